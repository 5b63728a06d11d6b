import type { UnitId } from '@/core/units';
import type { AppState, SelectionSlice } from './app-state';
import type { Slice } from './store';
import { defaultFocus, focusedAlone } from './selection-in';
import { firstWork } from './work-slice';

export const createSelectionSlice: Slice<SelectionSlice> = (set, get) => ({
  ...focusedAlone(defaultFocus(firstWork().prompt)),
  anchorId: null,
  pinnedToken: null,
  revealed: null,

  select: (id, how = 'only') => {
    const { focusId, chosenIds, anchorId } = get();
    if (id === null) {
      set({ focusId: null, chosenIds: new Set(), pinnedToken: null, revealed: null });
      return;
    }
    const samePart = partIdOf(get(), id) === partIdOf(get(), focusId);
    const cleared = samePart ? {} : { pinnedToken: null };
    if (how === 'toggle') {
      const next = new Set(chosenIds);
      if (next.has(id) && next.size > 1) {
        next.delete(id);
        set({ chosenIds: next, focusId: id === focusId ? ([...next].at(-1) ?? null) : focusId, revealed: null, ...cleared });
      } else {
        set({ chosenIds: next.add(id), focusId: id, anchorId: id, revealed: null, ...cleared });
      }
    } else if (how === 'range') {
      const ids = listedIds(get());
      // The anchor may have been deleted since.
      const from = anchorId !== null && ids.includes(anchorId) ? anchorId : focusId;
      set({ chosenIds: new Set(rangeBetween(ids, from, id)), focusId: id, anchorId: from, revealed: null, ...cleared });
    } else {
      set({ chosenIds: new Set([id]), focusId: id, anchorId: id, revealed: null, ...cleared });
    }
  },
  selectAll: () => {
    const ids = get().work.prompt.parts.map((part) => part.id);
    set({ chosenIds: new Set(ids), focusId: get().focusId ?? ids[0] ?? null });
  },
  pinToken: (pinnedToken) => set({ pinnedToken }),
  reveal: (revealed) => set({ revealed }),
});

/** Units in the order of the list: parts, and the turns in their history when they are shown. */
export function listedIds(state: Pick<AppState, 'work' | 'turnsOpen'>): UnitId[] {
  return state.work.prompt.parts.flatMap((part) =>
    'turns' in part && state.turnsOpen ? [part.id, ...part.turns.map((turn) => turn.id)] : [part.id],
  );
}

function rangeBetween(ids: readonly UnitId[], from: UnitId | null, to: UnitId): readonly UnitId[] {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

function partIdOf(state: AppState, id: UnitId | null): UnitId | null {
  return (
    state.work.prompt.parts.find(
      (part) => part.id === id || ('turns' in part && part.turns.some((turn) => turn.id === id)),
    )?.id ?? null
  );
}
