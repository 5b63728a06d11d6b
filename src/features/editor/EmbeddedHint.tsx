import { useDeferredValue, useEffect, useState } from 'react';
import type { PartText } from '@/core/prompt/long-text';
import { filesAre, takeFilesOut, type TakenFiles } from '@/state/arrivals';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import type { EditedUnit } from './unit-text';

interface Found {
  readonly text: PartText;
  readonly taken: TakenFiles;
}

/** Files in base64 that were typed or pasted into the text: what stands here counts as text until they are taken out. */
export function EmbeddedHint({ unit }: { unit: EditedUnit }) {
  const { takeOut, track } = useAppStore().getState();
  const text = useDeferredValue(unit.text);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let isWanted = true;
    const looking = takeFilesOut(text, () => isWanted).then((taken) => {
      if (isWanted) setFound(taken === null ? null : { text, taken });
    });
    void track('looking for files', looking);
    return () => {
      isWanted = false;
    };
  }, [text, track]);
  if (found === null || found.text !== unit.text) return null;
  return (
    <p role="status" className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-wash px-3 py-1 md:px-5 text-small text-warn">
      {`${filesAre(found.taken)} counted as text here, in base64.`}
      <Button onClick={() => takeOut(unit.id, unit.name, found.text, found.taken)}>Take out</Button>
    </p>
  );
}
