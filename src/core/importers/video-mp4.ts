// MP4, QuickTime and M4A: length and size of what a player would show (ISO/IEC 14496-12, 14496-14).

import { durationInMs, nameAt, type PixelSize, sizeInPx, u16be, u32be, u64be, u8 } from './byte-reader';
import { type Box, boxAt, boxesIn, brandsOf } from './iso-boxes';

export interface Film {
  readonly durationMs: number | null;
  /** null: sound alone. */
  readonly picture: (PixelSize & { readonly framesPerSecond: number | null }) | null;
}

/** Brands of files that hold sound; a video track in one is a cover or the pictures of chapters. */
const SOUND_BRANDS: ReadonlySet<string> = new Set(['M4A ', 'M4B ', 'M4P ', 'F4A ', 'F4B ']);
/** A duration that nobody knew when the header was written. */
const UNKNOWN = 0xffff_ffff;

/**
 * null where there is no `moov` box or no track in it. The length is that of the movie header, or of `mehd` in a file of
 * fragments; null where neither says. The size is the first video track's as shown, sides swapped where it is turned.
 */
export function readMp4(bytes: Uint8Array): Film | null {
  const moov = boxAt(bytes, { start: 0, end: bytes.length }, 'moov');
  if (moov === null) return null;
  const isSound = SOUND_BRANDS.has(brandsOf(bytes)[0] ?? '');
  let picture: Film['picture'] = null;
  let hasSound = false;
  for (const track of boxesIn(bytes, moov.start, moov.end)) {
    if (track.type !== 'trak') continue;
    const handler = boxAt(bytes, track, 'mdia', 'hdlr');
    const kind = handler === null ? '' : nameAt(bytes, handler.start + 8);
    hasSound ||= kind === 'soun';
    if (kind === 'vide' && picture === null && !isSound) picture = pictureOf(bytes, track);
  }
  return picture === null && !hasSound ? null : { durationMs: movieMs(bytes, moov), picture };
}

function movieMs(bytes: Uint8Array, moov: Box): number | null {
  const header = boxAt(bytes, moov, 'mvhd');
  if (header === null) return null;
  const { perSecond, units } = clockAt(bytes, header);
  if (units > 0) return durationInMs(units, perSecond);
  const fragments = boxAt(bytes, moov, 'mvex', 'mehd');
  if (fragments === null) return null;
  return durationInMs(isLong(bytes, fragments) ? u64be(bytes, fragments.start + 4) : u32be(bytes, fragments.start + 4), perSecond);
}

/** The time scale and the length of `mvhd` or `mdhd`, which begin alike; 0 units where the length is not known. */
function clockAt(bytes: Uint8Array, header: Box): { readonly perSecond: number; readonly units: number } {
  const at = header.start + (isLong(bytes, header) ? 20 : 12);
  const units = isLong(bytes, header) ? u64be(bytes, at + 4) : u32be(bytes, at + 4);
  return { perSecond: u32be(bytes, at), units: units === UNKNOWN ? 0 : units };
}

function pictureOf(bytes: Uint8Array, track: Box): Film['picture'] {
  const header = boxAt(bytes, track, 'tkhd');
  if (header === null) return null;
  const matrixAt = header.start + (isLong(bytes, header) ? 52 : 40);
  // The sides are numbers with 16 bits after the point.
  const side = (at: number): number => Math.round(u32be(bytes, at) / 0x10000);
  const [width, height] = [side(matrixAt + 36), side(matrixAt + 40)];
  // A quarter turn has nothing on the diagonal of its matrix.
  const isTurned = u32be(bytes, matrixAt) === 0 && u32be(bytes, matrixAt + 16) === 0 && u32be(bytes, matrixAt + 4) !== 0;
  const size = (isTurned ? sizeInPx(height, width) : sizeInPx(width, height)) ?? codedSize(bytes, track);
  return size === null ? null : { ...size, framesPerSecond: framesPerSecond(bytes, track) };
}

/** Size of the first sample description, for tracks whose header leaves it out. */
function codedSize(bytes: Uint8Array, track: Box): PixelSize | null {
  const table = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsd');
  return table === null ? null : sizeInPx(u16be(bytes, table.start + 40), u16be(bytes, table.start + 42));
}

/** Frames of the track by its length, to three decimals. */
function framesPerSecond(bytes: Uint8Array, track: Box): number | null {
  const header = boxAt(bytes, track, 'mdia', 'mdhd');
  const table = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stts');
  if (header === null || table === null) return null;
  let frames = 0;
  let units = 0;
  for (let at = table.start + 8; at + 8 <= table.end; at += 8) {
    const count = u32be(bytes, at);
    frames += count;
    units += count * u32be(bytes, at + 4);
  }
  const rate = Math.round((frames / units) * clockAt(bytes, header).perSecond * 1000) / 1000;
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}

function isLong(bytes: Uint8Array, box: Box): boolean {
  return u8(bytes, box.start) === 1;
}
