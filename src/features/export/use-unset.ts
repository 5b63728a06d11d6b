import { useEffect, useState } from 'react';
import { unsetVariables } from '@/state/case-plan';
import { useApp } from '@/state/react';

/** Variables without a value, to be told where no case tells of them; null: not wanted, or still looked for. */
export function useUnset(isWanted: boolean): readonly string[] | null {
  const work = useApp((state) => state.work);
  const [unset, setUnset] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isCurrent = isWanted;
    setUnset(null);
    if (isWanted) void unsetVariables(work).then((names) => isCurrent && setUnset(names));
    return () => {
      isCurrent = false;
    };
  }, [work, isWanted]);
  return unset;
}
