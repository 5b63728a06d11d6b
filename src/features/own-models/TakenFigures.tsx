import { figuresOf, modelsOf } from '@/core/catalog/edit-layer';
import { EMPTY_LAYER, type Figure, type Layer } from '@/core/catalog/figures';
import type { ModelId } from '@/core/units';
import { changeFigures, layersOf, undoFigures } from '@/state/change-figures';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

/** What was taken from newer files so far, with the way back. */
export function TakenFigures() {
  const store = useAppStore();
  const refreshed = useApp((state) => layersOf(state).refreshed);
  const canUndo = useApp((state) => (state.figures?.past.length ?? 0) > 0);
  const figures = [...modelsOf(refreshed)].reduce((sum, id) => sum + figuresOf(refreshed, id as ModelId).length, 0);
  if (figures === 0 && !canUndo) return null;
  return (
    <section aria-label="Taken so far" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-3">
      <p role="status" className="m-0">
        {figures === 0 ? 'Nothing is taken from newer files.' : `${plural(figures, 'figure')} of ${plural(modelsOf(refreshed).size, 'model')} taken from newer files, ${daysOf(refreshed)}.`}
      </p>
      <Button size="small" disabled={!canUndo} onClick={() => undoFigures(store)}>
        Undo
      </Button>
      <Button size="small" look="danger" disabled={figures === 0} onClick={() => changeFigures(store, () => ({ refreshed: EMPTY_LAYER }))}>
        Reset to the page’s own
      </Button>
    </section>
  );
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "on 2026-11-27", "from 2026-11-20 to 2026-11-27" */
function daysOf({ models, offers }: Layer): string {
  const all = [...Object.values(models), ...Object.values(offers).map((offer) => offer.figures)].flatMap((entry) => Object.values(entry) as Figure[]);
  const days = all.map(({ asOf }) => asOf).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}
