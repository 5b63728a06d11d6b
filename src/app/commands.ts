import { EXPORT_GROUPS } from '@/features/export/export-entries';
import type { Command } from '@/ui/command';
import type { AppStore } from '@/state/store';
import { keyOfView, VIEW_NAMES } from './view-tabs';

/** What a key does wherever the focus is, and what the dialog of keys lists; the palette has more (`all-commands.ts`). */
export function keyCommands(store: AppStore, pickFiles: () => void): readonly Command[] {
  const now = store.getState;
  const chosen = () => [...now().chosenIds];
  return [
    ...VIEW_NAMES.flatMap(({ id, name }) => {
      const keys = keyOfView(id);
      return keys === null ? [] : [{ id: `view-${id}`, group: 'View', label: `View: ${name}`, keys, run: () => now().show(id) }];
    }),
    { id: 'model', group: 'Model', label: 'Choose a model', keys: 'M', run: () => now().open('model') },
    { id: 'add-files', group: 'Prompt', label: 'Add files', keys: 'Mod+O', run: pickFiles },
    { id: 'undo', group: 'Prompt', label: 'Undo', keys: 'Mod+Z', run: () => now().undo() },
    { id: 'redo', group: 'Prompt', label: 'Redo', keys: 'Mod+Shift+Z', run: () => now().redo() },
    { id: 'duplicate', group: 'Prompt', label: 'Duplicate selected', keys: 'Mod+D', run: () => now().duplicate(chosen()) },
    { id: 'delete', group: 'Prompt', label: 'Delete selected', keys: 'Delete', run: () => now().deleteUnits(chosen()) },
    ...EXPORT_GROUPS.flat().flatMap((entry) => ('keys' in entry ? [{ id: entry.id, group: 'Export', label: entry.label, keys: entry.keys, run: () => entry.run(store) }] : [])),
    { id: 'scale', group: 'View', label: 'Bar: prompt or window scale', keys: 'W', run: () => now().setBarScale(now().barScale === 'prompt' ? 'window' : 'prompt') },
    { id: 'overlay', group: 'View', label: 'Position lane on or off', keys: 'O', run: () => now().setOverlay(!now().overlayOn) },
    { id: 'keys', group: 'Help', label: 'Keys', keys: '?', run: () => now().open('keys') },
  ];
}
