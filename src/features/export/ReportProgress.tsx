import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';

/** How far the counting for a report is, in a row of its own at the foot of the page: it lies over nothing there. Most are over before it could be read. */
export function ReportProgress() {
  const store = useAppStore();
  const { counting } = useApp((state) => state.comparison);
  let [done, whole] = [0, 0];
  for (const { doneUnits, totalUnits } of counting.values()) [done, whole] = [done + doneUnits, whole + totalUnits];
  return (
    <div role="status" className="make-room-late sticky bottom-0 z-40 flex shrink-0 items-center justify-center gap-3 border-t border-line bg-panel px-4 py-2 md:static">
      <span>Counting in every tokenizer for the report</span>
      <Progress label="Counting for the report" done={done} whole={Math.max(1, whole)} className="w-40 max-sm:w-16" />
      <Button look="quiet" size="small" onClick={store.getState().cancelReport}>
        Cancel
      </Button>
    </div>
  );
}
