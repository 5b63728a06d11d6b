// The runs of a line put together by their places: what jumps away begins a line of its own, an accent that is drawn over a
// letter (as TeX draws those of its old fonts) becomes part of it, what is drawn twice, to look bold, is there once, and digits in
// smaller letters above or below the line are raised or lowered: 10² had been "102".
import type { PdfItem } from './pdf-lines';
import { type Level, levelled } from './superscripts';

/** By the accent that stands by itself. */
const COMBINING: Readonly<Record<string, string>> = {
  '`': '\u0300', '\u00b4': '\u0301', '\u02c6': '\u0302', '\u02dc': '\u0303', '\u00af': '\u0304', '\u02d8': '\u0306', '\u02d9': '\u0307', '\u00a8': '\u0308', '\u02da': '\u030a', '\u02dd': '\u030b', '\u02c7': '\u030c',
};
const BELOW: Readonly<Record<string, string>> = { '\u00b8': '\u0327', '\u02db': '\u0328' };
const DOTLESS: Readonly<Record<string, string>> = { '\u0131': 'i', '\u0237': 'j' };
const ENDS_BLANK = /\s$/;
const ENDS_IN_LETTER = /\p{L}$/u;

/** In sizes of the larger letters. */
const JUMP = 1;
const GAP = 0.5;
const OVERLAP = 0.15;
const SAME_PLACE = 0.15;
/** Words may be small and higher for many reasons; digits with a sign are an exponent, the mark of a note, or part of a formula. */
const SCRIPT = /^[-+\u2212\u2013]?\d+[-+\u2212]?$/;
const MOST_SCRIPT_SIZE = 0.85;
/** Programs raise by a third or so, and TeX lowers by a seventh. */
const [RAISED, LOWERED] = [0.15, -0.08];

interface Step {
  /** From the start of one run to that of the next, and from one line to the other. */
  readonly along: number;
  readonly across: number;
  /** From the end of one run to the start of the next. */
  readonly gap: number;
}

/** The text of runs that come as one line and are read from the left. */
export function textOfRuns(items: readonly PdfItem[]): string {
  let text = '';
  let before: PdfItem | null = null;
  /** The last run on the line itself. */
  let base: PdfItem | null = null;
  for (const item of items) {
    const { str = '' } = item;
    if (str === '') continue;
    const step = before === null ? null : stepOf(before, item);
    before = item;
    if (step === null || str.trim() === '' || ENDS_BLANK.test(text)) text += str;
    else if (isSameAgain(str, step, text)) continue;
    else {
      const level = levelAgainst(base, item);
      // A script goes with what stands on the line, however far it is from another script.
      text = level === null ? joined(text, str, step) : `${text}${step.gap > GAP ? ' ' : ''}${levelled(str, level, '')}`;
      if (level !== null) continue;
    }
    if (str.trim() !== '') base = item;
  }
  return text;
}

function levelAgainst(base: PdfItem | null, item: PdfItem): Level {
  const step = base === null || !SCRIPT.test(item.str?.trim() ?? '') ? null : stepOf(base, item);
  if (step === null || sizeOf(item) > sizeOf(base!) * MOST_SCRIPT_SIZE || step.along <= 0 || Math.abs(step.across) > JUMP) return null;
  return step.across >= RAISED ? 'superscript' : step.across <= LOWERED ? 'subscript' : null;
}

function sizeOf({ transform: [a = 0, b = 0] = [] }: PdfItem): number {
  return Math.hypot(a, b);
}

function isSameAgain(str: string, { along, across }: Step, text: string): boolean {
  return Math.abs(along) < SAME_PLACE && Math.abs(across) < SAME_PLACE && text.endsWith(str);
}

function joined(text: string, next: string, { along, across, gap }: Step): string {
  if (along < -JUMP || Math.abs(across) > JUMP) return `${text}\n${next}`;
  if (gap > GAP) return `${text} ${next}`;
  const above = gap < -OVERLAP ? COMBINING[text.at(-1)!] : undefined;
  const [letter = ''] = next;
  if (above !== undefined && ENDS_IN_LETTER.test(letter)) return `${text.slice(0, -1)}${`${DOTLESS[letter] ?? letter}${above}`.normalize('NFC')}${next.slice(letter.length)}`;
  const below = gap < -OVERLAP ? BELOW[letter] : undefined;
  if (below !== undefined && ENDS_IN_LETTER.test(text)) return `${text.slice(0, -1)}${`${text.at(-1)!}${below}`.normalize('NFC')}${next.slice(letter.length)}`;
  return text + next;
}

/** null: places say nothing. */
function stepOf({ transform: from, width = 0 }: PdfItem, { transform: to, dir }: PdfItem): Step | null {
  // What is written downwards has no width.
  if (from === undefined || to === undefined || width === 0 || dir === 'ttb') return null;
  const [a = 0, b = 0, , , x = 0, y = 0] = from;
  const own = Math.hypot(a, b);
  const size = Math.max(own, Math.hypot(to[0] ?? 0, to[1] ?? 0));
  if (own === 0) return null;
  const [right, up] = [(to[4] ?? 0) - x, (to[5] ?? 0) - y];
  const along = (right * a + up * b) / own;
  return { along: along / size, across: (up * a - right * b) / own / size, gap: (along - width) / size };
}
