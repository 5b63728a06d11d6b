// An image, PDF, sound or film on a disk → its figures, reading no more of it than they need.

import { joined, nameAt, u32be, u64be } from './byte-reader';
import { type AttachmentError, mediaTypeOf, readAttachment } from './read-attachment';
import type { FileAttachment } from '@/core/prompt/attachment';
import { fail, type Result } from '@/core/result';

/** A file that is read in stretches; one that passes the end is shorter. */
export interface ByteSource {
  readonly sizeBytes: number;
  read(startByte: number, endByte: number): Promise<Uint8Array>;
}

/** Up to here a file is read whole where its figures may lie anywhere in it. */
export const WHOLE_LIMIT_BYTES = 64_000_000;
const HEAD_BYTES = 1 << 20;
/** The last page of Ogg has 65,307 bytes at most. */
const TAIL_BYTES = 1 << 17;
/** More boxes than this in a row are no film; a `moov` box of more bytes would be one of days. */
const MOST_BOXES = 10_000;
const SKIPPED_BOXES: ReadonlySet<string> = new Set(['mdat', 'free', 'skip', 'moof', 'sidx', 'mfra']);

/**
 * As `readAttachment` for a file of any size. Images: their first megabyte, mostly. MP4 and QuickTime: the boxes around the
 * pictures and sounds, wherever they stand. Ogg: both ends. The others whole up to `WHOLE_LIMIT_BYTES`; above that their
 * head, and where the head alone does not say pages or length, those are null and the user is to be asked.
 */
export async function readMedia(source: ByteSource, fileName: string): Promise<Result<FileAttachment, AttachmentError>> {
  const { sizeBytes } = source;
  const head = await source.read(0, HEAD_BYTES);
  const mediaType = mediaTypeOf(head);
  if (mediaType === null) return fail({ kind: 'unknown-format' });
  if (sizeBytes <= head.length) return readAttachment(head, fileName);
  if (mediaType.startsWith('image/')) {
    const known = readAttachment(head, fileName, sizeBytes);
    // The header of a TIFF may stand at its end, and a JPEG may begin with megabytes of notes.
    if (known.ok || sizeBytes > WHOLE_LIMIT_BYTES) return known;
  }
  if (mediaType === 'video/mp4' || mediaType === 'video/quicktime') return readAttachment(await filmHeaders(source), fileName, sizeBytes);
  if (mediaType === 'audio/ogg') {
    const tail = await source.read(Math.max(head.length, sizeBytes - TAIL_BYTES), sizeBytes);
    return readAttachment(joined([head, tail]), fileName, sizeBytes);
  }
  if (sizeBytes <= WHOLE_LIMIT_BYTES) return readAttachment(await source.read(0, sizeBytes), fileName);
  // What the header says is the same whatever follows; what was added up from the parts that were read is not.
  const once = readAttachment(head, fileName, sizeBytes);
  const twice = readAttachment(await source.read(0, 2 * HEAD_BYTES), fileName, sizeBytes);
  return withoutGuess(once, twice);
}

function withoutGuess(once: Result<FileAttachment, AttachmentError>, twice: Result<FileAttachment, AttachmentError>): Result<FileAttachment, AttachmentError> {
  if (!once.ok || !twice.ok) return twice;
  const [first, second] = [once.value, twice.value];
  // The page tree of the latest version stands at the end of a file that was changed.
  if (second.kind === 'pdf') return { ok: true, value: { ...second, pages: null } };
  if (second.kind === 'image' || !('durationMs' in first) || first.durationMs === second.durationMs) return twice;
  return { ok: true, value: { ...second, durationMs: null } };
}

/** The boxes of the top level that say what a film is, side by side as if nothing had stood between them. */
async function filmHeaders(source: ByteSource): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  for (let at = 0, count = 0; at + 8 <= source.sizeBytes && count < MOST_BOXES; count += 1) {
    const header = await source.read(at, at + 16);
    const shortBytes = u32be(header, 0);
    const boxBytes = shortBytes === 1 ? u64be(header, 8) : shortBytes === 0 ? source.sizeBytes - at : shortBytes;
    if (!(boxBytes >= 8)) break;
    if (!SKIPPED_BOXES.has(nameAt(header, 4)) && keptBytes + boxBytes <= WHOLE_LIMIT_BYTES) {
      const box = await source.read(at, at + boxBytes);
      kept.push(box);
      keptBytes += box.length;
    } else if (kept.length === 0) {
      // QuickTime without a file type begins with any box; an empty one of the same kind keeps the place.
      kept.push(Uint8Array.of(0, 0, 0, 8, ...header.subarray(4, 8)));
    }
    at += boxBytes;
  }
  return joined(kept);
}
