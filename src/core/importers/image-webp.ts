import { isAt, nameAt, type PixelSize, sizeInPx, u16le, u24le, u32le, u8 } from './byte-reader';

const FIRST_CHUNK = 12;

/**
 * Size of a WebP image (RFC 9649): the canvas of an extended file, else that of its only frame, lossy (VP8, RFC 6386) or
 * lossless (VP8L). null where the first chunk is none of these or damaged.
 */
export function webpSize(bytes: Uint8Array): PixelSize | null {
  const at = FIRST_CHUNK + 8;
  switch (nameAt(bytes, FIRST_CHUNK)) {
    case 'VP8X':
      return sizeInPx(u24le(bytes, at + 4) + 1, u24le(bytes, at + 7) + 1);
    case 'VP8L': {
      // 14 bits each, less one, from the lowest bit on.
      const packed = u32le(bytes, at + 1);
      return u8(bytes, at) === 0x2f ? sizeInPx((packed % 0x4000) + 1, (Math.floor(packed / 0x4000) % 0x4000) + 1) : null;
    }
    case 'VP8 ':
      // The two highest bits are a hint for scaling.
      return isAt(bytes, at + 3, '\x9d\x01\x2a') ? sizeInPx(u16le(bytes, at + 6) % 0x4000, u16le(bytes, at + 8) % 0x4000) : null;
    default:
      return null;
  }
}
