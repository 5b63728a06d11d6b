// The length of an MP3 file (ISO/IEC 11172-3 and 13818-3). The file has no header of its own: it is a row of frames, and
// some encoders write their number into the first one.

import { durationInMs, isAt, u32be, u8 } from './byte-reader';

interface Frame {
  readonly sizeBytes: number;
  readonly samples: number;
  readonly samplesPerSecond: number;
  /** Where an encoder's note on the whole file would stand, from the start of the frame. */
  readonly noteAt: number;
}

// Indexed by the four bits of the header; 0 is "free format", which nobody uses, and 15 is not allowed.
const KBPS_V1 = {
  1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
} as const;
const KBPS_V2_LAYER_1 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256] as const;
const KBPS_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
const HZ_V1 = [44_100, 48_000, 32_000] as const;

/**
 * Length in ms. Where the first frame is a note (Xing, Info or VBRI) that says how many follow, that number; else the sum
 * of the frames that are there, whatever their bit rates. null where no two frames follow each other. Linear.
 */
export function mp3DurationMs(bytes: Uint8Array): number | null {
  const start = afterId3(bytes);
  const first = firstFrame(bytes, start);
  if (first === null) return null;
  const { at, frame } = first;
  const noted = notedFrames(bytes, at, frame);
  if (noted !== null) return durationInMs(noted * frame.samples, frame.samplesPerSecond);
  let samples = 0;
  for (let next = at; next < bytes.length; ) {
    const own = frameAt(bytes, next);
    // Between frames there may be junk; a sound does not change its rate, so what does is junk too.
    if (own === null || own.samplesPerSecond !== frame.samplesPerSecond) {
      next += 1;
      continue;
    }
    samples += own.samples;
    next += own.sizeBytes;
  }
  return durationInMs(samples, frame.samplesPerSecond);
}

/** Where the ID3v2 tags at the start end. Their size has seven bits in each byte. */
export function afterId3(bytes: Uint8Array): number {
  let at = 0;
  while (isAt(bytes, at, 'ID3')) {
    const size = [6, 7, 8, 9].reduce((sum, offset) => sum * 0x80 + (u8(bytes, at + offset) % 0x80), 0);
    const footerBytes = Math.floor(u8(bytes, at + 5) / 0x10) % 2 === 1 ? 10 : 0;
    if (!Number.isFinite(size)) return bytes.length;
    at += 10 + size + footerBytes;
  }
  return at;
}

/** The first frame that another of the same rate follows, or that ends the file. */
function firstFrame(bytes: Uint8Array, start: number): { readonly at: number; readonly frame: Frame } | null {
  for (let at = start; at + 4 <= bytes.length; at += 1) {
    const frame = frameAt(bytes, at);
    if (frame === null) continue;
    const next = at + frame.sizeBytes;
    if (next === bytes.length || frameAt(bytes, next)?.samplesPerSecond === frame.samplesPerSecond) return { at, frame };
  }
  return null;
}

function frameAt(bytes: Uint8Array, at: number): Frame | null {
  const second = u8(bytes, at + 1);
  if (bytes[at] !== 0xff || !(second >= 0xe0)) return null;
  // 0: version 2.5, 1: not used, 2: version 2, 3: version 1. Layers count down from 3, which is layer I.
  const versionBits = (second >> 3) & 3;
  const layer = 4 - ((second >> 1) & 3);
  const third = u8(bytes, at + 2);
  const hz = HZ_V1[(third >> 2) & 3];
  if (versionBits === 1 || layer === 4 || hz === undefined) return null;
  const isV1 = versionBits === 3;
  const rates = isV1 ? KBPS_V1[layer as 1 | 2 | 3] : layer === 1 ? KBPS_V2_LAYER_1 : KBPS_V2;
  const kbps = rates[third >> 4] ?? 0;
  if (kbps === 0) return null;
  const samplesPerSecond = hz / (versionBits === 0 ? 4 : isV1 ? 1 : 2);
  const samples = layer === 1 ? 384 : layer === 3 && !isV1 ? 576 : 1152;
  const padding = (third >> 1) & 1;
  const slotBytes = layer === 1 ? 4 : 1;
  const slots = Math.floor((samples / 8 / slotBytes) * ((kbps * 1000) / samplesPerSecond)) + padding;
  const isMono = u8(bytes, at + 3) >> 6 === 3;
  const sideBytes = isV1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  return { sizeBytes: slots * slotBytes, samples, samplesPerSecond, noteAt: 4 + sideBytes };
}

/** The number of frames that the first one announces, or null. */
function notedFrames(bytes: Uint8Array, at: number, frame: Frame): number | null {
  const xing = at + frame.noteAt;
  if ((isAt(bytes, xing, 'Xing') || isAt(bytes, xing, 'Info')) && u8(bytes, xing + 7) % 2 === 1) {
    return positive(u32be(bytes, xing + 8));
  }
  // Fraunhofer's note always stands 32 bytes after the header.
  return isAt(bytes, at + 36, 'VBRI') ? positive(u32be(bytes, at + 50)) : null;
}

function positive(value: number): number | null {
  return value > 0 ? value : null;
}
