import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf, readAttachment } from './read-attachment';
import { MEDIA_FILES, mediaFile, type MediaFile } from '@/test/media-files';

function read(bytes: Uint8Array) {
  const result = readAttachment(bytes, 'file');
  return result.ok ? result.value : result.error;
}

/** Characters below U+0100 as bytes, and numbers as they are. */
function bytesOf(...pieces: readonly (string | number | readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    pieces.flatMap((piece) =>
      typeof piece === 'string' ? Array.from(piece, (character) => character.charCodeAt(0)) : typeof piece === 'number' ? [piece] : [...piece],
    ),
  );
}

const be = (value: number, sizeBytes = 4): number[] =>
  Array.from({ length: sizeBytes }, (_, index) => Math.floor(value / 0x100 ** (sizeBytes - 1 - index)) % 0x100);
const le = (value: number, sizeBytes = 4): number[] => be(value, sizeBytes).reverse();
const box = (type: string, ...content: readonly (string | number | readonly number[] | Uint8Array)[]): Uint8Array => {
  const inside = bytesOf(...content);
  return bytesOf(be(inside.length + 8), type, inside);
};

const image = (mediaType: string, widthPx = 37, heightPx = 23) => ({ kind: 'image', mediaType, widthPx, heightPx });
const film = (mediaType: string, durationMs: number | null, framesPerSecond: number | null = 5) => ({
  kind: 'video', mediaType, durationMs, widthPx: 64, heightPx: 48, framesPerSecond,
});
const sound = (mediaType: string, durationMs: number | null) => ({ kind: 'audio', mediaType, durationMs });
const A4_AND_SMALL = [{ widthPt: 595, heightPt: 842 }, { widthPt: 300, heightPt: 200 }];

/** What FFmpeg and libvips were told to write; lossy sound is longer by the frames that encoders add. */
const EXPECTED: Readonly<Record<MediaFile, object>> = {
  png: image('image/png'),
  jpeg: image('image/jpeg'),
  progressive: image('image/jpeg'),
  turned: image('image/jpeg', 23, 37),
  gif: image('image/gif'),
  lossyWebp: image('image/webp'),
  losslessWebp: image('image/webp'),
  extendedWebp: image('image/webp'),
  avif: image('image/avif'),
  tiff: image('image/tiff'),
  bmp: image('image/bmp', 8, 6),
  plainPdf: { kind: 'pdf', mediaType: 'application/pdf', pages: 3, pageSizes: A4_AND_SMALL },
  packedPdf: { kind: 'pdf', mediaType: 'application/pdf', pages: 3, pageSizes: A4_AND_SMALL },
  wav: sound('audio/wav', 100),
  bareMp3: sound('audio/mpeg', 576),
  notedMp3: sound('audio/mpeg', 576),
  opus: sound('audio/ogg', 504),
  m4a: sound('audio/mp4', 628),
  mp4: film('video/mp4', 1000),
  turnedMp4: { ...film('video/mp4', 1000), widthPx: 48, heightPx: 64 },
  fragmentedMp4: film('video/mp4', null, null),
  quickTime: film('video/quicktime', 1000),
  webm: film('video/webm', 1000),
  liveWebm: film('video/webm', 1000),
  matroska: film('video/matroska', 1000),
  soundWebm: sound('audio/webm', 508),
};

describe('files of real encoders', () => {
  it.each(MEDIA_FILES)('%s', (name) => {
    const bytes = mediaFile(name);
    expect(read(bytes)).toEqual({ fileName: 'file', sizeBytes: bytes.length, ...EXPECTED[name] });
  });

  it.each(MEDIA_FILES)('%s reads the same in the middle of other bytes', (name) => {
    const bytes = mediaFile(name);
    const around = new Uint8Array(bytes.length + 64).fill(0xff);
    around.set(bytes, 32);
    expect(read(around.subarray(32, 32 + bytes.length))).toEqual(read(bytes));
  });

  it.each(MEDIA_FILES)('%s cut off anywhere is refused or no larger than it was', (name) => {
    const bytes = mediaFile(name);
    const whole = EXPECTED[name] as { kind: string; widthPx?: number; durationMs?: number | null };
    for (let length = 0; length < bytes.length; length += length < 128 ? 1 : 7) {
      const cut = read(bytes.subarray(0, length)) as { kind: string; widthPx?: number; durationMs?: number | null };
      if (cut.kind === 'image') expect(cut, `${length}`).toMatchObject({ widthPx: whole.widthPx });
      if (cut.kind === 'audio' || cut.kind === 'video') expect(cut.durationMs ?? 0, `${length}`).toBeLessThanOrEqual(whole.durationMs ?? 0);
    }
  });
});

