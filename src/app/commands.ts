import { EXPORT_GROUPS } from '@/features/export/export-entries';
import type { Command } from '@/ui/command';
import type { AppStore } from '@/state/store';
import { keyOfView, VIEW_LABELS } from './view-tabs';

const SUB_VIEWS = [
  { id: 'cost-conversation', label: 'View: cost of a conversation', run: (store: AppStore) => store.getState().showSub('cost', 'conversation') },
  { id: 'cost-architecture', label: 'View: cost of an architecture', run: (store: AppStore) => store.getState().showSub('cost', 'architecture') },
  { id: 'cost-cache', label: 'View: what caches', run: (store: AppStore) => store.getState().showSub('cost', 'cache') },
  { id: 'models-own', label: 'View: own figures of models', run: (store: AppStore) => store.getState().showSub('models', 'own') },
  { id: 'models-newer', label: 'View: newer data of models', run: (store: AppStore) => store.getState().showSub('models', 'newer') },
  { id: 'position-order', label: 'View: order of the parts', run: (store: AppStore) => store.getState().showSub('position', 'order') },
  { id: 'position-length', label: 'View: scores by length', run: (store: AppStore) => store.getState().showSub('position', 'length') },
  { id: 'position-needles', label: 'View: needle tests', run: (store: AppStore) => store.getState().showSub('position', 'needles') },
  { id: 'position-rot', label: 'View: context rot and compaction', run: (store: AppStore) => store.getState().showSub('position', 'rot') },
  { id: 'position-claims', label: 'View: claims about long contexts', run: (store: AppStore) => store.getState().showSub('position', 'claims') },
] as const;

/** Everything that the palette offers and the keys dialog lists. */
export function commandsOf(store: AppStore, pickFiles: () => void): readonly Command[] {
  const now = store.getState;
  const chosen = () => [...now().chosenIds];
  return [
    ...VIEW_LABELS.map(({ id, label }) => {
      const keys = keyOfView(id);
      return { id: `view-${id}`, group: 'View', label: `View: ${label.toLowerCase()}`, ...(keys === null ? {} : { keys }), run: () => now().show(id) };
    }),
    ...SUB_VIEWS.map(({ id, label, run }) => ({ id, group: 'View', label, run: () => run(store) })),
    { id: 'model', group: 'Model', label: 'Choose a model', keys: 'M', run: () => now().open('model') },
    { id: 'add-files', group: 'Prompt', label: 'Add files', keys: 'Mod+O', run: pickFiles },
    { id: 'add-document', group: 'Prompt', label: 'Add a document', run: () => now().edit(now().addPart('documents')) },
    { id: 'add-system', group: 'Prompt', label: 'Add a system text', run: () => now().edit(now().addPart('system')) },
    { id: 'add-tool', group: 'Prompt', label: 'Add a tool', run: () => now().edit(now().addPart('tools')) },
    { id: 'add-question', group: 'Prompt', label: 'Add a question', run: () => now().edit(now().addPart('question')) },
    { id: 'undo', group: 'Prompt', label: 'Undo', keys: 'Mod+Z', run: () => now().undo() },
    { id: 'redo', group: 'Prompt', label: 'Redo', keys: 'Mod+Shift+Z', run: () => now().redo() },
    { id: 'select-all', group: 'Prompt', label: 'Select all parts', run: () => now().selectAll() },
    { id: 'duplicate', group: 'Prompt', label: 'Duplicate selected', keys: 'Mod+D', run: () => now().duplicate(chosen()) },
    { id: 'on', group: 'Prompt', label: 'Switch selected on', run: () => now().setEnabled(chosen(), true) },
    { id: 'off', group: 'Prompt', label: 'Switch selected off', run: () => now().setEnabled(chosen(), false) },
    { id: 'delete', group: 'Prompt', label: 'Delete selected', keys: 'Delete', run: () => now().deleteUnits(chosen()) },
    { id: 'free-order', group: 'Prompt', label: 'Free order on or off', run: () => now().setFreeOrder(!now().work.prompt.freeOrder) },
    { id: 'workspaces', group: 'Prompt', label: 'Workspaces and stored data', run: () => now().open('workspaces') },
    { id: 'sample', group: 'Prompt', label: 'Load sample', run: () => now().loadSample() },
    { id: 'clear', group: 'Prompt', label: 'Clear', run: () => now().clear() },
    ...EXPORT_GROUPS.flat().map((entry) => ({ id: entry.id, group: 'Export', label: entry.label, ...('keys' in entry ? { keys: entry.keys } : {}), run: () => entry.run(store) })),
    { id: 'scale', group: 'View', label: 'Bar: prompt or window scale', keys: 'W', run: () => now().setBarScale(now().barScale === 'prompt' ? 'window' : 'prompt') },
    { id: 'overlay', group: 'View', label: 'Position lane on or off', keys: 'O', run: () => now().setOverlay(!now().overlayOn) },
    { id: 'light', group: 'View', label: 'Theme: light', run: () => now().setTheme('light') },
    { id: 'dark', group: 'View', label: 'Theme: dark', run: () => now().setTheme('dark') },
    { id: 'system', group: 'View', label: 'Theme: follow the system', run: () => now().setTheme('system') },
    { id: 'keys', group: 'Help', label: 'Keys', keys: '?', run: () => now().open('keys') },
  ];
}
