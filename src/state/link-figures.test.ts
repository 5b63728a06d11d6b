// Who opens a link without texts sees of every model what who made it saw, counted by the real tokenizers.
import { beforeAll, expect, it, vi } from 'vitest';
import { wholeText } from '@/core/prompt/long-text';
import { succeed } from '@/core/result';
import type { Encoder } from '@/core/tokenize/encoder';
import { ENCODING_IDS, type EncodingId } from '@/core/tokenize/encoding';
import { type PieceSource, scriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { loadEncoder } from '@/test/load-encoder';
import { comparingOf } from './comparing';
import { startCounting } from './counting';
import { startCountingFraming } from './framing-counts';
import { talliesOfParts } from './link-tallies';
import { framingOfModels, modelFigures } from './model-figures';
import { openSharedWork } from './open-shared';
import { makeLink, readLink } from './share-links';
import { runInSlices } from './slices-of-time';
import { type AppStore, createAppStore } from './store';

const encoders = new Map<EncodingId, Encoder>();
beforeAll(async () => {
  for (const id of ENCODING_IDS) encoders.set(id, await loadEncoder(id));
});

let ids = 0;

/** A store whose texts the real encoders count, with every model's counts where `isAll`. */
async function counted(change: (store: AppStore) => void, isAll: boolean): Promise<AppStore> {
  const tokenizer = {
    ...fakeTokenizer(),
    count: ({ encodingId, text, tally }: { encodingId: EncodingId; text: Parameters<typeof wholeText>[0]; tally?: boolean }) => {
      const encoder = encoders.get(encodingId)!;
      const tokens = encoder.count(wholeText(text));
      return Promise.resolve(succeed(tally === true ? { tokens, tally: scriptTally(encoder as unknown as PieceSource, wholeText(text)) } : { tokens }));
    },
  };
  const store = createAppStore({ tokenizer, makeId: () => `f${(ids += 1)}` as UnitId });
  change(store);
  store.getState().openCatalogue();
  const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
  const settled = () => vi.waitFor(() => expect([store.getState().activities.size, store.getState().catalogue.status]).toEqual([0, 'ready']), { timeout: 20_000 });
  await settled();
  if (isAll) await comparingOf(store).countForReport();
  const framing = await runInSlices(framingOfModels(store.getState()));
  store.setState({ framingWanted: framing ?? new Map() });
  await settled();
  stops.forEach((stop) => stop?.());
  return store;
}

async function opened(sender: AppStore): Promise<AppStore> {
  const tallies = await talliesOfParts(sender.getState(), new AbortController().signal);
  const made = await makeLink(sender.getState(), { included: new Set(), withScenario: false, withKept: true, withFigures: true, tallies }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  if (!read.ok) throw new Error(read.error.kind);
  return counted((store) => openSharedWork(store, read.value, false), false);
}

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
  const tallies = await talliesOfParts(sender.getState(), new AbortController().signal);
  expect(tallies.size).toBe(3_150);
  const made = await makeLink(sender.getState(), { ...RECEIVED, tallies }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  expect(read.ok && read.value.work.prompt.parts.map((part) => 'attachment' in part && 'tally' in part.attachment)).toEqual(Array.from({ length: 3_150 }, () => false));
}, 60_000);
