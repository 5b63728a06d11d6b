// A prompt of exactly so many tokens with a needle at a depth.
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import type { Haystack } from './needle-haystack';
import type { NeedleTest } from './needle-plan';

/** Tokens of a text in the encoding that is counted in; null: it cannot be counted any more. */
export type CountTokens = (text: string) => Promise<number | null>;

export type NeedleFailure =
  | { readonly kind: 'not-counted' }
  /** The needle and its question leave too little room for a text around them. */
  | { readonly kind: 'too-short'; readonly leastTokens: number }
  /** No cut of the text has the number of tokens that is missing, or the whole does not count what its lines do. */
  | { readonly kind: 'inexact'; readonly tokens: number | null };

export interface NeedlePrompt {
  readonly text: string;
  /** Of the whole text, as asked. */
  readonly tokens: number;
  /** Tokens before the needle. */
  readonly needleAtToken: number;
  /** Percent of the text around the needle that stands before it, to a tenth: between two lines, so not always just as asked. */
  readonly realDepthPercent: number;
}

export const PREAMBLE = 'Read the text below. A question about it follows at its end.';

/** Lines that are counted at once where their sum is enough. */
const BLOCK_LINES = 64;
/** The last line is cut to what is missing, which is at least so much: fewer tokens may be no line at all. */
const LEAST_CUT_TOKENS = 12;

/**
 * Makes prompts from one haystack: preamble, lines, the needle on a line of its own, lines, the question. Every pattern cuts
 * between two lines, so tokens of lines add up; the last line is cut to the token that is missing, and the whole is counted
 * once more before it is handed out. The needle stands at the break between lines that is nearest to its depth.
 */
export class NeedleWriter {
  readonly #known = new Map<string, number>();
  readonly #blockSums: number[] = [0];

  constructor(
    private readonly haystack: Haystack,
    private readonly countTokens: CountTokens,
  ) {}

  async write({ needle, question, lengthTokens, depthPercent }: Pick<NeedleTest, 'needle' | 'question' | 'lengthTokens' | 'depthPercent'>): Promise<Result<NeedlePrompt, NeedleFailure>> {
    const [before, hidden, after] = [`${PREAMBLE}\n`, `${oneLine(needle)}\n`, oneLine(question)];
    const fixed = [await this.#count(before), await this.#count(hidden), await this.#count(after)];
    const [beforeTokens, ...rest] = fixed;
    if (beforeTokens == null || fixed.includes(null)) return fail({ kind: 'not-counted' });
    const restTokens = rest.reduce<number>((sum, tokens) => sum + (tokens ?? 0), 0);
    const lineTokens = lengthTokens - beforeTokens - restTokens;
    if (lineTokens < LEAST_CUT_TOKENS * 2) return fail({ kind: 'too-short', leastTokens: beforeTokens + restTokens + LEAST_CUT_TOKENS * 2 });

    const whole = await this.#linesWithin(lineTokens - LEAST_CUT_TOKENS);
    if (whole === null) return fail({ kind: 'not-counted' });
    const cut = await this.#cutLine(whole.lines, lineTokens - whole.tokens);
    if (cut === null) return fail({ kind: 'inexact', tokens: null });
    const head = await this.#linesNear((lineTokens * depthPercent) / 100, whole.lines);
    if (head === null) return fail({ kind: 'not-counted' });
    const atEnd = depthPercent === 100;
    const text = [before, this.#lines(0, atEnd ? whole.lines : head.lines), ...(atEnd ? [cut, hidden] : [hidden, this.#lines(head.lines, whole.lines), cut]), after].join('');
    const tokens = await this.countTokens(text);
    if (tokens === null) return fail({ kind: 'not-counted' });
    if (tokens !== lengthTokens) return fail({ kind: 'inexact', tokens });
    const headTokens = atEnd ? lineTokens : head.tokens;
    return succeed({ text, tokens, needleAtToken: beforeTokens + headTokens, realDepthPercent: Math.round((headTokens / lineTokens) * 1000) / 10 });
  }

  #lines(from: number, end: number): string {
    return Array.from({ length: end - from }, (_, index) => this.haystack.lineAt(from + index)).join('');
  }

  /** As many lines from the start as have at most so many tokens. */
  async #linesWithin(mostTokens: number): Promise<{ readonly lines: number; readonly tokens: number } | null> {
    let block = 0;
    for (;;) {
      const sum = await this.#blockSum(block + 1);
      if (sum === null) return null;
      if (sum > mostTokens) break;
      block += 1;
    }
    let lines = block * BLOCK_LINES;
    let tokens = this.#blockSums[block] ?? 0;
    for (;;) {
      const next = await this.#count(this.haystack.lineAt(lines));
      if (next === null) return null;
      if (tokens + next > mostTokens) return { lines, tokens };
      lines += 1;
      tokens += next;
    }
  }

