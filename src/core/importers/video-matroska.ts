// WebM and Matroska: length and size (RFC 8794 for EBML, RFC 9559 for the elements).

import { durationInMs, floatBe, sizeInPx, u16be, u8 } from './byte-reader';
import type { Film } from './video-mp4';

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_TYPE = 0x83;
const DEFAULT_DURATION = 0x23e383;
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const CLUSTER = 0x1f43b675;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
/** Elements that hold others which matter here. An element knows its own place, so no stack is kept. */
const OPENED: ReadonlySet<number> = new Set([SEGMENT, INFO, TRACKS, TRACK, VIDEO, CLUSTER, BLOCK_GROUP]);
const VIDEO_TRACK = 1;
const AUDIO_TRACK = 2;

interface Track {
  type: number;
  widthPx: number;
  heightPx: number;
  frameNs: number;
}

/**
 * null where no video or audio track is named. What a browser records has no length in its header: then it is the time
 * at which the last block begins, and one frame more where the track says how long that is. Linear.
 */
export function readMatroska(bytes: Uint8Array): Film | null {
  const tracks: Track[] = [];
  let scaleNs = 1_000_000;
  let duration = Number.NaN;
  let clusterTime = 0;
  let lastTime = 0;
  for (let at = 0; at < bytes.length; ) {
    const id = elementId(bytes, at);
    if (id === null) break;
    const size = elementSize(bytes, at + id.lengthBytes);
    if (size === null) break;
    const start = at + id.lengthBytes + size.lengthBytes;
    const track = tracks.at(-1);
    if (id.value === TRACK) tracks.push({ type: 0, widthPx: 0, heightPx: 0, frameNs: 0 });
    if (id.value === TIMESTAMP_SCALE) scaleNs = unsigned(bytes, start, size.value);
    if (id.value === DURATION) duration = size.value === 4 || size.value === 8 ? floatBe(bytes, start, size.value) : Number.NaN;
    if (track !== undefined) {
      if (id.value === TRACK_TYPE) track.type = unsigned(bytes, start, size.value);
      if (id.value === PIXEL_WIDTH) track.widthPx = unsigned(bytes, start, size.value);
      if (id.value === PIXEL_HEIGHT) track.heightPx = unsigned(bytes, start, size.value);
      if (id.value === DEFAULT_DURATION) track.frameNs = unsigned(bytes, start, size.value);
    }
    // With length and tracks known, the rest is only pictures and sound.
    if (id.value === CLUSTER && duration > 0 && tracks.length > 0) break;
    if (id.value === TIMESTAMP) clusterTime = unsigned(bytes, start, size.value);
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK) lastTime = Math.max(lastTime, blockTime(bytes, start, clusterTime));
    at = OPENED.has(id.value) || !Number.isFinite(size.value) ? start : start + size.value;
  }
  const video = tracks.find(({ type }) => type === VIDEO_TRACK);
  if (video === undefined && !tracks.some(({ type }) => type === AUDIO_TRACK)) return null;
  const size = video === undefined ? null : sizeInPx(video.widthPx, video.heightPx);
  if (video !== undefined && size === null) return null;
  const framesPerSecond = video !== undefined && video.frameNs > 0 ? Math.round(1e12 / video.frameNs) / 1000 : null;
  return {
    durationMs: durationInMs(duration > 0 ? duration : lastTime + (video?.frameNs ?? 0) / scaleNs, 1e9 / scaleNs),
    picture: size === null ? null : { ...size, framesPerSecond },
  };
}

interface Variable {
  readonly value: number;
  readonly lengthBytes: number;
}

/** An id of 1…4 bytes, the marker of its length included, or null. */
function elementId(bytes: Uint8Array, at: number): Variable | null {
  const lengthBytes = Math.clz32(u8(bytes, at)) - 23;
  if (lengthBytes > 4) return null;
  const value = unsigned(bytes, at, lengthBytes);
  return Number.isFinite(value) ? { value, lengthBytes } : null;
}

/** A size of 1…8 bytes; all ones mean that the element ends where the next of its level begins: infinite. */
function elementSize(bytes: Uint8Array, at: number): Variable | null {
  const lengthBytes = Math.clz32(u8(bytes, at)) - 23;
  if (lengthBytes > 8) return null;
  // The marker of the length is taken off first: eight bytes with it are more than a number holds exactly.
  const high = u8(bytes, at) % 2 ** (8 - lengthBytes);
  const value = high * 2 ** (8 * (lengthBytes - 1)) + unsigned(bytes, at + 1, lengthBytes - 1);
  if (!Number.isFinite(value)) return null;
  const isUnknown = value >= 2 ** (7 * lengthBytes) - 1;
  return { value: isUnknown ? Number.POSITIVE_INFINITY : value, lengthBytes };
}

/** Of 0…8 bytes, big-endian; NaN past the end or for more. */
function unsigned(bytes: Uint8Array, at: number, lengthBytes: number): number {
  if (!(lengthBytes <= 8)) return Number.NaN;
  let value = 0;
  for (let index = 0; index < lengthBytes; index += 1) value = value * 0x100 + u8(bytes, at + index);
  return value;
}

/** A block begins with the number of its track and its time from that of the cluster, 16 bits with a sign. */
function blockTime(bytes: Uint8Array, start: number, clusterTime: number): number {
  const trackBytes = Math.clz32(u8(bytes, start)) - 23;
  const offset = u16be(bytes, start + trackBytes);
  const time = clusterTime + (offset >= 0x8000 ? offset - 0x10000 : offset);
  return Number.isFinite(time) ? time : 0;
}
