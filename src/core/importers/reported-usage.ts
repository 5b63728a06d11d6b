// The input tokens that a vendor reported, found in a response of its API or in a transcript of many.
import { jsonValuesInSteps, VALUE_LIMIT_UNITS } from './json-values';
import { lastOf } from './steps';
import { fail, type Result, succeed } from '@/core/result';

/** A part of the input that the report lists by itself; parts add up. */
export interface UsagePart {
  readonly kind: 'sent' | 'from-cache' | 'to-cache';
  /** 1 or more. */
  readonly tokens: number;
}

export interface ReportedUsage {
  /** All input, cached tokens included: 1 or more. */
  readonly inputTokens: number;
  /** What was summed to it. One where the report has all input in one figure. */
  readonly parts: readonly UsagePart[];
  /** When the response was made, in milliseconds since 1970, or null where it does not say. */
  readonly atMs: number | null;
  /** The model's id as the response has it, or null. */
  readonly model: string | null;
  /** How many reports there are, 1 or more; this is the last. */
  readonly reports: number;
  /** Lines that are not JSON, or too long to be read. */
  readonly skippedLines: number;
}

export type UsageError =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'no-usage' }
  /** There are reports, and none has a figure that can be a count of input. */
  | { readonly kind: 'not-a-count' };

/** Texts and files of more are not read: the longest transcripts have some ten megabytes. */
export const USAGE_LIMIT_BYTES = 64_000_000;
/** Ten times the largest window that any model had: a figure of more is an error, or no count of tokens. */
const MOST_TOKENS = 100_000_000;
/** How deep a report may lie in a value; the deepest known is an entry of a batch, at 4. */
const MOST_DEPTH = 8;
/** Where responses lie in what clients, batches and transcripts write around them. Texts of a prompt are none of these. */
const WRAPPERS = ['message', 'messages', 'response', 'responses', 'body', 'result', 'results', 'data', 'payload'] as const;
/** Beside these, `totalTokens` is not an answer to a question for a count: it includes output. */
const CLIENT_KEYS = ['inputTokens', 'outputTokens', 'promptTokens', 'completionTokens'] as const;
const EARLIEST_MS = Date.UTC(2020, 0);
const LATEST_MS = Date.UTC(2100, 0);

type Found = Omit<ReportedUsage, 'reports' | 'skippedLines'>;
type JsonRecord = Readonly<Record<string, unknown>>;
type Surroundings = Pick<Found, 'atMs' | 'model'>;

/** The last report among values that are parsed already, such as the lines of a transcript; null where there is none. */
export function lastReportIn(values: readonly unknown[]): ReportedUsage | null {
  const reports = new Reports();
  for (const value of values) lastOf(reportsIn(value, { atMs: null, model: null }, reports, MOST_DEPTH));
  return reports.last === null ? null : { ...reports.last, reports: reports.count, skippedLines: 0 };
}

/**
 * The last report of input tokens in a text, which is that of the longest prompt in a conversation. The text is a JSON
 * value, a list, a transcript with one value to a line, or a stream of server-sent events. Reads Anthropic's `input_tokens` plus both cache figures;
 * OpenAI's and xAI's `prompt_tokens`, or `input_tokens` with its details (cached tokens are inside both); Gemini's
 * `promptTokenCount`; `inputTokens` or `promptTokens` of a `usage`; what a Codex transcript says of its last request; and the answers of the counting endpoints. What repeats a message's id counts once. Reports of
 * subagents (`isSidechain`) are left aside where there are others. Never throws.
 */
export function readReportedUsage(text: string): Result<ReportedUsage, UsageError> {
  return lastOf(readReportedUsageInSteps(text));
}

