// Keeps a plan up to date with the work: looks through the texts in slices, and has what is not counted counted.
import { countedWith } from '@/core/catalog/mappings';
import type { Prompt } from '@/core/prompt/part';
import { unitsOf } from '@/core/prompt/part';
import type { AppState } from '@/state/app-state';
import { type AskedText, CountedTexts } from '@/state/fill-of';
import { nextTask, runInSlices } from '@/state/slices-of-time';
import { selectModel } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { type FitPlan, fitPlan, type Found } from './fit-plan';
import { modelChoices } from './model-choices';
import { newMemory, rewritings, sentTexts } from './rewritings';

export interface ShownPlan extends FitPlan {
  /** The prompt and model that it is for. */
  readonly work: AppState['work'];
  /** Texts are still looked through. */
  readonly isSearching: boolean;
  /** How many of the texts that were asked for are counted. */
  readonly counted: { readonly done: number; readonly all: number };
}

/** After a change, until the texts are looked through: typing goes on, mostly. */
const PAUSE_MS = 250;
/** A plan is drawn so often while answers come. */
const SHOW_MS = 200;
/** Texts that are with the workers at a time. */
const AT_ONCE = 2;
const NOTHING_FOUND: Found = { rewritings: [], models: [] };

/** Plans for as long as somebody looks; returns how to stop. */
export function startPlanning(store: AppStore, onPlan: (plan: ShownPlan) => void): () => void {
  const known = new CountedTexts();
  /** What was asked for, by encoding, and whether with a tally: what could not be counted stays an estimate until Retry. */
  const settled = new Map<AskedText['encodingId'], Map<AskedText['text'], boolean>>();
  const memory = newMemory();
  let found = NOTHING_FOUND;
  let round = 0;
  let isStopped = false;
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let serial = 0;

  const planNow = () => fitPlan(store.getState(), found, known);
  const show = (plan: FitPlan, isSearching: boolean, counted = { done: 0, all: 0 }) => {
    if (!isStopped) onPlan({ ...plan, work: store.getState().work, isSearching, counted });
  };

  /** What is counted with the prompt anyway comes by itself. */
  const missing = (plan: FitPlan): readonly AskedText[] => {
    const own = new Set(store.getState().work.prompt.parts.flatMap(unitsOf).map(({ text }) => text));
    const encodingId = countedWith(selectModel(store.getState()).tokenizer);
    const isCountedAnyway = (asked: AskedText) => own.has(asked.text) && asked.encodingId === encodingId && store.getState().counting.size > 0;
    const isSettled = ({ encodingId: of, text, tally }: AskedText) => {
      const withTally = settled.get(of)?.get(text);
      return withTally === true || withTally === tally;
    };
    return plan.asked.filter((asked) => !isSettled(asked) && !isCountedAnyway(asked));
  };

  const count = async ({ encodingId, text, tally }: AskedText, signal: AbortSignal) => {
    serial += 1;
    const result = await store.getState().countAside({ key: `fit ${serial}`, encodingId, text, tally }, { signal });
    if (signal.aborted) return;
    if (result.ok) known.set(encodingId, text, result.value);
    const own = settled.get(encodingId) ?? new Map<AskedText['text'], boolean>();
    settled.set(encodingId, own.set(text, tally));
  };

  /** Counts what the plan asks for; a better count may ask for other texts, such as the edges of other turns. */
  const countAll = async (isWanted: () => boolean, signal: AbortSignal) => {
    let done = 0;
    let shownAt = 0;
    for (let waiting = [...missing(planNow())]; waiting.length > 0; waiting = [...missing(planNow())]) {
      const all = done + waiting.length;
      const lane = async () => {
        for (let asked = waiting.shift(); asked !== undefined && isWanted(); asked = waiting.shift()) {
          await count(asked, signal);
          done += 1;
          if (performance.now() - shownAt < SHOW_MS || !isWanted()) continue;
          shownAt = performance.now();
          show(planNow(), false, { done, all });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      if (!isWanted()) return;
      await nextTask();
    }
    show(planNow(), false, { done, all: done });
  };

  const plan = async (mine: number, signal: AbortSignal) => {
    const isWanted = () => mine === round && !isStopped;
    const { prompt } = store.getState().work;
    found = { ...found, models: [], rewritings: samePrompt === prompt ? found.rewritings : [] };
    show(planNow(), true);
    const offered = samePrompt === prompt ? found.rewritings : await rewritings(sentTexts(prompt), memory, isWanted);
    if (offered === undefined || !isWanted()) return;
    samePrompt = prompt;
    found = { rewritings: offered, models: [] };
    const models = await runInSlices(modelChoices(store.getState(), known), isWanted);
    if (models === undefined || !isWanted()) return;
    found = { ...found, models };
    show(planNow(), false);
    await countAll(isWanted, signal);
  };
  let samePrompt: Prompt | null = null;

  const begin = (afterMs: number) => {
    round += 1;
    abort.abort();
    abort = new AbortController();
    const [mine, { signal }] = [round, abort];
    if (timer !== null) clearTimeout(timer);
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, afterMs);
      signal.addEventListener('abort', () => resolve());
    });
    void store.getState().track('planning', waited.then(() => (mine === round && !isStopped ? plan(mine, signal) : undefined)));
  };

  const stop = store.subscribe((state, before) => {
    if (state.work !== before.work) begin(PAUSE_MS);
    else if (state.counts !== before.counts || state.framingCounts !== before.framingCounts || state.catalogue !== before.catalogue || state.chosenOffers !== before.chosenOffers || state.retries !== before.retries) {
      if (state.retries !== before.retries) settled.clear();
      begin(SHOW_MS);
    }
  });
  begin(0);
  return () => {
    isStopped = true;
    round += 1;
    abort.abort();
    stop();
  };
}
