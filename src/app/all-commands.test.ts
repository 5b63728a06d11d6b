import { expect, it } from 'vitest';
import { ofCommand } from '@/features/palette/palette-items';
import { searchGroups } from '@/features/palette/score';
import { openQuickStore } from '@/test/quick-store';
import { allCommands } from './all-commands';
import { keyCommands } from './commands';

it('commands are found by what else they are called', () => {
  const { store } = openQuickStore();
  const items = allCommands(store, keyCommands(store, () => undefined)).map(ofCommand);
  const found = (search: string) => searchGroups([{ heading: 'Commands', items, most: 99, weight: 1 }], search).flatMap((group) => group.items.map(({ names }) => names[0]!));
  expect(found('delete all')[0]).toBe('Delete all local data…');
  expect(found('compare')[0]).toBe('View: compare');
  expect(found('compare').slice(0, 3).toSorted()).toEqual(['View: a/b', 'View: compare', 'View: models']);
});
