import { formatShare } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';

/** How much of what was opened last is read; nothing where nothing is. */
export function Reading() {
  const store = useAppStore();
  const share = useApp((state) => state.batchReading);
  if (share === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 text-small text-ink-soft">
      <span>Reading files, {formatShare(share)}</span>
      <Progress label="Reading files" done={share} whole={1} className="w-32" />
      <Button size="tiny" onClick={() => store.getState().cancelBatch()}>
        Cancel
      </Button>
    </div>
  );
}
