// Documents that arrive: their text is what counts, unless the user wants the file. Loaded with the first of them.
import type { ArchiveCaps } from '@/core/importers/archive/archive-error';
import { counted, type DocumentError, documentReason, notTakenWords, type ReadDocument } from '@/core/importers/documents/document';
import { encodingName } from '@/core/importers/documents/encoding-names';
import { statedEncoding } from '@/core/importers/documents/stated-encoding';
import { type PackedDocument, unpackSource, unpackTexts } from '@/core/importers/documents/packed-document';
import type { Refusal } from '@/core/importers/refusal';
import { type PartText, textOfSections } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';
import { formatBytes, formatInteger } from '@/core/units';
import type { DocumentAnswer } from '@/workers/document-messages';
import type { DocumentJob } from '@/workers/read-document';
import { type Arrival, type ArrivedDocument, type ArrivedImport, type ArrivedText, type OnDocumentProgress, readArrivedText } from './arrivals';
import { withPdfsRead } from './arrived-pdfs';
import { nextTask } from './slices-of-time';

export type ReadInWorker = (job: DocumentJob, isPdf: boolean) => Promise<DocumentAnswer>;

export interface DocumentOrder {
  readonly file: File;
  readonly name: string;
  readonly plain: ArrivedDocument['plain'];
  /** What its bytes look like where they are no text, as `binaryFormatOf` has it. */
  readonly format: string | null;
  readonly signal: AbortSignal;
  readonly onPage: OnDocumentProgress;
}

/** Loads what reads it: PDF has a reader of its own, which is by far the largest. */
export const readInWorker: ReadInWorker = async (job, isPdf) => {
  const read = isPdf ? (await import('@/workers/read-pdf')).readPdfInWorker : (await import('@/workers/read-document')).readInWorker;
  // Taking in a megabyte of code was one task; starting it is another.
  await nextTask();
  return read(job);
};

/** Caps of which a folder has wider ones, as it keeps no texts. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set<keyof ArchiveCaps>(['entries', 'totalBytes', 'elapsedMs']);

/** What is no document that is read here, or too broken to be one. */
const OF_NO_KIND: ReadonlySet<DocumentError['kind']> = new Set<DocumentError['kind']>(['not-read', 'no-archive', 'truncated', 'broken']);

/** Formats of the ZIP family and others of documents, which a reader refuses with more words, and what has NUL bytes, as UTF-16 without a mark has. */
const MAY_HAVE_TEXT = /ZIP|Word|Excel|PowerPoint|OpenDocument|EPUB|Office|RTF|Java archive|Android|Python|binary file/;

/**
 * The texts of a document. A PDF whose text cannot be read stays an attached file that says why, and a page its source. null: there is nothing to
 * read it with, or it came as a text and gives no other.
 */
export async function readArrivedDocument(order: DocumentOrder, read: ReadInWorker = readInWorker): Promise<Result<readonly Arrival[], Refusal> | null> {
  const { file, plain, format, signal, onPage } = order;
  if (format !== null && !MAY_HAVE_TEXT.test(format)) return null;
  const isPdf = plain !== null && 'attachment' in plain;
  let doneBytes = 0;
  const onBytes = (bytes: number) => {
    doneBytes += bytes;
    if (!isPdf) onPage(`${formatBytes(doneBytes)} of ${formatBytes(file.size)} unpacked`, doneBytes, file.size);
  };
  const job: DocumentJob = { file, encoding: null, signal, onBytes, onPage: (page, pages) => onPage(`page ${formatInteger(page)} of ${formatInteger(pages)}`, page - 1, pages) };
  const answer = await read(job, isPdf).catch(() => null);
  if (answer === null) return null;
  // What came is one task, making texts of it another.
  await nextTask();
  const whole = answer.ok ? await withPdfsRead(answer.value, order, read) : answer;
  if (whole.ok) return succeed(await arrivalsOf(whole.value, order));
  // Who looked first knows more of what it is.
  if (whole.error.kind === 'no-encoding') return null;
  const { error } = whole;
  if (plain === null) return fail({ kind: 'document', reason: documentReason(error), mayBeFolder: error.kind === 'many-files' || (error.kind === 'cap' && OF_THE_WHOLE.has(error.cap)), ...(OF_NO_KIND.has(error.kind) ? { mayBeText: true } : {}) });
  if ('attachment' in plain) return succeed([attachedBecause(error, order, plain)]);
  const note = notTakenWords(error);
  return note === null ? null : succeed([await sourceBecause(note, order, plain.text)]);
}

