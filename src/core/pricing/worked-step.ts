// One step of a calculation that a text makes: what it states, and what its own inputs give.

import { formatInteger, formatTokens } from '@/core/units';
import { compare, decimalOf, roundTo, type Decimal } from './decimal';
import { costUsd, formatPrice, formatUsd, multiplyUsd, parseUsd, parseUsdPerMTok, type Usd, usdToNumber, ZERO_USD } from './money';
import { decimal } from './shares';

/**
 * cost: tokens at dollars per million tokens, in dollars; times: dollars times a number of days or sessions; saving: of a
 * first amount when it becomes a second, in percent; ratio: the first to the second; squared: the same where the effort
 * grows with the square; fits: whether so many tokens go into a window; books: tokens, words per token, words per book.
 */
export type WorkedOperation = 'cost' | 'times' | 'saving' | 'ratio' | 'squared' | 'fits' | 'books';

export interface WorkedStep {
  readonly label: string;
  readonly operation: WorkedOperation;
  readonly inputs: readonly number[];
  /** Dollars, percent, a factor or a number as the text has it, or its range; for `fits` whether it says so. */
  readonly stated: number | readonly [low: number, high: number] | boolean;
}

export interface WorkedResult {
  /** "125,000 tokens × $3.00 per million" */
  readonly calculation: string;
  readonly stated: string;
  readonly computed: string;
  /** Whether both agree, to the digits that the text gives. */
  readonly holds: boolean;
}

/** What the inputs of a step give, beside what its text states. */
export function workOut({ operation, inputs, stated }: WorkedStep): WorkedResult {
  const [a = 0, b = 0, c = 0] = inputs;
  switch (operation) {
    case 'cost': {
      const price = parseUsdPerMTok(b);
      const amount = price === null ? ZERO_USD : costUsd(a, price);
      return inDollars(`${formatTokens(a)} × ${price === null ? '' : formatPrice(price)} per million`, stated, amount);
    }
    case 'times':
      return inDollars(`${exactDollars(usd(a))} × ${formatInteger(b)}`, stated, multiplyUsd(usd(a), decimal(b)));
    case 'saving':
      return inNumbers(`1 − ${exactDollars(usd(b))} ÷ ${exactDollars(usd(a))}`, stated, (1 - b / a) * 100, (value) => `${plain(value)} %`);
    case 'ratio':
      return inNumbers(`${formatInteger(a)} ÷ ${formatInteger(b)}`, stated, a / b, (value) => `${plain(value)}×`);
    case 'squared':
      return inNumbers(`(${formatInteger(a)} ÷ ${formatInteger(b)})²`, stated, (a / b) ** 2, (value) => `${plain(value)}×`);
    case 'books':
      return inNumbers(`${formatTokens(a)} × ${plain(b)} words${c === 1 ? '' : ` ÷ ${formatInteger(c)} words a book`}`, stated, (a * b) / c, plain);
    case 'fits': {
      const fits = a <= b;
      return { calculation: `${formatTokens(a)} in ${formatInteger(b)}`, stated: yesOrNo(stated === true), computed: fits ? 'fits' : `${formatInteger(a - b)} tokens too many`, holds: fits === stated };
    }
  }
}

function inDollars(calculation: string, stated: WorkedStep['stated'], amount: Usd): WorkedResult {
  const said = typeof stated === 'number' ? usd(stated) : ZERO_USD;
  return { calculation, stated: exactDollars(said), computed: exactDollars(amount), holds: compare(roundTo(amount, said.places), said) === 0 };
}

function inNumbers(calculation: string, stated: WorkedStep['stated'], computed: number, format: (value: number) => string): WorkedResult {
  const [low, high] = typeof stated === 'number' ? [stated, stated] : typeof stated === 'boolean' ? [0, 0] : stated;
  const said = low === high ? format(low) : `${plain(low)}–${format(high)}`;
  return { calculation, stated: said, computed: format(computed), holds: low <= computed && computed <= high };
}

function usd(value: number): Usd {
  return parseUsd(value) ?? ZERO_USD;
}

/** All digits, where an amount would be rounded to be shown: the difference may be in the third. */
function exactDollars(amount: Usd): string {
  const cents: Decimal = roundTo(amount, 2);
  return compare(cents, amount) === 0 ? formatUsd(amount) : `$${usdToNumber(amount)}`;
}

function plain(value: number): string {
  const rounded = decimalOf(Number(value.toFixed(2)));
  return rounded === null || rounded.places === 0 ? formatInteger(value) : String(Number(value.toFixed(2)));
}

function yesOrNo(fits: boolean): string {
  return fits ? 'fits' : 'does not fit';
}
