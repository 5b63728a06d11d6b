import { expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { sourceOf, zipOf } from '@/test/zip-files';
import { openArchive } from './archive';
import { nameReader } from './entry-names';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const read = (...names: readonly Uint8Array[]) => names.map(lastOf(nameReader(names)));
const ascii = (text: string) => new TextEncoder().encode(text);

it.each([
  ['Shift_JIS', '93fa967b8cea2e747874', '日本語.txt'],
  ['Shift_JIS with a backslash in a character', '955c8e86 2e 706466', '表紙.pdf'],
  ['Shift_JIS in kana', '834183438345 82a082a2', 'アイウあい'],
  ['IBM 437', '4772 94 e1 65 2e747874', 'Größe.txt'],
  ['IBM 437 in French', '63616682 2e 747874', 'café.txt'],
  ['windows-1252', '4772 f6 df 65 2e747874', 'Größe.txt'],
  ['windows-1252 in Spanish', '6d61f1616e61', 'mañana'],
])('a name in %s is read', (_encoding, hex, name) => {
  expect(read(ascii('folder/a.txt'), bytesOf(hex), ascii('größer'))).toEqual(['folder/a.txt', name, 'größer']);
});

it('names are read by what all of them are, and any bytes are a name', () => {
  const chinese = ['d6d0b9fab5c4ced2c3c7', 'cec4bcfe2e747874', 'd5e2cac7d2bbb8f6b2e2cad4'].map(bytesOf);
  expect(read(...chinese)).toEqual(['中国的我们', '文件.txt', '这是一个测试']);
  expect(read(bytesOf('ff00fe'), bytesOf(''), bytesOf('8001'))).toHaveLength(3);
});

it('an archive has them as it has any other', async () => {
  const zip = zipOf([{ path: 'NAMENA.txt', content: 'words' }, { path: 'a.txt', content: 'a' }]);
  const bytes = Buffer.from(Buffer.from(zip).toString('latin1').replaceAll('NAMENA', '\x93\xfa\x96{\x8c\xea'), 'latin1');
  const opened = await openArchive(sourceOf(new Uint8Array(bytes)));
  expect(opened.ok && opened.value.entries.map(({ name, path }) => [name, path])).toEqual([['日本語.txt', '日本語.txt'], ['a.txt', 'a.txt']]);
});