  /** The break between lines that is nearest to a number of tokens, with at most so many lines before it. */
  async #linesNear(targetTokens: number, mostLines: number): Promise<{ readonly lines: number; readonly tokens: number } | null> {
    const below = await this.#linesWithin(targetTokens);
    if (below === null) return null;
    if (below.lines >= mostLines) {
      const tokens = await this.#linesWithinCount(mostLines);
      return tokens === null ? null : { lines: mostLines, tokens };
    }
    const next = await this.#count(this.haystack.lineAt(below.lines));
    if (next === null) return null;
    return below.tokens + next - targetTokens < targetTokens - below.tokens ? { lines: below.lines + 1, tokens: below.tokens + next } : below;
  }

  async #linesWithinCount(lines: number): Promise<number | null> {
    const block = Math.floor(lines / BLOCK_LINES);
    let tokens = await this.#blockSum(block);
    for (let index = block * BLOCK_LINES; tokens !== null && index < lines; index += 1) {
      const next = await this.#count(this.haystack.lineAt(index));
      tokens = next === null ? null : tokens + next;
    }
    return tokens;
  }

  async #blockSum(blocks: number): Promise<number | null> {
    while (this.#blockSums.length <= blocks) {
      const block = this.#blockSums.length - 1;
      const tokens = await this.countTokens(this.#lines(block * BLOCK_LINES, (block + 1) * BLOCK_LINES));
      if (tokens === null) return null;
      // Another prompt of this writer may have counted the block meanwhile.
      if (this.#blockSums.length === block + 1) this.#blockSums.push((this.#blockSums[block] ?? 0) + tokens);
    }
    return this.#blockSums[blocks] ?? null;
  }

  /** The start of a line, or of some lines on from there, that has exactly so many tokens with its line break. */
  async #cutLine(index: number, tokens: number): Promise<string | null> {
    // What is missing may be more than a line; and where one line has no such cut, the next ones may.
    for (let line = index; line < index + 8; line += 1) {
      let source = this.haystack.lineAt(line).trimEnd();
      for (let more = line + 1; ; more += 1) {
        const own = await this.#count(`${source}\n`);
        if (own === null) return null;
        if (own >= tokens || more > line + 64) break;
        source = `${source} ${this.haystack.lineAt(more).trimEnd()}`;
      }
      const found = await this.#exactStart(source, tokens);
      if (found !== null) return found;
    }
    return null;
  }

  /** Tokens of a start grow with its length but for a few at its end: by bisection, then place by place. */
  async #exactStart(source: string, tokens: number): Promise<string | null> {
    const starts = characterEnds(source);
    const at = async (index: number): Promise<number | null> => this.#count(startOf(source, starts[index] ?? 0));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      const own = await at(middle);
      if (own === null) return null;
      if (own < tokens) low = middle + 1;
      else high = middle;
    }
    for (let away = 0; away < NEAR_PLACES; away += 1) {
      for (const index of away === 0 ? [low] : [low - away, low + away]) {
        if (index < 0 || index >= starts.length) continue;
        if ((await at(index)) === tokens) return startOf(source, starts[index] ?? 0);
      }
    }
    return null;
  }

  async #count(text: string): Promise<number | null> {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const tokens = await this.countTokens(text);
    if (tokens !== null) this.#known.set(text, tokens);
    return tokens;
  }
}

/** How far around a place that should fit others are tried. */
const NEAR_PLACES = 40;

/** Places behind each character; halves of a pair stay together. */
function characterEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let end = 0;
  for (const character of text) ends.push((end += character.length));
  return ends;
}

function startOf(source: string, end: number): string {
  return `${source.slice(0, end).trimEnd()}\n`;
}

/** On one line, so that its place is between two lines. */
function oneLine(text: string): string {
  const line = text.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
  return line.startsWith('/') ? `.${line}` : line;
}

/** Why a prompt could not be made, as a sentence. */
export function needleFailureText(failure: NeedleFailure, lengthTokens: number): string {
  switch (failure.kind) {
    case 'not-counted':
      return 'The text could not be counted.';
    case 'too-short':
      return `${formatInteger(lengthTokens)} tokens are too few for this needle and question: from ${formatInteger(failure.leastTokens)} on.`;
    case 'inexact':
      return `No prompt of exactly ${formatInteger(lengthTokens)} tokens could be made of this text.`;
  }
}
