import type { ByteSource } from '@/core/importers/read-media';

const WINDOW_BYTES = 1 << 18;
/** Several files are read at a time, and not always in the order in which they lie. */
const MOST_HELD = 8;

/** The same source read in larger stretches: each read of a file on a disk costs a turn, and archives are read in small ones. */
export function windowed(source: ByteSource): ByteSource {
  /** By their number in the source, the one that was read last behind the others. */
  const held = new Map<number, Promise<Uint8Array>>();
  const windowAt = (index: number) => {
    const own = held.get(index) ?? source.read(index * WINDOW_BYTES, Math.min(source.sizeBytes, (index + 1) * WINDOW_BYTES));
    held.delete(index);
    held.set(index, own);
    for (const oldest of held.keys()) if (held.size > MOST_HELD) held.delete(oldest);
    // What failed is read again when it is asked for again.
    own.catch(() => held.get(index) === own && held.delete(index));
    return own;
  };
  return {
    sizeBytes: source.sizeBytes,
    read: async (start, end) => {
      const index = Math.floor(start / WINDOW_BYTES);
      if (start >= Math.min(end, source.sizeBytes) || end > (index + 1) * WINDOW_BYTES) return source.read(start, end);
      const window = await windowAt(index);
      return window.subarray(start - index * WINDOW_BYTES, end - index * WINDOW_BYTES);
    },
  };
}
