// The JSON values of a text that is one value, a list of them, several one under another, or a transcript or a stream with one
// to a line. In steps, and each step is bounded: JSON.parse cannot be interrupted.

/** Parsed in one go: some 30 ms for a response of this size, 200 ms for a million numbers. */
export const VALUE_LIMIT_UNITS = 1 << 22;
/** The same where nobody waits for the step: in a worker. */
export const WORKER_VALUE_LIMIT_UNITS = 1 << 27;
/** A longer list is taken apart first, so that each step parses one entry. */
const AT_ONCE_UNITS = 1 << 18;
/** Looked through in one step. */
const SCAN_UNITS = 1 << 16;
/** A value, or what stands where one should. `not-json` is a line; `broken` is a list, and nothing comes after it. */
export type JsonPiece =
  /** `written`: the JSON that it was read of; `place`: which it is of several. */
  | { readonly kind: 'value'; readonly value: unknown; readonly written: string; readonly place?: Place }
  | { readonly kind: 'not-json' | 'too-long' | 'broken' };

export interface Place {
  readonly of: 'entries' | 'values' | 'lines';
  /** From 0. */
  readonly index: number;
}

/**
 * The pieces of a text in order; undefined for a step without one. A text that parses as a whole is one value, a list of
 * more than 256 KB is its entries, one that begins with two values that are no lines is one value after the other, and
 * anything else is read line by line, blank ones left out; of server-sent events what follows `data:`. No value of more than `limitUnits` is parsed. Never throws.
 */
export function* jsonValuesInSteps(text: string, limitUnits = VALUE_LIMIT_UNITS): Generator<JsonPiece | undefined, void, undefined> {
  const all = text.trim();
  if (all === '') return;
  const firstBreak = all.indexOf('\n');
  // A long text whose first line is a value by itself is a transcript, whatever the value is.
  const isLines = firstBreak >= 0 && firstBreak <= limitUnits && parsed(all.slice(0, firstBreak)).kind === 'value';
  if (!isLines && all.length > AT_ONCE_UNITS && all.startsWith('[')) {
    yield* entriesOf(all, limitUnits);
    return;
  }
  if (!isLines && all.length <= limitUnits) {
    const whole = parsed(all);
    if (whole.kind === 'value') {
      yield whole;
      return;
    }
  }
  if (!isLines && (yield* beginsWithTwo(all, limitUnits))) yield* valuesBehindOneAnother(all, limitUnits);
  else yield* linesOf(all, limitUnits);
}

