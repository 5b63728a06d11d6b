import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64RunAt, decodeBase64 } from './base64';
import { findDataUrls } from './data-urls';
import { joinText, splitEmbedded } from './split-embedded';
import { anyText } from '@/test/arbitraries';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const png = base64Of(mediaFile('png'));
const wav = base64Of(mediaFile('wav'));
const wrapped = (base64: string, width: number, by: string): string => base64.match(new RegExp(`.{1,${width}}`, 'g'))?.join(by) ?? '';

describe('base64', () => {
  const breaks = fc.constantFrom(null, [76, '\r\n'], [64, '\n'], [76, '\\n']) as fc.Arbitrary<[number, string] | null>;

  it('decodes as Node does, in both alphabets, with line breaks and escapes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), fc.boolean(), breaks, (bytes, forUrls, escaped, lines) => {
        const plain = Buffer.from(bytes).toString(forUrls ? 'base64url' : 'base64');
        const broken = lines === null ? plain : wrapped(plain, ...lines);
        const text = escaped ? broken.replaceAll('/', '\\/') : broken;
        const run = base64RunAt(`>${text}" and more`, 1);
        expect([run.start, run.end]).toEqual([1, 1 + text.length]);
        expect(Buffer.from(decodeBase64(`>${text}" and more`, run) ?? []).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('does not take the words of the next line for digits', () => {
    expect(base64RunAt(`${png.replaceAll('=', '')}\nHello`, 0).end).toBe(png.replaceAll('=', '').length);
    expect(base64RunAt(`${'A'.repeat(76)}\n\nHello`, 0).end).toBe(76);
    expect(base64RunAt('', 0)).toEqual({ start: 0, end: 0, digits: 0 });
  });
});

describe('findDataUrls', () => {
  const only = (text: string) => {
    const found = findDataUrls(text);
    expect(found).toHaveLength(1);
    return found[0];
  };

  it.each([
    ['a Markdown image', '![x](', `data:image/png;base64,${png}`, ') and words'],
    ['a bare URL and a word after it', 'see ', `data:image/png;base64,${png}`, '\nHello'],
    ['an OpenAI image', '{"type":"image_url","image_url":{"url":"', `data:image/png;base64,${png}`, '","detail":"low"}}'],
    ['JSON inside JSON', '"{\\"url\\":\\"', `data:image/png;base64,${png}`, '\\"}"'],
    ['escaped slashes', '{"a":"', `data:image/png;base64,${png.replaceAll('/', '\\/')}`, '"}'],
    ['parameters', 'url(', `data:image/png;name=a.png;base64,${png}`, ')'],
  ])('finds %s', (_what, before, url, after) => {
    expect(only(before + url + after)).toMatchObject({
      start: before.length, end: before.length + url.length, form: 'url', mediaType: 'image/png', sizeBytes: mediaFile('png').length,
      attachment: { ok: true, value: { kind: 'image', widthPx: 37, heightPx: 23 } },
    });
  });

  it.each([
    ['Anthropic', `{"type":"image","source":{"type":"base64","media_type":"image/png","data":"`, png, '"}}', 'image/png'],
    ['Anthropic, keys in another order', `{ "data" : "`, png, '" ,\n "media_type" : "image/png" }', 'image/png'],
    ['Gemini', `{"inline_data":{"mime_type":"image/png","data":"`, png, '"}}', 'image/png'],
    ['Gemini in JavaScript', `{"inlineData":{"mimeType":"image\\/png","data":"`, png, '"}}', 'image/png'],
    ['OpenAI sound', `{"type":"input_audio","input_audio":{"data":"`, wav, '","format":"wav"}}', 'audio/wav'],
    ['JSON inside JSON', `"{\\"media_type\\":\\"image/png\\",\\"data\\":\\"`, png, '\\"}"', 'image/png'],
    ['broken lines', `{"mime_type":"image/png","data":"`, wrapped(png, 76, '\\n'), '\\n"}', 'image/png'],
  ])('finds a block of %s', (_what, before, base64, after, mediaType) => {
    expect(only(before + base64 + after)).toMatchObject({ start: before.length, end: before.length + base64.length, form: 'block', mediaType, attachment: { ok: true } });
  });

  it('reads every kind of file that stands in a text', () => {
    for (const name of MEDIA_FILES) {
      const bytes = mediaFile(name);
      expect(only(`"data:application/octet-stream;base64,${base64Of(bytes)}"`)).toMatchObject({ sizeBytes: bytes.length, attachment: { ok: true, value: { sizeBytes: bytes.length } } });
    }
  });

  it('says why a file could not be read', () => {
    expect(only('data:image/png;base64,iVBORw0KGgo=')?.attachment).toEqual({ ok: false, error: { kind: 'no-size', mediaType: 'image/png' } });
    expect(only('data:;base64,aGVsbG8=')).toMatchObject({ mediaType: 'text/plain', attachment: { error: { kind: 'unknown-format' } } });
    expect(only('data:image/png;base64,AAAAA')?.attachment).toMatchObject({ error: { kind: 'not-base64' } });
  });

  it('leaves alone what is text', () => {
    for (const text of ['data:', 'data: 1, 2', 'data:image/svg+xml;utf8,<svg/>', 'data:image/png;base64,', '{"data":"hello"}', `{"data":"${png}"}`, `{"media_type":"image/png"},{"data":"${png}"}`, 'the data URL']) {
      expect(findDataUrls(text), text).toEqual([]);
    }
  });

  it('takes time in proportion to the text, whatever it is made of: 20 MB of base64, and 2 MB of what only begins like it', () => {
    const size = 20_000_000;
    for (const piece of ['data:image/png;base64,', '"data":"', '{"media_type":"image/png","data":"AAAA', `"data":"${'A'.repeat(60)}",`, '\\"data\\":\\"', 'data:;a=', 'A'.repeat(1000)]) {
      const text = piece.startsWith('A') ? `data:image/png;base64,${'A'.repeat(size)}` : piece.repeat(Math.ceil(size / 10 / piece.length));
      const start = performance.now();
      findDataUrls(text);
      expect(performance.now() - start, piece.slice(0, 40)).toBeLessThan(5000);
    }
  }, 40_000);
});

describe('splitEmbedded and joinText', () => {
  const piece = fc.oneof(
    anyText,
    fc.constantFrom(`data:image/png;base64,${png}`, `{"media_type":"audio/wav","data":"${wav}"}`, 'data:image/png;base64,AAAAA', ' ', '"', 'data:', '\n'),
  );

  it('lose nothing, and leave no base64 of what was taken out', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (text) => {
        const split = splitEmbedded(text);
        expect(joinText(split)).toBe(text);
        expect(split.text.length + split.takenOut.reduce((sum, { source }) => sum + source.length, 0)).toBe(text.length);
        expect(split.text).not.toContain(wav);
      }),
    );
  });

  it('keep what cannot be read in the text', () => {
    const text = `a data:image/png;base64,AAAAA b data:image/png;base64,${png} c`;
    expect(splitEmbedded(text)).toMatchObject({ text: 'a data:image/png;base64,AAAAA b  c', takenOut: [{ at: 32, attachment: { widthPx: 37 } }], leftIn: [{ start: 2 }] });
  });
});
