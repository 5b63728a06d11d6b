// One text in each encoding that is common in the world, long and short: what is guessed of it is what it was written in.
import { expect, it } from 'vitest';
import { guessEncoding, readEncoded } from './encodings';

const JAPANESE = '日本語のテキストです。これは長い文章なので判定できるはずです。カタカナも。';
const CHINESE = '这是一个中文文本文件用于测试编码检测它应该足够长';
const KOREAN = '한국어 텍스트 파일입니다. 인코딩 감지를 시험합니다.';
const RUSSIAN = 'Это русский текст, достаточно длинный для того, чтобы узнать его кодировку.';
const POLISH = 'To jest polski tekst: zażółć gęślą jaźń. Pchnąć w tę łódź jeża lub ośm skrzyń fig.';
const GREEK = 'Αυτό είναι ένα ελληνικό κείμενο αρκετά μεγάλο.';
const THAI = 'นี่คือข้อความภาษาไทยที่ยาวพอสำหรับการตรวจจับ';
const ARABIC = 'هذا نص عربي طويل بما يكفي لاكتشاف الترميز.';
const HEBREW = 'זהו טקסט בעברית, ארוך מספיק כדי לזהות את הקידוד.';

/** Node's decoder is the oracle: the bytes of a character are those of one or two that it reads as that character. */
function encoded(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const decoder = new TextDecoder(encoding);
    const character = decoder.decode(Uint8Array.from(bytes), { stream: true }) + decoder.decode();
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let first = 0; first < 256; first += 1) add(first);
  for (let first = 0x81; first < 0xff; first += 1) for (let second = 0x40; second < 0xff; second += 1) add(first, second);
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? expect.fail(`${character} is not in ${encoding}`)));
}

it.each([
  ['shift_jis', JAPANESE], ['euc-jp', JAPANESE], ['euc-kr', KOREAN], ['gb18030', `${CHINESE}。`], ['big5', '這是一個中文文字檔案用於測試編碼偵測它應該足夠長。'],
  ['koi8-r', RUSSIAN], ['windows-1251', RUSSIAN], ['windows-1250', POLISH], ['iso-8859-2', POLISH], ['windows-1253', GREEK], ['windows-874', THAI], ['windows-1256', ARABIC], ['iso-8859-8', HEBREW],
  ['utf-16le', 'Plain english text in utf-16 without a mark.'], ['utf-16be', JAPANESE], ['utf-16le', CHINESE], ['utf-16be', CHINESE], ['utf-16le', RUSSIAN], ['utf-16le', THAI], ['utf-16be', KOREAN],
  // In capitals, with quotes of Windows, and with a letter that ISO-8859-7 has elsewhere.
  ['windows-1253', `“${GREEK}” Άλλη μία πρόταση.`], ['windows-874', `${THAI} ๑๒๓ “OK”`],
])('%s: %s', (encoding, text) => {
  for (const times of [1, 5]) {
    const bytes = encoded(`${text}\n`.repeat(times).slice(0, text === CHINESE ? -1 : undefined).replaceAll(`${CHINESE}\n`, CHINESE), encoding);
    expect(guessEncoding(bytes), `${times} times`).toBe(encoding);
    expect(readEncoded(bytes, null)).toMatchObject({ ok: true, value: { notes: [], texts: [{ text: expect.stringContaining(text) }] } });
  }
});

it('ISO-2022-JP is guessed by its escapes', () => {
  const bytes = new Uint8Array(Buffer.from('1b2442467c4b5c386c244724391b28420a'.repeat(12), 'hex'));
  expect(guessEncoding(bytes)).toBe('iso-2022-jp');
});

it.each(['text with a nul\0and one more\0 and\0so on ', 'Some text with one\0 byte and plenty of english words. ', 'Zoë’s text with \0\0 bytes, and größer \0 words. '])('UTF-8 with NUL bytes is in no other encoding: %s', (text) => {
  for (const times of [1, 4]) for (const shift of ['', ' ']) expect(guessEncoding(new TextEncoder().encode(shift + text.repeat(times)))).toBeNull();
});
