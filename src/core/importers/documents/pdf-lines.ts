// Lines of a PDF in the order in which they are read. pdf.js hands out the runs of a line in the order in which they are drawn,
// and puts only the letters within each run right; most programs draw a line from the left whatever its script, and those of
// Chromium draw each letter of Arabic as a run of its own, in the form that it has within its word.
import { textOfRuns } from './pdf-runs';

/** A run of text, or a mark without any. */
export interface PdfItem {
  readonly str?: string;
  readonly hasEOL?: boolean;
  readonly dir?: string;
  readonly width?: number;
  /** The last two are the place on the page; the first two are turned where the text is. */
  readonly transform?: readonly number[];
}

/** What was found in the lines of a file. */
export interface FoundInLines {
  /** Lines of both directions that are drawn alike in either order. */
  guessed: number;
  /** Turned, so that places say nothing of their order. */
  asDrawn: number;
  /** Characters that the file draws and names by none. */
  unreadable: number;
}

/** What the lines of a page have in common. */
interface PageShape {
  /** How many letters are read in each direction. */
  readonly rightToLeft: number;
  readonly leftToRight: number;
  /** The edges of its text. */
  readonly from: number;
  readonly to: number;
}

interface Run {
  readonly kind: 'right' | 'left' | 'digits' | 'neutral';
  text: string;
  readonly from: number;
  readonly to: number;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const RIGHT_LETTERS = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
const LEFT_LETTERS = /(?=\p{L})[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
const ARABIC_FORMS = /[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]/g;
const MARKS = /^\p{M}+$/u;
/** What no font maps to a character comes as one of these. */
const CONTROLS = /[\0-\b\v\f\x0e-\x1f]/g;
/** Part a number, and stand in it. */
const IN_NUMBER = /^[.,:/]$/;
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '‹': '›', '›': '‹', '<': '>', '>': '<' };
const BRACKETS = /[()[\]{}«»‹›<>]/g;
/** Of the width of the text of a page: a line that is as much nearer to one of its edges begins there. */
const EDGE_SHARE = 0.05;
const OPENING = /[([{«‹<]/;

/** The lines of a page, each with its break but for the last. Those without a letter that is read from the right are their runs in the order in which they come. */
export function textOfItems(items: readonly PdfItem[], found: FoundInLines): string {
  // Most pages have no letter for which it is asked.
  const page = shapeOf(items.some(({ str = '' }) => RIGHT_TO_LEFT.test(str)) ? items : []);
  let [text, start] = ['', 0];
  for (const [at, { hasEOL = false }] of items.entries()) {
    if (!hasEOL) continue;
    const end = isMarkOfNext(items, at) ? at : at + 1;
    text += `${lineText(items.slice(start, end), page, found)}\n`;
    start = end;
  }
  return text + lineText(items.slice(start), page, found);
}

function shapeOf(items: readonly PdfItem[]): PageShape {
  let [rightToLeft, leftToRight, from, to] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { str = '', transform, width = 0 } of items) {
    rightToLeft += str.match(RIGHT_LETTERS)?.length ?? 0;
    leftToRight += str.match(LEFT_LETTERS)?.length ?? 0;
    if (str.trim() === '' || transform === undefined) continue;
    from = Math.min(from, transform[4]!);
    to = Math.max(to, transform[4]! + width);
  }
  return { rightToLeft, leftToRight, from, to };
}

/** A mark above the first letter of a line is taken for a line of its own. */
function isMarkOfNext(items: readonly PdfItem[], at: number): boolean {
  if (!MARKS.test(items[at]?.str?.trim() ?? '')) return false;
  const heightOf = (place: number) => items[place]?.transform?.[5] ?? Number.POSITIVE_INFINITY;
  return Math.abs(heightOf(at) - heightOf(at + 1)) < Math.abs(heightOf(at) - heightOf(at - 1));
}

function lineText(items: readonly PdfItem[], page: PageShape, found: FoundInLines): string {
  const plain = items.map(({ str = '' }) => str).join('');
  if (!RIGHT_TO_LEFT.test(plain)) return readable(textOfRuns(items), found);
  const drawn = readable(plain, found);
  if (items.some(isTurned)) {
    if (items.filter(({ str = '' }) => RIGHT_TO_LEFT.test(str)).length > 1) found.asDrawn += 1;
    return inLetters(drawn);
  }
  const segments = segmentsOf(items);
  const isRightLine = isFromRight(shapeOf(items), page, segments.some(isOfBoth) ? found : null);
  return segments.map((runs) => inReadingOrder(runs, isRightLine)).join('');
}

/** Whether a line is read from the right, as most of its letters and of its page say; where they differ, the edge at which it begins. */
function isFromRight(line: PageShape, page: PageShape, found: FoundInLines | null): boolean {
  const isMostlyRight = line.rightToLeft >= line.leftToRight;
  if (line.leftToRight === 0 || isMostlyRight === page.rightToLeft > page.leftToRight) return isMostlyRight;
  const [before, behind] = [line.from - page.from, page.to - line.to];
  if (Math.abs(before - behind) >= (page.to - page.from) * EDGE_SHARE) return before > behind;
  if (found !== null) found.guessed += 1;
  return true;
}

/** Letters in the place of the forms that they have within words; ligatures are several. */
function inLetters(text: string): string {
  // The form of a mark by itself stands on a blank.
  return text.replace(ARABIC_FORMS, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, ''));
}

function readable(text: string, found: FoundInLines): string {
  return text.replace(CONTROLS, () => {
    found.unreadable += 1;
    return '';
  });
}

function isTurned({ str = '', transform }: PdfItem): boolean {
  return str.trim() !== '' && (transform === undefined || transform[1] !== 0 || transform[2] !== 0 || transform[0]! < 0);
}

function isOfBoth(runs: readonly Run[]): boolean {
  return runs.some(({ kind }) => kind === 'right') && runs.some(({ kind }) => kind === 'left');
}

/** Stretches that are drawn from the left: what jumps back, as cells and words drawn in the order of reading do, begins another. */
function segmentsOf(items: readonly PdfItem[]): readonly (readonly Run[])[] {
  const segments: Run[][] = [];
  let marks: { readonly text: string; readonly at: number }[] = [];
  for (const { str = '', width = 0, transform = [] } of items) {
    const text = inLetters(str.replace(CONTROLS, ''));
    const [from, size] = [transform[4] ?? 0, Math.abs(transform[0] ?? 0)];
    // A blank of hardly any width stands in for a mark's jump back.
    if (text === '' || (text.trim() === '' && width < size / 20)) continue;
    if (MARKS.test(text.trim())) {
      marks.push({ text: text.trim(), at: from });
      continue;
    }
    const run: Run = { kind: kindOf(text), text, from, to: from + width };
    const last = segments.at(-1)?.at(-1);
    if (last === undefined || from < last.from - size / 4) segments.push([run]);
    else segments.at(-1)!.push(run);
    if (run.text.trim() === '') continue;
    // Of two letters that meet there, a mark belongs to the one behind it: marks of what is read from the right are drawn first.
    for (const mark of marks) (last === undefined || isOn(mark.at, run, size) || !isOn(mark.at, last, size) ? run : last).text += mark.text;
    marks = [];
  }
  const end = segments.at(-1)?.at(-1);
  if (end === undefined) return marks.length === 0 ? [] : [marks.map(({ text, at }) => ({ kind: 'neutral', text, from: at, to: at }))];
  end.text += marks.map(({ text }) => text).join('');
  return segments;
}

function isOn(at: number, { from, to }: Run, size: number): boolean {
  return at >= from - size / 10 && at <= to + size / 10;
}

function kindOf(text: string): Run['kind'] {
  const [right, left] = [text.match(RIGHT_LETTERS)?.length ?? 0, text.match(LEFT_LETTERS)?.length ?? 0];
  if (right > 0 || left > 0) return right >= left ? 'right' : 'left';
  return /\p{Nd}/u.test(text) ? 'digits' : 'neutral';
}

/** Runs that are drawn from the left, in the order of the bidirectional algorithm (UAX #9), read backwards. */
function inReadingOrder(runs: readonly Run[], isRightLine: boolean): string {
  if (!runs.some(({ kind }) => kind === 'right')) return runs.map(({ text }) => text).join('');
  if (isRightLine) return fromRight(runs);
  let text = '';
  for (let at = 0; at < runs.length; ) {
    const end = runs[at]!.kind === 'right' ? endOf(runs, at, 'right') : at + 1;
    text += end === at + 1 ? runs[at]!.text : fromRight(runs.slice(at, end));
    at = end;
  }
  return text;
}

/** Behind the last of this kind that only digits and what is of neither direction part from the one at `start`. */
function endOf(runs: readonly Run[], start: number, kind: 'left' | 'right'): number {
  let end = start + 1;
  for (let at = start + 1; at < runs.length && (runs[at]!.kind === kind || runs[at]!.kind === 'digits' || runs[at]!.kind === 'neutral'); at += 1) {
    if (runs[at]!.kind === kind || (kind === 'left' && runs[at]!.kind === 'digits')) end = at + 1;
  }
  return end;
}

/** From the right, but for words of other scripts and for numbers, which are read from the left where they stand. */
function fromRight(runs: readonly Run[]): string {
  const pieces: { readonly text: string; readonly isLeft: boolean }[] = [];
  for (let at = 0; at < runs.length; ) {
    const isNumber = runs[at]!.kind === 'digits';
    const hasWord = runs[at]!.kind === 'left' || (isNumber && runs.slice(at, endOf(runs, at, 'left')).some(({ kind }) => kind === 'left'));
    const end = hasWord ? endOf(runs, at, 'left') : isNumber ? endOfNumber(runs, at) : at + 1;
    pieces.push({ text: runs.slice(at, end).map(({ text }) => text).join(''), isLeft: hasWord });
    at = end;
  }
  pieces.reverse();
  // A bracket is drawn as its mirror image, and some programs name it by what it is and others by what it looks like.
  const brackets = pieces.flatMap(({ text, isLeft }) => (isLeft ? [] : (text.match(BRACKETS) ?? [])));
  const isMirrored = brackets.length > 0 && !OPENING.test(brackets[0]!);
  return pieces.map(({ text, isLeft }) => (isLeft || !isMirrored ? text : text.replace(BRACKETS, (bracket) => MIRRORED[bracket]!))).join('');
}

function endOfNumber(runs: readonly Run[], start: number): number {
  let end = start + 1;
  while (runs[end]?.kind === 'digits' || (IN_NUMBER.test(runs[end]?.text ?? '') && runs[end + 1]?.kind === 'digits')) end += 1;
  return end;
}
