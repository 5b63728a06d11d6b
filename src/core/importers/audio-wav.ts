import { durationInMs, nameAt, u16le, u32le } from './byte-reader';

const PCM = 1;
const EXTENSIBLE = 0xfffe;

/**
 * Length of a WAV file (RIFF, or RF64 for large ones): sample frames from `fact` where the samples are coded, else the
 * bytes of `data` by the bytes per second of `fmt `. A `data` chunk that claims more than the file has, as a recorder
 * leaves it that was cut off, is as long as the file. null where a chunk is missing.
 * `fileBytes`: all of the file, of which the bytes may be the beginning.
 */
export function wavDurationMs(bytes: Uint8Array, fileBytes: number = bytes.length): number | null {
  let format = 0;
  let framesPerSecond = 0;
  let bytesPerSecond = 0;
  let frames: number | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = nameAt(bytes, at);
    const sizeBytes = u32le(bytes, at + 4);
    const start = at + 8;
    if (name === 'fmt ') {
      format = u16le(bytes, start);
      framesPerSecond = u32le(bytes, start + 4);
      bytesPerSecond = u32le(bytes, start + 8);
    } else if (name === 'fact') {
      frames = u32le(bytes, start);
    } else if (name === 'data') {
      const isCoded = format !== PCM && format !== EXTENSIBLE;
      if (isCoded && frames !== null && frames > 0) return durationInMs(frames, framesPerSecond);
      return durationInMs(Math.min(sizeBytes, fileBytes - start), bytesPerSecond);
    }
    // Chunks begin at even places.
    at = start + sizeBytes + (sizeBytes % 2);
  }
  return null;
}
