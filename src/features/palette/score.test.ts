import { describe, expect, it } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import { type Item, ofCommand, ofModel, ofPart, ofVariable } from './palette-items';
import { searchGroups } from './score';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';

const nothing = () => {};
const models = MODELS.map((model) => ofModel(model, false, nothing));
const commands = ['View: models', 'View: cost', 'View: compare', 'Choose a model', 'Clear', 'Theme: dark', 'Add files', 'Undo'].map((label) => ofCommand({ id: label, group: label.split(': ')[0]!, label, run: nothing }));
const part = (name: string) => ofPart({ id: name as UnitId, role: 'documents', name, text: '', enabled: true } as Part, nothing);
const group = (heading: string, items: readonly Item[], weight = 1) => ({ heading, items, most: 3, weight });
const best = (items: readonly Item[], search: string) => searchGroups([group('Parts', items), group('Commands', commands), group('Models', models, 0.5)], search)[0]?.items[0]?.names[0];

describe('the search of the palette', () => {
  it('finds models by their exact name or id first, and by what is like a part of it', () => {
    const found = (search: string) => best([], search);
    for (const search of ['GPT-4', 'gpt-4 ', 'openai/gpt-4', 'Model: GPT-4', 'model: gpt-4']) expect(found(search), search).toBe('Model: GPT-4');
    expect(found('o3')).toBe('Model: o3');
    for (const search of ['gpt4o', 'gpt 4o', 'model gpt-4o']) expect(found(search), search).toBe('Model: GPT-4o');
    expect([found('command r'), found('command r+')]).toEqual(['Model: Command R', 'Model: Command R+']);
    expect(found('haiku')).toMatch(/^Model: Claude .*Haiku/);
    for (const { id, name } of MODELS.slice(0, 40)) expect([id, name].map(found)).toEqual([`Model: ${name}`, `Model: ${name}`]);
    expect(searchGroups([group('Models', models)], 'claude')[0]?.items, 'not all of them').toHaveLength(3);
  });

  it('lists what has the letters apart only where nothing has them in a row', () => {
    const found = (search: string) => searchGroups([group('Commands', commands), { ...group('Models', models), most: 99 }], search).flatMap(({ items }) => items.map(({ names }) => names[0]!));
    expect(found('sonnet').every((name) => /^Model: Claude .*Sonnet/.test(name)), found('sonnet').join()).toBe(true);
    expect(found('sonet')[0]).toMatch(/^Model: Claude .*Sonnet/);
    expect(found('zzz')).toEqual([]);
  });

  it('puts no model before a command that the letters begin', () => {
    for (const [search, label] of [['mod', 'View: models'], ['com', 'View: compare'], ['cl', 'Clear'], ['und', 'Undo']] as const) expect(best([], search), search).toBe(label);
  });

  it('takes the whole of a name, also behind that of its group, for that and nothing else', () => {
    expect(best([part('costs of the view'), part('dark side.txt')], 'dark')).toBe('Theme: dark');
    expect(best([part('my cost')], 'cost')).toBe('View: cost');
    expect(best([part('undo.txt')], 'undo.txt')).toBe('undo.txt');
    const variables = ['customer', 'customers', 'my customer'].map((name) => ofVariable(name, nothing));
    for (const search of ['customer', '{{customer}}', 'set value of {{customer}}']) expect(best(variables, search)).toBe('Set value of {{customer}}');
  });
});
