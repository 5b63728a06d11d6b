import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { UnitId } from '@/core/units';
import { listedIds } from '@/state/selection-slice';
import { useAppStore } from '@/state/react';

const ROW = '[data-row]';
const PAGE_ROWS = 10;

/** Keys of the prompt list: arrows walk, Page Up and Page Down by ten, Shift extends, Alt moves, Space switches, Enter edits, F2 renames, Delete deletes. */
export function useListKeys(list: RefObject<HTMLElement | null>, rename: (id: UnitId) => void) {
  const store = useAppStore();
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>(ROW);
    if (row === null || target.tagName === 'INPUT') return;
    const id = row.dataset['row'] as UnitId;
    const state = store.getState();
    const chosen = state.chosenIds.has(id) ? [...state.chosenIds] : [id];
    const mod = event.metaKey || event.ctrlKey;
    const focusRow = (next: UnitId | undefined) => {
      if (next === undefined) return;
      // A row out of sight may be drawn only once it is selected.
      flushSync(() => state.select(next, event.shiftKey ? 'range' : 'only'));
      rowOf(list.current, next)?.focus();
    };
    // After the list has been drawn anew the next key is for what is selected then.
    const followSelection = () => requestAnimationFrame(() => rowOf(list.current, store.getState().focusId)?.focus());

    const onRow = target === row;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const by = event.key === 'ArrowUp' ? -1 : 1;
      if (event.altKey) {
        state.move(chosen, by);
        // Moved in the page it has lost the focus, unless another key has taken it on since.
        requestAnimationFrame(() => {
          if (document.activeElement === null || document.activeElement === document.body) rowOf(list.current, id)?.focus();
        });
      } else {
        const all = listedIds(state);
        focusRow(all[all.indexOf(id) + by]);
      }
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      const all = listedIds(state);
      const to = all.indexOf(id) + (event.key === 'PageUp' ? -PAGE_ROWS : PAGE_ROWS);
      focusRow(all[Math.min(all.length - 1, Math.max(0, to))]);
    } else if (event.key === 'Home' || event.key === 'End') {
      focusRow(listedIds(state).at(event.key === 'Home' ? 0 : -1));
    } else if (event.key === ' ' && onRow) {
      const part = state.work.prompt.parts.find((other) => other.id === id);
      if (part !== undefined) state.setEnabled(chosen, !part.enabled);
    } else if (event.key === 'Enter' && onRow && !mod) {
      state.edit(id);
    } else if (event.key === 'F2') {
      rename(id);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      state.deleteUnits(chosen);
      followSelection();
    } else if (mod && event.key.toLowerCase() === 'd') {
      state.duplicate(chosen);
      followSelection();
    } else if (mod && event.key.toLowerCase() === 'a') {
      state.selectAll();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const part = state.work.prompt.parts.find((other) => other.id === id);
      if (part === undefined || !('turns' in part)) return;
      state.setTurnsOpen(event.key === 'ArrowRight');
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

/** The row of a part or turn in the list, or null. */
export function rowOf(list: HTMLElement | null, id: UnitId | null): HTMLElement | null {
  return id === null ? null : (list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null);
}

/**
 * When the focused row goes (deleted by a menu, undone, renamed, drawn by other `rows`), the browser leaves the focus nowhere. The list takes it
 * back to the selected row, so that the keys keep working.
 */
export function useFocusKept(list: RefObject<HTMLElement | null>, parts: unknown, renaming: UnitId | null, rows: unknown): void {
  const store = useAppStore();
  const wasInside = useRef(false);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const enter = () => (wasInside.current = true);
    const leave = (event: FocusEvent) => {
      if (event.relatedTarget !== null) wasInside.current = element.contains(event.relatedTarget as Node);
    };
    const press = (event: PointerEvent) => {
      if (!element.contains(event.target as Node)) wasInside.current = false;
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    addEventListener('pointerdown', press);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
      removeEventListener('pointerdown', press);
    };
  }, [list]);
  useEffect(() => {
    if (wasInside.current && renaming === null && document.activeElement === document.body) rowOf(list.current, store.getState().focusId)?.focus();
  }, [list, parts, renaming, rows, store]);
}