/** Whether a text begins with an object or a list, and goes on with another. */
function* beginsWithTwo(text: string, limitUnits: number): Generator<undefined, boolean, undefined> {
  if (!/^[[{]/.test(text)) return false;
  const end = yield* endOfBrackets(text, 0);
  return end !== null && end <= limitUnits && /^\s{0,1000}[[{]/.test(text.slice(end, end + 1001)) && parsed(text.slice(0, end)).kind === 'value';
}

/** What stands between two values is read line by line; what is open at the end is no value. */
function* valuesBehindOneAnother(text: string, limitUnits: number): Generator<JsonPiece | undefined, void, undefined> {
  for (let [start, index] = [0, 0]; start < text.length; ) {
    if (/\s/.test(text[start]!)) {
      start += 1;
      continue;
    }
    const isBracket = text[start] === '{' || text[start] === '[';
    const lineBreak = isBracket ? -1 : text.indexOf('\n', start);
    const closing = isBracket ? yield* endOfBrackets(text, start) : null;
    const end = closing ?? (lineBreak < 0 ? text.length : lineBreak);
    yield end - start > limitUnits ? { kind: 'too-long' } : pieceOf(text.slice(start, end).trim(), { of: 'values', index });
    start = end;
    if (isBracket) index += 1;
  }
}

/** Behind the bracket that closes the one at `start`; null: none does. */
function* endOfBrackets(text: string, start: number): Generator<undefined, number | null, undefined> {
  let depth = 0;
  let nextStep = start + SCAN_UNITS;
  for (let at = start; at < text.length; at += 1) {
    if (at >= nextStep) {
      yield undefined;
      nextStep = at + SCAN_UNITS;
    }
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

/** Of one event: each is tried with those before it. */
const MOST_JOINED_LINES = 100;

function* linesOf(text: string, limitUnits: number): Generator<JsonPiece | undefined, void, undefined> {
  const isStream = isEventStream(text);
  /** Lines of an event that are no value yet: one may be written on several. */
  let open: string[] = [];
  for (let [start, index] = [0, -1]; start < text.length; ) {
    index += 1;
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const raw = end - start > limitUnits ? null : text.slice(start, end);
    start = end + 1;
    if (raw === null) {
      yield { kind: 'too-long' };
      continue;
    }
    const line = isStream ? eventData(raw) : raw.trim();
    const piece = line === '' ? undefined : pieceOf(line, { of: 'lines', index });
    const mayGoOn = isStream && piece !== undefined && piece.kind !== 'value' && open.length < MOST_JOINED_LINES && (open.length > 0 || line.startsWith('{'));
    if (mayGoOn) open.push(line);
    const whole = mayGoOn ? pieceOf(open.join('\n')) : null;
    if (whole !== null && whole.kind !== 'value') continue;
    // What was open and did not become a value is a piece of its own.
    if (whole === null && open.length > 0) yield pieceOf(open.join('\n'));
    open = [];
    yield whole ?? piece;
  }
  if (open.length > 0) yield pieceOf(open.join('\n'));
}

function pieceOf(line: string, place?: Place): JsonPiece {
  return mayBeValue(line) ? parsed(line, place) : { kind: 'not-json' };
}

/** Whether a text begins as server-sent events do. */
export function isEventStream(text: string): boolean {
  return /^\s*(?:(?:event|data|id|retry):|:)/.test(text);
}

/** The entries of a list, cut at the commas outside strings and brackets. What is between two cuts is left to JSON.parse. */
function* entriesOf(list: string, limitUnits: number): Generator<JsonPiece | undefined, void, undefined> {
  let depth = 0;
  let start = 1;
  let index = 0;
  let nextStep = SCAN_UNITS;
  for (let at = 1; at < list.length; at += 1) {
    if (at >= nextStep) {
      yield undefined;
      nextStep = at + SCAN_UNITS;
    }
    const character = list[at];
    if (character === '"') at = endOfString(list, at);
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && depth > 0) depth -= 1;
    else if ((character === ',' || character === ']') && depth === 0) {
      const isLast = character === ']';
      const isEmptyList = isLast && start === 1 && list.slice(start, at).trim() === '';
      const entry: JsonPiece = at - start > limitUnits ? { kind: 'too-long' } : parsed(isEmptyList ? '[]' : list.slice(start, at), { of: 'entries', index });
      yield entry.kind === 'not-json' ? { kind: 'broken' } : entry;
      if (entry.kind === 'not-json') return;
      start = at + 1;
      index += 1;
      if (!isLast) continue;
      if (start < list.length) yield { kind: 'broken' };
      return;
    }
  }
  yield { kind: 'broken' };
}

/** What a line of a stream of server-sent events carries; empty where it carries none, such as a name, a comment or its end. */
function eventData(line: string): string {
  const data = /^\s*data:(.*)$/s.exec(line)?.[1]?.trim();
  if (data !== undefined) return data === '[DONE]' ? '' : data;
  return /^\s*(?::|(?:event|id|retry):)/.test(line) ? '' : line.trim();
}

/** False where the ends of a line say that it is no value: a million failures of JSON.parse take ten seconds. */
function mayBeValue(line: string): boolean {
  const last = line.at(-1);
  if (line.startsWith('{')) return last === '}';
  if (line.startsWith('[')) return last === ']';
  if (line.startsWith('"')) return last === '"';
  return /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(line);
}

/** Where the string ends that begins here: its second quotation mark, or the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

function parsed(text: string, place?: Place): JsonPiece {
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown, written: text, ...(place === undefined ? {} : { place }) };
  } catch {
    // Malformed, or nested deeper than the browser's parser goes.
    return { kind: 'not-json' };
  }
}
