// Who opens a link without texts sees of every model what who made it saw, counted by the real tokenizers.
import { beforeAll, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { countedStore as counted, loadEncoders, openedLink as opened } from '@/test/counted-store';
import { talliesOfParts } from './link-tallies';
import { modelFigures } from './model-figures';
import { makeLink, readLink } from './share-links';
import type { AppStore } from './store';

beforeAll(loadEncoders, 60_000);

const RECEIVED = { included: new Set<UnitId>(), withScenario: false, withKept: true, withFigures: true };

it('every model comes near the sender’s figures of the sample, and they are in its range', async () => {
  const sender = await counted(() => undefined, true);
  const receiver = await opened(sender);
  const theirs = new Map(modelFigures(receiver.getState()).map((row) => [row.model.id, row.fill.input]));
  for (const { model, fill } of modelFigures(sender.getState())) {
    const { low, tokens, high } = theirs.get(model.id)!;
    expect([low <= fill.input.tokens, fill.input.tokens <= high, Math.abs(tokens / fill.input.tokens - 1) < 0.05], model.id).toEqual([true, true, true]);
  }
}, 60_000);

it('without tools every model counts the very same, a rounding of each turn aside', async () => {
  const withoutTools = (store: AppStore) => store.getState().deleteUnits(store.getState().work.prompt.parts.flatMap(({ id, role }) => (role === 'tools' ? [id] : [])));
  const sender = await counted(withoutTools, true);
  const receiver = await opened(sender);
  const theirs = new Map(modelFigures(receiver.getState()).map((row) => [row.model.id, row.fill]));
  const turns = sender.getState().work.prompt.parts.reduce((sum, part) => sum + ('turns' in part ? part.turns.length : 0), 0);
  for (const { model, fill } of modelFigures(sender.getState())) {
    const { parts } = theirs.get(model.id)!;
    for (const level of ['low', 'tokens', 'high'] as const) expect(Math.abs(parts[level] - fill.parts[level]), `${model.id} ${level}`).toBeLessThanOrEqual(model.tokenizer.kind === 'estimate' ? turns : 1);
  }
}, 60_000);

it('thousands of parts still fit: what other models count from stays behind', async () => {
  const sender = await counted((store) => {
    store.getState().clear();
    store.getState().addTexts(Array.from({ length: 3_150 }, (_, index) => ({ name: `${index}.md`, text: `Note ${(index * 7919) % 1_000_003} of ${index * index}: it rains ${'and rains '.repeat(index % 37)}– äh 雨 ${'x'.repeat((index * 31) % 97)}.` })));
  }, false);
  // Of a text whose count is not told yet the link would state a range, which takes more room.
  expect([...sender.getState().counts.values()].filter(({ status }) => status === 'ready')).toHaveLength(3_150);
  const tallies = await talliesOfParts(sender.getState(), new AbortController().signal);
  expect(tallies.size).toBe(3_150);
  const made = await makeLink(sender.getState(), { ...RECEIVED, tallies }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  expect(read.ok && read.value.work.prompt.parts.map((part) => 'attachment' in part && 'tally' in part.attachment)).toEqual(Array.from({ length: 3_150 }, () => false));
}, 60_000);
