import type { KeyboardEvent, RefObject } from 'react';
import type { UnitId } from '@/core/units';
import { useAppStore } from '@/state/react';

const ROW = '[data-row]';

/** Keys of the prompt list: arrows walk, Shift extends, Alt moves, Space switches, Enter edits, F2 renames, Delete deletes. */
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
    const focusRow = (next: Element | null | undefined, how: 'only' | 'range') => {
      if (!(next instanceof HTMLElement)) return;
      next.focus();
      state.select(next.dataset['row'] as UnitId, how);
    };
    const rows = () => [...(list.current?.querySelectorAll(ROW) ?? [])];
    const keep = () => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus());

    const onRow = target === row;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const by = event.key === 'ArrowUp' ? -1 : 1;
      if (event.altKey) {
        state.move(chosen, by);
        keep();
      } else {
        const all = rows();
        focusRow(all[all.indexOf(row) + by], event.shiftKey ? 'range' : 'only');
      }
    } else if (event.key === 'Home' || event.key === 'End') {
      focusRow(event.key === 'Home' ? rows()[0] : rows().at(-1), event.shiftKey ? 'range' : 'only');
    } else if (event.key === ' ' && onRow) {
      const part = state.work.prompt.parts.find((other) => other.id === id);
      if (part !== undefined) state.setEnabled(chosen, !part.enabled);
    } else if (event.key === 'Enter' && onRow && !mod) {
      state.select(id);
      state.show('edit');
    } else if (event.key === 'F2') {
      rename(id);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const all = rows();
      const at = all.indexOf(row);
      state.deleteUnits(chosen);
      requestAnimationFrame(() => {
        const left = rows();
        (left[Math.min(at, left.length - 1)] as HTMLElement | undefined)?.focus();
      });
    } else if (mod && event.key.toLowerCase() === 'd') {
      state.duplicate(chosen);
    } else if (mod && event.key.toLowerCase() === 'a') {
      state.selectAll();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const part = state.work.prompt.parts.find((other) => other.id === id);
      if (part?.role !== 'history') return;
      state.setTurnsOpen(event.key === 'ArrowRight');
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