describe('any bytes', () => {
  const heads = MEDIA_FILES.map((name) => mediaFile(name));

  it('never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readAttachment(bytes, '')), { numRuns: 300 });
  });

  it('never throw behind a real signature, nor with any bytes replaced', () => {
    const change = fc.record({ at: fc.nat(2000), byte: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)) });
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.array(change, { minLength: 1, maxLength: 6 }), (bytes, changes) => {
        const damaged = bytes.slice();
        for (const { at, byte } of changes) damaged[at % damaged.length] = byte;
        const result = readAttachment(damaged, '');
        if (!result.ok) return;
        for (const value of Object.values(result.value)) if (typeof value === 'number') expect(value).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('take time in proportion to their number', () => {
    const row = (head: string, piece: string) => new Uint8Array(Buffer.from(head + piece.repeat(Math.ceil(1_000_000 / piece.length)), 'latin1'));
    const nasty = [
      row('%PDF-1.7 ', '<<'), row('%PDF-1.7 ', '<</Type/ObjStm>>stream '), row('%PDF-1.7 ', '('), row('', 'OggS'),
      row('ID3\x04\0\0\0\0\0\0', '\xff\xfb\x10\0'), row('\xff\xd8', '\xff'), row('<!--', '<!-- '), row('\x1a\x45\xdf\xa3\x80', '\xae\x80'),
      row('\0\0\0\x10ftypisom\0\0\0\0', '\0\0\0\x08moov'), row('RIFF\0\0\0\0WAVE', 'junk\0\0\0\0'),
    ];
    const start = performance.now();
    for (const bytes of nasty) readAttachment(bytes, '');
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 20_000);

  it('of text and of other formats are no attachment', () => {
    for (const text of ['', 'BM is a word', 'plain', '<html><svg width="1"/></html>', '# ID3', 'GIF', '{"a":1}', '\xff\xfeh\0i\0', 'PK\x03\x04', '%!PS']) {
      expect(read(bytesOf(text)), text).toEqual({ kind: 'unknown-format' });
    }
    expect(mediaTypeOf(bytesOf('%PDF-1.4'))).toBe('application/pdf');
  });
});

describe('built by hand', () => {
  it('HEIC: the primary image, not its tiles, turned by a quarter', () => {
    const properties = box('ipco', box('ispe', be(0), be(512), be(512)), box('ispe', be(0), be(4032), be(3024)), box('irot', 1));
    // Item 1 is a tile with property 1, item 7 the primary image with 2 and 3.
    const associations = box('ipma', be(0), be(2), be(1, 2), 1, 0x81, be(7, 2), 2, 0x02, 0x83);
    const meta = box('meta', be(0), box('pitm', be(0), be(7, 2)), box('iprp', properties, associations));
    expect(read(bytesOf(box('ftyp', 'heic', be(0), 'mif1heic'), meta))).toMatchObject(image('image/heic', 3024, 4032));
    const bare = box('meta', be(0), box('iprp', properties));
    expect(read(bytesOf(box('ftyp', 'mif1', be(0)), bare))).toMatchObject(image('image/heif', 4032, 3024));
  });

  it('JPEG: every frame header, fill bytes, a thumbnail inside Exif; none before the scan', () => {
    const thumbnail = bytesOf('\xff\xd8\xff\xc0\0\x0b\x08', be(1, 2), be(1, 2), '\x01\x01\x11\0');
    const exif = bytesOf('Exif\0\0II*\0', le(8), le(0, 2), thumbnail);
    for (let marker = 0xc0; marker <= 0xcf; marker += 1) {
      const isFrame = ![0xc4, 0xc8, 0xcc].includes(marker);
      const bytes = bytesOf('\xff\xd8\xff\xe1', be(exif.length + 2, 2), exif, '\xff\xff\xff', marker, be(11, 2), 8, be(600, 2), be(800, 2), '\x01\x01\x11\0\xff\xda');
      expect(read(bytes), `${marker}`).toMatchObject(isFrame ? image('image/jpeg', 800, 600) : { kind: 'no-size' });
    }
  });

  it('JPEG: Exif orientations 1 to 4 keep the sides, 5 to 8 swap them, in both byte orders', () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const entry = (number: typeof le) => [...number(1, 2), ...number(0x112, 2), ...number(3, 2), ...number(1), ...number(orientation, 2), 0, 0];
      for (const tiff of [bytesOf('II*\0', le(8), entry(le)), bytesOf('MM\0*', be(8), entry(be))]) {
        const bytes = bytesOf('\xff\xd8\xff\xe1', be(tiff.length + 8, 2), 'Exif\0\0', tiff, '\xff\xc0', be(11, 2), 8, be(600, 2), be(800, 2));
        expect(read(bytes)).toMatchObject(orientation < 5 ? image('image/jpeg', 800, 600) : image('image/jpeg', 600, 800));
      }
    }
  });

  it('BMP: rows from the top, and the oldest header', () => {
    const start = bytesOf('BM', be(0), be(0), le(54));
    expect(read(bytesOf(start, le(40), le(5), le(0x1_0000_0000 - 7)))).toMatchObject(image('image/bmp', 5, 7));
    expect(read(bytesOf(start, le(12), le(5, 2), le(7, 2)))).toMatchObject(image('image/bmp', 5, 7));
  });

  it.each([
    ['<svg width="40" height="30"/>', 40, 30],
    ['<?xml version="1.0"?>\n<!-- <svg width="9"/> --><!DOCTYPE svg [<!ENTITY a "b>">]>\n<s:svg xmlns:s="x" viewBox="0 0 200 100">', 200, 100],
    ["\ufeff<svg viewBox='0,0,200,100' width='50%' height='50'>", 100, 50],
    ['<svg width="1in" height="25.4mm" viewBox="0 0 1 1">', 96, 96],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 300, 150],
    ['<svg width="0" height="-5" viewBox="a b c d">', 300, 150],
  ])('SVG: %s', (text, widthPx, heightPx) => {
    expect(read(new TextEncoder().encode(text))).toMatchObject(image('image/svg+xml', widthPx, heightPx));
  });

  it('WAV: one that was cut off while recording, and coded samples', () => {
    const format = (code: number) => bytesOf('fmt ', le(16), le(code, 2), le(1, 2), le(8000), le(16_000), le(2, 2), le(16, 2));
    const samples = new Uint8Array(8000);
    expect(read(bytesOf('RIFF', le(0), 'WAVE', format(1), 'data', le(0xffff_ffff), samples))).toMatchObject(sound('audio/wav', 500));
    expect(read(bytesOf('RIFF', le(0), 'WAVE', format(17), 'fact', le(4), le(12_000), 'data', le(8000), samples))).toMatchObject(sound('audio/wav', 1500));
    expect(read(bytesOf('RIFF', le(0), 'WAVE', format(1)))).toEqual({ kind: 'no-size', mediaType: 'audio/wav' });
  });

  it('MP3: frames of changing bit rates are added up, behind an ID3 tag and junk', () => {
    // MPEG-1 layer III, 44.1 kHz: 128 kbit/s has 417 bytes a frame, 64 kbit/s 208, both 1,152 samples.
    const frame = (rate: number, sizeBytes: number) => bytesOf('\xff\xfb', rate, 0, new Uint8Array(sizeBytes - 4));
    const row = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? frame(0x90, 417) : frame(0x50, 208)));
    const bytes = bytesOf('ID3\x04\0\0\0\0\x01\x00', new Uint8Array(128), '\xff\xfb\x90junk', ...row, 'TAG', new Uint8Array(125));
    expect(read(bytes)).toMatchObject(sound('audio/mpeg', Math.round((50 * 1152 * 1000) / 44_100)));
    const vbri = bytesOf('\xff\xfb\x90\0', new Uint8Array(32), 'VBRI', new Uint8Array(10), be(1000), new Uint8Array(363));
    expect(read(bytesOf(vbri, frame(0x90, 417)))).toMatchObject(sound('audio/mpeg', Math.round((1000 * 1152 * 1000) / 44_100)));
  });

  it('FLAC: 36 bits of samples; none means unknown', () => {
    const info = (samples: number) => bytesOf('fLaC\0\0\0\x22', new Uint8Array(10), be(44_100 * 0x10 + 2, 3), 0xf0 + Math.floor(samples / 2 ** 32), be(samples % 2 ** 32), new Uint8Array(16));
    expect(read(info(44_100 * 200_000))).toMatchObject(sound('audio/flac', 200_000_000));
    expect(read(info(0))).toMatchObject(sound('audio/flac', null));
  });

  it('MP4: 64-bit headers, and a length that only the fragments know', () => {
    const header = box('mvhd', be(0x0100_0000), be(0, 8), be(0, 8), be(600), be(90_000, 8));
    const track = box('trak', box('tkhd', be(0x0100_0000), new Uint8Array(48), be(0x10000), new Uint8Array(12), be(0x10000), new Uint8Array(16), be(1920 * 0x10000), be(1080 * 0x10000)), box('mdia', box('hdlr', be(0), be(0), 'vide')));
    expect(read(bytesOf(box('ftyp', 'isom', be(0)), be(1), 'mdat', be(24, 8), 'nothing.', box('moov', header, track)))).toMatchObject({ kind: 'video', durationMs: 150_000, widthPx: 1920, heightPx: 1080, framesPerSecond: null });
    const unknown = box('mvhd', be(0), be(0), be(0), be(600), be(0));
    expect(read(bytesOf(box('ftyp', 'isom', be(0)), box('moov', unknown, track, box('mvex', box('mehd', be(0), be(1200))))))).toMatchObject({ durationMs: 2000 });
  });

  it('a film whose size is nowhere is refused', () => {
    expect(read(bytesOf('\x1a\x45\xdf\xa3\x84webm', '\xae\x83\x83\x81\x01'))).toEqual({ kind: 'no-size', mediaType: 'video/webm' });
    expect(read(box('ftyp', 'isom', be(0)))).toEqual({ kind: 'no-size', mediaType: 'video/mp4' });
  });
});
