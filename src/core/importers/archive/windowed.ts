import type { ByteSource } from '@/core/importers/read-media';

const WINDOW_BYTES = 1 << 18;

/** The same source read in larger stretches: each read of a file on a disk costs a turn, and archives are read in small ones. */
export function windowed(source: ByteSource): ByteSource {
  let startByte = 0;
  let held: Uint8Array = new Uint8Array(0);
  return {
    sizeBytes: source.sizeBytes,
    read: async (start, end) => {
      if (start < startByte || end > startByte + held.length) {
        if (end - start >= WINDOW_BYTES) return source.read(start, end);
        held = await source.read(start, start + WINDOW_BYTES);
        startByte = start;
      }
      return held.subarray(start - startByte, end - startByte);
    },
  };
}
