// What the outputs of a notebook's cells say (nbformat 4.5, "Cell outputs"), as far as it is text.
import { field, firstField, isRecord, jsonText, type JsonRecord, listField, textField } from '@/core/importers/formats/shape';
import { type FoundInHtml, htmlText } from './html-text';

export interface FoundInOutputs {
  pictures: number;
  /** Outputs that have no text at all. */
  wordless: number;
  /** Lines of which a part was written over, as that of a progress bar is. */
  overwritten: number;
  /** In outputs of which the page alone is text. */
  readonly html: FoundInHtml;
}

/** Escape sequences of a terminal: those of colours and the cursor, of links and titles, and of character sets (ECMA-48, 5.4; ISO 2022). */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~])/g;
/** "<IPython.core.display.HTML object>": the plain form of what is shown in another only names its class. */
const CLASS_NAME = /^<[^<>\n]*>$/;

/** The text of one output, "" where it has none; what is not text is added to `found`. */
export function outputText(output: JsonRecord, found: FoundInOutputs): string {
  const inside = field(output, 'data');
  const data = isRecord(inside) ? inside : output;
  const pictures = Object.keys(data).filter((type) => /^image\/|^(?:png|jpeg|svg)$/.test(type)).length;
  found.pictures += pictures;
  if (/^(?:error|pyerr)$/.test(textField(output, 'output_type'))) return shownLines(listField(output, 'traceback').map(String).join('\n') || [textField(output, 'ename'), textField(output, 'evalue')].filter((text) => text !== '').join(': '), found);
  const text = shownLines(joinedLines(field(output, 'text')) || textOfData(data, pictures > 0, found), found);
  if (text.trim() === '' && pictures === 0 && Object.keys(isRecord(inside) ? inside : {}).length > 0) found.wordless += 1;
  return text;
}

function textOfData(data: JsonRecord, hasPictures: boolean, found: FoundInOutputs): string {
  const plain = joinedLines(field(data, 'text/plain'));
  if (plain !== '' && !CLASS_NAME.test(plain.trim())) return plain;
  if (hasPictures) return '';
  const marked = joinedLines(firstField(data, ['text/markdown', 'text/latex']));
  if (marked !== '') return marked;
  const page = joinedLines(field(data, 'text/html'));
  if (page !== '') {
    const { text, isTooDeep } = htmlText(`<!doctype html><body>${page}`, false, found.html);
    return isTooDeep ? '' : text;
  }
  const json = field(data, 'application/json');
  if (json !== undefined) return jsonText(json);
  // Nothing else is shown of it.
  return Object.keys(data).some((type) => type !== 'text/plain' && type.includes('/')) ? '' : plain;
}

/** As a notebook shows it: without the escape sequences of terminals, and with what was written last where a line begins anew. */
function shownLines(text: string, found: FoundInOutputs): string {
  const plain = text.replace(ESCAPES, '').replace(/\r+\n/g, '\n');
  if (!plain.includes('\r')) return plain;
  return plain
    .split('\n')
    .map((line) => {
      const written = line.split('\r').filter((each) => each !== '');
      found.overwritten += Math.max(0, written.length - 1);
      // Of each place, the last that reaches so far.
      return written.reduceRight((shown, each) => (each.length > shown.length ? shown + each.slice(shown.length) : shown), '');
    })
    .join('\n');
}

/** Texts are one string or a list of lines that keep their ends. */
export function joinedLines(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}
