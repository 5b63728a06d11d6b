// TIFF 6.0, as an image file and as the Exif block of a JPEG. Only the first directory is read.

import { isAt, type PixelSize, sizeInPx, u16be, u16le, u32be, u32le } from './byte-reader';

const WIDTH = 256;
const HEIGHT = 257;
const ORIENTATION = 274;
const SHORT = 3;
const LONG = 4;
const ENTRY_BYTES = 12;

/** Size of the first image as it is shown, or null. BigTIFF is not read. */
export function tiffSize(bytes: Uint8Array): PixelSize | null {
  const tags = readTags(bytes);
  const size = sizeInPx(tags.get(WIDTH) ?? 0, tags.get(HEIGHT) ?? 0);
  return size !== null && isTurned(tags.get(ORIENTATION)) ? sizeInPx(size.heightPx, size.widthPx) : size;
}

/** Whether the Exif data say that the image is shown lying on its side: orientation 5 to 8 of Exif 2.32. */
export function exifIsTurned(tiff: Uint8Array): boolean {
  return isTurned(readTags(tiff).get(ORIENTATION));
}

function isTurned(orientation: number | undefined): boolean {
  return orientation !== undefined && orientation >= 5 && orientation <= 8;
}

/** Tags of the first directory that hold one whole number. A damaged file gives what could be read. */
function readTags(bytes: Uint8Array): ReadonlyMap<number, number> {
  const tags = new Map<number, number>();
  const isLittle = isAt(bytes, 0, 'II*\0');
  if (!isLittle && !isAt(bytes, 0, 'MM\0*')) return tags;
  const [u16, u32] = isLittle ? [u16le, u32le] : [u16be, u32be];
  const start = u32(bytes, 4);
  const entries = u16(bytes, start);
  for (let index = 0; index < entries; index += 1) {
    const at = start + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > bytes.length) break;
    const type = u16(bytes, at + 2);
    if (u32(bytes, at + 4) !== 1 || (type !== SHORT && type !== LONG)) continue;
    tags.set(u16(bytes, at), type === SHORT ? u16(bytes, at + 8) : u32(bytes, at + 8));
  }
  return tags;
}
