// The text of one file of a folder, or why it is none.
import { checkSize, createTextReader, type DecodeError } from '@/core/importers/decode';
import { refusalReason } from '@/core/importers/refusal';
import type { PartText } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';
import type { LeftOutReason } from './default-prunes';
import { type FileNode, NotOpened, type OpenedFile } from './folder-node';

/** The first piece says of most files that are no text that they are none. */
const HEAD_BYTES = 1 << 15;
const PIECE_BYTES = 1 << 20;

export interface ReadFile {
  readonly text: PartText;
  readonly opened: OpenedFile;
}

export interface NotRead {
  readonly kind: LeftOutReason | 'cancelled';
  /** Of what is no text. */
  readonly refusal?: DecodeError;
  /** Says more than the kind does: "it is a PNG image, not text." */
  readonly words?: string;
}

/** Reads a file in pieces, each the work of a few milliseconds. Never rejects: what cannot be read is told by its reason. */
export async function readFolderFile(file: FileNode, signal: AbortSignal): Promise<Result<ReadFile, NotRead>> {
  try {
    const opened = await file.open();
    const size = checkSize(opened.sizeBytes);
    if (!size.ok) return refusedAs(size.error);
    const reader = createTextReader(file.name);
    for (let start = 0; start < opened.sizeBytes; ) {
      const end = Math.min(opened.sizeBytes, start + (start === 0 ? HEAD_BYTES : PIECE_BYTES));
      const bytes = await opened.read(start, end);
      if (signal.aborted) return fail({ kind: 'cancelled' });
      const refusal = reader.push(bytes.slice());
      if (refusal !== null) return refusedAs(refusal);
      start = end;
    }
    const decoded = reader.end();
    return decoded.ok ? succeed({ text: decoded.value.text, opened }) : refusedAs(decoded.error);
  } catch (error) {
    // A browser says only that it could not be read: gone, changed since it was listed, or locked.
    return fail({ kind: 'unreadable', ...(error instanceof NotOpened ? { words: error.message } : {}) });
  }
}

function refusedAs(refusal: DecodeError): Result<never, NotRead> {
  // A text in another encoding can be read as it is, from the folder.
  if (refusal.kind === 'no-byte-order-mark' || refusal.kind === 'undecodable') return fail({ kind: 'undecodable', refusal });
  return fail({ kind: refusal.kind, refusal, words: refusalReason(refusal) });
}
