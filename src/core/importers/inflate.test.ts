import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateZlib } from './inflate';

describe('inflateZlib', () => {
  // Levels and strategies lead to stored, fixed and dynamic blocks.
  const how = fc.record({ level: fc.integer({ min: 0, max: 9 }), strategy: fc.integer({ min: 0, max: 4 }) });
  const repetitive = fc.array(fc.constantFrom('<</Type/Page/Parent 2 0 R>>', '0 0 595 842', 'é', '\0'), { maxLength: 400 }).map((all) => new Uint8Array(Buffer.from(all.join(' '))));

  it('undoes what zlib did', () => {
    fc.assert(
      fc.property(fc.oneof(repetitive, fc.uint8Array({ maxLength: 3000 })), how, (bytes, options) => {
        const packed = new Uint8Array(deflateSync(bytes, options));
        expect(Buffer.from(inflateZlib(packed, 100_000) ?? []).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('refuses what is longer than the limit, cut off, or not zlib', () => {
    const packed = new Uint8Array(deflateSync(new Uint8Array(5000)));
    expect(inflateZlib(packed, 5000)?.length).toBe(5000);
    expect(inflateZlib(packed, 4999)).toBeNull();
    // The last four bytes are the checksum, which is not looked at.
    for (let length = 0; length < packed.length - 5; length += 1) expect(inflateZlib(packed.subarray(0, length), 5000), `${length}`).toBeNull();
    expect(inflateZlib(new Uint8Array([1, 2, 3]), 100)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void inflateZlib(Uint8Array.of(0x78, 0x9c, ...bytes), 10_000)), { numRuns: 500 });
  });
});
