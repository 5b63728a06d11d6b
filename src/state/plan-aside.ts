// Keeps a plan up to date with the work while somebody looks: looks through the texts in slices, makes a plan of what was
// found at once by estimates, and has what is not counted counted, so that it becomes exact.
import { countedWith } from '@/core/catalog/mappings';
import { type Prompt, unitsOf } from '@/core/prompt/part';
import type { AppState } from './app-state';
import { type AskedText, CountedTexts, type KnownTexts } from './fill-of';
import { selectModel } from './selectors';
import { nextTask, runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** What a plan is made of, and how. */
export interface Planning<Found, Plan extends { readonly asked: readonly AskedText[] }> {
  readonly nothing: Found;
  /** Looks through the texts; undefined as soon as it is not wanted any more. Only for another prompt than the last. */
  search(prompt: Prompt, isWanted: () => boolean): Promise<Found | undefined>;
  /** What else is found of it under the state of the moment, such as other models. */
  complete(state: AppState, found: Found, known: KnownTexts, isWanted: () => boolean): Promise<Found | undefined>;
  /** In steps: of thousands of parts a window is filled anew for each change that is looked at. */
  planOf(state: AppState, found: Found, known: KnownTexts): Generator<unknown, Plan, undefined>;
}

export type Planned<Plan> = Plan & {
  /** The prompt and model that it is for. */
  readonly work: AppState['work'];
  /** Texts are still looked through. */
  readonly isSearching: boolean;
  /** How many of the texts that were asked for are counted. */
  readonly counted: { readonly done: number; readonly all: number };
};

/** After a change, until the texts are looked through: typing goes on, mostly. */
const PAUSE_MS = 250;
/** A plan is drawn so often while answers come. */
const SHOW_MS = 200;
/** Texts that are with the workers at a time. */
const AT_ONCE = 2;

/** Plans for as long as somebody looks; returns how to stop. `name` tells what asks from others that do. */
export function startPlanning<Found, Plan extends { readonly asked: readonly AskedText[] }>(
  store: AppStore,
  name: string,
  { nothing, search, complete, planOf }: Planning<Found, Plan>,
  onPlan: (plan: Planned<Plan>) => void,
): () => void {
  const known = new CountedTexts();
  /** What was asked for, by encoding, and whether with a tally: what could not be counted stays an estimate until Retry. */
  const settled = new Map<AskedText['encodingId'], Map<AskedText['text'], boolean>>();
  let searched: { readonly prompt: Prompt; readonly found: Found } | null = null;
  let found = nothing;
  let round = 0;
  let isStopped = false;
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let serial = 0;

  const planNow = (isWanted: () => boolean) => runInSlices(planOf(store.getState(), found, known), isWanted);
  const show = (plan: Plan, isSearching: boolean, counted = { done: 0, all: 0 }) => {
    if (!isStopped) onPlan({ ...plan, work: store.getState().work, isSearching, counted });
  };

  /** What is counted with the prompt anyway comes by itself. */
  const missingOf = (plan: Plan | undefined): AskedText[] => {
    if (plan === undefined) return [];
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
    const result = await store.getState().countAside({ key: `${name} ${serial}`, encodingId, text, tally }, { signal });
    if (signal.aborted) return;
    if (result.ok) known.set(encodingId, text, result.value);
    const own = settled.get(encodingId) ?? new Map<AskedText['text'], boolean>();
    settled.set(encodingId, own.set(text, tally));
  };

  /** Counts what the plan asks for; a better count may ask for other texts, such as the edges of other turns. */
  const countAll = async (isWanted: () => boolean, signal: AbortSignal) => {
    let done = 0;
    let shownAt = 0;
    let isPlanning = false;
    /** A plan of what is counted so far, now and then. */
    const showSome = async (all: number) => {
      if (isPlanning || performance.now() - shownAt < SHOW_MS || !isWanted()) return;
      isPlanning = true;
      const plan = await planNow(isWanted);
      isPlanning = false;
      shownAt = performance.now();
      if (plan !== undefined) show(plan, false, { done, all });
    };
    let plan = await planNow(isWanted);
    for (let waiting = missingOf(plan); waiting.length > 0; waiting = missingOf(plan)) {
      const all = done + waiting.length;
      const lane = async () => {
        for (let asked = waiting.shift(); asked !== undefined && isWanted(); asked = waiting.shift()) {
          await count(asked, signal);
          done += 1;
          await showSome(all);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      if (!isWanted()) return;
      await nextTask();
      plan = await planNow(isWanted);
    }
    if (plan !== undefined) show(plan, false, { done, all: done });
  };

  const plan = async (mine: number, signal: AbortSignal) => {
    const isWanted = () => mine === round && !isStopped;
    const { prompt } = store.getState().work;
    const before = searched?.prompt === prompt ? searched.found : null;
    found = before ?? nothing;
    const first = await planNow(isWanted);
    if (first === undefined) return;
    show(first, true);
    const inTexts = before ?? (await search(prompt, isWanted));
    if (inTexts === undefined || !isWanted()) return;
    searched = { prompt, found: inTexts };
    found = inTexts;
    const completed = await complete(store.getState(), inTexts, known, isWanted);
    if (completed === undefined || !isWanted()) return;
    found = completed;
    const whole = await planNow(isWanted);
    if (whole === undefined) return;
    show(whole, false);
    await countAll(isWanted, signal);
  };

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
    // Figures that the user sets make another model of the chosen one.
    else if (state.chosenCase !== before.chosenCase || state.figures !== before.figures) begin(0);
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
