import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSize, createTextReader, decodeText, type DecodeError, type DecodedText, FILE_LIMIT_BYTES } from './decode';
import { describeDecodeError, type Refusal } from './refusal';
import { firstInvalidUtf16, openUtf16End } from './utf16';
import { firstInvalidUtf8, openUtf8End } from './utf8';
import { isSameText, LongText, wholeText } from '@/core/prompt/long-text';
import type { Result } from '@/core/result';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (...values: number[]) => new Uint8Array(values);

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index += 1) view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

const startingWith = (hex: string, atByte = 0) => {
  const bytes = new Uint8Array(600);
  bytes.set(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)), atByte);
  return bytes;
};

/** Well-formed text without NUL, which is what a text file is. */
const fileText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').replace(/^\ufeff+/, ''));

describe('decodeText', () => {
  it('gives back what was encoded, in every encoding it takes, line endings and all', () => {
    fc.assert(
      fc.property(fileText, (text) => {
        const value = { text, replaced: 0 };
        expect(decodeText(utf16(text, true), 'a.txt')).toEqual({ ok: true, value: { ...value, encoding: 'utf-16le' } });
        expect(decodeText(utf16(text, false), 'a.txt')).toEqual({ ok: true, value: { ...value, encoding: 'utf-16be' } });
        expect(decodeText(utf8(`\ufeff${text}`), 'a.txt')).toEqual({ ok: true, value: { ...value, encoding: 'utf-8' } });
      }),
    );
    const lines = 'a\r\nb\rc\n\u2028d\r\n';
    expect(decodeText(utf8(lines), 'a.txt')).toMatchObject({ value: { text: lines, encoding: 'utf-8' } });
    expect(decodeText(utf8('\ufeff\ufeffx'), 'a.txt')).toMatchObject({ value: { text: '\ufeffx' } });
  });

  it('never throws, and what it accepts without a mark encodes back to the same bytes', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 12 }).map((tail) => bytesOf(0xff, 0xfe, ...tail)),
      fc.uint8Array({ min: 0x60, max: 0xff, maxLength: 12 }),
    );
    fc.assert(
      fc.property(anyBytes, fc.string({ unit: 'binary' }), (bytes, name) => {
        const result = decodeText(bytes, name);
        if (result.ok && result.value.encoding === 'utf-8' && bytes[0] !== 0xef) expect(utf8(wholeText(result.value.text))).toEqual(bytes);
        if (!result.ok) expect(describeDecodeError(name, result.error)).toContain(name);
      }),
      { numRuns: 500 },
    );
  });

  it('takes an empty file, with or without a mark', () => {
    for (const bytes of [bytesOf(), bytesOf(0xef, 0xbb, 0xbf), bytesOf(0xff, 0xfe), bytesOf(0xfe, 0xff)]) {
      expect(decodeText(bytes, 'empty')).toMatchObject({ ok: true, value: { text: '' } });
    }
  });

  it.each([
    ['89504e470d0a1a0a', 0, 'photo.png', 'PNG image'],
    ['0000001866747970686569780000', 0, 'photo.heic', 'HEIC image'],
    ['0000001866747970686576630000', 0, 'burst.heics', 'HEIC image'],
    ['000000186674797061766973', 0, 'moving.avif', 'AVIF image'],
    ['00000018667479706d6966310000', 0, 'photo.heif', 'HEIF image'],
    ['000000186674797069736f6d0000', 0, 'film.mp4', 'MP4 video'],
    ['ffd8ffe0', 0, 'photo.jpg', 'JPEG image'],
    ['474946383961', 0, 'a.gif', 'GIF image'],
    ['524946460000000057454250', 0, 'a.webp', 'WebP image'],
    ['255044462d312e37', 0, 'a.pdf', 'PDF document'],
    ['504b0304', 0, 'a.zip', 'ZIP archive'],
    ['504b0304', 0, 'Letter.DOCX', 'Word document'],
    ['504b0304', 0, 'a.constructor', 'ZIP archive'],
    ['1f8b08', 0, 'a.gz', 'gzip archive'],
    ['7f454c46', 0, 'a.out', 'ELF program'],
    ['4d5a', 0, 'a.exe', 'Windows program'],
    ['cffaedfe', 0, 'a', 'Mach-O program'],
    ['0061736d', 0, 'a.wasm', 'WebAssembly module'],
    ['49443304', 0, 'a.mp3', 'MP3 audio file'],
    ['6674797069736f6d', 4, 'a.mp4', 'MP4 video'],
    ['4f676753', 0, 'a.ogg', 'Ogg media file'],
    ['53514c69746520666f726d6174203300', 0, 'a.db', 'SQLite database'],
    ['774f4632', 0, 'a.woff2', 'WOFF2 font'],
    ['7573746172', 257, 'a.tar', 'tar archive'],
    ['6e6f', 0, 'a.bin', 'binary file'],
  ])('refuses %s at byte %i in %s as %s', (hex, atByte, name, format) => {
    expect(decodeText(startingWith(hex, atByte), name)).toEqual({ ok: false, error: { kind: 'binary', format } });
  });

  it('takes words that only look like a signature for text', () => {
    for (const text of ['MZ is a signature', 'BMP, PNG', 'OggS', 'wOFF', 'PAR1', 'OTTO', 'ID3 tags', 'PK', '%PD']) {
      expect(decodeText(utf8(text), 'a.txt')).toMatchObject({ ok: true, value: { text } });
    }
  });

  it('says where a file stops being text', () => {
    expect(decodeText(bytesOf(0x61, 0x62, 0xe9, 0x0a), 'latin1.txt')).toMatchObject({ error: { kind: 'undecodable', encoding: 'utf-8', atByte: 2 } });
    expect(decodeText(bytesOf(0x83, 0x65), 'sjis.txt')).toMatchObject({ error: { atByte: 0 } });
    expect(decodeText(bytesOf(0xef, 0xbb, 0xbf, 0x61, 0xff), 'a.txt')).toMatchObject({ error: { atByte: 4 } });
    expect(decodeText(bytesOf(0xff, 0xfe, 0x61, 0x00, 0x62), 'odd.txt')).toMatchObject({ error: { kind: 'undecodable', encoding: 'utf-16le', atByte: 4 } });
    expect(decodeText(utf16('ab\ud83d!', true), 'lone.txt')).toMatchObject({ error: { encoding: 'utf-16le', atByte: 6 } });
    expect(decodeText(utf16('\udc00', false), 'lone.txt')).toMatchObject({ error: { encoding: 'utf-16be', atByte: 2 } });
    expect(decodeText(bytesOf(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), 'utf32.txt')).toMatchObject({ error: { encoding: 'utf-32' } });
    expect(decodeText(utf16('plain words', true).subarray(2), 'nobom.txt')).toMatchObject({ error: { kind: 'no-byte-order-mark' } });
  });

  it('loses nothing where the pieces of a large file meet', () => {
    const pieceBytes = 8 * 1024 * 1024;
    const text = `${'a'.repeat(pieceBytes - 2)}👩‍🚀 end`;
    const result = decodeText(utf8(text), 'large.txt');
    expect(result.ok && result.value.text instanceof LongText && isSameText(result.value.text, text)).toBe(true);
    const wide = `${'a'.repeat(pieceBytes / 2 - 1)}👩‍🚀 end`;
    const decoded = decodeText(utf16(wide, true), 'large.txt');
    expect(decoded.ok && isSameText(decoded.value.text, wide)).toBe(true);
  });

  it('refuses a file above the limit before anything else', () => {
    expect(checkSize(FILE_LIMIT_BYTES).ok).toBe(true);
    const error = { kind: 'too-large', sizeBytes: FILE_LIMIT_BYTES + 1, limitBytes: FILE_LIMIT_BYTES };
    expect(checkSize(FILE_LIMIT_BYTES + 1)).toEqual({ ok: false, error });
    expect(decodeText(new Uint8Array(FILE_LIMIT_BYTES + 1), 'a')).toEqual({ ok: false, error });
  });
});

