// Numbers of a spreadsheet that are shown as dates (ECMA-376, part 1, 18.8.30 for the formats, 18.17.4 for the two ways of counting days).
import type { Figure } from './xlsx-figures';
import { type FormatLook, formatLookOf, formattedNumber, formattedText } from './xlsx-sections';
import type { XmlHandler } from './xml';

export type NumberLook = 'number' | Clock | SplitSeconds | DurationLook;
type Clock = 'date' | 'time';
/** Of a cell or a point of a chart. */
export type ShownLook = NumberLook | FormatLook;

/** A time with so many decimals of its seconds. */
interface SplitSeconds {
  readonly clock: Clock;
  readonly decimals: number;
}

/** A time that does not begin anew each day, as brackets in its format say. */
export interface DurationLook {
  /** What it is counted in; what is left over stands behind it in smaller units. */
  readonly countedIn: 'hours' | 'minutes' | 'seconds';
  readonly hasSeconds: boolean;
  /** Of its seconds. */
  readonly decimals: number;
}

const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58];
const BUILT_IN_TIMES = [18, 19, 20, 21, 32, 33, 45, 55, 56];
const DAY_MS = 86_400_000;
/** By their numbers; those of currencies say theirs themselves. */
const BUILT_IN_CODES: Readonly<Record<number, string>> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 46: '[h]:mm:ss', 47: 'mm:ss.0', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 41: '#,##0', 43: '#,##0.00' };
/** Days from the first day of each way of counting to 1970. */
const EPOCH_DAYS = { 1900: 25_569, 1904: 24_107 } as const;
/** 1900 is counted as a leap year, so the days before its March are one too many. */
const FALSE_LEAP_DAY = 60;
const MOST_DAYS = 2_958_466;
const DIGITS = 15;
/** Of seconds. */
const MOST_DECIMALS = 3;

/** Reads styles.xml: `lookOf(s)` then says how a cell of style `s` shows its number. */
export function createStyles(): XmlHandler & { lookOf(style: string | undefined): ShownLook } {
  const own = new Map<number, ShownLook>();
  const looks: ShownLook[] = [];
  let isInCells = false;
  const lookOfFormat = (id: number): ShownLook => own.get(id) ?? (BUILT_IN_DATES.includes(id) ? 'date' : BUILT_IN_TIMES.includes(id) ? 'time' : shownLook(BUILT_IN_CODES[id] ?? ''));
  return {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') own.set(Number(numFmtId), shownLook(formatCode ?? ''));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) looks.push(lookOfFormat(Number(numFmtId ?? 0)));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
    lookOf: (style) => looks[Number(style ?? 0)] ?? 'number',
  };
}

/** How a format shows what is in a cell, with what it adds to it. */
export function shownLook(code: string): ShownLook {
  const look = lookOfCode(code);
  return look === 'number' ? (formatLookOf(code) ?? look) : look;
}

/** A number as its format shows it; with all its digits where they are to be kept. */
export function shownNumber(value: string, look: ShownLook, counts: 1900 | 1904, keepsDigits = false): Figure {
  return isFormat(look) ? formattedNumber(numberText(value), look, keepsDigits) : { text: dateText(value, look, counts), isRounded: false };
}

/** A text as the format of its cell shows it. */
export function shownText(text: string, look: ShownLook): string {
  return isFormat(look) ? formattedText(text, look.text) : text;
}

function isFormat(look: ShownLook): look is FormatLook {
  return typeof look === 'object' && 'sections' in look;
}

/** "dd/mm/yyyy" is a date, "hh:mm" a time, "[h]:mm" a duration, '0.00 "days"' a number: letters in quotes, brackets or behind a backslash do not count. */
export function lookOfCode(code: string): NumberLook {
  const letters = code.replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\.|_./gi, '');
  const unit = /\[([hms])+\]/i.exec(letters)?.[1]?.toLowerCase();
  if (unit !== undefined) return { countedIn: unit === 'h' ? 'hours' : unit === 'm' ? 'minutes' : 'seconds', hasSeconds: /s/i.test(letters), decimals: Math.min(MOST_DECIMALS, /s\]?\.(0+)/i.exec(letters)?.[1]?.length ?? 0) };
  const clock = /[yd]/i.test(letters) ? 'date' : /[hs]/i.test(letters) ? 'time' : /m/i.test(letters) ? 'date' : 'number';
  const decimals = Math.min(MOST_DECIMALS, /s\.(0+)/i.exec(letters)?.[1]?.length ?? 0);
  return clock === 'number' || decimals === 0 ? clock : { clock, decimals };
}

/** A day number as ISO 8601: "2026-11-28", "2026-11-28 06:30", "06:30:15"; a duration as its format has it, "30:00"; what is no date is a number as it is shown. */
export function dateText(value: string, look: NumberLook, counts: 1900 | 1904): string {
  const serial = Number(value);
  if (look === 'number') return numberText(value);
  if (value === '' || !Number.isFinite(serial) || Math.abs(serial) >= MOST_DAYS) return value;
  if (typeof look === 'object' && 'countedIn' in look) return `${serial < 0 ? '-' : ''}${durationText(Math.abs(serial), look)}`;
  if (serial < 0) return value;
  const days = counts === 1900 && serial < FALSE_LEAP_DAY ? serial + 1 : serial;
  // Fractions of a day carry the error of a double, which seconds do not show.
  const { clock, decimals } = typeof look === 'object' ? look : { clock: look, decimals: 0 };
  const unit = 1000 / 10 ** decimals;
  const ms = Math.round(((days - EPOCH_DAYS[counts]) * DAY_MS) / unit) * unit;
  const iso = new Date(ms).toISOString();
  const time = decimals > 0 ? iso.slice(11, 20 + decimals) : iso.slice(11, 19).replace(/:00$/, '');
  if (clock === 'time' && serial < 1) return time;
  return ms % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

/** Spreadsheets show 15 digits of the 17 that are saved: 0.07, and not "7.0000000000000007E-2". */
function numberText(value: string): string {
  const isRounded = /^-?\d*\.?\d+(?:E[-+]?\d+)?$/i.test(value) && /[.E]/i.test(value) && Number.isFinite(Number(value));
  return isRounded ? String(Number(Number(value).toPrecision(DIGITS))) : value;
}

/** "30:00" and "30:00:15" in hours, "1800:00" in minutes, "108000" in seconds. What the format would not show is not lost. */
function durationText(days: number, { countedIn, hasSeconds, decimals }: DurationLook): string {
  const all = Math.round(days * 86_400 * 10 ** decimals) / 10 ** decimals;
  if (countedIn === 'seconds') return all.toFixed(decimals);
  const seconds = all % 60;
  const shownSeconds = hasSeconds || seconds !== 0 ? `:${seconds.toFixed(decimals).padStart(decimals === 0 ? 2 : 3 + decimals, '0')}` : '';
  const minutes = Math.floor(all / 60);
  return countedIn === 'minutes' ? `${minutes}${shownSeconds}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}${shownSeconds}`;
}
