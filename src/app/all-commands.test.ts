import { expect, it } from 'vitest';
import { ofCommand } from '@/features/palette/palette-items';
import { searchGroups } from '@/features/palette/score';
import { openQuickStore } from '@/test/quick-store';
import { allCommands } from './all-commands';
import { keyCommands } from './commands';
import { VIEW_TABS } from './view-tabs';

it('commands are found by what else they are called', () => {
  const { store } = openQuickStore();
  const items = allCommands(store, keyCommands(store, () => undefined)).map(ofCommand);
  const found = (search: string) => searchGroups([{ heading: 'Commands', items, most: 99, weight: 1 }], search).flatMap((group) => group.items.map(({ names }) => names[0]!));
  expect(found('delete all')[0]).toBe('Delete all local data…');
  expect(found('compare').slice(0, 3).toSorted()).toEqual(['View: A/B', 'View: Models', 'View: Tokenizers']);
  for (const [search, label] of [['waste', 'View: Fit, Waste'], ['tokenizers', 'View: Tokenizers'], ['about', 'View: Tokenizers, About'], ['cache', 'View: Cost, Cache'], ['cost of a conversation', 'View: Cost, Conversation']] as const) expect(found(search)[0], search).toBe(label);
});

it('views are called what the page calls them', () => {
  const { store } = openQuickStore();
  const labels = allCommands(store, keyCommands(store, () => undefined)).map(({ label }) => label);
  for (const { label, views } of VIEW_TABS) {
    const [, ...others] = views;
    expect(labels).toContain(`View: ${label}`);
    for (const other of others) expect(labels).toContain(`View: ${label}, ${other.label}`);
  }
});
