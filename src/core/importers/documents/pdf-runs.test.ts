// Runs as pdf.js hands them out of files by pdfTeX, Distiller, Quartz and AutoCAD, with their places.
import { describe, expect, it } from 'vitest';
import type { PdfItem } from './pdf-lines';
import { textOfRuns } from './pdf-runs';

const run = (str: string, x: number, width: number, more: { readonly y?: number; readonly size?: number; readonly dir?: string } = {}): PdfItem => ({ str, width, transform: [more.size ?? 12, 0, 0, more.size ?? 12, x, more.y ?? 700], ...(more.dir === undefined ? {} : { dir: more.dir }) });

describe('runs of a line of a PDF', () => {
  it('have the accents of their letters in them, where one is drawn over the other', () => {
    expect(textOfRuns([run('Lars Hecking, P´', 202.2, 151.8), run('eter Juh´', 348.5, 48.3), run('asz,', 390.9, 18.9)])).toBe('Lars Hecking, Péter Juhász,');
    expect(textOfRuns([run('a na¨', 54, 18.4), run('ıve way', 69.6, 60)])).toBe('a naïve way');
    expect(textOfRuns([run('˜', 50, 6), run('n', 50.2, 6)])).toBe('ñ');
    expect(textOfRuns([run('Franc', 50, 28), run('¸ois', 72.4, 18)])).toBe('François');
    // No letter has it: the mark stands behind.
    expect(textOfRuns([run('ˆ', 50, 6), run('q', 50.5, 6)])).toBe('q\u0302');
  });

  it('keep an accent that stands for itself', () => {
    expect(textOfRuns([run('ˆ', 50, 6), run('string1ˆ', 56, 48), run('string2ˆ', 104, 48)])).toBe('ˆstring1ˆstring2ˆ');
    expect(textOfRuns([run('x´', 50, 10), run('2', 57, 6)])).toBe('x´2');
    expect(textOfRuns([run('2', 50, 6), run('¸', 53, 4)])).toBe('2¸');
  });

  it('are raised or lowered where they are digits in smaller letters above or below the line', () => {
    const up = { y: 705, size: 7 };
    expect(textOfRuns([run('10', 50, 13.3), run('−19', 63.3, 12, up), run(' ', 75.3, 3), run('J, CO', 78.3, 30), run('2', 108.3, 4, { y: 698, size: 7 }), run(' and x', 112.3, 30), run('2', 142.3, 4, up), run('+y', 146.3, 14)])).toBe('10⁻¹⁹ J, CO₂ and x²+y');
    // SO₄²⁻: both belong to the letters before them.
    expect(textOfRuns([run('SO', 50, 17), run('4', 67, 4, { y: 697, size: 7 }), run('2−', 71, 8, up)])).toBe('SO₄²⁻');
  });

  it('stay as they are where they are words, of one size, on the line, or first', () => {
    expect(textOfRuns([run('the 1', 50, 30), run('st', 80, 6, { y: 705, size: 7 })])).toBe('the 1st');
    expect(textOfRuns([run('Title', 50, 30), run('2024', 80, 16, { size: 8 })])).toBe('Title2024');
    expect(textOfRuns([run('10', 50, 13), run('2', 63, 6, { y: 704 })])).toBe('102');
    expect(textOfRuns([run('12', 50, 8, { y: 705, size: 7 }), run('The note', 58, 50)])).toBe('12The note');
  });

  it('stand on lines of their own where one jumps away, and apart where there is room between', () => {
    expect(textOfRuns([run('June 2009', 492.4, 32, { size: 8 }), run('Effect of speed', 212.8, 60, { size: 8 }), run('No: 3', 87, 20, { size: 8 })])).toBe('June 2009\nEffect of speed\nNo: 3');
    expect(textOfRuns([run('Hydro network', 108.6, 64.4, { size: 10, y: 671.3 }), run('cd Hydro', 130.2, 20, { size: 4.4, y: 648.9 })])).toBe('Hydro network\ncd Hydro');
    expect(textOfRuns([run('1.', 50, 10), run('Name', 80, 30)])).toBe('1. Name');
    expect(textOfRuns([run('1.', 50, 10), run(' ', 60, 20), run('Name', 80, 30)])).toBe('1. Name');
    const turned = (str: string, y: number, width: number): PdfItem => ({ str, width, transform: [0, -12.6, 12.6, 0, 478, y] });
    expect(textOfRuns([turned('Outer ring', 859.3, 56), turned('Align', 1089.8, 28)])).toBe('Outer ring\nAlign');
    expect(textOfRuns([turned('Outer', 859.3, 28), turned('most', 831.3, 28)])).toBe('Outermost');
  });

  it('stay together where they meet, above and below the line too', () => {
    expect(textOfRuns([run('Fi', 50, 12), run('fth', 61.5, 18), run('2', 80, 4, { size: 8, y: 704 }), run('H', 84, 8), run('2', 92, 4, { size: 8, y: 698 }), run('O', 96, 8)])).toBe('Fifth²H₂O');
    // Written downwards, and of a font that states no widths.
    expect(textOfRuns([run('縦', 50, 12, { dir: 'ttb' }), run('書', 50, 12, { dir: 'ttb', y: 640 })])).toBe('縦書');
    expect(textOfRuns([run('a', 50, 0), run('b', 90, 0)])).toBe('ab');
    expect(textOfRuns([{ str: 'a' }, { str: '' }, { str: 'b' }])).toBe('ab');
  });

  it('that are drawn twice in one place are there once', () => {
    expect(textOfRuns([run('Total', 50, 30), run('Total', 50.4, 30), run(' of all', 80, 40)])).toBe('Total of all');
    expect(textOfRuns([run('no', 50, 12), run('no', 62, 12)])).toBe('nono');
  });
});
