// A store whose texts the real encoders count, and one that opens its link without texts.
import { wholeText } from '@/core/prompt/long-text';
import { succeed } from '@/core/result';
import type { Encoder } from '@/core/tokenize/encoder';
import { ENCODING_IDS, type EncodingId } from '@/core/tokenize/encoding';
import { type PieceSource, scriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import { comparingOf } from '@/state/comparing';
import { startCounting } from '@/state/counting';
import { startCountingFraming } from '@/state/framing-counts';
import { casesOfParts, tokensOfValues } from '@/state/link-cases';
import { framingOfCases } from '@/state/link-framing';
import { talliesOfParts } from '@/state/link-tallies';
import { framingOfModels } from '@/state/model-figures';
import { openSharedWork } from '@/state/open-shared';
import { makeLink, readLink } from '@/state/share-links';
import { runInSlices } from '@/state/slices-of-time';
import { type AppStore, createAppStore } from '@/state/store';
import { fakeTokenizer } from './fake-tokenizer';
import { loadEncoder } from './load-encoder';
import { activitiesOf, settled } from './settled';

/** Thousands of texts in every tokenizer, on a machine that is loaded. */
const COUNTED_MS = 60_000;
const encoders = new Map<EncodingId, Encoder>();
let ids = 0;

/** To be run before the others. */
export async function loadEncoders(): Promise<void> {
  for (const id of ENCODING_IDS) encoders.set(id, await loadEncoder(id));
}

/** A store that counts for as long as it lives, and has counted what `change` makes of the sample, with every model's counts where `isAll`. */
export async function countedStore(change: (store: AppStore) => void, isAll: boolean): Promise<AppStore> {
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
  startCounting(store, tokenizer);
  startCountingFraming(store, tokenizer);
  await settled(store, running, COUNTED_MS);
  await countForModels(store, isAll);
  return store;
}

/** Counts what the framing of every model is made of, and the texts in every tokenizer where `isAll`. */
export async function countForModels(store: AppStore, isAll: boolean): Promise<void> {
  if (isAll) await comparingOf(store).countForReport();
  const framing = await runInSlices(framingOfModels(store.getState()));
  store.setState({ framingWanted: framing ?? new Map() });
  await settled(store, running, COUNTED_MS);
}

/** A link states what is told of the counts when it is made: of a store that still counts it would be another one each time. */
const running = (store: AppStore) => {
  const { counting, catalogue } = store.getState();
  return [...activitiesOf(store), ...counting.keys(), ...(catalogue.status === 'ready' ? [] : ['catalogue'])];
};

/** Who opens the link that a store makes, without texts but those of `included` parts. */
export async function openedLink(sender: AppStore, included: ReadonlySet<UnitId> = new Set()): Promise<AppStore> {
  const { signal } = new AbortController();
  const stated = { tallies: await talliesOfParts(sender.getState(), signal), cases: await casesOfParts(sender.getState(), signal), framing: await framingOfCases(sender.getState(), signal), valueTokens: await tokensOfValues(sender.getState(), signal) };
  const made = await makeLink(sender.getState(), { included, withScenario: false, withKept: true, withFigures: true, ...stated }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  if (!read.ok) throw new Error(read.error.kind);
  return countedStore((store) => openSharedWork(store, read.value, false), false);
}
