// The length of Ogg sound (RFC 3533): each page carries the number of samples up to its end.

import { durationInMs, findCharacters, isAt, u16le, u32le, u64le, u8 } from './byte-reader';

interface Stream {
  readonly samplesPerSecond: number;
  /** Decoded and thrown away at the start. */
  readonly skipped: number;
  lastSample: number;
}

const PAGE_HEADER_BYTES = 27;
const OPUS_HZ = 48_000;
/** The position of a page on which no packet ends. */
const NO_POSITION = 0xffff_ffff;

/**
 * Length of the longest Vorbis or Opus stream of a file, in ms. null where there is none, as in a video or in other
 * codecs. Pages that are damaged are passed over. Linear.
 */
export function oggDurationMs(bytes: Uint8Array): number | null {
  const streams = new Map<number, Stream>();
  for (let at = findCharacters(bytes, 'OggS', 0); at >= 0; ) {
    const segments = u8(bytes, at + 26);
    const body = at + PAGE_HEADER_BYTES + segments;
    const serial = u32le(bytes, at + 14);
    const isFirst = Math.floor(u8(bytes, at + 5) / 2) % 2 === 1;
    // A film has a length too, but its size is not read here.
    if (isFirst && isAt(bytes, body, '\x80theora')) return null;
    const opened = isFirst ? openedAt(bytes, body) : null;
    if (opened !== null) streams.set(serial, opened);
    const stream = streams.get(serial);
    const position = u64le(bytes, at + 6);
    if (stream !== undefined && u32le(bytes, at + 10) !== NO_POSITION && position > stream.lastSample) stream.lastSample = position;
    let bodyBytes = 0;
    for (let index = 0; index < segments; index += 1) bodyBytes += u8(bytes, at + PAGE_HEADER_BYTES + index);
    const next = body + bodyBytes;
    if (!(next <= bytes.length)) break;
    at = isAt(bytes, next, 'OggS') ? next : findCharacters(bytes, 'OggS', at + 4);
  }
  const lengths = [...streams.values()].map((stream) => durationInMs(stream.lastSample - stream.skipped, stream.samplesPerSecond) ?? 0);
  const longest = lengths.reduce((most, ms) => Math.max(most, ms), 0);
  return longest > 0 ? longest : null;
}

function openedAt(bytes: Uint8Array, body: number): Stream | null {
  if (isAt(bytes, body, '\x01vorbis')) return { samplesPerSecond: u32le(bytes, body + 12), skipped: 0, lastSample: 0 };
  if (isAt(bytes, body, 'OpusHead')) return { samplesPerSecond: OPUS_HZ, skipped: u16le(bytes, body + 10), lastSample: 0 };
  return null;
}
