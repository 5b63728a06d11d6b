import { countedWith } from '@/core/catalog/mappings';
import { type Part, type Prompt, type Unit, unitsOf } from '@/core/prompt/part';
import { wordsInSteps } from '@/core/prompt/words';
import { COMPARED_IDS, type EncodingId, OLDER_IDS } from '@/core/tokenize/encoding';
import type { AppState } from './app-state';
import type { ComparisonSlice, CountedWords } from './tokenizer-slices';
import { comparisonKey, createComparisonCounts, type WantedCount } from './comparison-counts';
import { selectFocusedPart, selectModel, selectModels, selectPrompt } from './selectors';
import { filledUnit } from './shown-case';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** The texts that are sent: those of the parts that are switched on. */
export function sentUnits({ parts }: Prompt): readonly Unit[] {
  return parts.flatMap((part) => (part.enabled ? unitsOf(part) : []));
}

/** The texts that the view compares; `focused` is the selected part. */
export function comparedUnits(scope: ComparisonSlice['comparison']['scope'], prompt: Prompt, focused: Part | null): readonly Unit[] {
  if (scope === 'prompt') return sentUnits(prompt);
  return focused === null ? [] : unitsOf(focused);
}

function unitsInView(state: AppState): readonly Unit[] {
  return comparedUnits(state.comparison.scope, state.work.prompt, selectFocusedPart(state));
}

/** What the models are compared by: the texts that are sent, those with values in them under names of their own. */
function modelUnits(state: AppState): readonly Unit[] {
  const { shownCase } = state;
  return sentUnits(selectPrompt(state)).map((unit) => (shownCase?.factsOf(unit) === undefined ? unit : filledUnit(unit)));
}

function comparedEncodings(state: AppState): readonly EncodingId[] {
  const { tokenizer } = selectModel(state);
  const own = tokenizer.kind === 'estimate' ? [] : [tokenizer.encodingId];
  return [...new Set([...COMPARED_IDS, ...(state.comparison.showsOlder ? OLDER_IDS : []), ...own])];
}

/** For the table of models and for reports, which have a row for each model. */
function modelEncodings(state: AppState): readonly EncodingId[] {
  return [...new Set([...comparedEncodings(state), ...selectModels(state).map(({ tokenizer }) => countedWith(tokenizer))])];
}

// A long text in every vocabulary takes seconds: what is typed beside the table is counted when the typing pauses.
const TYPING_MS = 400;

/** One text in every tokenizer: what counts it, for the views that show it and for reports. */
export interface Comparing {
  /**
   * Counts what a view shows, and goes on with what it shows next, until it is left. texts: those in its scope, in the
   * tokenizers of the comparison. models: the enabled parts, in those of all models.
   */
  start(what?: 'texts' | 'models'): void;
  stop(): void;
  /** Counts the enabled parts in every tokenizer of the report. True once all is counted or failed; false: cancelled. */
  countForReport(): Promise<boolean>;
}

const comparings = new WeakMap<AppStore, Comparing>();

/** Views and reports share one. Nothing is counted before the view is open or a report is wanted. */
export function comparingOf(store: AppStore): Comparing {
  const comparing = comparings.get(store) ?? createComparing(store);
  comparings.set(store, comparing);
  return comparing;
}

/** Texts are told of so often: all views are looked through again for each time. */
const TELL_MS = 100;

/** Counts the words of texts in steps; `onMeasured` gets some at a time. */
function* wordsOfUnits(units: readonly Unit[], onBegin: (unit: Unit) => void, onMeasured: (measured: ReadonlyMap<Unit['id'], CountedWords>) => void): Generator<unknown, void, undefined> {
  let measured = new Map<Unit['id'], CountedWords>();
  let toldAt = performance.now();
  for (const unit of units) {
    onBegin(unit);
    measured.set(unit.id, { text: unit.text, ...(yield* wordsInSteps(unit.text)) });
    yield;
    if (performance.now() - toldAt < TELL_MS) continue;
    onMeasured(measured);
    measured = new Map();
    toldAt = performance.now();
  }
  onMeasured(measured);
}

