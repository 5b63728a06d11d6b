// Runs as pdf.js hands them out: each with its letters in the order of reading, and all of them as they were drawn.
import { describe, expect, it } from 'vitest';
import { type FoundInLines, type PdfItem, textOfItems } from './pdf-lines';

const WIDTH = 10;
const run = (str: string, x: number, more: Partial<PdfItem> = {}): PdfItem => ({ str, width: WIDTH * str.length, transform: [12, 0, 0, 12, x, 700], ...more });
/** Drawn one behind the other from the left. */
function drawn(...texts: readonly string[]): readonly PdfItem[] {
  let x = 0;
  return texts.map((text) => {
    x += WIDTH * text.length;
    return run(text, x - WIDTH * text.length);
  });
}
function read(items: readonly PdfItem[]): { readonly text: string; readonly found: FoundInLines } {
  const found: FoundInLines = { guessed: 0, asDrawn: 0, unreadable: 0 };
  return { text: textOfItems(items, found), found };
}
const SOUND: FoundInLines = { guessed: 0, asDrawn: 0, unreadable: 0 };

describe('a line of a PDF', () => {
  it.each([
    ['of one run is that', drawn('שלום עולם'), 'שלום עולם'],
    ['of letters of Arabic is read from the right, in letters', drawn('ﺎ', 'ﺒ', 'ﺣ', 'ﺮ', 'ﻣ'), 'مرحبا'],
    ['with a letter of two', drawn('ﻡ', 'ﻼ', 'ﺳ'), 'سلام'],
    ['of Hebrew and Arabic', drawn('ﺎﺒﺣ', ' ', 'עולם', ' ', 'שלום'), 'שלום עולם ﺎﺒﺣ'.normalize('NFKC')],
    ['with a number in pieces', drawn('סוף', ' ', '3', '.', '5', ' ', '12', ' ', 'שלום'), 'שלום 12 3.5 סוף'],
    ['with words of Latin script', drawn('סוף', ' ', 'Windows', ' ', '11', ' ', 'שלום', ' ', 'עולם', ' ', 'ועוד'), 'ועוד עולם שלום Windows 11 סוף'],
    ['of Latin script with words of another', drawn('The words ', 'עולם', ' ', 'שלום', ' are two'), 'The words שלום עולם are two'],
    ['with brackets that are named by their look', drawn('.', '(', 'עולם', ')', ' ', 'שלום'), 'שלום (עולם).'],
    ['with brackets that are named by what they are', drawn('.', ')', 'עולם', '(', ' ', 'שלום'), 'שלום (עולם).'],
    ['that is drawn in the order of reading stays so', [run('שלום', 200), run(' ', 190), run('עולם', 150), run(' ', 140), run('OK', 120)], 'שלום עולם OK'],
    ['of Latin script stays in the order in which it was drawn', [run('b', 50), run('a', 0), run('ﬁ', 10)], 'b\naﬁ'],
  ])('%s', (_what, items, text) => {
    expect(read(items)).toEqual({ text, found: SOUND });
  });

  it('has its marks behind the letters that they stand on, and no blank between', () => {
    const mark = run(' ُ', 12, { width: 0 });
    expect(read([run('ﻢ', 0), mark, run(' ', 10, { width: 0 }), run('ﺧ', 10)]).text).toBe('خُم');
    // In the order of reading, the mark is behind its letter.
    expect(read([run('خ', 10), run('ُ', 12, { width: 0 }), run('م', 0)]).text).toBe('خُم');
    // A mark on the first letter of a line that pdf.js takes for the end of the line before.
    const high = run('ُ', 12, { width: 0, hasEOL: true, transform: [12, 0, 0, 12, 2, 682] });
    expect(read([run('ﻢ', 0), high, { ...run('ﺧ', 0), transform: [12, 0, 0, 12, 0, 680] }]).text).toBe('م\nخُ');
  });

  it('of two directions that begins at no edge is a guess', () => {
    const line = (y: number, items: readonly PdfItem[]): readonly PdfItem[] => items.map((item, at) => ({ ...item, transform: [12, 0, 0, 12, item.transform![4]!, y], hasEOL: at === items.length - 1 }));
    const items = [...line(700, drawn('שלום עולם שלום עולם שלום')), ...line(680, drawn('עולם', ' ', 'abcdefghijklmnopqrs'))];
    expect(read(items)).toEqual({ text: 'שלום עולם שלום עולם שלום\nabcdefghijklmnopqrs עולם\n', found: { ...SOUND, guessed: 1 } });
  });

  it('that is turned stays as it was drawn, which is told', () => {
    const turned = (str: string, x: number) => run(str, x, { transform: [0, 12, -12, 0, x, 700] });
    expect(read([turned('ﺎ', 0), turned('ﺒ', 10)])).toEqual({ text: 'اب', found: { ...SOUND, asDrawn: 1 } });
  });

  it('leaves out what no font names, which is told', () => {
    expect(read(drawn('a\0b', '\0', ' '))).toEqual({ text: 'ab ', found: { ...SOUND, unreadable: 2 } });
    expect(read(drawn('ﺎ', '\0', 'ﺒ'))).toEqual({ text: 'با', found: { ...SOUND, unreadable: 1 } });
  });
});
