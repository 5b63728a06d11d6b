import { useMemo } from 'react';
import { heldUnitsOf } from '@/core/prompt/part';
import { useApp, useAppStore } from '@/state/react';
import { selectModel, selectModels } from '@/state/selectors';
import { MOST_LISTED_VARIABLES, useVariables } from '@/state/use-variables';
import type { Command } from '@/ui/command';
import { caseItems, type Item, noCaseItem, ofCommand, ofImport, ofModel, ofPart, ofVariable } from './palette-items';
import { type Group, searchGroups } from './score';

const MOST_PARTS = 100;
const MOST_MODELS = 20;
/** Of letters that begin a command as well as a model, the command is meant: there are so many models that one always fits. */
const MODEL_WEIGHT = 0.5;

/** All that fits a search; without one all but the models, which the picker, a command, lists by vendor. */
export function useGroups(commands: readonly Command[], search: string): readonly Group[] {
  const byCommands = useMemo(() => [...new Set(commands.map(({ group }) => group))].map((heading) => groupOf(heading, commands.filter(({ group }) => group === heading).map(ofCommand))), [commands]);
  const groups = [...byCommands, useVariableGroup(), useImportGroup(), usePartGroup()];
  const models = useModelGroup();
  if (search.trim() !== '') return searchGroups([...groups, models], search);
  return groups.filter(({ items }) => items.length > 0).map((group) => ({ ...group, items: group.items.slice(0, group.most) }));
}

function groupOf(heading: string, items: readonly Item[], most = Number.POSITIVE_INFINITY, weight = 1): Group {
  return { heading, items, most, weight };
}

/** The cases of the prompt, once a variable has a value that makes one, and the values themselves. */
function useVariableGroup(): Group {
  const store = useAppStore();
  const found = useVariables();
  const values = useApp((state) => state.work.variables);
  const chosen = useApp((state) => state.chosenCase);
  const hasValue = (name: string) => values !== undefined && Object.hasOwn(values, name);
  const names = (found ?? []).flatMap(({ name, isOpen }) => (isOpen || hasValue(name) ? [name] : []));
  const hasCases = names.some(hasValue);
  const [first] = names;
  const cases = hasCases
    ? caseItems(chosen, (id) => store.getState().chooseCase(id))
    : [noCaseItem(first === undefined ? 'variables' : 'values', () => store.getState().openValues(first))];
  return groupOf('Variables', [...cases, ...names.slice(0, MOST_LISTED_VARIABLES).map((name) => ofVariable(name, () => store.getState().openValues(name)))]);
}

function useImportGroup(): Group {
  const store = useAppStore();
  const parts = useApp((state) => state.work.prompt.parts);
  const imports = useApp((state) => state.imports);
  const items = useMemo(() => {
    const ids = new Set(parts.flatMap((part) => [part.id, ...heldUnitsOf(part).map(({ id }) => id)]));
    return imports.filter(({ unitIds }) => unitIds.some((id) => ids.has(id))).map((source) => ofImport(source, () => store.getState().openImport(source.id)));
  }, [store, imports, parts]);
  return groupOf('Imports', items);
}

function usePartGroup(): Group {
  const store = useAppStore();
  const parts = useApp((state) => state.work.prompt.parts);
  const items = useMemo(() => parts.map((part) => ofPart(part, () => store.getState().select(part.id))), [store, parts]);
  return groupOf('Parts', items, MOST_PARTS);
}

function useModelGroup(): Group {
  const store = useAppStore();
  const models = useApp(selectModels);
  const { id: chosenId } = useApp(selectModel);
  const items = useMemo(() => models.map((model) => ofModel(model, model.id === chosenId, () => store.getState().chooseModel(model.id))), [store, models, chosenId]);
  return groupOf('Models', items, MOST_MODELS, MODEL_WEIGHT);
}
