// A text's base tokens by what they stand for, so that the count of a closed tokenizer can be estimated class by class.
import type { ByteLevelEncoder } from './byte-level-encoder';
import { CODE_MARK, CODE_MARK_BEFORE_LETTER, LINE_KINDS, lineKind, OPENS_TAG } from './line-kind';
import { safeCuts } from './safe-cuts';
import { ASCII, classOfPiece, DIGITS, isAsciiLetter, SYMBOLS, TALLY_CLASSES, type TallyClass } from './tally-class';

/** Base tokens of each class, whole numbers from 0 on; their sum is the count of the base encoding. */
export type ScriptTally = Readonly<Record<TallyClass, number>>;

/** A line, or the part of one that lies in a stretch: what `lineKind` asks for, and the tokens whose class it decides. */
interface OpenLine {
  readonly words: number;
  readonly codeMarks: number;
  readonly markupMarks: number;
  readonly tokens: number;
}

/**
 * The tally of a stretch of a text, whose first and last line may go on outside of it. Plain data, for messages.
 * Stretches that were cut where the base encoding ends a piece (`safeCuts`) are put together by `joinTallies`.
 */
export interface TallyStretch {
  /** All but the tokens of the open lines. */
  readonly closed: ScriptTally;
  /** From the beginning of the stretch to its first line break, or to its end. */
  readonly head: OpenLine;
  /** From the last line break on; null where there is no line break. */
  readonly tail: OpenLine | null;
}

export const EMPTY_TALLY: ScriptTally = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ tallyOf(new Float64Array(TALLY_CLASSES.length)));
const EMPTY_LINE: OpenLine = Object.freeze({ words: 0, codeMarks: 0, markupMarks: 0, tokens: 0 });
/** The tally of '', with which a sum of stretches begins. */
export const EMPTY_STRETCH: TallyStretch = /* @__PURE__ */ Object.freeze({ closed: EMPTY_TALLY, head: EMPTY_LINE, tail: null });

/** What the tallies are made with; byte-level encoders have it. */
export type PieceSource = Pick<ByteLevelEncoder, 'visitPieces'>;

const utf8 = /* @__PURE__ */ new TextEncoder();
const LINE_FEED = 0x0a;
const TAB = 0x09;
const BLANK = 0x20;
const QUOTE = 0x22;
const LESS_THAN = 0x3c;
const ZERO = 0x30;
const NINE = 0x39;
/** What "<" in front of a name adds to the marks of markup, its ">" included. */
const TAG_MARKS = 2;

/** The tally of a text, in tokens of the base encoding. O(n); no second copy of a long text is made. */
export function scriptTally(encoder: PieceSource, text: string): ScriptTally {
  let stretch = EMPTY_STRETCH;
  let start = 0;
  for (const end of safeCuts(text)) {
    stretch = joinTallies(stretch, tallyUtf8(encoder, [utf8.encode(text.slice(start, end))]));
    start = end;
  }
  return closeTally(stretch);
}

