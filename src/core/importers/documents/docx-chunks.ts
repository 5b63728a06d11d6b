// Passages in other formats that a Word document takes in where it says so (altChunk, ECMA-376, part 1, 17.17.2.1): Word makes
// paragraphs of them when it opens the file. Pages of HTML and Word documents are read, others are named.
import type { Archive } from '@/core/importers/archive/archive';
import { isAt } from '@/core/importers/byte-reader';
import { binaryFormatOf } from '@/core/importers/magic';
import { sanitizeName } from '@/core/importers/names';
import { type Result, fail, succeed } from '@/core/result';
import type { ReadInner } from './archive-texts';
import { counted, type DocumentError, documentReason, listed, TEXT_LIMIT_UNITS } from './document';
import { readEncoded, utf8Of } from './encodings';
import { leftOutNotes } from './html';
import { htmlText, nothingInHtml } from './html-text';
import type { Relation } from './relations';
import { statedEncoding } from './stated-encoding';
import { mayBeHtml } from './telltale';
import { readXml } from './xml';

/** Of the relations that lead to such passages. */
export const CHUNK = 'aFChunk';

export interface Chunks {
  /** What stands in the place of the passage of a relation; '' where it is not read. */
  textOf(relationId: string): string;
  /** With the passages there is more text than is made. */
  readonly isFull: boolean;
  /** Of the passages that were asked for. */
  notes(): readonly string[];
}

type Chunk = { readonly path: string } & ({ readonly text: string; readonly notes: readonly string[] } | { readonly unread: string });

/** Reads every passage of the document once. Fails only where a cap ends the reading. */
export async function readChunks(archive: Archive, relations: readonly Relation[], inner: ReadInner): Promise<Result<Chunks, DocumentError>> {
  const chunks = new Map<string, Chunk>();
  const paths = new Map(relations.flatMap(({ id, type, path }) => (type === CHUNK ? [[id, path] as const] : [])));
  const isPage = paths.size === 0 ? () => false : await pagesIn(archive);
  for (const path of new Set(paths.values())) {
    const read = await readChunk(archive, path, isPage, inner);
    if (read?.ok === false) return read;
    if (read !== null) chunks.set(path, read.value);
  }
  return succeed(chunksOf(chunks, paths));
}

function chunksOf(chunks: ReadonlyMap<string, Chunk>, paths: ReadonlyMap<string, string>): Chunks {
  const asked = new Set<Chunk>();
  let [units, lost] = [0, 0];
  return {
    textOf: (id) => {
      const path = paths.get(id);
      const chunk = chunks.get(path ?? '');
      // One whose file is missing is told by that.
      if (path === undefined) lost += 1;
      if (chunk !== undefined) asked.add(chunk);
      if (chunk === undefined || 'unread' in chunk) return '';
      units += chunk.text.length;
      return units > TEXT_LIMIT_UNITS ? '' : chunk.text;
    },
    get isFull() {
      return units > TEXT_LIMIT_UNITS;
    },
    notes: () => {
      const unread = [...asked].flatMap((each) => ('unread' in each ? [`${sanitizeName(each.path)} (${each.unread})`] : []));
      return [
        ...[...asked].flatMap((each) => ('notes' in each ? each.notes.map((note) => `${sanitizeName(each.path)}: ${note}`) : [])),
        ...(unread.length === 0 ? [] : [`Left out: ${counted(unread.length, 'passage in another format', 'passages in other formats')}: ${listed(unread)}.`]),
        ...(lost === 0 ? [] : [`${counted(lost, 'passage in another format', 'passages in other formats')} that the text refers to ${lost === 1 ? 'is' : 'are'} not in the file.`]),
      ];
    },
  };
}

/** null: there is no such file. */
async function readChunk(archive: Archive, path: string, isPage: (path: string) => boolean, inner: ReadInner): Promise<Result<Chunk, DocumentError> | null> {
  const entry = archive.find(path);
  if (entry === null) return null;
  const unread = (why: string) => succeed({ path, unread: why });
  const read = await archive.read(entry);
  // What would fill the memory ends it; what is damaged is left out by itself.
  if (!read.ok) return read.error.kind === 'cap' ? read : unread(why(read.error));
  const bytes = read.value;
  if (isAt(bytes, 0, 'PK')) {
    const document = await inner(bytes);
    if (document?.ok === false) return document.error.kind === 'cap' ? document : unread(why(document.error));
    if (document?.value.format !== 'docx') return unread('not a Word document');
    return succeed({ path, text: document.value.texts[0]?.text ?? '', notes: document.value.notes });
  }
  const format = binaryFormatOf(bytes, entry.name);
  if (format !== null) return unread(format);
  const html = pageOf(bytes, entry.name, isPage(path));
  if (html === null) return unread(/^\s*MIME-Version:/i.test(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES))) ? 'web archive' : 'not HTML');
  const found = nothingInHtml();
  const { text, isFull, isTooDeep } = htmlText(html, false, found);
  if (isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });
  return isTooDeep ? unread('nested too deeply') : succeed({ path, text, notes: leftOutNotes(found) });
}

const HEAD_BYTES = 4096;

function why(error: DocumentError): string {
  return documentReason(error).replace(/\.$/, '');
}

/** The source of a page; null: it is none, or no text. */
function pageOf(bytes: Uint8Array<ArrayBuffer>, name: string, isCalledOne: boolean): string | null {
  const decoded = utf8Of(bytes);
  const read = decoded === null ? readEncoded(bytes, statedEncoding(bytes, isCalledOne ? 'page.html' : name)) : null;
  const text = decoded ?? (read?.ok === true ? (read.value.texts[0]?.text ?? null) : null);
  return text !== null && (isCalledOne || mayBeHtml(text, name)) ? text : null;
}

/** Which files of the archive are pages by the types that it states (ECMA-376, part 2, 10.1.2.2): a program may give them any name. */
async function pagesIn(archive: Archive): Promise<(path: string) => boolean> {
  const types = new Map<string, string>();
  const entry = archive.find('[Content_Types].xml');
  if (entry !== null) {
    // Without it the bytes say it.
    await readXml(archive, entry, {
      open: (name, { PartName = '', Extension = '', ContentType = '' }) => {
        if (name === 'Override') types.set(PartName.replace(/^\//, '').toLowerCase(), ContentType);
        else if (name === 'Default') types.set(`.${Extension.toLowerCase()}`, ContentType);
      },
    });
  }
  return (path) => {
    const key = path.toLowerCase();
    return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(types.get(key) ?? types.get(key.slice(Math.max(0, key.lastIndexOf('.')))) ?? '');
  };
}
