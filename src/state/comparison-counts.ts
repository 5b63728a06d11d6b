// Counts texts in several encodings at once: a few at a time of each, so that all of them get on and what the user types
// meanwhile finds no long queue before it.
import type { PartText } from '@/core/prompt/long-text';
import type { Unit } from '@/core/prompt/part';
import type { Count } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import { estimateFromCharacters } from '@/core/tokenize/estimate';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import type { Tokenizer } from '@/workers/tokenizer';
import type { ComparedCount, ComparisonSlice } from './tokenizer-slices';
import { describeTokenizeError } from './counting';

/** Names a text in an encoding among `comparison.counts`. */
export function comparisonKey(encodingId: EncodingId, unitId: UnitId): string {
  return `${encodingId} ${unitId}`;
}

/** A text that is to be counted in an encoding. */
export interface WantedCount {
  readonly encodingId: EncodingId;
  readonly unit: Unit;
}

type Counting = ComparisonSlice['comparison']['counting'];

export interface ComparisonCounts {
  /** Counts these and nothing else: what runs and is among them goes on, what runs and is not is called back. */
  want(wanted: readonly WantedCount[]): void;
  isBusy(): boolean;
}

interface Job extends WantedCount {
  readonly abort: AbortController;
  doneUnits: number;
}

interface Lane {
  /** The next one last. */
  readonly waiting: Unit[];
  totalUnits: number;
  doneUnits: number;
}

/** Texts of one encoding that are with the workers at a time: the next one is there when a worker is ready for it. */
const AT_ONCE = 2;
/** Answers and progress are gathered: the page draws a few times a second, not for every text. */
const GATHER_MS = 100;

/** `onNews` gets the counts that are new and how far the rest is; it is also called once when all is done. */
export function createComparisonCounts(
  tokenizer: Tokenizer,
  onNews: (answers: ReadonlyMap<string, ComparedCount>, counting: Counting) => void,
): ComparisonCounts {
  const jobs = new Map<string, Job>();
  let lanes = new Map<EncodingId, Lane>();
  let answers = new Map<string, ComparedCount>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let serial = 0;

  const isBusy = () => jobs.size > 0 || [...lanes.values()].some(({ waiting }) => waiting.length > 0);

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const news = answers;
    answers = new Map();
    const counting = new Map<EncodingId, { doneUnits: number; totalUnits: number }>();
    for (const [encodingId, { totalUnits, doneUnits }] of lanes) counting.set(encodingId, { doneUnits, totalUnits });
    for (const { encodingId, doneUnits } of jobs.values()) {
      const sum = counting.get(encodingId);
      if (sum !== undefined) sum.doneUnits += doneUnits;
    }
    for (const [encodingId, lane] of lanes) {
      const isOver = lane.waiting.length === 0 && ![...jobs.values()].some((job) => job.encodingId === encodingId);
      if (isOver) counting.delete(encodingId);
    }
    onNews(news, counting);
  };
  const flushSoon = () => {
    if (!isBusy()) flush();
    else timer ??= setTimeout(flush, GATHER_MS);
  };

  const start = (encodingId: EncodingId, unit: Unit) => {
    const key = comparisonKey(encodingId, unit.id);
    const job: Job = { encodingId, unit, abort: new AbortController(), doneUnits: 0 };
    jobs.set(key, job);
    serial += 1;
    // A key of its own for every text: under the same key a changed text would be kept as a document in the home worker,
    // once for each encoding, and push out the one that the user edits.
    const request = { key: `compare ${encodingId} ${unit.id} ${serial}`, encodingId, text: unit.text, tally: encodingId === BASE_ENCODING, isBackground: true };
    void tokenizer
      .count(request, {
        signal: job.abort.signal,
        onProgress: ({ doneUnits }) => {
          if (jobs.get(key) !== job) return;
          job.doneUnits = doneUnits;
          flushSoon();
        },
      })
      .then((result) => {
        if (jobs.get(key) !== job) return;
        jobs.delete(key);
        const lane = lanes.get(encodingId);
        if (lane !== undefined) lane.doneUnits += unit.text.length;
        if (result.ok) {
          const { tokens, tally = null }: { readonly tokens: number; readonly tally?: ScriptTally | null } = result.value;
          answers.set(key, { status: 'ready', encodingId, text: unit.text, tokens, tally });
        } else {
          const [reason, isVocabularyMissing] = [describeTokenizeError(result.error), result.error.kind === 'vocabulary'];
          answers.set(key, { status: 'failed', encodingId, text: unit.text, reason, isVocabularyMissing, estimate: estimateOf(unit.text) });
        }
        fill(encodingId);
        flushSoon();
      });
  };

  const fill = (encodingId: EncodingId) => {
    const waiting = lanes.get(encodingId)?.waiting ?? [];
    let running = 0;
    for (const job of jobs.values()) if (job.encodingId === encodingId) running += 1;
    for (; running < AT_ONCE; running += 1) {
      const unit = waiting.pop();
      if (unit === undefined) return;
      start(encodingId, unit);
    }
  };

  return {
    want(wanted) {
      const texts = new Map<string, PartText>(wanted.map(({ encodingId, unit }) => [comparisonKey(encodingId, unit.id), unit.text]));
      for (const [key, job] of jobs) {
        if (texts.get(key) === job.unit.text) continue;
        jobs.delete(key);
        job.abort.abort();
      }
      lanes = new Map();
      for (const { encodingId, unit } of wanted) {
        const lane = lanes.get(encodingId) ?? { waiting: [], totalUnits: 0, doneUnits: 0 };
        lanes.set(encodingId, lane);
        lane.totalUnits += unit.text.length;
        if (!jobs.has(comparisonKey(encodingId, unit.id))) lane.waiting.push(unit);
      }
      for (const [encodingId, { waiting }] of lanes) {
        waiting.reverse();
        fill(encodingId);
      }
      flush();
    },
    isBusy,
  };
}

let lastEstimate: { readonly text: PartText; readonly count: Count } | null = null;

/** A vocabulary that fails does so for a text after the others have: the estimate is made once. */
function estimateOf(text: PartText): Count {
  if (lastEstimate?.text !== text) lastEstimate = { text, count: estimateFromCharacters(text) };
  return lastEstimate.count;
}
