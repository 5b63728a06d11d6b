import { tinykeys } from 'tinykeys';
import type { AppStore } from '@/state/store';
import type { Command } from '@/ui/command';
import { keyOfTab, VIEW_TABS } from './view-tabs';

/** Whether the key belongs to a field, an editor or a dialog. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="radio"]):not([type="file"]), textarea, select') || target.closest('[role="menu"], dialog') !== null)
  );
}

/** The keys that work everywhere. Those of a list or a view are handled there. */
export function startKeys(store: AppStore, commands: readonly Command[]): () => void {
  const run = (id: string) => (event: KeyboardEvent) => {
    // A field or a view that has used the key says so.
    if (event.defaultPrevented) return;
    event.preventDefault();
    commands.find((command) => command.id === id)?.run();
  };
  const outside = (id: string) => (event: KeyboardEvent) => {
    // A dialog that is still on its way has no focus yet: what is typed is for it.
    if (!isTyping(event) && store.getState().dialog === null) run(id)(event);
  };
  const togglePalette = (event: KeyboardEvent) => {
    event.preventDefault();
    const state = store.getState();
    state.open(state.dialog === 'palette' ? null : 'palette');
  };
  // In a plain field the browser's own undo comes first; an editor prevents the default while it has something to undo.
  const unlessField = (id: string) => (event: KeyboardEvent) => {
    const target = event.composedPath()[0];
    if (target instanceof HTMLElement && target.matches('input:not([type="radio"]):not([type="range"]):not([type="checkbox"]), textarea')) return;
    run(id)(event);
  };
  return tinykeys(globalThis as unknown as Window, {
    '$mod+k': togglePalette,
    '$mod+z': unlessField('undo'),
    '$mod+Shift+z': unlessField('redo'),
    '$mod+Shift+Z': unlessField('redo'),
    '$mod+y': unlessField('redo'),
    '$mod+o': run('add-files'),
    '$mod+s': run('save'),
    ...Object.fromEntries(VIEW_TABS.flatMap(({ id }, index) => {
      const key = keyOfTab(index);
      return key === null ? [] : [[key, outside(`view-${id}`)] as const];
    })),
    m: outside('model'),
    w: outside('scale'),
    o: outside('overlay'),
    '?': outside('keys'),
    'Shift+?': outside('keys'),
    Escape: (event) => {
      if (event.defaultPrevented || isTyping(event)) return;
      const { chosenIds, focusId, select } = store.getState();
      if (chosenIds.size > 1) select(focusId);
    },
  });
}
