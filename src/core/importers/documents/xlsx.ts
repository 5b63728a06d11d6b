import type { Archive } from '@/core/importers/archive/archive';
import { sanitizeName } from '@/core/importers/names';
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import { counted, createTextOut, type DocumentError, type ReadDocument, TEXT_LIMIT_UNITS } from './document';
import { missingNotes, missingParts, neededEntry, readRelated, relationsOf } from './relations';
import { nothingOnSheets, onSheetsNotes, readDrawings, readOwnSheet } from './xlsx-drawings';
import { type FoundInSheet, nothingInSheets, sheetRows } from './xlsx-sheet';
import { sharedStrings } from './xlsx-strings';
import { createStyles } from './xlsx-values';
import { prefixedOf, readXml } from './xml';

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relationId: string;
}

/** Rows of a sheet that are read; the rest is told. */
export const MOST_ROWS = 100_000;

/**
 * A workbook as text: a heading for each sheet, a line for each row, tabs between cells. Formulas give the values that were
 * saved with them, or stand as they are written where there is none; numbers are as their formats show them, but for those in thousands, fractions and powers of ten, which have all digits, and parentheses for a minus; dates ISO 8601; hidden sheets are marked.
 */
export async function readXlsx(archive: Archive, path: string, mostRows: number = MOST_ROWS): Promise<Result<ReadDocument, DocumentError>> {
  const main = neededEntry(archive, path);
  if (!main.ok) return main;
  const relations = await relationsOf(archive, path);
  if (!relations.ok) return relations;
  const sheets: Sheet[] = [];
  let counts: 1900 | 1904 = 1900;
  const read = await readXml(archive, main.value, {
    open: (name, attributes) => {
      const { name: sheetName = 'Sheet', state, date1904 } = attributes;
      if (name === 'sheet') sheets.push({ name: sanitizeName(sheetName), isHidden: state === 'hidden' || state === 'veryHidden', relationId: prefixedOf(attributes, 'id') ?? '' });
      if (name === 'workbookPr' && (date1904 === '1' || date1904 === 'true')) counts = 1904;
    },
  });
  if (!read.ok) return read;
  const styles = createStyles();
  const styled = await readRelated(archive, relations.value, 'styles', styles);
  if (!styled.ok) return styled;
  const shared = await sharedStrings(archive, relations.value);
  if (!shared.ok) return shared;

  const out = createTextOut();
  const notes: string[] = [];
  let [isFirst, withComments] = [true, 0];
  const onSheets = nothingOnSheets();
  const found = nothingInSheets();
  const startSheet = ({ name, isHidden }: Sheet) => {
    out.write(`${isFirst ? '' : '\n'}## ${name}${isHidden ? ' (hidden)' : ''}\n\n`);
    isFirst = false;
  };
  for (const sheet of sheets) {
    const { name, relationId } = sheet;
    const relation = relations.value.find(({ id }) => id === relationId);
    if (relation === undefined) return fail({ kind: 'missing', entry: `sheet ${name}` });
    if (relation.type !== 'worksheet') {
      // A sheet that is nothing but a chart has no cells.
      const drawn = relation.type === 'chartsheet' ? await readOwnSheet(archive, relation.path, onSheets) : '';
      if (drawn !== '') startSheet(sheet);
      out.write(drawn);
      continue;
    }
    const entry = neededEntry(archive, relation.path);
    if (!entry.ok) return entry;
    const related = await relationsOf(archive, relation.path);
    if (!related.ok) return related;
    withComments += related.value.some(({ type }) => type === 'comments') ? 1 : 0;
    const drawn = await readDrawings(archive, related.value, onSheets);
    startSheet(sheet);
    found.rows = found.leftOut = 0;
    const body = await readXml(archive, entry.value, sheetRows(out, { shared: shared.value, counts, mostRows, lookOf: styles.lookOf }, found));
    if (!body.ok) return body;
    out.write(drawn);
    if (found.leftOut > 0) notes.push(`Left out: the last ${counted(found.leftOut, 'row')} of ${name}; ${formatInteger(mostRows)} are read.`);
    if (out.isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });
  }
  return succeed({
    format: 'xlsx',
    label: `Excel workbook, ${counted(sheets.length, 'sheet')}`,
    texts: [{ name: null, text: out.text() }],
    notes: [...notes, ...notesOn(found, sheets.filter(({ isHidden }) => isHidden).length), ...onSheetsNotes(onSheets), ...(withComments === 0 ? [] : [`Left out: comments on ${counted(withComments, 'sheet')}.`]), ...missingNotes([...missingParts(archive, relations.value, ['styles', 'sharedStrings']), ...onSheets.missing])],
  });
}

function notesOn({ lost, formulas, written, unknown, hiddenRows, hiddenColumns, rounded, inWords, joined }: FoundInSheet, hiddenSheets: number): readonly string[] {
  return [
    ...(lost === 0 ? [] : [`${counted(lost, 'cell')} left empty: the text of ${lost === 1 ? 'it' : 'them'} is not in the file.`]),
    ...(formulas === 0 ? [] : [`${counted(formulas, 'formula')} ${formulas === 1 ? 'stands' : 'stand'} as the value that was saved.`]),
    ...(written === 0 ? [] : [`${counted(written, 'formula')} ${written === 1 ? 'has no saved value and stands as it is' : 'have no saved value and stand as they are'} written.`]),
    ...(unknown === 0 ? [] : [`${counted(unknown, 'formula')} without a saved value ${unknown === 1 ? 'shares' : 'share'} what another cell has and ${unknown === 1 ? 'was' : 'were'} left empty.`]),
    ...(rounded === 0 ? [] : [`${counted(rounded, 'number')} ${rounded === 1 ? 'stands' : 'stand'} rounded, as ${rounded === 1 ? 'its format shows it' : 'their formats show them'}.`]),
    ...(inWords === 0 ? [] : [`${counted(inWords, 'number')} ${inWords === 1 ? 'stands as the words that its format shows' : 'stand as the words that their formats show'}.`]),
    ...(joined === 0 ? [] : [`Line breaks or tabs in ${counted(joined, 'cell')} stand as spaces.`]),
    ...(hiddenSheets === 0 ? [] : [`Marked: ${counted(hiddenSheets, 'hidden sheet')}.`]),
    ...(hiddenRows === 0 ? [] : [`Included: ${counted(hiddenRows, 'hidden row')}.`]),
    ...(hiddenColumns === 0 ? [] : [`Included: ${counted(hiddenColumns, 'hidden column')}.`]),
  ];
}
