// Sizes of images whose header has a fixed place: PNG (W3C, third edition), GIF89a, BMP (Microsoft's DIB headers).

import { isAt, type PixelSize, sizeInPx, u16le, u32be, u32le } from './byte-reader';

/** From the IHDR chunk, which comes first; Apple's phones once put a CgBI chunk in front of it. */
export function pngSize(bytes: Uint8Array): PixelSize | null {
  const at = isAt(bytes, 12, 'CgBI') ? 24 : 8;
  return isAt(bytes, at + 4, 'IHDR') ? sizeInPx(u32be(bytes, at + 8), u32be(bytes, at + 12)) : null;
}

/** The logical screen, into which all frames of an animation are drawn. */
export function gifSize(bytes: Uint8Array): PixelSize | null {
  return sizeInPx(u16le(bytes, 6), u16le(bytes, 8));
}

/** A header of 12 bytes has sides of 16 bits; in the later ones a negative height only says that rows go downwards. */
export function bmpSize(bytes: Uint8Array): PixelSize | null {
  const headerBytes = u32le(bytes, 14);
  if (headerBytes === 12) return sizeInPx(u16le(bytes, 18), u16le(bytes, 20));
  if (!(headerBytes >= 40)) return null;
  return sizeInPx(u32le(bytes, 18), Math.abs(signed(u32le(bytes, 22))));
}

function signed(value: number): number {
  return value >= 0x8000_0000 ? value - 0x1_0000_0000 : value;
}
