import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { sourceOf } from '@/test/zip-files';
import { ENCODINGS, encodingName } from './encoding-names';
import { guessEncoding, readEncoded } from './encodings';
import { readDocument } from './read-document';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
/** As a stream: in one go, Node 20 takes windows-1252 for Latin-1. */
function decoded(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}
/** Node's decoder is the oracle: the bytes of a text in an encoding are found by trying each byte, or each pair of bytes. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decode = (...bytes: number[]) => decoded(Uint8Array.from(bytes), encoding);
  for (let first = 0; first < 256; first += 1) {
    const one = decode(first);
    if ([...one].length === 1 && one !== '\ufffd' && !table.has(one)) table.set(one, [first]);
  }
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      const two = decode(first, second);
      if ([...two].length === 1 && two !== '\ufffd' && !table.has(two)) table.set(two, [first, second]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? []));
}
const TEXTS = {
  'windows-1252': 'Die Größe des Wörterbuchs überrascht: „schön“ für die Leser, die es täglich öffnen. Übung macht Meister.',
  shift_jis: 'これは日本語の文章です。文字コードを正しく判定できるかどうかを調べています。漢字とひらがなとカタカナ。',
  'euc-jp': 'これは日本語の文章です。文字コードを正しく判定できるかどうかを調べています。漢字とひらがなとカタカナ。',
  'euc-kr': '이 문장은 한국어로 쓰여 있습니다. 문자 인코딩을 올바르게 판별할 수 있는지 확인합니다.',
  gb18030: '这是一个用简体中文写的句子。我们正在检查能否正确判断字符编码。这里有很多常用的汉字。',
  big5: '這是一個用繁體中文寫的句子。我們正在檢查能否正確判斷字元編碼。這裡有很多常用的漢字。',
  'windows-1251': 'Это предложение написано по-русски. Мы проверяем, правильно ли определяется кодировка текста.',
  'koi8-r': 'Это предложение написано по-русски. Мы проверяем, правильно ли определяется кодировка текста.',
} as const;

describe('a text without a mark', () => {
  it.each(Object.entries(TEXTS))('in %s is guessed and read', (encoding, text) => {
    const bytes = encode(text, encoding);
    expect(guessEncoding(bytes)).toBe(encoding);
    // A long head of English says nothing of it.
    expect(guessEncoding(Uint8Array.from([...Buffer.from('Plain English words. '.repeat(4000)), ...bytes]))).toBe(encoding);
    expect(readEncoded(bytes, null)).toMatchObject({ value: { encoding, label: `text in ${encodingName(encoding)}`, texts: [{ text }], notes: [] } });
  });

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'])('in %s is guessed where the words are unusual', (encoding) => {
    expect(guessEncoding(encode('Съешь же ещё этих мягких французских булок, да выпей чаю. '.repeat(5), encoding))).toBe(encoding);
  });

  it('of few letters beyond ASCII is what most such texts are', () => {
    expect(guessEncoding(encode('Größe, Straße, façade, naïve café. '.repeat(5), 'windows-1252'))).toBe('windows-1252');
    expect(guessEncoding(encode('¡Señor, mañana! « Déjà vu »', 'windows-1252'))).toBe('windows-1252');
  });

  it('in ISO-8859-2 is guessed where it is one', () => {
    const polish = 'Zażółć gęślą jaźń. Książka leży na półce, a dziewczyna myśli o życiu w małym mieście nad rzeką. Proszę czekać, wkrótce przyjdą goście.';
    expect(['iso-8859-2', 'windows-1250']).toContain(guessEncoding(encode(polish, 'iso-8859-2')));
  });

  it('with a NUL between fields is none', () => {
    expect(guessEncoding(new TextEncoder().encode('abc\0def\0ghi text with nul\n'.repeat(20)))).toBeNull();
    expect(guessEncoding(new TextEncoder().encode('abc\0de\0ghi text with nul\n'.repeat(20)))).toBeNull();
  });

  it('in UTF-16 is told by its NUL bytes', () => {
    const text = 'Plain words, größer ✓ 🎉\n'.repeat(3);
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    expect(readEncoded(little, null)).toMatchObject({ value: { encoding: 'utf-16le', texts: [{ text }] } });
    expect(readEncoded(new Uint8Array(Buffer.from(text, 'utf16le').swap16()), null)).toMatchObject({ value: { encoding: 'utf-16be', texts: [{ text }] } });
  });

  it('in ISO-2022-JP is told by its escapes', async () => {
    const bytes = hex('1b2442 467c 4b5c 386c 1b2842 0a');
    expect(await readDocument(sourceOf(bytes))).toMatchObject({ value: { encoding: 'iso-2022-jp', texts: [{ text: '日本語\n' }] } });
  });

  it('that is UTF-8 but for a few bytes is read as such, and the places are counted', () => {
    const bytes = Uint8Array.from([...Buffer.from('größer und schöner, äußerst süß'), 0xff, ...Buffer.from(' über')]);
    expect(readEncoded(bytes, null)).toMatchObject({ value: { encoding: 'utf-8', texts: [{ text: 'größer und schöner, äußerst süß\ufffd über' }], notes: ['1 place is not UTF-8 and stands as U+FFFD.'] } });
  });

  it('that is none is refused, and one of a few bytes is what most are', () => {
    expect(guessEncoding(hex('00 01 00 02 03 00 00 ff'))).toBeNull();
    expect(guessEncoding(hex('ff fe 00 00 61 00 00 00 62 00 00 00'))).toBeNull();
    expect(readEncoded(Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 31), null)).toEqual({ ok: false, error: { kind: 'no-encoding' } });
    expect(readEncoded(hex('63 61 66 e9 0a'), null)).toMatchObject({ value: { encoding: 'windows-1252', texts: [{ text: 'café\n' }] } });
  });
});

/** Node is built with fewer encodings than browsers have. */
function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

describe('an encoding that is chosen', () => {
  it('is used, whatever the bytes are, and none makes it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...ENCODINGS.filter(isKnown)), (bytes, encoding) => {
        const read = readEncoded(bytes, encoding);
        expect(read).toMatchObject({ ok: true, value: { encoding, texts: [{ text: decoded(bytes, encoding) }] } });
        expect(encodingName(encoding)).not.toBe('');
      }),
    );
    expect(readEncoded(hex('61'), 'no-such-encoding')).toEqual({ ok: false, error: { kind: 'no-encoding' } });
  });
});
