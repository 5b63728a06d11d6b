import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowed } from './windowed';

const BYTES = Uint8Array.from({ length: 700_001 }, (_, at) => (at * 31) % 251);

function counted(bytes: Uint8Array) {
  let reads = 0;
  const own = windowed({
    sizeBytes: bytes.length,
    read: async (start, end) => {
      reads += 1;
      return bytes.slice(start, end);
    },
  });
  return { ...own, reads: () => reads };
}

it('reads what stands there, wherever and in whichever order', async () => {
  const range = fc.tuple(fc.nat(BYTES.length + 10), fc.oneof(fc.nat(300), fc.nat(600_000)));
  await fc.assert(
    fc.asyncProperty(fc.array(range, { maxLength: 12 }), async (ranges) => {
      const source = counted(BYTES);
      const areRight = ranges.map(async ([start, length]) => Buffer.from(await source.read(start, start + length)).equals(BYTES.subarray(start, start + length)));
      expect(await Promise.all(areRight)).toEqual(ranges.map(() => true));
    }),
    { numRuns: 40 },
  );
});

it('costs a few reads for thousands of small stretches, six at a time and back and forth', async () => {
  const source = counted(BYTES);
  const places = Array.from({ length: 6000 }, (_, at) => (at * 7919) % 700_000);
  let next = 0;
  const lane = async () => {
    for (; next < places.length; ) {
      const start = places[(next += 1) - 1]!;
      await source.read(start, start + 30);
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  expect(source.reads()).toBeLessThan(10);
});

it('reads again what failed', async () => {
  let isThere = false;
  const source = windowed({ sizeBytes: 10, read: async () => (isThere ? BYTES.slice(0, 10) : Promise.reject(new Error('locked'))) });
  await expect(source.read(0, 4)).rejects.toThrow('locked');
  isThere = true;
  expect(await source.read(0, 4)).toEqual(BYTES.slice(0, 4));
});
