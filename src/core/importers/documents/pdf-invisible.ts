// Text of a PDF that is drawn with nothing (rendering mode 3, ISO 32000-1, 9.3.6), as the layer of words over a scanned page is.
// The reader of texts does not say it, and the operators of a page, which do, take as long again as its text, and several times as
// long where there are many lines: so they are asked for only in a file that has such a mode in it.
import { Unzlib } from 'fflate';
import { type PdfDictionary, visitPdf } from '@/core/importers/pdf-objects';

/** What is used of the operators of a page as pdf.js hands them out. */
export interface PdfOperators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** The numbers of the operators, by their names. */
export type PdfOperatorNumbers = Readonly<Record<string, number>>;

const INVISIBLE = 3;
/** The mode is set somewhere; in a string it would only cost time. */
const SET_INVISIBLE = /(?:^|[\s\])>])3\s+Tr(?=\s|$)/;
const PIECE_BYTES = 1 << 12;
/** Of what comes before the next piece. */
const KEPT_UNITS = 16;
/** That are unpacked of a file; what stands behind them is not looked into. */
const MOST_BYTES = 1 << 26;

/** Whether any text in the file may be invisible. Not found in a file that is encrypted. Linear in it. */
export function mayHaveInvisible(file: Uint8Array): boolean {
  let [isFound, left] = [false, MOST_BYTES];
  const decoder = new TextDecoder('latin1');
  visitPdf(file, {
    dictionary: () => {},
    stream: (found, data) => {
      if (isFound || left <= 0 || !mayBeContent(found)) return;
      let before = '';
      const look = (piece: Uint8Array) => {
        left -= piece.length;
        const text = before + decoder.decode(piece);
        isFound ||= text.includes('Tr') && SET_INVISIBLE.test(text);
        before = text.slice(-KEPT_UNITS);
      };
      const isPacked = found.names.get('Filter') !== undefined;
      const inflate = new Unzlib(look);
      try {
        for (let at = 0; at < data.length && !isFound && left > 0; at += PIECE_BYTES) {
          const piece = data.subarray(at, at + PIECE_BYTES);
          if (isPacked) inflate.push(piece, at + PIECE_BYTES >= data.length);
          else look(piece);
        }
      } catch {
        // What is damaged or behind its end is no content that shows text.
      }
    },
  });
  return isFound;
}

/** Not a picture, a font, a profile of colours or a table of the file. */
function mayBeContent({ names, numbers }: PdfDictionary): boolean {
  const [filter, kind] = [names.get('Filter'), names.get('Type')];
  if (filter !== undefined && filter !== 'FlateDecode') return false;
  return names.get('Subtype') !== 'Image' && !numbers.has('Length1') && !numbers.has('N') && kind !== 'XRef' && kind !== 'ObjStm';
}

/** Whether a page draws words with nothing. */
export function hasInvisible({ fnArray, argsArray }: PdfOperators, numbers: PdfOperatorNumbers): boolean {
  const kept: number[] = [];
  let mode = 0;
  for (const [index, operator] of fnArray.entries()) {
    const [first] = argsArray[index] ?? [];
    if (operator === numbers['save'] || operator === numbers['paintFormXObjectBegin']) kept.push(mode);
    else if (operator === numbers['restore'] || operator === numbers['paintFormXObjectEnd']) mode = kept.pop() ?? 0;
    else if (operator === numbers['setTextRenderingMode']) mode = Number(first);
    else if (operator === numbers['showText'] && mode === INVISIBLE && hasWords(first)) return true;
  }
  return false;
}

/** Of glyphs, between which numbers move the next. */
function hasWords(glyphs: unknown): boolean {
  return Array.isArray(glyphs) && glyphs.some((glyph: { readonly unicode?: unknown } | number | null) => typeof glyph === 'object' && typeof glyph?.unicode === 'string' && glyph.unicode.trim() !== '');
}