/** The same in steps, of which the longest parses one value of at most 4 MB. */
export function* readReportedUsageInSteps(text: string): Generator<undefined, Result<ReportedUsage, UsageError>, undefined> {
  if (text.length > USAGE_LIMIT_BYTES) return fail({ kind: 'too-large', limitBytes: USAGE_LIMIT_BYTES });
  const own = new Reports();
  const subagents = new Reports();
  let [values, skippedLines, tooLong] = [0, 0, 0];
  for (const piece of jsonValuesInSteps(text)) {
    yield undefined;
    if (piece === undefined) continue;
    if (piece.kind === 'broken') return fail({ kind: 'not-json' });
    if (piece.kind === 'value') {
      // A number on a line of its own does not make JSON of a text.
      if (typeof piece.value === 'object') values += 1;
      const reports = field(piece.value, 'isSidechain') === true ? subagents : own;
      yield* reportsIn(piece.value, { atMs: null, model: null }, reports, MOST_DEPTH);
    } else {
      skippedLines += 1;
      if (piece.kind === 'too-long') tooLong += 1;
    }
  }
  const { last, count, refused } = own.last === null ? subagents : own;
  if (last !== null) return succeed({ ...last, reports: count, skippedLines });
  // A value that was laid out over lines looks like lines that are not JSON.
  const isTooLarge = tooLong > 0 || (values === 0 && text.length > VALUE_LIMIT_UNITS && /^\s*[{[]/.test(text));
  if (isTooLarge) return fail({ kind: 'too-large', limitBytes: VALUE_LIMIT_UNITS });
  if (values === 0) return fail({ kind: 'not-json' });
  return fail({ kind: own.refused + refused > 0 ? 'not-a-count' : 'no-usage' });
}

/** Keeps the last of the reports, and counts them by message. */
class Reports {
  last: Found | null = null;
  count = 0;
  refused = 0;
  private lastId: string | null = null;
  private readonly ids = new Set<string>();

  add(found: Found, id: string | null): void {
    if (id !== null && this.ids.has(id)) {
      // The lines of one message may grow; an older message that comes once more is not the last for that.
      if (id === this.lastId) this.last = found;
      return;
    }
    if (id !== null) this.ids.add(id);
    this.lastId = id;
    this.last = found;
    this.count += 1;
  }
}

function* reportsIn(value: unknown, around: Surroundings, reports: Reports, depth: number): Generator<undefined, void, undefined> {
  // Also for a value that is skipped: a list may have a million of them.
  yield undefined;
  if (typeof value !== 'object' || value === null || depth === 0) return;
  if (Array.isArray(value)) {
    for (const entry of value) yield* reportsIn(entry, around, reports, depth - 1);
    return;
  }
  const record = value as JsonRecord;
  const here: Surroundings = { atMs: momentOf(record) ?? around.atMs, model: modelOf(record) ?? around.model };
  const parts = partsOf(record);
  if (parts === null) {
    for (const key of WRAPPERS) yield* reportsIn(field(record, key), here, reports, depth - 1);
  } else if (parts === 'refused') {
    reports.refused += 1;
  } else {
    const counted = parts.filter(({ tokens }) => tokens > 0);
    const inputTokens = counted.reduce((sum, { tokens }) => sum + tokens, 0);
    // Clients write reports of nothing beside messages of their own.
    if (inputTokens === 0) return;
    if (inputTokens > MOST_TOKENS) reports.refused += 1;
    else reports.add({ inputTokens, parts: counted, ...here }, textOf(record, 'id') ?? textOf(record, 'responseId'));
  }
}

/** What a record reports as input, in its usage or, as the counting endpoints answer, in itself. null: it is no report. */
function partsOf(record: JsonRecord): readonly UsagePart[] | 'refused' | null {
  // The Codex CLI writes an event with the sum of all requests and, beside it, the last one.
  const ofLast = field(field(record, 'info'), 'last_token_usage');
  if (ofLast !== undefined && ofLast !== null) return summed(ofLast, ['input_tokens']);
  const usage = field(record, 'usage') ?? field(record, 'usageMetadata');
  const parts = usage === undefined ? null : (partsOfUsage(usage) ?? partsOfClientUsage(usage));
  if (parts !== null) return parts;
  const direct = partsOfUsage(record);
  if (direct !== null) return direct;
  const isClients = CLIENT_KEYS.some((key) => field(record, key) !== undefined);
  return isClients ? null : summed(record, ['totalTokens']);
}

function partsOfUsage(usage: unknown): readonly UsagePart[] | 'refused' | null {
  const inOneFigure = summed(usage, ['prompt_tokens']) ?? summed(usage, ['promptTokenCount']);
  if (inOneFigure !== null) return inOneFigure;
  // Only OpenAI's Responses have details, and there the cached tokens are part of the figure.
  const hasCacheInside = typeof field(usage, 'input_tokens_details') === 'object' && field(usage, 'input_tokens_details') !== null;
  return summed(usage, hasCacheInside ? ['input_tokens'] : ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']);
}

/** As Bedrock's Converse, clients in JavaScript and Gemini's Interactions write it. The first has cached tokens beside the figure, the others inside. */
function partsOfClientUsage(usage: unknown): readonly UsagePart[] | 'refused' | null {
  return summed(usage, ['inputTokens', 'cacheReadInputTokens', 'cacheWriteInputTokens']) ?? summed(usage, ['promptTokens']) ?? summed(usage, ['total_input_tokens']);
}

const KINDS = ['sent', 'from-cache', 'to-cache'] as const;

/** The figures under these keys; null without the first, and refused where one is no count. */
function summed(usage: unknown, keys: readonly string[]): readonly UsagePart[] | 'refused' | null {
  const figures = keys.map((key) => field(usage, key));
  if (figures[0] === undefined || figures[0] === null) return null;
  const parts: UsagePart[] = [];
  for (const [index, figure] of figures.entries()) {
    const tokens = figure ?? 0;
    if (typeof tokens !== 'number' || !Number.isInteger(tokens) || tokens < 0 || tokens > MOST_TOKENS) return 'refused';
    parts.push({ kind: KINDS[index] ?? 'sent', tokens });
  }
  return parts;
}

/** An own property; undefined for anything that has none. */
function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonRecord)[key] : undefined;
}

function textOf(record: JsonRecord, key: string): string | null {
  const value = field(record, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An id of letters, digits and the signs that ids have; a client's "<synthetic>" is none. */
function modelOf(record: JsonRecord): string | null {
  const id = textOf(record, 'model') ?? textOf(record, 'modelVersion');
  return id !== null && /^[\w.:/@+-]{1,100}$/.test(id) ? id : null;
}

function momentOf(record: JsonRecord): number | null {
  for (const key of ['created', 'created_at', 'timestamp', 'createTime']) {
    const value = field(record, key);
    const atMs = typeof value === 'number' ? Math.round(value * 1000) : typeof value === 'string' ? parseIso(value) : Number.NaN;
    if (atMs >= EARLIEST_MS && atMs < LATEST_MS) return atMs;
  }
  return null;
}

/** ISO 8601 in milliseconds, or NaN. Without a zone it is UTC; a day alone is its noon, the same day almost everywhere. */
function parseIso(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (match === null) return Number.NaN;
  const [, day = '', time = '12:00', zone = 'Z'] = match;
  return Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
}
