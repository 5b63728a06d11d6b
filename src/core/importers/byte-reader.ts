// Numbers out of bytes. Past the end they are NaN, which makes every comparison false and every sum NaN, so that a size
// worked out from bytes that are not there fails `sizeInPx` or `durationInMs` instead of being some other size.

export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? Number.NaN;
}

export function u16be(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) * 0x100 + u8(bytes, at + 1);
}

export function u16le(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) + u8(bytes, at + 1) * 0x100;
}

export function u24le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u8(bytes, at + 2) * 0x10000;
}

export function u32be(bytes: Uint8Array, at: number): number {
  return u16be(bytes, at) * 0x10000 + u16be(bytes, at + 2);
}

export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u16le(bytes, at + 2) * 0x10000;
}

/** Exact up to 2^53; what is larger is no size or length that a file can have. */
export function u64be(bytes: Uint8Array, at: number): number {
  return u32be(bytes, at) * 0x1_0000_0000 + u32be(bytes, at + 4);
}

export function u64le(bytes: Uint8Array, at: number): number {
  return u32le(bytes, at) + u32le(bytes, at + 4) * 0x1_0000_0000;
}

/** IEEE 754 of 4 or 8 bytes, big-endian; NaN past the end. */
export function floatBe(bytes: Uint8Array, at: number, sizeBytes: 4 | 8): number {
  if (!(at >= 0 && at + sizeBytes <= bytes.length)) return Number.NaN;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, sizeBytes);
  return sizeBytes === 4 ? view.getFloat32(0) : view.getFloat64(0);
}

/** Whether these characters (below U+0100) stand at a place. */
export function isAt(bytes: Uint8Array, at: number, characters: string): boolean {
  for (let index = 0; index < characters.length; index += 1) {
    if (bytes[at + index] !== characters.charCodeAt(index)) return false;
  }
  return true;
}

/** Where these characters first stand at or after a place, or −1. Linear. */
export function findCharacters(bytes: Uint8Array, characters: string, from: number): number {
  const first = characters.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (isAt(bytes, at, characters)) return at;
  }
  return -1;
}

/** The four characters of a chunk's or box's name; shorter at the end of the bytes. */
export function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

export interface PixelSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Both sides whole and at least 1 px, or null. */
export function sizeInPx(widthPx: number, heightPx: number): PixelSize | null {
  const isSide = (side: number): boolean => Number.isSafeInteger(side) && side > 0;
  return isSide(widthPx) && isSide(heightPx) ? { widthPx, heightPx } : null;
}

/** Units of so many per second as whole milliseconds; null where that is no length: below 1 ms, not finite. */
export function durationInMs(units: number, unitsPerSecond: number): number | null {
  const ms = Math.round((units / unitsPerSecond) * 1000);
  return units > 0 && unitsPerSecond > 0 && Number.isSafeInteger(ms) && ms > 0 ? ms : null;
}

/** Pieces side by side, copied. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
