// Numbers that a reader of JSON cannot hold: it rounds them without a word.
import { endOfString } from './json-values';
import { lastOf } from './steps';

/** So many digits a number always holds. */
const SAFE_DIGITS = 15;
/** Looked through in one step. */
const STEP_UNITS = 1 << 16;
const [QUOTE, MINUS, ZERO, NINE] = [0x22, 0x2d, 0x30, 0x39];
/** Of a number that begins here. */
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NUMBER_PARTS = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

export interface RoundedNumbers {
  /** They have another value once they are read. */
  readonly rounded: number;
  /** They are beyond every number, and are written again as null. */
  readonly lost: number;
}

/** How many such numbers stand outside the strings of a text of JSON, or of several values. In bounded steps, O(n) in all. Any text; never throws. */
export function* roundedNumbersInSteps(json: string): Generator<undefined, RoundedNumbers, undefined> {
  let [rounded, lost, nextStep] = [0, 0, STEP_UNITS];
  for (let at = 0; at < json.length; at += 1) {
    if (at >= nextStep) {
      yield undefined;
      nextStep = at + STEP_UNITS;
    }
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      NUMBER.lastIndex = at;
      const written = NUMBER.exec(json)?.[0] ?? '-';
      at += written.length - 1;
      if (written === '-' || isHeld(written)) continue;
      if (Number.isFinite(Number(written))) rounded += 1;
      else lost += 1;
    }
  }
  return { rounded, lost };
}

/** All of them together, at once. */
export function countRoundedNumbers(json: string): number {
  const { rounded, lost } = lastOf(roundedNumbersInSteps(json));
  return rounded + lost;
}

/** Whether a number is still the same after it was read and written. */
function isHeld(written: string): boolean {
  if (written.length <= SAFE_DIGITS && !/[eE]/.test(written)) return true;
  const again = String(Number(written));
  return again === written || decimalOf(written) === decimalOf(again);
}

/** One spelling for each value: its digits without zeros at the ends, and their place. */
function decimalOf(written: string): string {
  const [, whole = '', fraction = '', power = '0'] = NUMBER_PARTS.exec(written) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  let end = digits.length;
  // Not by a pattern: it would begin anew at each zero of a long row.
  while (digits.charCodeAt(end - 1) === ZERO) end -= 1;
  const kept = digits.slice(0, end);
  return kept === '' ? '0' : `${kept}e${Number(power) - fraction.length + digits.length - kept.length}`;
}
