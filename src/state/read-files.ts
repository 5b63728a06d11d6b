// Reads files that are dropped or picked. Loaded with the first of them: what knows texts, encodings and the beginnings of other
// files is needed by nobody who types or pastes.
import { checkSize, createTextReader, type DecodedText, type DecodeError } from '@/core/importers/decode';
import { mayBeHtml, mayBeIso2022, mayBeNotebook } from '@/core/importers/documents/telltale';
import type { AttachmentError } from '@/core/importers/read-attachment';
import type { Refusal } from '@/core/importers/refusal';
import type { FileAttachment } from '@/core/prompt/attachment';
import { fail, type Result } from '@/core/result';
import { type Arrival, type ArrivedDocument, type OnDocumentProgress, readArrivedText } from './arrivals';
import { unlessCancelled } from './cancelled';
import { bytesOf } from './file-bytes';

export { describeDecodeError, mayBeText } from '@/core/importers/refusal';

/** Read and decoded in one task of a few milliseconds. */
const PIECE_BYTES = 1 << 20;

type FileError = AttachmentError | { readonly kind: 'reader' };

/** The figures of an image, a PDF, a sound or a film. `read` hands out stretches of the file. */
async function readAttachedFile(file: File, name: string, read: (start: number, end: number) => Promise<Uint8Array>): Promise<Result<FileAttachment, FileError>> {
  const reader = await import('@/core/importers/read-media').catch(() => null);
  return reader === null ? fail({ kind: 'reader' }) : reader.readMedia({ sizeBytes: file.size, read }, name);
}

/** Reads a file piece by piece: progress shows, Cancel works in between, and what is no text is refused where it stops being one. */
async function readText(file: File, name: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Result<DecodedText, DecodeError>> {
  // Asked once: the page waits while the browser looks at the disk.
  const { size: sizeBytes } = file;
  const size = checkSize(sizeBytes);
  if (!size.ok) return size;
  const reader = createTextReader(name);
  // One that is gone has no size, and stretches of nothing can be read of it: only the whole says so.
  if (sizeBytes === 0) await unlessCancelled(file.arrayBuffer(), signal);
  for (let start = 0; start < sizeBytes; start += PIECE_BYTES) {
    const bytes = new Uint8Array(await unlessCancelled(bytesOf(file, sizeBytes, start, start + PIECE_BYTES), signal));
    const refusal = reader.push(bytes);
    if (refusal !== null) return fail(refusal);
    onBytes(Math.min(PIECE_BYTES, sizeBytes - start));
  }
  return reader.end();
}

/** A file as a text, as a document that has one, as an attachment, or the reason why it is none of these; `source`: a folder, if that is asked. */
export async function readFile(file: File, name: string, signal: AbortSignal, mayBeSource: boolean, onBytes: (bytes: number) => void, onPage: OnDocumentProgress): Promise<Result<readonly Arrival[] | 'source', Refusal>> {
  let doneBytes = 0;
  // Most files are neither, and load none of this.
  const readDocument = async (plain: ArrivedDocument['plain'], format: string | null = null) => {
    const module = await import('./arrived-document').catch(() => null);
    return module === null ? null : unlessCancelled(module.readArrivedDocument({ file, name, plain, format, signal, onPage }), signal);
  };
  const decoded = await readText(file, name, signal, (bytes) => {
    doneBytes += bytes;
    onBytes(bytes);
  });
  if (decoded.ok) {
    const { text, encoding } = decoded.value;
    const read = mayBeHtml(text, name) || mayBeNotebook(text) || mayBeIso2022(text) ? await readDocument({ text }) : null;
    if (read?.ok === true) return read;
    // What a mark says is no guess, and goes without saying.
    const marked = encoding === 'utf-8' ? {} : { document: { file, label: 'text', words: null, notes: [], undoWords: null, plain: null, encodings: new Map([[text, encoding]]), isStated: true as const } };
    return { ok: true, value: [{ name, text, ...marked, ...(await unlessCancelled(readArrivedText(text, () => !signal.aborted, onPage), signal)) }] };
  }
  // Without the script, or where it cannot be opened, an archive is read as any, and that says why.
  const mayBeArchive = mayBeSource && (decoded.error.kind === 'binary' || decoded.error.kind === 'too-large');
  if (mayBeArchive && (await unlessCancelled(import('./folder-offer').then(({ isSource }) => isSource(file)).catch(() => false), signal))) return { ok: true, value: 'source' };
  const read = async (start: number, end: number) => new Uint8Array(await unlessCancelled(file.slice(start, end).arrayBuffer(), signal));
  const attached = await unlessCancelled(readAttachedFile(file, name, read), signal);
  onBytes(file.size - doneBytes);
  if (attached.ok) {
    const { value: attachment } = attached;
    const read = attachment.kind === 'pdf' && decoded.error.kind !== 'too-large' ? await readDocument({ attachment }) : null;
    return read?.ok === true ? read : { ok: true, value: [{ name, attachment }] };
  }
  const { error } = attached;
  if (error.kind === 'no-size') return fail(error);
  const document = decoded.error.kind === 'too-large' ? null : await readDocument(null, decoded.error.kind === 'binary' ? decoded.error.format : null);
  if (document !== null) return document;
  return fail(error.kind === 'reader' && decoded.error.kind === 'binary' ? { kind: 'reader', format: decoded.error.format } : decoded.error);
}

/** A file that is no text, as one; nothing of it is looked at twice. */
export async function readBinary(file: File, name: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Result<readonly Arrival[], Refusal>> {
  const size = checkSize(file.size);
  if (!size.ok) return size;
  const module = await import('./binary-text').catch(() => null);
  const read = module === null ? fail({ kind: 'reader', format: 'binary file' } as const) : await unlessCancelled(module.readAsText(file, name, signal), signal);
  onBytes(file.size);
  return read;
}

/** A dropped folder arrives as a file that cannot be found. */
export function isGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
