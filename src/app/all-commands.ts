// Everything that the palette offers. Loaded with it.
import { EXPORT_GROUPS } from '@/features/export/export-entries';
import type { AppStore } from '@/state/store';
import type { Command } from '@/ui/command';
import { VIEW_LABELS } from './view-tabs';

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

/** What commands are also looked for by. */
const ALSO: Readonly<Record<string, string>> = {
  'view-versions': 'compare two prompts',
  'view-models': 'compare models',
  'view-compare': 'tokenizers',
};

/** `keyed`: those with a key, which are known before; each stands here in its place. */
export function allCommands(store: AppStore, keyed: readonly Command[]): readonly Command[] {
  const now = store.getState;
  const chosen = () => [...now().chosenIds];
  const withKey = (id: string) => keyed.filter((command) => command.id === id);
  const all: readonly Command[] = [
    ...VIEW_LABELS.flatMap(({ id, label }): readonly Command[] => {
      const own = withKey(`view-${id}`);
      return own.length > 0 ? own : [{ id: `view-${id}`, group: 'View', label: `View: ${label.toLowerCase()}`, run: () => now().show(id) }];
    }),
    ...SUB_VIEWS.map(({ id, label, run }) => ({ id, group: 'View', label, run: () => run(store) })),
    ...withKey('model'),
    ...withKey('add-files'),
    { id: 'add-document', group: 'Prompt', label: 'Add a document', run: () => now().edit(now().addPart('documents')) },
    { id: 'add-system', group: 'Prompt', label: 'Add a system text', run: () => now().edit(now().addPart('system')) },
    { id: 'add-tool', group: 'Prompt', label: 'Add a tool', run: () => now().edit(now().addPart('tools')) },
    { id: 'add-question', group: 'Prompt', label: 'Add a question', run: () => now().edit(now().addPart('question')) },
    ...withKey('undo'),
    ...withKey('redo'),
    { id: 'select-all', group: 'Prompt', label: 'Select all parts', run: () => now().selectAll() },
    ...withKey('duplicate'),
    { id: 'on', group: 'Prompt', label: 'Switch selected on', run: () => now().setEnabled(chosen(), true) },
    { id: 'off', group: 'Prompt', label: 'Switch selected off', run: () => now().setEnabled(chosen(), false) },
    ...withKey('delete'),
    { id: 'free-order', group: 'Prompt', label: 'Free order on or off', run: () => now().setFreeOrder(!now().work.prompt.freeOrder) },
    { id: 'workspaces', group: 'Prompt', label: 'Workspaces and stored data', run: () => now().open('workspaces') },
    { id: 'delete-all', group: 'Prompt', label: 'Delete all local data…', run: () => now().open('workspaces') },
    { id: 'sample', group: 'Prompt', label: 'Load sample', run: () => now().loadSample() },
    { id: 'clear', group: 'Prompt', label: 'Clear', run: () => now().clear() },
    ...EXPORT_GROUPS.flat().flatMap((entry): readonly Command[] => ('keys' in entry ? withKey(entry.id) : [{ id: entry.id, group: 'Export', label: entry.label, run: () => entry.run(store) }])),
    ...withKey('scale'),
    ...withKey('overlay'),
    { id: 'light', group: 'View', label: 'Theme: light', run: () => now().setTheme('light') },
    { id: 'dark', group: 'View', label: 'Theme: dark', run: () => now().setTheme('dark') },
    { id: 'system', group: 'View', label: 'Theme: follow the system', run: () => now().setTheme('system') },
    ...withKey('keys'),
  ];
  return all.map((command) => ({ ...command, ...(ALSO[command.id] === undefined ? {} : { also: ALSO[command.id] }) }));
}
