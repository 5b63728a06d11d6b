// Writes small PDFs byte by byte: with text, without any, with Japanese that needs a table, with a password.
import { deflateSync } from 'node:zlib';

export interface TestPage {
  /** Lines in Helvetica. */
  readonly lines?: readonly string[];
  /** Before the lines, in the page's own language. */
  readonly before?: string;
  readonly isPacked?: boolean;
  /** Hexadecimal Shift_JIS, in a font that is not in the file. */
  readonly shiftJis?: string;
  /** Entries of the dictionaries of annotations: form fields, notes. */
  readonly annotations?: readonly string[];
}

/** The PDF with these pages; `password`: encrypted for a password that nobody knows. */
export function pdfOf(pages: readonly TestPage[], { password = false } = {}): Uint8Array<ArrayBuffer> {
  const first = 7;
  // Behind the pages.
  const annotations = pages.flatMap(({ annotations: own = [] }) => own);
  const placesOf = (page: number) => {
    const before = pages.slice(0, page).reduce((sum, { annotations: own = [] }) => sum + own.length, 0);
    return (pages[page]?.annotations ?? []).map((_, index) => `${first + 2 * pages.length + before + index} 0 R`).join(' ');
  };
  const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const packed = (content: string) => {
    const bytes = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
    return `<< /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n${bytes}\nendstream`;
  };
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${annotations.length === 0 ? '' : ` /AcroForm << /Fields [${pages.map((_, page) => placesOf(page)).join(' ')}] >>`} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /90ms-RKSJ-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...pages.flatMap(({ lines = [], shiftJis, before = '', isPacked = false }, index) => {
      const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join('\n');
      const content = `${before}BT /F1 12 Tf 14 TL 40 700 Td\n${shown}${shiftJis === undefined ? '' : `\n/F2 12 Tf <${shiftJis}> Tj`}\nET`;
      return [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${first + 2 * index + 1} 0 R${placesOf(index) === '' ? '' : ` /Annots [${placesOf(index)}]`} >>`, isPacked ? packed(content) : stream(content)];
    }),
    ...annotations.map((entries) => `<< /Type /Annot /Rect [40 40 200 60] ${entries} >>`),
    ...(password ? [`<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`] : []),
  ];
  let file = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const tableAt = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${password ? ` /Encrypt ${objects.length} 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]` : ''} >>\nstartxref\n${tableAt}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** "日本語" */
export const JAPANESE_SHIFT_JIS = '93fa967b8cea';
