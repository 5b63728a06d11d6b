// Which needles are put where: a test is a needle at a depth of a prompt of some length, and has an id that says so.
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';

export interface NeedleSettings {
  /** Tokens of each prompt, and percent of the text that stands before the needle; both rising, none twice. */
  readonly lengthsTokens: readonly number[];
  readonly depthsPercent: readonly number[];
  /** How often each pair is tried. */
  readonly trials: number;
  /** null: the sample, with another code in each test. */
  readonly own: NeedleText | null;
}

export interface NeedleText {
  /** The sentence that is hidden, what is asked for it, and what the answer has to contain. */
  readonly needle: string;
  readonly question: string;
  readonly answer: string;
}

export interface NeedleTest extends NeedleText {
  /** Letters, digits and hyphens, as both vendors' batches take it. */
  readonly id: string;
  readonly lengthTokens: number;
  readonly depthPercent: number;
  /** From 1. */
  readonly trial: number;
}

const WORDS = ['amber', 'birch', 'copper', 'delta', 'ember', 'fjord', 'garnet', 'harbor', 'indigo', 'juniper', 'kestrel', 'lagoon', 'marble', 'nickel', 'onyx', 'pepper'] as const;

/** The needle that is offered; the code is another in each test, so that no answer can be right by chance or from before. */
export function sampleNeedle(code: string): NeedleText {
  return { needle: `The access code of the lighthouse archive is ${code}.`, question: 'What is the access code of the lighthouse archive? Answer with the code alone.', answer: code };
}

/** All tests, by length, depth and trial. */
export function planTests({ lengthsTokens, depthsPercent, trials, own }: NeedleSettings): readonly NeedleTest[] {
  return lengthsTokens.flatMap((lengthTokens) =>
    depthsPercent.flatMap((depthPercent) =>
      Array.from({ length: trials }, (_, index): NeedleTest => {
        const trial = index + 1;
        const text = own ?? sampleNeedle(codeOf(lengthTokens, depthPercent, trial));
        return { id: `n${lengthTokens}-d${depthPercent}-t${trial}`, lengthTokens, depthPercent, trial, ...text };
      }),
    ),
  );
}

/** A word and four digits that follow from the place of the test alone. */
function codeOf(lengthTokens: number, depthPercent: number, trial: number): string {
  let mixed = 2_166_136_261;
  for (const value of [lengthTokens, depthPercent, trial]) {
    mixed = Math.imul(mixed ^ value, 16_777_619);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0x5bd1e995);
    mixed ^= mixed >>> 15;
  }
  const hash = mixed >>> 0;
  return `${WORDS[hash % WORDS.length] ?? 'amber'}-${1000 + (Math.floor(hash / WORDS.length) % 9000)}`;
}

/** More tokens in all would not be held, nor paid for lightly. */
export const MOST_TOTAL_TOKENS = 10_000_000;
export const LEAST_LENGTH_TOKENS = 200;
const MOST_LENGTH_TOKENS = 2_000_000;
const MOST_PLACES = 21;

export interface BadList {
  readonly kind: 'bad-list';
  /** As a sentence. */
  readonly message: string;
}

/** "4k, 8192, 1M" → tokens, rising, each once. */
export function readLengths(text: string, parse: (text: string) => number | null): Result<readonly number[], BadList> {
  return readList(text, parse, LEAST_LENGTH_TOKENS, MOST_LENGTH_TOKENS, 'a number of tokens');
}

/** "0, 25, 50" → percent, rising, each once. */
export function readDepths(text: string): Result<readonly number[], BadList> {
  return readList(text.replaceAll('%', ''), (each) => (/^\d{1,3}$/.test(each) ? Number(each) : null), 0, 100, 'a whole number of percent');
}

function readList(text: string, parse: (text: string) => number | null, least: number, most: number, noun: string): Result<readonly number[], BadList> {
  // A comma with a blank parts numbers; one without may group thousands.
  const parts = text.split(/[;\n]|,(?!\d{3}(?!\d))/).map((part) => part.trim()).filter((part) => part !== '');
  const values: number[] = [];
  for (const part of parts) {
    const value = parse(part);
    if (value === null || value < least || value > most) return fail({ kind: 'bad-list', message: `“${part}” is not ${noun} from ${formatInteger(least)} to ${formatInteger(most)}.` });
    values.push(value);
  }
  const unique = [...new Set(values)].sort((a, b) => a - b);
  if (unique.length === 0) return fail({ kind: 'bad-list', message: 'None is given.' });
  return unique.length > MOST_PLACES ? fail({ kind: 'bad-list', message: `More than ${MOST_PLACES} are given.` }) : succeed(unique);
}
