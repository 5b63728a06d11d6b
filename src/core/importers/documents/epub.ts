import type { Archive } from '@/core/importers/archive/archive';
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import { counted, createTextOut, listed, type DocumentError, type ReadDocument, TEXT_LIMIT_UNITS } from './document';
import { utf8Of } from './encodings';
import { leftOutNotes } from './html';
import { htmlText, nothingInHtml } from './html-text';
import { neededEntry, pathFrom } from './relations';
import { statedEncoding } from './stated-encoding';
import { readXml } from './xml';

const CONTAINER = 'META-INF/container.xml';
/** Fonts are scrambled in books that can be read. */
const FONT_SCRAMBLING = /idpf\.org\/2008\/embedding|adobe\.com\/pdf\/enc#RC/i;

/** A picture may be a page of its own. */
const NO_TEXT = /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/pdf)/i;
/** Those that lead in a circle end all the same. */
const MOST_FALLBACKS = 10;
/** Of missing pages. */
const MOST_NAMED = 5;

/** A book (EPUB 2 and 3) chapter by chapter, in the order of its spine; what is left out of all of them is told. */
export async function readEpub(archive: Archive): Promise<Result<ReadDocument, DocumentError>> {
  const open = await isReadable(archive);
  if (!open.ok) return open;
  const container = neededEntry(archive, CONTAINER);
  if (!container.ok) return container;
  let packagePath = '';
  const pointed = await readXml(archive, container.value, {
    open: (name, attributes) => {
      if (name === 'rootfile') packagePath ||= attributes['full-path'] ?? '';
    },
  });
  if (!pointed.ok) return pointed;
  const main = neededEntry(archive, packagePath);
  if (!main.ok) return main;
  const files = new Map<string, { readonly href: string; readonly type: string; readonly fallback: string | undefined }>();
  const spine: string[] = [];
  const read = await readXml(archive, main.value, {
    open: (name, { id = '', href = '', idref, fallback, 'media-type': type = '' }) => {
      if (name === 'item') files.set(id, { href, type, fallback });
      if (name === 'itemref' && idref !== undefined) spine.push(idref);
    },
  });
  if (!read.ok) return read;

  const folder = packagePath.slice(0, packagePath.lastIndexOf('/') + 1);
  const out = createTextOut();
  const found = nothingInHtml();
  let [chapters, others] = [0, 0];
  const missing: string[] = [];
  for (const id of spine) {
    const file = readable(files, id);
    if (file === null) {
      others += 1;
      continue;
    }
    const entry = neededEntry(archive, pathFrom(folder, unescaped(file)));
    if (!entry.ok) {
      missing.push(pathFrom(folder, unescaped(file)));
      continue;
    }
    const bytes = await archive.read(entry.value);
    if (!bytes.ok) return bytes;
    const { text, isTooDeep } = htmlText(new TextDecoder(encodingOf(bytes.value)).decode(bytes.value), true, found);
    if (isTooDeep) return fail({ kind: 'xml', entry: entry.value.name, fault: 'depth' });
    if (text === '') continue;
    out.write(`${chapters === 0 ? '' : '\n'}${text}`);
    chapters += 1;
    if (out.isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });
  }
  if (chapters === 0 && missing[0] !== undefined) return fail({ kind: 'missing', entry: missing[0] });
  if (chapters === 0) return fail({ kind: 'no-text', what: 'its pages are pictures or empty' });
  return succeed({ format: 'epub', label: `EPUB book, ${counted(chapters, 'chapter')}`, texts: [{ name: null, text: out.text() }], notes: [...leftOutNotes(found), ...(others === 0 ? [] : [`Left out: ${counted(others, 'page')} that ${others === 1 ? 'is' : 'are'} no text.`]), ...missingNotes(missing)] });
}

/** The rest of a book can be read without a page that is not in its file. */
function missingNotes(missing: readonly string[]): readonly string[] {
  if (missing.length === 0) return [];
  const others = missing.length - MOST_NAMED;
  return [`Missing in the file: ${listed([...missing.slice(0, MOST_NAMED), ...(others > 0 ? [`${formatInteger(others)} more`] : [])])}.`];
}

/** Whether its chapters are open; a book with rights management is encrypted. */
async function isReadable(archive: Archive): Promise<Result<null, DocumentError>> {
  const entry = archive.find('META-INF/encryption.xml');
  if (entry === null) return succeed(null);
  let isEncrypted = false;
  const read = await readXml(archive, entry, {
    open: (name, { Algorithm = '' }) => {
      if (name === 'EncryptionMethod' && !FONT_SCRAMBLING.test(Algorithm)) isEncrypted = true;
    },
  });
  return read.ok && isEncrypted ? fail({ kind: 'encrypted', entry: 'the book' }) : read;
}

/** Where the text of a page of the spine stands, or of what a reader without its format shows in its place (EPUB 3.3, 3.5.1); null: it is no text. */
function readable(files: ReadonlyMap<string, { readonly href: string; readonly type: string; readonly fallback: string | undefined }>, id: string): string | null {
  let file = files.get(id);
  if (file === undefined) return id;
  for (let steps = 0; file !== undefined && steps < MOST_FALLBACKS; steps += 1) {
    if (!NO_TEXT.test(file.type)) return file.href;
    file = files.get(file.fallback ?? '');
  }
  return null;
}

function encodingOf(bytes: Uint8Array): string {
  return utf8Of(bytes) === null ? (statedEncoding(bytes) ?? 'utf-8') : 'utf-8';
}

/** A path from an address, or the address where it is not well formed. */
function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
