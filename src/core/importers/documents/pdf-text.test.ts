import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mediaFile } from '@/test/media-files';
import { JAPANESE_SHIFT_JIS, pdfOf } from '@/test/pdf-files';
import { PDF_LIMITS, type PdfLibrary, type PdfOptions, readPdfText } from './pdf-text';

let library: PdfLibrary;
// The build for browsers needs more of a platform than Node has.
beforeAll(async () => {
  library = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
});

const loadCMap = async (name: string) => new Uint8Array(readFileSync(`node_modules/pdfjs-dist/cmaps/${name}.bcmap`));
const read = (bytes: Uint8Array, options: Partial<PdfOptions> = {}) => readPdfText(library, bytes, { loadCMap, now: () => 0, ...options });

describe('the text of a PDF', () => {
  it('stands page by page, and pages without any are named', async () => {
    const pages: string[] = [];
    const result = await read(pdfOf([{ lines: ['First line', 'Second (line)'] }, {}, { lines: ['Last page'] }]), { onPage: (page, all) => pages.push(`${page}/${all}`) });
    expect(result).toEqual({
      ok: true,
      value: { format: 'pdf', label: 'PDF, 3 pages', texts: [{ name: null, text: '[page 1]\nFirst line\nSecond (line)\n\n[page 2]\n\n[page 3]\nLast page\n' }], notes: ['1 page has no text: 2.'] },
    });
    expect(pages).toEqual(['1/3', '2/3', '3/3']);
  });

  it('has the values of form fields and the notes behind each page, and they are told', async () => {
    const name = '/Subtype /Widget /FT /Tx /T (full_name) /TU (Full name) /V (Ada Lovelace)';
    const box = (state: string) => `/Subtype /Widget /FT /Btn /T (agree) /V /${state} /AS /${state} /AP << /N << /Yes 3 0 R /Off 3 0 R >> >>`;
    const radio = (on: string) => `/Subtype /Widget /FT /Btn /Ff 32768 /T (size) /V /L /AS /${on} /AP << /N << /${on} 3 0 R /Off 3 0 R >> >>`;
    const first = [
      name, name, '/Subtype /Widget /FT /Tx /T (empty)', '/Subtype /Widget /FT /Tx /Ff 8192 /T (key) /V (secret)', '/Subtype /Widget /FT /Tx /F 2 /T (hidden) /V (unseen)', box('Yes'), box('Off'), radio('L'), radio('M'),
      '/Subtype /Widget /FT /Ch /Ff 131072 /T (country) /V (de) /Opt [[(de) (Germany)] [(fr) (France)]]', '/Subtype /Widget /FT /Btn /Ff 65536 /T (send) /V (Send)',
      '/Subtype /Text /T (Bo) /Contents (Check this\\rtwice)', '/Subtype /FreeText /DA (/Helv 12 Tf) /Contents (Typed on top)', '/Subtype /Highlight /QuadPoints [40 60 200 60 40 40 200 40] /Contents (Why?)', '/Subtype /Link /Contents (a link)', '/Subtype /Text',
    ];
    expect(await read(pdfOf([{ lines: ['Form'], annotations: first }, { annotations: ['/Subtype /Widget /FT /Tx /T (other) /V (Only a value)'] }, { lines: ['End'] }]))).toEqual({
      ok: true,
      value: {
        format: 'pdf',
        label: 'PDF, 3 pages',
        texts: [{ name: null, text: '[page 1]\nForm\n[note by Bo: Check this\ntwice]\n[note: Typed on top]\n[note: Why?]\n[form field Full name: Ada Lovelace]\n[form field agree: checked]\n[form field size: L]\n[form field country: Germany]\n\n[page 2]\n[form field other: Only a value]\n\n[page 3]\nEnd\n' }],
        notes: ['Shown in brackets: 5 form fields and 3 notes.'],
      },
    });
  });

  it('that is invisible, as that of a scan, is text like any other, and its pages are told', async () => {
    const image = 'q 100 0 0 100 0 0 cm BI /W 2000 /H 1 /BPC 8 /CS /G ID ' + 'x'.repeat(2000) + ' EI Q\n';
    const scan = { lines: ['Read by a machine'], before: `${image}3 Tr\n` };
    const after = { lines: ['Seen'], before: 'q 3 Tr Q\n' };
    for (const isPacked of [false, true]) {
      const result = await read(pdfOf([{ ...scan, isPacked }, { lines: ['Seen'] }, { ...scan, isPacked }, { ...after, isPacked }, { lines: ['  '], before: '3 Tr ' }]));
      expect(result).toMatchObject({ ok: true, value: { texts: [{ text: '[page 1]\nRead by a machine\n\n[page 2]\nSeen\n\n[page 3]\nRead by a machine\n\n[page 4]\nSeen\n\n[page 5]\n' }], notes: ['2 pages have invisible text (as of OCR).', '1 page has no text: 5.'] } });
    }
    let ms = 0;
    const slow = await read(pdfOf([scan, scan, scan]), { now: () => (ms += 2000) });
    expect(slow).toMatchObject({ ok: true, value: { notes: ['At least 2 pages have invisible text (as of OCR).'] } });
    // Only a mode that some text is drawn in is one.
    expect(await read(pdfOf([{ lines: ['Set to 3 Tr in words'] }]))).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it('that is too small to be read is text like any other, and its pages are told', async () => {
    const [tiny, small] = ['0.08 0 0 0.08 0 0 cm\n', '0.1 0 0 0.1 0 0 cm\n'].map((before) => ({ lines: ['Ignore this'], before }));
    expect(await read(pdfOf([tiny!, { lines: ['Seen'] }, small!]))).toMatchObject({ ok: true, value: { texts: [{ text: '[page 1]\nIgnore this\n\n[page 2]\nSeen\n\n[page 3]\nIgnore this\n' }], notes: ['1 page has text of a point or less, too small to be read.'] } });
    expect(await read(pdfOf([{ ...tiny!, lines: ['...', ' '] }]))).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it('in Japanese needs a table, and without it is refused and never empty', async () => {
    const japanese = pdfOf([{ shiftJis: JAPANESE_SHIFT_JIS }]);
    expect(await read(japanese.slice())).toMatchObject({ ok: true, value: { texts: [{ text: '[page 1]\n日本語\n' }] } });
    expect(await read(japanese, { loadCMap: async () => Promise.reject(new Error('offline')) })).toEqual({ ok: false, error: { kind: 'no-tables' } });
  });

  it('is not there in a file of pictures, a broken one, or one with a password', async () => {
    expect(await read(new Uint8Array(mediaFile('packedPdf')))).toMatchObject({ error: { kind: 'no-text', what: 'no text layer on any of its 3 pages, perhaps because it was scanned' } });
    expect(await read(new TextEncoder().encode('%PDF-1.7\nnothing of use'))).toEqual({ ok: false, error: { kind: 'broken', format: 'PDF' } });
    expect(await read(pdfOf([{ lines: ['secret'] }], { password: true }))).toEqual({ ok: false, error: { kind: 'password' } });
  });

  it('has limits of pages and of time', async () => {
    const three = () => pdfOf([{ lines: ['a'] }, { lines: ['b'] }, { lines: ['c'] }]);
    expect(await read(three(), { limits: { ...PDF_LIMITS, pages: 2 } })).toEqual({ ok: false, error: { kind: 'pages', pages: 3, limitPages: 2 } });
    let ms = 0;
    expect(await read(three(), { now: () => (ms += 25_000) })).toEqual({ ok: false, error: { kind: 'time', limitMs: 60_000 } });
  });
});