describe('createTextReader', () => {
  /** The bytes in pieces that end at the cuts; what is left of a file that was refused is not read. */
  const readInPieces = (bytes: Uint8Array<ArrayBuffer>, cuts: readonly number[], name = 'a.txt'): Result<DecodedText, DecodeError> => {
    const reader = createTextReader(name);
    const ends = [...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
    let start = 0;
    for (const end of ends) {
      const refusal = reader.push(bytes.subarray(start, end));
      if (refusal !== null) return { ok: false, error: refusal };
      start = end;
    }
    return reader.end();
  };
  // Longer than the head that decides, so that pieces end within what follows it too.
  const filler = 'wide 🎉é中 '.repeat(600);
  const anyCuts = fc.array(fc.nat(12_000), { maxLength: 12 });

  it('gives the text of decodeText, however the bytes are cut', () => {
    fc.assert(
      fc.property(fileText, fc.boolean(), anyCuts, (text, isLong, cuts) => {
        const whole = (isLong ? filler : '') + text;
        for (const bytes of [utf8(whole), utf8(`\ufeff${whole}`), utf16(whole, true), utf16(whole, false)]) {
          const result = readInPieces(bytes, cuts);
          expect(result).toEqual(decodeText(bytes, 'a.txt'));
          expect(result).toMatchObject({ ok: true, value: { text: whole } });
        }
      }),
    );
  });

  it('refuses at the same byte, however the bytes are cut', () => {
    const noNul = fc.uint8Array({ min: 1, maxLength: 12 });
    fc.assert(
      fc.property(noNul, fc.boolean(), fc.constantFrom('utf-8', 'utf-16le'), anyCuts, (noise, isLong, encoding, cuts) => {
        const before = isLong ? filler : 'a';
        const bytes = encoding === 'utf-8' ? bytesOf(...utf8(before), ...noise) : bytesOf(...utf16(before, true), ...noise);
        expect(readInPieces(bytes, cuts)).toEqual(decodeText(bytes, 'a.txt'));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses with the piece that shows why, not at the end', () => {
    const reader = createTextReader('photo.png');
    expect(reader.push(startingWith('89504e470d0a1a0a'))).toBeNull();
    expect(reader.push(new Uint8Array(4096))).toEqual({ kind: 'binary', format: 'PNG image' });
    const late = createTextReader('late.txt');
    expect(late.push(utf8(filler))).toBeNull();
    expect(late.push(bytesOf(0x61, 0xff, 0x61))).toEqual({ kind: 'undecodable', encoding: 'utf-8', atByte: utf8(filler).length + 1 });
    const nul = createTextReader('nul.txt');
    expect(nul.push(utf8(filler))).toBeNull();
    expect(nul.push(bytesOf(0x61, 0))).toEqual({ kind: 'binary', format: 'binary file' });
  });

  it('refuses a character that the file breaks off', () => {
    for (const end of [1, 2, 3]) {
      const bytes = bytesOf(...utf8(filler), ...utf8('🎉').subarray(0, end));
      expect(readInPieces(bytes, [])).toEqual({ ok: false, error: { kind: 'undecodable', encoding: 'utf-8', atByte: utf8(filler).length } });
    }
  });
});

describe('the open end of a piece', () => {
  it('is what the first invalid sequence of a cut text is', () => {
    fc.assert(
      fc.property(fileText, fc.nat(40), (text, cut) => {
        const eight = utf8(text).subarray(0, cut);
        const at = firstInvalidUtf8(eight);
        expect(openUtf8End(eight)).toBe(at === -1 ? 0 : eight.length - at);
        for (const littleEndian of [true, false]) {
          const sixteen = utf16(text, littleEndian).subarray(2).subarray(0, cut);
          const invalid = firstInvalidUtf16(sixteen, littleEndian);
          expect(openUtf16End(sixteen, littleEndian)).toBe(invalid === -1 ? 0 : sixteen.length - invalid);
        }
      }),
    );
  });
});

describe('firstInvalidUtf8', () => {
  it('agrees with a strict TextDecoder', () => {
    const mostlyText = fc.uint8Array({ maxLength: 8 }).chain((noise) => fc.string({ unit: 'binary' }).map((text) => bytesOf(...utf8(text), ...noise, ...utf8(text))));
    const sharpEdges = fc.array(fc.constantFrom(0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff), { maxLength: 6 }).map((bytes) => bytesOf(...bytes));
    fc.assert(
      fc.property(fc.oneof(mostlyText, sharpEdges), (bytes) => {
        const at = firstInvalidUtf8(bytes);
        const decode = (part: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(part);
        if (at === -1) expect(() => decode(bytes)).not.toThrow();
        else {
          expect(() => decode(bytes)).toThrow();
          expect(() => decode(bytes.subarray(0, at))).not.toThrow();
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('describeDecodeError', () => {
  it.each<[Refusal, string]>([
    [{ kind: 'binary', format: 'PNG image' }, 'f was not added: it is a PNG image, not text.'],
    [{ kind: 'binary', format: 'ELF program' }, 'f was not added: it is an ELF program, not text.'],
    [{ kind: 'binary', format: 'MP4 video' }, 'f was not added: it is an MP4 video, not text.'],
    [{ kind: 'undecodable', encoding: 'utf-8', atByte: 12345 }, 'f was not added: it is not valid UTF-8 (from byte 12,345); save it as UTF-8 and add it again.'],
    [{ kind: 'too-large', sizeBytes: 2.5e8, limitBytes: 1e8 }, 'f was not added: it has 250.0 MB, and the limit is 100.0 MB; split it and add the pieces.'],
    [{ kind: 'no-byte-order-mark' }, 'f was not added: it looks like UTF-16 without a byte order mark; save it as UTF-8 and add it again.'],
    [{ kind: 'unreadable' }, 'f was not added: it could not be read, perhaps because it was moved, changed or locked; add it again.'],
  ])('%o', (error, sentence) => {
    expect(describeDecodeError('f', error)).toBe(sentence);
  });
});
