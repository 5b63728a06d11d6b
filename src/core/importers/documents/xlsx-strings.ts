// Texts of cells, which may be made of runs and have the reading of their characters beside them (ECMA-376, part 1, 18.4).
import type { Archive } from '@/core/importers/archive/archive';
import { type Result, succeed } from '@/core/result';
import type { DocumentError } from './document';
import { readRelated, type Relation } from './relations';
import { addRun, endScript, type Level, type LevelledLine } from './superscripts';
import type { XmlHandler } from './xml';

export interface CellString extends Required<XmlHandler> {
  /** What was read since the last one was taken, without phonetic readings. */
  take(): string;
}

/** "_x000D_": a character that XML cannot hold, or that it would change, by its number (ECMA-376, part 1, 22.9.2.19); "_x005F_" is the line before what only looks like one. */
const ESCAPE = /_x([\da-f]{4})_/gi;

export function unescapedString(text: string): string {
  // Half a pair of surrogates, and U+0000, are no characters.
  return text.includes('_x') ? text.replace(ESCAPE, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16) || 0xfffd)).toWellFormed() : text;
}

export function createCellString(): CellString {
  let [isText, isPhonetic, level] = [false, false, null as Level];
  /** As it stands in the file, which comes in pieces. */
  let raw = '';
  let line: LevelledLine = { text: '' };
  return {
    open: (name, { val }) => {
      isText = name === 't';
      raw = '';
      if (name === 'rPh') isPhonetic = true;
      else if (name === 'r') level = null;
      else if (name === 'vertAlign') level = val === 'superscript' || val === 'subscript' ? val : null;
    },
    text: (piece) => {
      if (isText && !isPhonetic) raw += piece;
    },
    close: (name) => {
      if (isText) addRun(line, unescapedString(raw), level);
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      else if (name === 'r') level = null;
    },
    take: () => {
      endScript(line);
      const { text } = line;
      line = { text: '' };
      return text;
    },
  };
}

/** The strings that cells refer to by number. */
export async function sharedStrings(archive: Archive, relations: readonly Relation[]): Promise<Result<readonly string[], DocumentError>> {
  const strings: string[] = [];
  const string = createCellString();
  const read = await readRelated(archive, relations, 'sharedStrings', {
    open: string.open,
    text: string.text,
    close: (name) => {
      string.close(name);
      if (name === 'si') strings.push(string.take());
    },
  });
  return read.ok ? succeed(strings) : read;
}
