// Figures as the page writes them, "~$0.04 $0.03–$0.05", as columns of plain numbers: what a spreadsheet adds up.

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const UNIT = String.raw`[ \u00a0]?%|×|[KMB](?!\w)| (?:tokens?|points?|[KMG]?B|[KMGT]iB|[KMGTPEZ]?FLOP|ms|s|min|h)(?!\w)`;
const MAIN = new RegExp(String.raw`^(?<about>~?)(?<bound>[<>≤≥][ \u00a0]?)?(?<sign>[+−-]?)(?<behind>~?)(?<dollar>[$÷]?)(?<number>${NUMBER})(?<unit>${UNIT})?(?<mark>†?)`, 'u');
const BEHIND = new RegExp(String.raw`^(?:–| to )~?(?<sign>[+−-]?)(?<dollar>\$?)(?<number>${NUMBER})(?<unit>${UNIT})?$`, 'u');
const MOST_NOTE_UNITS = 80;

interface Figure {
  readonly value: string;
  /** '' for plain numbers, and for a zero, which is one of any unit. */
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  readonly isAbout: boolean;
  readonly note: string;
}

/**
 * The rows, the head first, with each column of figures split into as many as they need: the value with its unit in the head (in
 * a column of its own where units differ), low and high of a range or a bound, whether it is an estimate, and what else stands
 * there. "Less" is a minus. Nothing is converted, and words in such a column stay; "–" becomes empty. A first column that names its rows stays whole,
 * as do those whose head is among `words`.
 */
export function figureColumns([head = [], ...rows]: readonly (readonly string[])[], words: readonly string[] = []): readonly (readonly string[])[] {
  const columns = head.map((name, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    return words.includes(name) ? [[name, ...cells]] : splitColumn(name, cells, index === 0);
  });
  return [head, ...rows].map((_, row) => columns.flatMap((split) => split.map((cells) => cells[row] ?? '')));
}

/** The columns that one becomes, each with its head. */
function splitColumn(name: string, cells: readonly string[], isFirst: boolean): readonly (readonly string[])[] {
  const read = cells.map((cell) => readFigure(cell));
  if (!areFigures(cells, read, isFirst)) return [[name, ...cells]];
  const units = [...new Set(read.flatMap((figure) => (figure === null || isZero(figure) ? [] : [figure.unit])))];
  const one = units.length === 1 ? units[0] : '';
  const label = (what: string) => [name, what, one === '' || one === undefined ? '' : `(${one})`].filter((word) => word !== '').join(' ');
  const column = (title: string, pick: (figure: Figure) => string): readonly string[] => [title, ...read.map((figure) => (figure === null ? '' : pick(figure)))];
  const filled = (made: readonly string[]) => made.slice(1).some((cell) => cell !== '');
  const values = [label(''), ...read.map((figure, row) => figure?.value ?? (cells[row] === '–' ? '' : (cells[row] ?? '')))];
  return [
    values,
    ...(units.length > 1 ? [column(`${name} unit`, ({ unit }) => unit)] : []),
    column(label('low'), ({ low }) => low),
    column(label('high'), ({ high }) => high),
    column(`${name} estimated`, ({ isAbout }) => (isAbout ? 'yes' : '')),
    column(`${name} note`, ({ note }) => note),
  ].filter(filled);
}

/** Whether the cells of a column, without its head, are figures; `isFirst`: it names its rows. */
export function isFigureColumn(cells: readonly string[], isFirst: boolean): boolean {
  return areFigures(cells, cells.map((cell) => readFigure(cell)), isFirst);
}

/** A column of words in which a number begins some cell is none of figures; nor are names that happen to be numbers and more. */
function areFigures(cells: readonly string[], read: readonly (Figure | null)[], isFirst: boolean): boolean {
  const figures = read.filter((figure) => figure !== null);
  const isWhole = figures.length > 0 && cells.every((cell, row) => cell === '' || cell === '–' || read[row] !== null);
  const isBare = ({ note }: Figure) => note === '';
  return isFirst ? isWhole && figures.every(isBare) : isWhole || figures.some(isBare);
}

/** null: it does not begin with a figure, or goes on as no figure does, such as a date. */
function readFigure(cell: string): Figure | null {
  const main = MAIN.exec(cell);
  if (main === null) return null;
  const { about, behind, bound, sign, unit: written, mark = '' } = main.groups ?? {};
  const unit = unitOf(main);
  const value = numberOf(main);
  const rest = cell.slice(main[0].length);
  const figure = { value, unit, low: '', high: '', isAbout: about === '~' || behind === '~', note: mark };
  const end = BEHIND.exec(rest);
  if (end !== null) {
    const ends = unitOf(end);
    const isLike = unit === ends || written === undefined || (ends === '' && unit === 'USD');
    return isLike ? { ...figure, value: '', unit: ends === '' ? unit : ends, ...ordered(value, numberOf(end)) } : null;
  }
  if (rest !== '' && !/^[ ,]/u.test(rest)) return null;
  const way = /^ (less|more)$/u.exec(rest)?.[1];
  if (way !== undefined && bound === undefined && sign === '') return { ...figure, value: way === 'less' ? `−${value}` : value };
  const beside = rest.trim().replace(/^\((.*)\)$/u, '$1').replace(/^, ?/u, '');
  if (beside.length > MOST_NOTE_UNITS) return null;
  if (bound !== undefined) return { ...figure, value: '', ...(/[<≤]/u.test(bound) ? { high: value } : { low: value }), note: noteOf(mark, beside) };
  const { note = '', ...ends } = besideFigure(beside, unit);
  return { ...figure, ...ends, note: noteOf(mark, note) };
}

function noteOf(mark: string, words: string): string {
  return `${mark} ${words}`.trim();
}

/** What stands beside a value: its range, one end of it, or a note. */
function besideFigure(beside: string, unit: string): Partial<Figure> {
  const half = /^(up to|from) (.+)$/u.exec(beside);
  const range = readFigure(half?.[2] ?? beside);
  const isLike = range !== null && range.note === '' && (range.unit === unit || range.unit === '');
  if (isLike && half !== null && range.value !== '') return half[1] === 'from' ? { low: range.value } : { high: range.value };
  if (isLike && half === null && range.value === '' && range.low !== '' && range.high !== '') return { low: range.low, high: range.high };
  return { note: beside };
}

/** Ends in the order of numbers: those of a drop are written from the smaller drop to the larger. */
function ordered(from: string, to: string): Pick<Figure, 'low' | 'high'> {
  const size = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));
  return size(from) <= size(to) ? { low: from, high: to } : { low: to, high: from };
}

function numberOf({ groups: { sign = '', number = '' } = {} }: RegExpExecArray): string {
  return `${sign === '' || sign === '+' ? '' : '−'}${number}`;
}

function unitOf({ groups: { dollar = '', unit = '' } = {} }: RegExpExecArray): string {
  const word = unit.trim().replace(/^(token|point)$/u, '$1s');
  return `${dollar === '$' ? 'USD' : dollar}${word}`;
}

function isZero({ value, low, high, unit }: Figure): boolean {
  return unit === '' && [value, low, high].every((each) => /^[0.]*$/u.test(each));
}
