// Packs and unpacks what a link holds. By the browser's own streams; by a library where it has none. Loaded with the first link.

/** What both ways of doing it can do: a stream of bytes, chunk by chunk. */
interface Codec {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<BufferSource>;
}

/** A small chunk of a bomb is 4 MB at most, so that the limit holds before memory is gone. */
const CHUNK_BYTES = 4096;

/** Deflates bytes without a header. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>, isNative = hasStreams()): Promise<Uint8Array> {
  if (!isNative) return (await import('fflate')).deflateSync(bytes, { level: 9 });
  const chunks: Uint8Array[] = [];
  await pump(new CompressionStream('deflate-raw'), bytes, (chunk) => chunks.push(chunk) > 0);
  return joined(chunks);
}

/** Inflates up to `mostBytes`; null where it is more, which is found out while inflating, or where it is no deflated data or is cut off. */
export async function inflate(packed: Uint8Array<ArrayBuffer>, mostBytes: number, isNative = hasStreams()): Promise<Uint8Array | 'too-large' | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const take = (chunk: Uint8Array): boolean => {
    total += chunk.length;
    if (total <= mostBytes) chunks.push(chunk);
    return total <= mostBytes;
  };
  try {
    if (isNative) await pump(new DecompressionStream('deflate-raw'), packed, take);
    else await inflateByLibrary(packed, take);
  } catch {
    return total > mostBytes ? 'too-large' : null;
  }
  return total > mostBytes ? 'too-large' : joined(chunks);
}

function hasStreams(): boolean {
  try {
    return new CompressionStream('deflate-raw').readable !== undefined;
  } catch {
    return false;
  }
}

/** Feeds a codec in small chunks and reads what comes until `take` has enough; rejects with what is wrong with the data. */
async function pump({ readable, writable }: Codec, bytes: Uint8Array<ArrayBuffer>, take: (chunk: Uint8Array) => boolean): Promise<void> {
  const writer = writable.getWriter();
  const feed = async () => {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await writer.write(bytes.subarray(at, at + CHUNK_BYTES));
    await writer.close();
  };
  const fed = feed();
  // Told by the reader too, and there it is waited for.
  fed.catch(() => undefined);
  const reader = readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (take(value)) continue;
    await reader.cancel();
    return;
  }
  await fed;
}

async function inflateByLibrary(packed: Uint8Array<ArrayBuffer>, take: (chunk: Uint8Array) => boolean): Promise<void> {
  const { Inflate } = await import('fflate');
  let isWanted = true;
  let isWhole = false;
  const stream = new Inflate((chunk, isFinal) => {
    isWanted &&= take(chunk);
    isWhole ||= isFinal;
  });
  for (let at = 0; at < packed.length && isWanted; at += CHUNK_BYTES) stream.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length);
  if (isWanted && !isWhole) throw new Error('cut off');
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
