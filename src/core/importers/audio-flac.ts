import { durationInMs, isAt, u32be, u8 } from './byte-reader';
import { afterId3 } from './audio-mp3';

/** Length of a FLAC file from STREAMINFO, which comes first (RFC 9639); null where it says 0, which means unknown. */
export function flacDurationMs(bytes: Uint8Array): number | null {
  const at = afterId3(bytes);
  if (!isAt(bytes, at, 'fLaC') || u8(bytes, at + 4) % 0x80 !== 0) return null;
  return streamInfoDurationMs(bytes, at + 8);
}

/** 20 bits of sample rate, 3 of channels, 5 of depth, then 36 of samples per channel, from the tenth byte on. */
function streamInfoDurationMs(bytes: Uint8Array, at: number): number | null {
  const rateAndMore = u32be(bytes, at + 10);
  const samples = (u8(bytes, at + 13) % 0x10) * 0x1_0000_0000 + u32be(bytes, at + 14);
  return durationInMs(samples, Math.floor(rateAndMore / 0x1000));
}
