// Keeps the counts up to date with the work: asks the tokenizer for what has no current count, drops what is no longer wanted.
import { countedWith } from '@/core/catalog/mappings';
import { LONG_UNITS, type PartText } from '@/core/prompt/long-text';
import { heldUnitsOf, type Unit } from '@/core/prompt/part';
import { assertNever } from '@/core/result';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { UnitId } from '@/core/units';
import type { CountRequest, TokenizeError, Tokenizer } from '@/workers/tokenizer';
import type { CountProgress, CountState } from './app-state';
import { CANCELLED_REASON } from './counts-slice';
import { selectModel } from './selectors';
import { PROGRESS_MS } from './now-and-then';
import { isFetchFailure, withoutAddresses } from './plain-reason';
import { afterPaint, nextTask, runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { isComplete } from './unit-counts';

interface Job {
  readonly text: PartText;
  readonly encodingId: EncodingId;
  /** The model is estimated from the text's tally. */
  readonly wantsTally: boolean;
  readonly abort: AbortController;
}

// Answers are gathered, so that many texts cause a few renders: a frame for one text, longer where more are on their way.
const GATHER_MS = 16;
const GATHER_MANY_MS = 150;
const GATHER_MOST_MS = 600;
/** How many times as long as telling took the next one waits. */
const TELLING_PAUSES = 15;
const FEW_JOBS = 4;
/** Texts that are handed to the workers in the task in which they come. */
const ASKED_AT_ONCE = 32;
// A tally is made of the whole text, not of what has changed: a long text is tallied when the typing pauses.
const TYPING_MS = 250;
const LONG_TO_TALLY_UNITS = 262_144;

/** Starts counting for as long as the store lives; returns how to stop. */
export function startCounting(store: AppStore, tokenizer: Tokenizer): () => void {
  const jobs = new Map<UnitId, Job>();
  const answers = new Map<UnitId, CountState>();
  const progress = new Map<UnitId, CountProgress>();
  let finishedBytes = 0;
  let fault: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let flushAt = 0;
  /** What the last telling took. */
  let tellingMs = 0;

  const flush = () => {
    timer = null;
    const state = store.getState();
    const counts = answers.size === 0 ? state.counts : new Map(state.counts);
    if (counts instanceof Map) for (const [id, answer] of answers) counts.set(id, answer);
    const counting = new Map(state.counting);
    for (const [id, done] of progress) if (jobs.has(id)) counting.set(id, done);
    for (const id of answers.keys()) if (!jobs.has(id)) counting.delete(id);
    const loaded = new Set([...answers.values()].flatMap((count) => (count.status === 'ready' ? [count.encodingId] : [])));
    const countedBytes = counting.size === 0 ? 0 : state.countedBytes + finishedBytes;
    progress.clear();
    answers.clear();
    finishedBytes = 0;
    const beganAt = performance.now();
    store.setState({ counts, counting, countedBytes, workerFault: fault ?? state.workerFault });
    tellingMs = performance.now() - beganAt;
    fault = null;
    for (const encodingId of loaded) state.vocabularyLoaded(encodingId);
  };
  const flushWithin = (delayMs: number) => {
    const at = performance.now() + delayMs;
    if (timer !== null && flushAt <= at) return;
    if (timer !== null) clearTimeout(timer);
    flushAt = at;
    timer = setTimeout(flush, delayMs);
  };
  // Of tens of thousands of texts each telling takes a while, and most of the time should be left to other things.
  const flushSoon = () => flushWithin(jobs.size <= FEW_JOBS ? GATHER_MS : Math.min(GATHER_MOST_MS, Math.max(GATHER_MANY_MS, TELLING_PAUSES * tellingMs)));

  /** Counts a text for a job and settles it. */
  const count = async (unit: Unit, job: Job) => {
    const { encodingId, text } = job;
    // Until it is drawn, the page needs the time that the workers would take.
    if (text.length > LONG_UNITS) await afterPaint();
    let doneBytes = 0;
    const ask = (request: Omit<CountRequest, 'key' | 'text'>) =>
      tokenizer.count(
        { key: unit.id, text, ...request },
        {
          signal: job.abort.signal,
          onProgress: (done) => {
            if (jobs.get(unit.id) !== job) return;
            doneBytes = done.doneBytes;
            progress.set(unit.id, done);
            flushWithin(PROGRESS_MS);
          },
        },
      );
    const result = await ask({ encodingId, tally: job.wantsTally });
    // Without the vocabulary, the tally of the base encoding is a better guess than the characters.
    const isMissing = !result.ok && result.error.kind === 'vocabulary' && encodingId !== BASE_ENCODING;
    const standIn = isMissing && jobs.get(unit.id) === job ? await ask({ encodingId: BASE_ENCODING, tally: true }) : null;
    if (jobs.get(unit.id) !== job) return;
    jobs.delete(unit.id);
    progress.delete(unit.id);
    finishedBytes += doneBytes;
    if (result.ok) answers.set(unit.id, { status: 'ready', encodingId, text, ...result.value });
    else {
      const reason = describeTokenizeError(result.error);
      if (result.error.kind === 'unavailable') fault = reason;
      const isVocabularyMissing = result.error.kind === 'vocabulary';
      answers.set(unit.id, { status: 'failed', encodingId, text, reason, isVocabularyMissing, tally: standIn?.ok === true ? standIn.value.tally : undefined });
    }
    flushSoon();
  };

  /** Jobs that are asked for a few milliseconds at a time: a transcript can bring thousands. */
  let waiting: (readonly [Unit, Job])[] = [];
  let isAsking = false;
  function* askWaiting(): Generator<undefined, void, undefined> {
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      for (const [unit, job] of asked) {
        if (jobs.get(unit.id) === job) void count(unit, job);
        yield undefined;
      }
    }
  }

  const start = (unit: Unit, encodingId: EncodingId, wantsTally: boolean, isEdit: boolean, canWait: boolean) => {
    jobs.get(unit.id)?.abort.abort();
    const job: Job = { text: unit.text, encodingId, wantsTally, abort: new AbortController() };
    jobs.set(unit.id, job);
    progress.delete(unit.id);
    if (!wantsTally || !isEdit || unit.text.length < LONG_TO_TALLY_UNITS) {
      if (canWait) waiting.push([unit, job]);
      else void count(unit, job);
      return;
    }
    setTimeout(() => {
      if (!job.abort.signal.aborted) void count(unit, job);
    }, TYPING_MS);
  };

  const review = () => {
    const state = store.getState();
    const { tokenizer: mapping } = selectModel(state);
    const encodingId = countedWith(mapping);
    const wantsTally = mapping.kind === 'estimate';
    const units = state.work.prompt.parts.flatMap(heldUnitsOf);
    const wanted = new Set(units.map((unit) => unit.id));
    const started: Unit[] = [];
    const dropped: UnitId[] = [];
    for (const unit of units) {
      const known = answers.get(unit.id) ?? state.counts.get(unit.id);
      const job = jobs.get(unit.id);
      if (known?.text === unit.text && known.encodingId === encodingId && (known.status === 'failed' || isComplete(known, mapping))) {
        if (job !== undefined) {
          job.abort.abort();
          jobs.delete(unit.id);
          dropped.push(unit.id);
        }
      } else if (job === undefined || job.text !== unit.text || job.encodingId !== encodingId || (wantsTally && !job.wantsTally)) {
        start(unit, encodingId, wantsTally, known?.encodingId === encodingId && known.text !== unit.text, started.length >= ASKED_AT_ONCE);
        started.push(unit);
      }
    }
    if (waiting.length > 0 && !isAsking) {
      isAsking = true;
      void nextTask()
        .then(() => runInSlices(askWaiting()))
        .then(() => (isAsking = false));
    }
    for (const [id, job] of jobs) {
      if (wanted.has(id)) continue;
      job.abort.abort();
      jobs.delete(id);
      dropped.push(id);
    }
    const staleCounts = [...state.counts.keys()].filter((id) => !wanted.has(id));
    if (started.length === 0 && dropped.length === 0 && staleCounts.length === 0) return;
    const counting = new Map(state.counting);
    for (const id of dropped) counting.delete(id);
    for (const { id, text } of started) counting.set(id, { doneUnits: 0, totalUnits: text.length, doneBytes: 0 });
    const counts = staleCounts.length === 0 ? state.counts : new Map(state.counts);
    if (counts instanceof Map) for (const id of staleCounts) counts.delete(id);
    store.setState({ counting, counts, ...(counting.size === 0 ? { countedBytes: 0 } : {}) });
  };

  const cancelAll = () => {
    for (const [id, job] of jobs) {
      job.abort.abort();
      answers.set(id, { status: 'failed', encodingId: job.encodingId, text: job.text, reason: CANCELLED_REASON, isVocabularyMissing: false });
    }
    jobs.clear();
    progress.clear();
    flushSoon();
  };

  const stop = store.subscribe((state, before) => {
    // An empty map while jobs run is the user's "Cancel".
    if (state.counting !== before.counting && state.counting.size === 0 && before.counting.size > 0 && jobs.size > 0) {
      cancelAll();
    } else if (state.work !== before.work || (state.counts !== before.counts && state.counts.size < before.counts.size)) {
      review();
    }
  });
  review();
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
    for (const job of jobs.values()) job.abort.abort();
  };
}

/** What happened, in words for the page. */
export function describeTokenizeError(error: TokenizeError): string {
  switch (error.kind) {
    case 'aborted':
      return CANCELLED_REASON;
    case 'superseded':
      return 'A newer text took its place.';
    case 'closed':
      return 'The tokenizer was restarted; open the tokens again.';
    case 'unresponsive':
      return `The tokenizer did not answer on this text for ${Math.round(error.afterMs / 1000)} s and was restarted.`;
    case 'unavailable':
      return `The browser could not run the tokenizer: ${withoutAddresses(error.reason)}`;
    case 'vocabulary':
      return isFetchFailure(error.reason)
        ? `The vocabulary ${error.encodingId} did not load. Check the connection, then retry.`
        : `The vocabulary ${error.encodingId} did not load: ${withoutAddresses(error.reason)}`;
    case 'encoder':
      return `The tokenizer failed on this text: ${error.reason}`;
    default:
      return assertNever(error);
  }
}
