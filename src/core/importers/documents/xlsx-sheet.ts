import { formatInteger } from '@/core/units';
import type { TextOut } from './document';
import { createCellString, unescapedString } from './xlsx-strings';
import { type ShownLook, shownNumber, shownText } from './xlsx-values';
import type { XmlHandler } from './xml';

export interface FoundInSheet {
  rows: number;
  /** Rows beyond the limit, which are not in the text. */
  leftOut: number;
  /** Cells whose text should stand among the shared strings, and does not. */
  lost: number;
  /** Formulas that stand as the value that was saved. */
  formulas: number;
  /** Formulas that were saved without a value and stand as they are written. */
  written: number;
  /** Formulas without a value that are written in another cell, which they share. */
  unknown: number;
  hiddenRows: number;
  hiddenColumns: number;
  /** Numbers that their formats show with fewer digits than they have. */
  rounded: number;
  /** Numbers in whose place their formats show words. */
  inWords: number;
  /** Cells of several lines, or with tabs, which have spaces in their place: a row is a line. */
  joined: number;
}

export function nothingInSheets(): FoundInSheet {
  return { rows: 0, leftOut: 0, lost: 0, formulas: 0, written: 0, unknown: 0, hiddenRows: 0, hiddenColumns: 0, rounded: 0, inWords: 0, joined: 0 };
}

export interface SheetReading {
  readonly shared: readonly string[];
  readonly counts: 1900 | 1904;
  readonly mostRows: number;
  lookOf(style: string | undefined): ShownLook;
}

const MOST_COLUMNS = 16_384;

/** A cell far away from the others does not make a line of thousands of tabs. */
const MOST_EMPTY = 100;

/** The rows of a sheet as lines with tabs between the cells; empty cells keep their places, or are counted where they are many, empty rows do not. */
export function sheetRows(out: TextOut, { shared, counts, mostRows, lookOf }: SheetReading, found: FoundInSheet): XmlHandler {
  /** By column. */
  let row = new Map<number, string>();
  let column = 0;
  let [type, style]: [string | undefined, string | undefined] = [undefined, undefined];
  let [value, hasFormula, hasValue, isValue] = ['', false, false, false];
  let [formula, isFormula] = ['', false];
  const string = createCellString();

  const shown = (): string => {
    switch (type) {
      case 's':
        if (shared[Number(value)] === undefined) found.lost += 1;
        return shownText(shared[Number(value)] ?? '', lookOf(style));
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'str':
        return shownText(unescapedString(value), lookOf(style));
      case 'inlineStr':
        return shownText(value, lookOf(style));
      case 'd':
      case 'e':
        return value;
      default: {
        const { text, isRounded, isInWords } = shownNumber(value, lookOf(style), counts);
        if (isRounded) found.rounded += 1;
        if (isInWords === true) found.inWords += 1;
        return text;
      }
    }
  };

  /** What stands in the cell; null: nothing. */
  const cell = (): string | null => {
    // What was never calculated may have an element for its value all the same; only a text can be empty.
    if (!hasFormula || (hasValue && (value !== '' || type === 'str'))) {
      if (hasFormula) found.formulas += 1;
      return hasValue ? shown() : null;
    }
    if (formula === '') found.unknown += 1;
    else found.written += 1;
    return formula === '' ? null : `=${formula}`;
  };

  return {
    open: (name, attributes) => {
      isFormula = name === 'f';
      isValue = name === 'v';
      if (type === 'inlineStr') string.open(name, attributes);
      if (name === 'row') {
        row = new Map();
        column = 0;
        if (isOn(attributes['hidden'])) found.hiddenRows += 1;
      } else if (name === 'col' && isOn(attributes['hidden'])) found.hiddenColumns += Math.max(0, Number(attributes['max']) - Number(attributes['min']) + 1) || 0;
      else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        [type, style, value, formula, hasFormula, hasValue] = [attributes['t'], attributes['s'], '', '', false, false];
      } else if (isFormula) hasFormula = true;
      hasValue ||= isValue || (name === 't' && type === 'inlineStr');
    },
    text: (text) => {
      if (isValue) value += text;
      else if (isFormula) formula += text;
      else if (type === 'inlineStr') string.text(text);
    },
    close: (name) => {
      isValue = isFormula = false;
      if (type === 'inlineStr') string.close(name);
      if (name === 'c') {
        if (type === 'inlineStr') value += string.take();
        const text = cell();
        type = undefined;
        if (column > MOST_COLUMNS || text === null) return;
        const line = text.replace(/[\t\r\n]+/g, ' ');
        if (line !== text) found.joined += 1;
        row.set(column, line);
      } else if (name === 'row' && hasText(row)) {
        if (found.rows < mostRows) out.write(`${lineOf(row)}\n`);
        else found.leftOut += 1;
        found.rows += 1;
      }
    },
  };
}

function hasText(row: ReadonlyMap<number, string>): boolean {
  for (const text of row.values()) if (text !== '') return true;
  return false;
}

function lineOf(row: ReadonlyMap<number, string>): string {
  let [line, before] = ['', 0];
  for (const [column, text] of [...row].toSorted(([a], [b]) => a - b)) {
    const empty = column - before - 1;
    if (before > 0) line += '\t';
    line += empty > MOST_EMPTY ? `[${formatInteger(empty)} empty cells]\t` : '\t'.repeat(empty);
    line += text;
    before = column;
  }
  return line;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** "A1" → 1, "AB7" → 28; null where no place is given. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