function createComparing(store: AppStore): Comparing {
  const get = store.getState;
  let viewing: 'texts' | 'models' | null = null;
  let typing: ReturnType<typeof setTimeout> | null = null;
  let isCountingWords = false;
  /** Who waits for the report's counts. */
  let reports: ((isComplete: boolean) => void)[] = [];
  let endActivity: (() => void) | null = null;

  const change = (next: Partial<ComparisonSlice['comparison']>) => store.setState({ comparison: { ...get().comparison, ...next } });
  const counts = createComparisonCounts(get().tokenizer, (answers, counting) => {
    const { comparison } = get();
    if (answers.size > 0 || counting.size > 0 || comparison.counting.size > 0) {
      change({ counting, ...(answers.size > 0 ? { counts: new Map([...comparison.counts, ...answers]) } : {}) });
    }
    for (const encodingId of new Set([...answers.values()].flatMap((count) => (count.status === 'ready' ? [count.encodingId] : [])))) {
      get().vocabularyLoaded(encodingId);
    }
    settle();
  });

  const endReports = (isComplete: boolean) => {
    const waiting = reports;
    reports = [];
    if (get().comparison.isForReport) change({ isForReport: false });
    for (const resolve of waiting) resolve(isComplete);
  };

  /** Tells whether something runs, and ends what has come to its end. */
  const settle = () => {
    if (!counts.isBusy() && reports.length > 0) endReports(true);
    const isBusy = counts.isBusy() || isCountingWords || typing !== null;
    if (isBusy && endActivity === null) {
      void get().track('comparing', new Promise<void>((resolve) => (endActivity = resolve)));
    } else if (!isBusy) {
      endActivity?.();
      endActivity = null;
    }
  };

  const wantedCounts = (): readonly WantedCount[] => {
    const state = get();
    const known = state.comparison.counts;
    const all = new Map<string, WantedCount>();
    const add = (units: readonly Unit[], encodings: readonly EncodingId[]) => {
      for (const encodingId of encodings) {
        for (const unit of units) {
          const key = comparisonKey(encodingId, unit.id);
          if (known.get(key)?.text !== unit.text) all.set(key, { encodingId, unit });
        }
      }
    };
    if (viewing === 'texts') add(unitsInView(state), comparedEncodings(state));
    if (viewing !== 'models' && reports.length === 0) return [...all.values()];
    // A report also has the texts as they are written; the table of models has those of the case alone.
    if (reports.length > 0) add(sentUnits(state.work.prompt), modelEncodings(state));
    add(modelUnits(state), modelEncodings(state));
    return [...all.values()];
  };

  const withoutWords = (): readonly Unit[] => {
    const state = get();
    return viewing === 'texts' ? unitsInView(state).filter(({ id, text }) => state.comparison.words.get(id)?.text !== text) : [];
  };

  const countWords = async () => {
    for (let units = withoutWords(); units.length > 0; units = withoutWords()) {
      let current = units[0];
      const isWanted = () => viewing === 'texts' && unitsInView(get()).some((other) => other.id === current?.id && other.text === current.text);
      await runInSlices(wordsOfUnits(units, (unit) => (current = unit), (measured) => change({ words: new Map([...get().comparison.words, ...measured]) })), isWanted);
    }
    isCountingWords = false;
    settle();
  };

  const review = () => {
    if (typing !== null) clearTimeout(typing);
    typing = null;
    const ids = new Set(get().work.prompt.parts.flatMap((part) => unitsOf(part).flatMap((unit) => [unit.id, filledUnit(unit).id])));
    const { counts: known, words } = get().comparison;
    const kept = new Map([...known].filter(([key]) => ids.has(key.slice(key.indexOf(' ') + 1) as Unit['id'])));
    if (kept.size < known.size) change({ counts: kept, words: new Map([...words].filter(([id]) => ids.has(id))) });
    counts.want(wantedCounts());
    if (isCountingWords || withoutWords().length === 0) return;
    isCountingWords = true;
    settle();
    void countWords();
  };

  const reviewLater = () => {
    if (typing !== null) clearTimeout(typing);
    typing = setTimeout(review, TYPING_MS);
    counts.want([]);
  };

  store.subscribe((state, before) => {
    if (viewing === null && reports.length === 0) return;
    const [comparison, earlier] = [state.comparison, before.comparison];
    const isForgotten = comparison.counts.size < earlier.counts.size;
    const isOtherChoice = comparison.scope !== earlier.scope || comparison.showsOlder !== earlier.showsOlder;
    const isCancelled = earlier.isForReport && !comparison.isForReport && reports.length > 0;
    if (isCancelled) endReports(false);
    else if (!isOtherChoice && state.work === before.work && state.shownCase?.made === before.shownCase?.made && state.focusId === before.focusId && !isForgotten) return;
    if (viewing === 'models' && reports.length === 0 && !isCancelled) reviewLater();
    else review();
  });

  return {
    start: (what = 'texts') => {
      viewing = what;
      review();
    },
    stop: () => {
      viewing = null;
      review();
    },
    countForReport: () => {
      const counted = new Promise<boolean>((resolve) => reports.push(resolve));
      change({ isForReport: true });
      review();
      return get().track('counting for the report', counted);
    },
  };
}
