import type { Archive } from '@/core/importers/archive/archive';
import { isLeftover } from '@/core/importers/archive/leftovers';
import { isAt } from '@/core/importers/byte-reader';
import { binaryFormatOf } from '@/core/importers/magic';
import { fail, type Result, succeed } from '@/core/result';
import { readChatExport } from './chat-export';
import { counted, type DocumentError, documentReason, type ReadDocument, type ReadText } from './document';
import { readEncoded } from './encodings';

/** Documents that are made of one archive; a repository of more is dropped as a folder. */
export const MOST_TEXTS = 500;

/** Reads a document that is an archive inside, under the caps of the archive that it is in; null: it is any archive. */
type ReadInner = (bytes: Uint8Array<ArrayBuffer>) => Promise<Result<ReadDocument, DocumentError> | null>;

const IS_DOCUMENT = /document|workbook|presentation|book/;

/**
 * The texts in an archive, those of documents included, each under its name. What is no text is named; an archive in it is
 * named and not opened. Of an export of chats only the conversations are read.
 */
export async function readArchiveTexts(archive: Archive, inner: ReadInner): Promise<Result<ReadDocument, DocumentError>> {
  const files = archive.entries.filter(({ isFolder, path }) => !isFolder && !isLeftover(path));
  const exported = await readChatExport(archive, files);
  if (exported !== null) return exported;
  if (files.length > MOST_TEXTS) return fail({ kind: 'many-files', files: files.length, limitFiles: MOST_TEXTS });
  const texts: ReadText[] = [];
  const leftOut: string[] = [];
  const notes: string[] = [];
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
        texts.push(...document.value.texts.map(({ text }) => ({ name: entry.name, text })));
        notes.push(...document.value.notes.map((note) => `${entry.name}: ${note}`));
        continue;
      }
      if (document !== null) {
        leftOut.push(`${entry.name}: ${documentReason(document.error)}`);
        continue;
      }
    }
    const text = read.ok ? textOf(read.value, entry.name) : `${entry.name}: ${read.error.kind === 'encrypted' ? 'encrypted' : 'damaged'}.`;
    if (typeof text === 'string') leftOut.push(text);
    else texts.push(text);
  }
  if (texts.length === 0) return fail(fault ?? { kind: 'no-text', what: files.length === 0 ? 'it is empty' : firstOf(leftOut) });
  return succeed({
    format: 'zip',
    label: `ZIP archive, ${counted(files.length, 'file')}`,
    texts,
    notes: [...notes, ...(leftOut.length === 0 ? [] : [`Left out: ${counted(leftOut.length, 'file')} that ${leftOut.length === 1 ? 'is' : 'are'} no text.`]), ...leftOut],
  });
}

function firstOf([first = '', ...others]: readonly string[]): string {
  return `${first.replace(/\.$/, '')}${others.length === 0 ? '' : `, and ${counted(others.length, 'other file')}`}`;
}

/** The text of a file, or the sentence that says why it has none. */
function textOf(bytes: Uint8Array, name: string): ReadText | string {
  const format = binaryFormatOf(bytes, name);
  if (format !== null) return `${name}: ${format}${/archive|document|workbook|presentation|book/.test(format) ? ', not opened' : ''}.`;
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(nulFree(bytes)) };
  } catch {
    const guessed = readEncoded(bytes, null);
    return guessed.ok && guessed.value.texts[0] !== undefined ? { name, text: guessed.value.texts[0].text } : `${name}: binary file.`;
  }
}

/** The same bytes; a NUL is no text, though UTF-8 has one. */
function nulFree(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0)) throw new TypeError('NUL');
  return bytes;
}
