import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useApp, useAppStore } from '@/state/react';
import { Button, IconButton } from '@/ui/Button';

/** One action on several parts, shown while several are marked. */
export function SelectionBar() {
  const store = useAppStore();
  const chosen = useApp((state) => state.chosenIds);
  const focusId = useApp((state) => state.focusId);
  if (chosen.size < 2) return null;
  const act = store.getState();
  const ids = [...chosen];
  return (
    <div role="toolbar" aria-label="Selected parts" className="sticky bottom-0 z-10 flex items-center gap-1 border-t border-line bg-accent-wash px-3.5 py-1.5">
      <span className="mr-auto font-semibold">{chosen.size} selected</span>
      <Button look="quiet" size="small" onClick={() => act.setEnabled(ids, true)}>
        On
      </Button>
      <Button look="quiet" size="small" onClick={() => act.setEnabled(ids, false)}>
        Off
      </Button>
      <IconButton label="Move selected up" icon={<ArrowUp size={15} />} onClick={() => act.move(ids, -1)} />
      <IconButton label="Move selected down" icon={<ArrowDown size={15} />} onClick={() => act.move(ids, 1)} />
      <IconButton label="Delete selected" icon={<Trash2 size={15} />} onClick={() => act.deleteUnits(ids)} />
      <Button look="quiet" size="small" onClick={() => act.select(focusId)}>
        Done
      </Button>
    </div>
  );
}
