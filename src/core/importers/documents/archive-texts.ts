import type { Archive } from '@/core/importers/archive/archive';
import { isLeftover } from '@/core/importers/archive/leftovers';
import { binaryFormatOf } from '@/core/importers/magic';
import { fail, type Result, succeed } from '@/core/result';
import { readChatExport } from './chat-export';
import { counted, type DocumentError, type ReadDocument, type ReadText } from './document';
import { readEncoded } from './encodings';

/** Documents that are made of one archive; a repository of more is dropped as a folder. */
export const MOST_TEXTS = 500;

/** The texts in an archive, each under its name. What is no text is named; an archive in it is named and not opened. Of an export of chats only the conversations are read. */
export async function readArchiveTexts(archive: Archive): Promise<Result<ReadDocument, DocumentError>> {
  const files = archive.entries.filter(({ isFolder, path }) => !isFolder && !isLeftover(path));
  const exported = await readChatExport(archive, files);
  if (exported !== null) return exported;
  if (files.length > MOST_TEXTS) return fail({ kind: 'many-files', files: files.length, limitFiles: MOST_TEXTS });
  const texts: ReadText[] = [];
  const leftOut: string[] = [];
  let fault: DocumentError | null = null;
  for (const entry of files) {
    const read = await archive.read(entry);
    // What would fill the memory ends it; a file that is damaged or encrypted does so alone.
    if (!read.ok && read.error.kind === 'cap') return read;
    if (!read.ok) fault ??= read.error;
    const text = read.ok ? textOf(read.value, entry.name) : `${entry.name}: ${read.error.kind === 'encrypted' ? 'encrypted' : 'damaged'}.`;
    if (typeof text === 'string') leftOut.push(text);
    else texts.push(text);
  }
  if (texts.length === 0) return fail(fault ?? { kind: 'no-text', what: files.length === 0 ? 'it is empty' : (leftOut[0] ?? '').replace(/\.$/, '') });
  return succeed({
    format: 'zip',
    label: `ZIP archive, ${counted(files.length, 'file')}`,
    texts,
    notes: [...(leftOut.length === 0 ? [] : [`Left out: ${counted(leftOut.length, 'file')} that ${leftOut.length === 1 ? 'is' : 'are'} no text.`]), ...leftOut],
  });
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
