// Everything that the palette offers. Loaded with it.
import { EXPORT_GROUPS } from '@/features/export/export-entries';
import type { AppStore } from '@/state/store';
import type { Command } from '@/ui/command';
import { VIEW_NAMES } from './view-tabs';

const SUB_VIEWS = [
  { id: 'cost-conversation', label: 'View: Cost, Conversation', run: (store: AppStore) => store.getState().showSub('cost', 'conversation') },
  { id: 'cost-architecture', label: 'View: Cost, Architecture', run: (store: AppStore) => store.getState().showSub('cost', 'architecture') },
  { id: 'cost-cache', label: 'View: Cost, Cache', run: (store: AppStore) => store.getState().showSub('cost', 'cache') },
  { id: 'models-own', label: 'View: Models, Own figures', run: (store: AppStore) => store.getState().showSub('models', 'own') },
  { id: 'models-newer', label: 'View: Models, Newer data', run: (store: AppStore) => store.getState().showSub('models', 'newer') },
  { id: 'position-order', label: 'View: Position, Order', run: (store: AppStore) => store.getState().showSub('position', 'order') },
  { id: 'position-length', label: 'View: Position, Length', run: (store: AppStore) => store.getState().showSub('position', 'length') },
  { id: 'position-needles', label: 'View: Position, Needle tests', run: (store: AppStore) => store.getState().showSub('position', 'needles') },
  { id: 'position-rot', label: 'View: Position, Rot and compaction', run: (store: AppStore) => store.getState().showSub('position', 'rot') },
  { id: 'position-claims', label: 'View: Position, Claims', run: (store: AppStore) => store.getState().showSub('position', 'claims') },
] as const;

/** What commands are also looked for by. */
const ALSO: Readonly<Record<string, string>> = {
  'view-versions': 'compare two prompts',
  'view-models': 'compare models',
  'view-fit': 'make it fit',
  'view-compare': 'compare tokenizers',
  'cost-conversation': 'cost of a conversation',
  'cost-architecture': 'cost of an architecture',
  'cost-cache': 'what caches',
  'models-own': 'own figures of models',
  'models-newer': 'newer data of models',
  'position-order': 'order of the parts',
  'position-length': 'scores by length',
  'position-rot': 'context rot',
  'position-claims': 'claims about long contexts',
};

/** `keyed`: those with a key, which are known before; each stands here in its place. */
export function allCommands(store: AppStore, keyed: readonly Command[]): readonly Command[] {
  const now = store.getState;
  const chosen = () => [...now().chosenIds];
  const withKey = (id: string) => keyed.filter((command) => command.id === id);
  const all: readonly Command[] = [
    ...VIEW_NAMES.flatMap(({ id, name }): readonly Command[] => {
      const own = withKey(`view-${id}`);
      return own.length > 0 ? own : [{ id: `view-${id}`, group: 'View', label: `View: ${name}`, run: () => now().show(id) }];
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
