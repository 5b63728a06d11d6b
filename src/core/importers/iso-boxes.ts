// The boxes of the ISO base media file format (ISO/IEC 14496-12), which MP4, QuickTime, HEIF and AVIF share.

import { nameAt, u32be, u64be } from './byte-reader';

export interface Box {
  readonly type: string;
  /** Of the content, after the header. */
  readonly start: number;
  /** Never past the end of what it lies in: a box that was cut off ends there. */
  readonly end: number;
}

/** The boxes of a stretch, in order, without those inside them. Ends where a size cannot be. */
export function* boxesIn(bytes: Uint8Array, start: number, end: number): Generator<Box, void, undefined> {
  let at = start;
  while (at + 8 <= end) {
    const shortBytes = u32be(bytes, at);
    const headerBytes = shortBytes === 1 ? 16 : 8;
    const sizeBytes = shortBytes === 1 ? u64be(bytes, at + 8) : shortBytes === 0 ? end - at : shortBytes;
    if (!(sizeBytes >= headerBytes)) return;
    yield { type: nameAt(bytes, at + 4), start: Math.min(at + headerBytes, end), end: Math.min(at + sizeBytes, end) };
    at += sizeBytes;
  }
}

/** The first box of a type at the end of a path, such as `moov`, `mvhd`, or null. */
export function boxAt(bytes: Uint8Array, within: { readonly start: number; readonly end: number }, ...path: readonly string[]): Box | null {
  let inside = within;
  let found: Box | null = null;
  for (const type of path) {
    found = null;
    for (const box of boxesIn(bytes, inside.start, inside.end)) {
      if (box.type !== type) continue;
      found = box;
      break;
    }
    if (found === null) return null;
    inside = found;
  }
  return found;
}

/** The brands of the file type box that opens a file: the major one, then those it is compatible with. Empty without it. */
export function brandsOf(bytes: Uint8Array): readonly string[] {
  const [first] = boxesIn(bytes, 0, bytes.length);
  if (first?.type !== 'ftyp') return [];
  const brands = [nameAt(bytes, first.start)];
  for (let at = first.start + 8; at + 4 <= first.end; at += 4) brands.push(nameAt(bytes, at));
  return brands;
}
