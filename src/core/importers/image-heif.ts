// Sizes of HEIF and AVIF images (ISO/IEC 23008-12): a list of properties, and which of them each item has.

import { type PixelSize, sizeInPx, u16be, u32be, u8 } from './byte-reader';
import { type Box, boxAt, boxesIn } from './iso-boxes';

/**
 * Size of the primary image as shown: its `ispe`, sides swapped where `irot` turns it by a quarter. Where the file does
 * not say which properties the primary image has, the largest size of all, because tiles and thumbnails are smaller.
 */
export function heifSize(bytes: Uint8Array): PixelSize | null {
  const meta = boxAt(bytes, { start: 0, end: bytes.length }, 'meta');
  if (meta === null) return null;
  // `meta` has four bytes of version and flags in front of its boxes.
  const inMeta = { start: meta.start + 4, end: meta.end };
  const container = boxAt(bytes, inMeta, 'iprp', 'ipco');
  if (container === null) return null;
  const properties = [...boxesIn(bytes, container.start, container.end)];
  const primary = primaryItem(bytes, boxAt(bytes, inMeta, 'pitm'));
  const own = primary === null ? [] : propertiesOf(bytes, boxAt(bytes, inMeta, 'iprp', 'ipma'), primary);
  const chosen = own.flatMap((index) => properties[index - 1] ?? []);
  const sizes = (boxes: readonly Box[]): readonly PixelSize[] =>
    boxes.flatMap((box) => (box.type === 'ispe' ? (sizeInPx(u32be(bytes, box.start + 4), u32be(bytes, box.start + 8)) ?? []) : []));
  const size = sizes(chosen)[0] ?? largest(sizes(properties));
  const turn = chosen.find((box) => box.type === 'irot');
  return size !== null && turn !== undefined && u8(bytes, turn.start) % 2 === 1 ? sizeInPx(size.heightPx, size.widthPx) : size;
}

function largest(sizes: readonly PixelSize[]): PixelSize | null {
  return sizes.reduce<PixelSize | null>(
    (best, size) => (best === null || size.widthPx * size.heightPx > best.widthPx * best.heightPx ? size : best),
    null,
  );
}

function primaryItem(bytes: Uint8Array, box: Box | null): number | null {
  if (box === null) return null;
  return u8(bytes, box.start) === 0 ? u16be(bytes, box.start + 4) : u32be(bytes, box.start + 4);
}

/** The properties of an item as indices from 1, in order. */
function propertiesOf(bytes: Uint8Array, box: Box | null, item: number): readonly number[] {
  if (box === null) return [];
  const idBytes = u8(bytes, box.start) < 1 ? 2 : 4;
  const indexBytes = u8(bytes, box.start + 3) % 2 === 1 ? 2 : 1;
  let at = box.start + 8;
  while (at + idBytes < box.end) {
    const id = idBytes === 2 ? u16be(bytes, at) : u32be(bytes, at);
    const associations = u8(bytes, at + idBytes);
    at += idBytes + 1;
    if (id === item) {
      // The highest bit says that a reader must know the property.
      return Array.from({ length: associations }, (_, index) =>
        indexBytes === 2 ? u16be(bytes, at + index * 2) % 0x8000 : u8(bytes, at + index) % 0x80,
      );
    }
    at += associations * indexBytes;
  }
  return [];
}
