import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflate, inflate } from './deflate';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe.each([
  ['by streams', true],
  ['by the library', false],
])('packing %s', (_how, isNative) => {
  it('gives the bytes back, in a form that the other way reads too', async () => {
    for (const bytes of [bytesOf('a'), bytesOf('{"names":"größe"}'.repeat(900)), new Uint8Array(randomBytes(20_000))]) {
      const packed = new Uint8Array(await deflate(bytes, isNative));
      expect(await inflate(packed, bytes.length, isNative)).toEqual(bytes);
      expect(await inflate(packed, bytes.length, !isNative)).toEqual(bytes);
    }
  });

  it('ends a bomb at the limit', async () => {
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(9_000_000)));
    expect(bomb.length).toBeLessThan(64 * 1024);
    expect(await inflate(bomb, 2_000_000, isNative)).toBe('too-large');
  });

  it('says that data are none, or are cut off', async () => {
    const packed = new Uint8Array(await deflate(bytesOf('words '.repeat(3000)), isNative));
    expect(await inflate(packed.slice(0, -4), 1e6, isNative)).toBeNull();
    expect(await inflate(new Uint8Array([7, 9, 255, 254]), 1e6, isNative)).toBeNull();
  });
});
