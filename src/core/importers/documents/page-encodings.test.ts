// Pages and XML that are not in UTF-8: the encoding that they state is no guess, and a page is read as one in any.
import { describe, expect, it } from 'vitest';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';
import { statedEncoding } from './stated-encoding';

/** Each unit below 256 is a byte. */
const bytesOf = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));
const utf16 = (text: string, isLittle: boolean) => Uint8Array.from([...`\ufeff${text}`].flatMap((each) => (isLittle ? [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8] : [each.charCodeAt(0) >> 8, each.charCodeAt(0) & 255])));
const read = async (bytes: Uint8Array, options: { name?: string; encoding?: string } = {}) => {
  const result = await readDocument(sourceOf(bytes), options);
  return result.ok ? { ...result.value, text: result.value.texts[0]?.text } : result.error;
};
const page = (charset: string, words: string) => `<!DOCTYPE html>\n<html><head><meta charset="${charset}"><title>T</title></head><body><p>${words}</p></body></html>`;

describe('a page that is not in UTF-8', () => {
  it.each([
    ['iso-8859-1', 'Gr\xfc\xdfe', 'Grüße', 'windows-1252'],
    ['windows-1251', '\xcf\xf0\xe8\xe2\xe5\xf2', 'Привет', 'windows-1251'],
    ['Shift_JIS', '\x93\xfa\x96{', '日本', 'shift_jis'],
    ['gb2312', '\xd6\xd0\xce\xc4', '中文', 'gbk'],
    ['koi8-r', '\xf0\xd2\xc9\xd7\xc5\xd4', 'Привет', 'koi8-r'],
  ])('is read as it states: %s', async (charset, words, said, encoding) => {
    const source = page(charset, words);
    expect(await read(bytesOf(source))).toMatchObject({ format: 'html', label: 'HTML page', text: `# T\n\n${said}\n`, encoding, isStated: true, source: page(charset, said) });
    const older = source.replace(`charset="${charset}"`, `http-equiv='Content-Type' content='text/html; charset=${charset}'`);
    expect(await read(bytesOf(older))).toMatchObject({ format: 'html', text: `# T\n\n${said}\n`, encoding, isStated: true });
  });

  it('is read by its mark, whatever it states', async () => {
    for (const isLittle of [true, false]) expect(await read(utf16(page('utf-8', 'Größe'), isLittle))).toMatchObject({ format: 'html', text: '# T\n\nGröße\n', encoding: isLittle ? 'utf-16le' : 'utf-16be', isStated: true });
  });

  it('is guessed where it states nothing that it can be, and read in another where that is chosen', async () => {
    for (const charset of ['utf-8', 'utf-16', 'none-such', 'x-user-defined']) {
      const bytes = bytesOf(page(charset, 'Die Gr\xf6\xdfe des W\xf6rterbuchs \xfcberrascht'));
      expect(statedEncoding(bytes)).toBeNull();
      expect(await read(bytes)).toMatchObject({ format: 'html', encoding: 'windows-1252', text: '# T\n\nDie Größe des Wörterbuchs überrascht\n' });
      expect(await read(bytes)).not.toHaveProperty('isStated');
    }
    const chosen = await read(bytesOf(page('windows-1251', 'sch\xf6ne')), { encoding: 'windows-1252' });
    expect(chosen).toMatchObject({ format: 'html', encoding: 'windows-1252', text: '# T\n\nschöne\n' });
    expect(chosen).not.toHaveProperty('isStated');
  });

  it('in JIS is none in ASCII', async () => {
    expect(await read(bytesOf(page('iso-2022-jp', '\x1b$B;z\x1b(B')))).toMatchObject({ format: 'html', text: '# T\n\n字\n', encoding: 'iso-2022-jp' });
  });
});

it('XML says its encoding; a text that only quotes a page does not', async () => {
  expect(await read(bytesOf('<?xml version="1.0" encoding="koi8-r"?>\n<a>\xf0\xd2\xc9</a>'))).toMatchObject({ format: 'encoded', encoding: 'koi8-r', isStated: true, text: '<?xml version="1.0" encoding="koi8-r"?>\n<a>При</a>' });
  expect(statedEncoding(bytesOf('Write <meta charset="koi8-r"> into the head: \xf6'))).toBeNull();
});

it('a piece of HTML is read as a page where the name of its file says so, in any encoding', async () => {
  const piece = '<!-- part --><div class="a"><p>Words</p>\n<p>Others</p></div>';
  expect(await read(bytesOf(piece), { name: 'piece.html' })).toMatchObject({ format: 'html', text: 'Words\n\nOthers\n' });
  expect(await read(bytesOf(piece.replace('Words', 'Gr\xfc\xdfe')), { name: 'piece.HTM' })).toMatchObject({ format: 'html', encoding: 'windows-1252', text: 'Grüße\n\nOthers\n' });
  for (const name of ['piece.txt', 'html', 'piece.html.bak']) expect(await read(bytesOf(piece), { name })).toMatchObject({ format: 'encoded' });
  expect(await read(bytesOf('{% extends "base" %}<p>Words</p>'), { name: 'piece.html' })).toMatchObject({ format: 'encoded' });
});