async function arrivalsOf(document: PackedDocument, { file, name, plain: asItCame, signal }: DocumentOrder): Promise<readonly ArrivedText[]> {
  const texts = unpackTexts(document);
  const { label, notes, encoding } = document;
  const source = unpackSource(document);
  const plain = asItCame ?? (source === null ? null : { text: source });
  const ofSource = plain !== null && 'text' in plain ? [plain.text] : [];
  const encodings = new Map(encoding === undefined ? [] : [...texts.map(({ text }) => text), ...ofSource].map((text) => [text, encoding] as const));
  const arrivals: ArrivedText[] = [];
  for (const { name: entry, text, ...own } of texts) {
    // An export of conversations may come packed, and a request in an old encoding; what was taken out of a document is neither.
    const isRaw = (document.format === 'zip' && own.markup === undefined) || document.format === 'encoded';
    const more = isRaw ? await readArrivedText(text, () => !signal.aborted) : { imported: null, takenOut: null };
    arrivals.push({ name: entry ?? name, text, ...more, ...(document.format === 'zip' ? { entry: entryOf(file, label, { ...own, name: entry ?? name, text }) } : {}) });
  }
  const chat = document.format === 'zip' ? chatOf(arrivals) : null;
  const arrived: ArrivedDocument = { file, label, words: chat === null ? readWords(name, document) : null, notes, undoWords: texts.some(({ markup }) => markup !== undefined) ? UNDO_OF_MARKUP : undoWords(plain, document.format), plain, encodings, format: document.format, ...(document.isStated === true ? { isStated: true } : {}) };
  return arrivals.map((arrival) => ({ ...arrival, ...(chat === null ? {} : { imported: { ...chat, notes: [...chat.notes, ...notes] } }), document: arrived }));
}

/** What is known of one text of an archive. Where it can be read in another way its own bytes stay at hand, as those of a file that is dropped do. */
function entryOf(archive: File, label: string, { name, text, notes = [], encoded, markup }: ReturnType<typeof unpackTexts>[number] & { readonly name: string }): ArrivedDocument {
  const source = markup === undefined ? null : textOfSections(markup.sections);
  const encodings = new Map(encoded === undefined ? [] : [text, ...(source === null ? [] : [source])].map((each) => [each, encoded.encoding] as const));
  const file = encoded !== undefined ? new File([encoded.bytes], name) : markup !== undefined ? new File(markup.sections.map(({ utf8 }) => utf8), name) : archive;
  return { file, label: markup?.label ?? label, words: null, notes, undoWords: null, plain: source === null ? null : { text: source }, encodings, format: 'zip', ...(encoded !== undefined && statedEncoding(encoded.bytes, name) === encoded.encoding ? { isStated: true } : {}) };
}

/** The one export of chats that an archive is there for: what was read of it is all there is to say. */
function chatOf([only, ...others]: readonly ArrivedText[]): ArrivedImport | null {
  const imported = only?.imported ?? null;
  return others.length === 0 && (imported?.imported.format === 'chatgpt-export' || imported?.imported.format === 'claude-export') ? imported : null;
}

function attachedBecause(error: DocumentError, { file, name }: DocumentOrder, plain: { readonly attachment: Extract<Arrival, { attachment: unknown }>['attachment'] }): Arrival {
  const document: ArrivedDocument = { file, label: 'PDF', words: `${name} counts as an attached file.`, notes: [`Its text was not read: ${documentReason(error)}`], undoWords: null, plain, encodings: new Map() };
  return { name, attachment: plain.attachment, document };
}

async function sourceBecause(note: string, { file, name, signal }: DocumentOrder, text: PartText): Promise<Arrival> {
  const document: ArrivedDocument = { file, label: 'its source', words: `The source of ${name} was added.`, notes: [note], undoWords: null, plain: null, encodings: new Map() };
  return { name, text, ...(await readArrivedText(text, () => !signal.aborted)), document };
}

function readWords(name: string, { format, label, texts, encoding, isStated }: Pick<ReadDocument, 'format' | 'label' | 'encoding' | 'isStated'> & { readonly texts: readonly unknown[] }): string {
  // Damaged UTF-8 is no guess: the note says how many places are broken.
  const guess = encoding === undefined || encoding === 'utf-8' || isStated === true ? '' : ', which is a guess';
  if (format === 'encoded') return `${name} was read as ${label}${guess}.`;
  if (encoding !== undefined) return `The text of ${name} was added: ${label} in ${encodingName(encoding)}${guess}.`;
  return format === 'zip' ? `${counted(texts.length, 'text')} of ${name}: ${label}.` : `The text of ${name} was added: ${label}.`;
}

function undoWords(plain: ArrivedDocument['plain'], format: ReadDocument['format']): string | null {
  if (plain === null) return null;
  if ('attachment' in plain) return 'Undo makes a PDF an attached file.';
  return format === 'encoded' ? 'Undo keeps the text as it came.' : UNDO_OF_MARKUP;
}

const UNDO_OF_MARKUP = 'Undo keeps the source of HTML and notebooks.';
