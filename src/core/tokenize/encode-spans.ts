import type { Encoder } from './encoder';
import { safeCuts } from './safe-cuts';
import type { TokenSpans } from './spans';
import { bytesAt } from './utf8';

/**
 * Tokenizes each segment on its own and gives every token its place in the joined text, step by step: yields the code
 * units done so far after each chunk, returns the spans. Empty segments have no tokens. O(n) apart from giant pieces.
 * Throws if the tokens do not cover a chunk byte for byte, which would be a bug in the encoder.
 */
export function* encodeSpansInSteps(
  encoder: Encoder,
  segments: readonly string[],
): Generator<number, TokenSpans, undefined> {
  const units = segments.reduce((sum, segment) => sum + segment.length, 0);
  const table = new SpanTable(encoder, Math.ceil(units / 4) + 64);
  const segmentStarts = new Uint32Array(segments.length);
  const segmentOffsets = new Uint32Array(segments.length);
  let offset = 0;
  for (const [index, segment] of segments.entries()) {
    segmentStarts[index] = table.size;
    segmentOffsets[index] = offset;
    let start = 0;
    for (const end of safeCuts(segment)) {
      table.addChunk(segment.slice(start, end), offset + start);
      start = end;
      yield offset + end;
    }
    offset += segment.length;
  }
  return { ...table.finish(), segmentStarts, segmentOffsets };
}

/** The spans without the steps, for tests and small texts. */
export function encodeSpans(encoder: Encoder, segments: readonly string[]): TokenSpans {
  const steps = encodeSpansInSteps(encoder, segments);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Columns that double when they are full. */
class SpanTable {
  size = 0;
  private readonly encoder: Encoder;
  private ids: Uint32Array<ArrayBuffer>;
  private starts: Uint32Array<ArrayBuffer>;
  private headBytes: Uint8Array<ArrayBuffer>;
  private byteLengths: Uint16Array<ArrayBuffer>;

  constructor(encoder: Encoder, capacity: number) {
    this.encoder = encoder;
    this.ids = new Uint32Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.headBytes = new Uint8Array(capacity);
    this.byteLengths = new Uint16Array(capacity);
  }

  /** Walks characters and tokens side by side; a chunk begins and ends between characters. */
  addChunk(chunk: string, offset: number): void {
    const end = chunk.length;
    let place = 0;
    let headBytes = 0;
    for (const ids of this.encoder.encode(chunk)) {
      if (this.size + ids.length > this.ids.length) this.grow(this.size + ids.length);
      for (const id of ids) {
        const byteLength = this.encoder.byteLengths[id] ?? 0;
        this.ids[this.size] = id;
        this.starts[this.size] = offset + place;
        this.headBytes[this.size] = headBytes;
        this.byteLengths[this.size] = byteLength;
        this.size += 1;
        headBytes += byteLength;
        while (headBytes > 0 && place < end) {
          const size = bytesAt(chunk, place, end);
          if (size > headBytes) break;
          headBytes -= size;
          place += size === 4 ? 2 : 1;
        }
      }
    }
    if (place !== end || headBytes !== 0) throw new Error('The tokens do not cover the text');
  }

  finish(): Omit<TokenSpans, 'segmentStarts' | 'segmentOffsets'> {
    return {
      encodingId: this.encoder.encodingId,
      ids: this.ids.slice(0, this.size),
      starts: this.starts.slice(0, this.size),
      headBytes: this.headBytes.slice(0, this.size),
      byteLengths: this.byteLengths.slice(0, this.size),
    };
  }

  private grow(atLeast: number): void {
    const capacity = Math.max(atLeast, this.ids.length * 2);
    const { ids, starts, headBytes, byteLengths } = this;
    this.ids = new Uint32Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.headBytes = new Uint8Array(capacity);
    this.byteLengths = new Uint16Array(capacity);
    this.ids.set(ids);
    this.starts.set(starts);
    this.headBytes.set(headBytes);
    this.byteLengths.set(byteLengths);
  }
}
