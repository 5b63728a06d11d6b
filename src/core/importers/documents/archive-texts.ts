import type { Archive } from '@/core/importers/archive/archive';
import { isLeftover } from '@/core/importers/archive/leftovers';
import { isAt } from '@/core/importers/byte-reader';
import { binaryFormatOf } from '@/core/importers/magic';
import { fail, type Result, succeed } from '@/core/result';
import { readChatExport } from './chat-export';
import { counted, type DocumentError, documentReason, notTakenWords, type ReadDocument, type ReadText, type UnreadPdfs } from './document';
import { encodingName } from './encoding-names';
import { readEncoded, utf8Of } from './encodings';
import { readMarkup } from './markup';
import { statedEncoding } from './stated-encoding';
import { mayBeIso2022 } from './telltale';

/** Documents that are made of one archive; a repository of more is dropped as a folder. */
export const MOST_TEXTS = 500;

/** Reads a document that is an archive inside, under the caps of the archive that it is in; null: it is any archive. */
export type ReadInner = (bytes: Uint8Array<ArrayBuffer>) => Promise<Result<ReadDocument, DocumentError> | null>;

const IS_DOCUMENT = /document|workbook|presentation|book/;

/**
 * The texts in an archive, those of documents included, each under its name. What is no text is named; an archive in it is
 * named and not opened, and a PDF is handed on. Of an export of chats only the conversations are read.
 */
export async function readArchiveTexts(archive: Archive, inner: ReadInner): Promise<Result<ReadDocument, DocumentError>> {
  const files = archive.entries.filter(({ isFolder, path }) => !isFolder && !isLeftover(path));
  const exported = await readChatExport(archive, files);
  if (exported !== null) return exported;
  if (files.length > MOST_TEXTS) return fail({ kind: 'many-files', files: files.length, limitFiles: MOST_TEXTS });
  const texts: ReadText[] = [];
  const leftOut: string[] = [];
  const notes: string[] = [];
  const pdfs: UnreadPdfs['pdfs'][number][] = [];
  let fault: DocumentError | null = null;
  for (const entry of files) {
    const read = await archive.read(entry);
    // What would fill the memory ends it; a file that is damaged or encrypted does so alone.
    if (!read.ok && read.error.kind === 'cap') return read;
    if (!read.ok) fault ??= read.error;
    if (read.ok && isAt(read.value, 0, 'PK') && IS_DOCUMENT.test(binaryFormatOf(read.value, entry.name) ?? '')) {
      const document = await inner(read.value);
      if (document?.ok === false && document.error.kind === 'cap') return document;
      if (document?.ok === true) {
        texts.push(...document.value.texts.map(({ text }) => ({ name: entry.name, text, notes: document.value.notes })));
        notes.push(...notesUnder(entry.name, document.value.notes));
        continue;
      }
      if (document !== null) {
        leftOut.push(`${entry.name}: ${documentReason(document.error)}`);
        continue;
      }
    }
    if (read.ok && binaryFormatOf(read.value, entry.name) === 'PDF document') {
      pdfs.push({ name: entry.name, at: texts.length, bytes: read.value });
      continue;
    }
    const text = read.ok ? textOf(read.value, entry.name) : `${entry.name}: ${read.error.kind === 'encrypted' ? 'encrypted' : 'damaged'}.`;
    if (typeof text === 'string') leftOut.push(text);
    else {
      texts.push(text);
      notes.push(...notesUnder(entry.name, text.notes ?? []));
    }
  }
  notes.push(...guessNotes(texts));
  const whole = { format: 'zip', label: `ZIP archive, ${counted(files.length, 'file')}`, texts } as const;
  if (pdfs.length > 0) return succeed({ ...whole, notes, unread: { pdfs, leftOut } });
  if (texts.length === 0) return fail(fault ?? noTextIn(leftOut));
  return succeed({ ...whole, notes: [...notes, ...leftOutNotes(leftOut)] });
}

/** What is to be said of one file, for the notes of the whole archive. */
export function notesUnder(name: string, notes: readonly string[]): readonly string[] {
  return notes.map((note) => `${name}: ${note}`);
}

/** A sentence for each encoding that was guessed. What a text says itself is no guess, and damaged UTF-8 is told by itself. */
function guessNotes(texts: readonly ReadText[]): readonly string[] {
  const guessed = texts.flatMap(({ name, encoded }) => (encoded === undefined || encoded.encoding === 'utf-8' || encoded.encoding === statedEncoding(encoded.bytes, name ?? '') ? [] : [{ name, encoding: encoded.encoding }]));
  return [...new Set(guessed.map(({ encoding }) => encoding))].map((each) => {
    const [first, ...others] = guessed.filter(({ encoding }) => encoding === each);
    return `${others.length === 0 ? `${first?.name} was` : `${counted(others.length + 1, 'file')} were`} read as text in ${encodingName(each)}, which is a guess.`;
  });
}

/** What is said of files in an archive that are no text. */
export function leftOutNotes(leftOut: readonly string[]): readonly string[] {
  return leftOut.length === 0 ? [] : [`Left out: ${counted(leftOut.length, 'file')} that ${leftOut.length === 1 ? 'is' : 'are'} no text.`, ...leftOut];
}

/** An archive in which no file is a text. */
export function noTextIn(leftOut: readonly string[]): DocumentError {
  return { kind: 'no-text', what: leftOut.length === 0 ? 'it is empty' : firstOf(leftOut) };
}

function firstOf([first = '', ...others]: readonly string[]): string {
  return `${first.replace(/\.$/, '')}${others.length === 0 ? '' : `, and ${counted(others.length, 'other file')}`}`;
}

/** The text of a file, or the sentence that says why it has none. */
function textOf(bytes: Uint8Array<ArrayBuffer>, name: string): ReadText | string {
  const format = binaryFormatOf(bytes, name);
  if (format !== null) return `${name}: ${format}${/archive|document|workbook|presentation|book/.test(format) ? ', not opened' : ''}.`;
  const text = utf8Of(bytes);
  if (text !== null && !mayBeIso2022(text)) return saying({ name, text });
  const read = readEncoded(bytes, text === null ? statedEncoding(bytes, name) : 'iso-2022-jp');
  if (!read.ok || read.value.texts[0] === undefined || read.value.encoding === undefined) return `${name}: binary file.`;
  const { notes, encoding } = read.value;
  return saying({ name, text: read.value.texts[0].text, notes, encoded: { encoding, bytes } });
}

/** A page or a notebook with what it says in the place of its source; any other text, and one that says nothing, as it is. */
function saying(raw: ReadText & { readonly name: string }): ReadText {
  const read = readMarkup(raw.text, raw.name);
  const [said] = read?.ok === true ? read.value.texts : [];
  const note = read?.ok === false ? notTakenWords(read.error) : null;
  if (note !== null) return { ...raw, notes: [note, ...(raw.notes ?? [])] };
  if (read?.ok !== true || said === undefined) return raw;
  return { ...raw, text: said.text, notes: [...read.value.notes, ...(raw.notes ?? [])], markup: { label: read.value.label, source: raw.text } };
}
