import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldFilesInSteps } from './embedded-telltale';
import { readAttachment } from './read-attachment';
import { type ByteSource, readMedia, WHOLE_LIMIT_BYTES } from './read-media';
import { splitEmbedded } from './split-embedded';
import { lastOf } from './steps';
import { packText } from '@/core/prompt/long-text';
import { anyText } from '@/test/arbitraries';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

/** A file that is zero wherever no piece stands, and how many bytes of it were asked for. */
function sparse(sizeBytes: number, pieces: readonly (readonly [at: number, bytes: Uint8Array])[]): ByteSource & { readBytes: number } {
  const source = {
    sizeBytes,
    readBytes: 0,
    read: async (start: number, end: number) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, sizeBytes) - start));
      source.readBytes += bytes.length;
      for (const [at, piece] of pieces) {
        const from = Math.max(start, at);
        const to = Math.min(start + bytes.length, at + piece.length);
        if (from < to) bytes.set(piece.subarray(from - at, to - at), from - start);
      }
      return bytes;
    },
  };
  return source;
}

const GB = 1_000_000_000;
const be32 = (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);

describe('a file on a disk', () => {
  it.each(MEDIA_FILES)('%s reads as its bytes do', async (name) => {
    const bytes = mediaFile(name);
    expect(await readMedia(sparse(bytes.length, [[0, bytes]]), 'a')).toEqual(readAttachment(bytes, 'a'));
  });

  it.each(['png', 'jpeg', 'gif', 'lossyWebp', 'bmp', 'avif'] as const)('%s of gigabytes: the head is enough', async (name) => {
    const bytes = mediaFile(name);
    const source = sparse(3 * GB, [[0, bytes]]);
    expect(await readMedia(source, 'a')).toEqual(readAttachment(bytes, 'a', 3 * GB));
    expect(source.readBytes).toBeLessThan(3_000_000);
  });

  it('a film of gigabytes whose headers come last is read without its pictures', async () => {
    const bytes = mediaFile('mp4');
    const at = Buffer.from(bytes).indexOf('moov') - 4;
    const mdat = Uint8Array.from([...be32(1), ...Buffer.from('mdat'), ...be32(0), ...be32(2 * GB)]);
    const source = sparse(28 + 2 * GB + bytes.length - at, [[0, bytes.subarray(0, 28)], [28, mdat], [28 + 2 * GB, bytes.subarray(at)]]);
    expect(await readMedia(source, 'a')).toMatchObject({ ok: true, value: { kind: 'video', durationMs: 1000, widthPx: 64, sizeBytes: source.sizeBytes } });
    expect(source.readBytes).toBeLessThan(2_000_000);
  });

  it('sound of hours: WAV by its header, Ogg by its two ends, MP3 by its note', async () => {
    const wav = mediaFile('wav').slice(0, 78);
    // 16,000 bytes a second, the data to the end of the file.
    const long = sparse(78 + 160_000_000, [[0, wav]]);
    const at = Buffer.from(wav).indexOf('data') + 4;
    wav.set([0xff, 0xff, 0xff, 0xff], at);
    const bytesOfData = 78 + 160_000_000 - at - 4;
    expect(await readMedia(long, 'a')).toMatchObject({ value: { durationMs: Math.round(bytesOfData / 16) } });

    const opus = mediaFile('opus');
    const lastPage = Buffer.from(opus).lastIndexOf('OggS');
    const ogg = sparse(300_000_000, [[0, opus.subarray(0, lastPage)], [300_000_000 - opus.length + lastPage, opus.subarray(lastPage)]]);
    expect(await readMedia(ogg, 'a')).toMatchObject({ value: { durationMs: 504 } });
    expect(ogg.readBytes).toBeLessThan(2_000_000);

    expect(await readMedia(sparse(200_000_000, [[0, mediaFile('notedMp3')]]), 'a')).toMatchObject({ value: { durationMs: 576 } });
  });

  it('what the head does not say is asked for, never guessed from a part', async () => {
    const frames = mediaFile('bareMp3');
    const row = new Uint8Array(Math.floor(3_000_000 / frames.length) * frames.length);
    for (let at = 0; at < row.length; at += frames.length) row.set(frames, at);
    expect(await readMedia(sparse(WHOLE_LIMIT_BYTES + 1, [[0, row]]), 'a')).toMatchObject({ value: { kind: 'audio', durationMs: null } });
    expect(await readMedia(sparse(WHOLE_LIMIT_BYTES + 1, [[0, mediaFile('plainPdf')]]), 'a')).toMatchObject({ value: { kind: 'pdf', pages: null } });
  });

  it('of another kind is refused by its head', async () => {
    const source = sparse(5 * GB, [[0, new TextEncoder().encode('plain text')]]);
    expect(await readMedia(source, 'a')).toEqual({ ok: false, error: { kind: 'unknown-format' } });
    expect(source.readBytes).toBeLessThan(1_100_000);
  });
});

describe('the telltale', () => {
  const png = Buffer.from(mediaFile('png')).toString('base64');

  it('is in every text from which something is taken', () => {
    const piece = fc.oneof(anyText, fc.constantFrom(`data:image/png;base64,${png}`, `{\\"media_type\\":\\"image/png\\",\\"data\\":\\"${png}\\"}`, 'data'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')), (text) => {
        if (splitEmbedded(text).takenOut.length > 0) expect(lastOf(mayHoldFilesInSteps(text))).toBe(true);
      }),
    );
    expect(lastOf(mayHoldFilesInSteps('{"database": 1, "text": "base64"}'))).toBe(false);
  });

  it('is found across the seams of a long text', () => {
    for (let shift = 0; shift < 20; shift += 1) {
      const text = `${'x'.repeat((1 << 18) * 5 - shift)};base64,${'y'.repeat(1000)}`;
      expect(lastOf(mayHoldFilesInSteps(packText(text))), `${shift}`).toBe(true);
    }
  });
});