/** The tally of a stretch of a text in well-formed UTF-8, which may come in parts. O(n). */
export function tallyUtf8(encoder: PieceSource, parts: readonly Uint8Array[]): TallyStretch {
  const sums = new Float64Array(TALLY_CLASSES.length);
  let head: OpenLine | null = null;
  let lineTokens = 0;
  let words = 0;
  let codeMarks = 0;
  let markupMarks = 0;

  function endLine(): void {
    if (head === null) head = { words, codeMarks, markupMarks, tokens: lineTokens };
    else sums[LINE_KINDS.indexOf(lineKind(words, codeMarks, markupMarks))]! += lineTokens;
    lineTokens = words = codeMarks = markupMarks = 0;
  }

  /** Adds the marks of a piece that ends with neither letter nor digit; says whether it breaks the line. */
  function addMarks(bytes: Uint8Array, start: number, end: number): boolean {
    let hasBreak = false;
    for (let place = start; place < end; place += 1) {
      const byte = bytes[place]!;
      codeMarks += CODE_MARK[byte]!;
      if (byte === QUOTE) markupMarks += 1;
      else if (byte === LINE_FEED) hasBreak = true;
      else if (byte === LESS_THAN && place + 1 < end) markupMarks += TAG_MARKS * OPENS_TAG[bytes[place + 1]!]!;
    }
    return hasBreak;
  }

  encoder.visitPieces(parts, (bytes, start, end, tokens) => {
    const last = bytes[end - 1]!;
    if (last >= ZERO && last <= NINE) {
      sums[DIGITS]! += tokens;
      return;
    }
    if (last <= BLANK && isWhiteSpace(bytes, start, end)) {
      lineTokens += tokens;
      if (last === LINE_FEED) endLine();
      else if (end - start > 1 || last === TAB) codeMarks += 1;
      return;
    }
    const kind = isAscii(bytes, start, end) ? ASCII : classOfPiece(bytes, start, end);
    if (kind === ASCII) lineTokens += tokens;
    else sums[kind]! += tokens;
    if (last >= 0x80) {
      if (kind !== SYMBOLS) words += 1;
    } else if (isAsciiLetter(last)) {
      const first = bytes[start]!;
      words += 1;
      codeMarks += CODE_MARK_BEFORE_LETTER[first]!;
      if (first === QUOTE) markupMarks += 1;
      else if (first === LESS_THAN) markupMarks += TAG_MARKS;
    } else if (addMarks(bytes, start, end)) endLine();
  });
  const rest = { words, codeMarks, markupMarks, tokens: lineTokens };
  return { closed: tallyOf(sums), head: head ?? rest, tail: head === null ? null : rest };
}

/** The tally of two stretches, the second of which follows the first. Associative; O(1). */
export function joinTallies(first: TallyStretch, second: TallyStretch): TallyStretch {
  const closed = addTallies([first.closed, second.closed]);
  if (first.tail === null) return { closed, head: addLines(first.head, second.head), tail: second.tail };
  const middle = addLines(first.tail, second.head);
  if (second.tail === null) return { closed, head: first.head, tail: middle };
  return { closed: addLine(closed, middle), head: first.head, tail: second.tail };
}

/** The tally of a whole text: nothing goes on outside of it. */
export function closeTally({ closed, head, tail }: TallyStretch): ScriptTally {
  const withHead = addLine(closed, head);
  return tail === null ? withHead : addLine(withHead, tail);
}

/** The tally of several texts, in any order. None: all zero. */
export function addTallies(tallies: Iterable<ScriptTally>): ScriptTally {
  const sums = new Float64Array(TALLY_CLASSES.length);
  for (const tally of tallies) for (const [index, kind] of TALLY_CLASSES.entries()) sums[index]! += tally[kind];
  return tallyOf(sums);
}

/** All base tokens of a tally: what the base encoding counts. */
export function baseTokens(tally: ScriptTally): number {
  return TALLY_CLASSES.reduce((sum, kind) => sum + tally[kind], 0);
}

function tallyOf(sums: Float64Array): ScriptTally {
  return Object.fromEntries(TALLY_CLASSES.map((kind, index) => [kind, sums[index]!])) as ScriptTally;
}

function addLine(tally: ScriptTally, line: OpenLine): ScriptTally {
  const kind = lineKind(line.words, line.codeMarks, line.markupMarks);
  return line.tokens === 0 ? tally : { ...tally, [kind]: tally[kind] + line.tokens };
}

function addLines(first: OpenLine, second: OpenLine): OpenLine {
  return {
    words: first.words + second.words,
    codeMarks: first.codeMarks + second.codeMarks,
    markupMarks: first.markupMarks + second.markupMarks,
    tokens: first.tokens + second.tokens,
  };
}

/** Whether a piece that ends with a blank or a line break is white space: others begin with one blank at most. */
function isWhiteSpace(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  return first <= BLANK && (end - start === 1 || first !== BLANK || bytes[start + 1]! <= BLANK);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let place = start; place < end; place += 1) if (bytes[place]! >= 0x80) return false;
  return true;
}
