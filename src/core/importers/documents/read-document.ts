// Which reader reads a file: its bytes say, not its name.
import { type Archive, type ArchiveOptions, openArchive } from '@/core/importers/archive/archive';
import { isAt } from '@/core/importers/byte-reader';
import type { ByteSource } from '@/core/importers/read-media';
import { fail, type Result, succeed } from '@/core/result';
import { type ReadInner, readArchiveTexts } from './archive-texts';
import { COMPOUND_FILE, compoundFileError } from './compound-file';
import type { DocumentError, ReadDocument } from './document';
import { readDocx } from './docx';
import { readBinary, readEncoded, utf8Of } from './encodings';
import { readEpub } from './epub';
import { readMarkup } from './markup';
import { readPptx } from './pptx';
import { relationsOf, repeatedNotes } from './relations';
import { statedEncoding } from './stated-encoding';
import { mayBeIso2022 } from './telltale';
import { readXlsx } from './xlsx';

export interface ReadOptions extends ArchiveOptions {
  /** Read as text in this encoding, whatever it looks like. */
  readonly encoding?: string;
  /** Read as text though it is none. */
  readonly asText?: boolean;
  /** The file's, which only says that a piece of HTML is one. */
  readonly name?: string;
}

/**
 * Reads a file of the ZIP family (Word, PowerPoint, Excel, EPUB, or an archive of texts), an HTML page, a notebook, or a
 * text in an encoding that has to be guessed. Never throws on any bytes; the caps are those of `openArchive`.
 */
export async function readDocument(source: ByteSource, options: ReadOptions = {}): Promise<Result<ReadDocument, DocumentError>> {
  const head = await source.read(0, HEAD_BYTES);
  const isForced = options.encoding !== undefined || options.asText === true;
  if (!isForced && isAt(head, 0, 'PK') && !isWord(head)) {
    const spent = { unpackedBytes: 0, elapsedMs: 0 };
    const opened = await openArchive(source, { ...options, spent });
    if (!opened.ok) return opened;
    const { caps, now } = options;
    const innerAt = (level: number): ReadInner => async (bytes) => {
      if (level > MOST_LEVELS) return fail({ kind: 'xml', entry: 'the document', fault: 'depth' });
      const archive = await openArchive(sourceOf(bytes), { ...(caps === undefined ? {} : { caps }), ...(now === undefined ? {} : { now }), spent });
      return archive.ok ? readPacked(archive.value, innerAt(level + 1)) : archive;
    };
    return (await readPacked(opened.value, innerAt(1))) ?? readArchiveTexts(opened.value, innerAt(1));
  }
  if (!isForced && isAt(head, 0, COMPOUND_FILE)) return fail(await compoundFileError(source));
  if (!isForced && isAt(head, 0, RTF)) return fail({ kind: 'not-read', format: 'an RTF document', instead: '.docx' });
  const bytes = await source.read(0, source.sizeBytes);
  options.onBytes?.(bytes.length);
  if (options.asText === true) return readBinary(bytes);
  const text = options.encoding === undefined ? utf8Of(bytes) : null;
  if (text === null || mayBeIso2022(text)) return readInEncoding(bytes, options.encoding ?? (text === null ? null : 'iso-2022-jp'), options.name);
  return readMarkup(text, options.name) ?? readEncoded(bytes, null);
}

/** A text that is not in UTF-8, in the encoding that is chosen, stated or guessed; where it is markup, what that says. */
function readInEncoding(bytes: Uint8Array, chosen: string | null, name?: string): Result<ReadDocument, DocumentError> {
  const stated = statedEncoding(bytes, name);
  const decoded = readEncoded(bytes, chosen ?? stated);
  if (!decoded.ok) return decoded;
  const isStated = stated !== null && decoded.value.encoding === stated ? ({ isStated: true } as const) : {};
  const [{ text: source } = { text: '' }] = decoded.value.texts;
  const read = readMarkup(source, name);
  if (read === null || !read.ok) return succeed({ ...decoded.value, ...isStated });
  const { encoding, notes } = decoded.value;
  return succeed({ ...read.value, notes: [...read.value.notes, ...notes], ...(encoding === undefined ? {} : { encoding }), ...isStated, source });
}

const HEAD_BYTES = 8;
/** Of documents in documents; no program writes as many. */
const MOST_LEVELS = 4;
/** "PKW": archives go on with a control character, or say in how many pieces they come by "00". */
const isWord = (head: Uint8Array) => (head[2] ?? 0) > 8 && !isAt(head, 2, '00PK');
const RTF = '{\\rtf';

function sourceOf(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { sizeBytes: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

/** What the archive is, and which of its parts are there several times; null: an archive of files like any other. */
async function readPacked(archive: Archive, inner: ReadInner): Promise<Result<ReadDocument, DocumentError> | null> {
  const read = await readKnown(archive, inner);
  return read?.ok === true ? succeed({ ...read.value, notes: [...read.value.notes, ...repeatedNotes(archive)] }) : read;
}

async function readKnown(archive: Archive, inner: ReadInner): Promise<Result<ReadDocument, DocumentError> | null> {
  if (archive.find('META-INF/container.xml') !== null && archive.entries.some(({ path }) => path.endsWith('.opf'))) return readEpub(archive);
  const relations = await relationsOf(archive, '');
  if (!relations.ok) return relations;
  const main = relations.value.find(({ type }) => type === 'officeDocument')?.path;
  if (main === undefined) {
    return openDocumentError(archive);
  }
  if (main.endsWith('.bin')) return fail({ kind: 'not-read', format: 'an Excel workbook of the binary format', instead: '.xlsx' });
  if (main.startsWith('word/')) return readDocx(archive, main, inner);
  if (main.startsWith('ppt/')) return readPptx(archive, main);
  return main.startsWith('xl/') ? readXlsx(archive, main) : fail({ kind: 'not-read', format: 'an Office file of another kind' });
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';
/** By what stands behind that, a template or not. */
const OPEN_DOCUMENTS: readonly (readonly [kind: string, format: string, instead: string])[] = [
  ['text', 'an OpenDocument text', '.docx'],
  ['spreadsheet', 'an OpenDocument spreadsheet', '.xlsx'],
  ['presentation', 'an OpenDocument presentation', '.pptx'],
];

/** As what a document of LibreOffice can be saved to be read; null: it is none. */
async function openDocumentError(archive: Archive): Promise<Result<ReadDocument, DocumentError> | null> {
  const entry = archive.find('mimetype');
  if (entry === null || archive.find('content.xml') === null) return null;
  const read = await archive.read(entry);
  if (!read.ok) return read;
  const type = new TextDecoder().decode(read.value).trim();
  const kind = OPEN_DOCUMENTS.find(([each]) => type.startsWith(OPEN_DOCUMENT + each));
  return fail(kind === undefined ? { kind: 'not-read', format: 'an OpenDocument file' } : { kind: 'not-read', format: kind[1], instead: kind[2] });
}
