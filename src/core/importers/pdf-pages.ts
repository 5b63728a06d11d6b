import type { PageSize } from '@/core/prompt/attachment';
import { inflateZlib } from './inflate';
import { type PdfDictionary, visitPdf } from './pdf-objects';

export interface PdfPages {
  /** null: it lies where it is not read, such as in an encrypted object stream. */
  readonly pages: number | null;
  readonly pageSizes: readonly PageSize[];
}

/** All object streams of a file together, decompressed: some fifty thousand pages. */
const MOST_OBJECT_BYTES = 50_000_000;
const MOST_SIZES = 50;

/**
 * How many pages a PDF has: the count of the last root of a page tree in the file, which is that of its latest version;
 * else the count that a file for fast web view has in front; else the pages that are found one by one, as long as no
 * object stream was left unread. The sizes are the different ones of the pages and roots, in the order of the file.
 */
export function readPdfPages(bytes: Uint8Array): PdfPages {
  let rootCount: number | null = null;
  let announced: number | null = null;
  let found = 0;
  let hasUnread = false;
  let leftBytes = MOST_OBJECT_BYTES;
  const sizes = new Map<string, PageSize>();

  const dictionary = ({ names, numbers, mediaBox }: PdfDictionary): void => {
    const type = names.get('Type');
    if (type === 'Page') found += 1;
    if (type === 'Pages' && !numbers.has('Parent')) rootCount = atLeastOne(numbers.get('Count')) ?? rootCount;
    if (numbers.has('Linearized')) announced = atLeastOne(numbers.get('N'));
    const size = type === 'Page' || type === 'Pages' ? sizeOf(mediaBox) : null;
    if (size !== null && sizes.size < MOST_SIZES) sizes.set(`${size.widthPt} ${size.heightPt}`, size);
  };
  const visitor = {
    dictionary,
    stream: (of: PdfDictionary, data: Uint8Array): void => {
      if (of.names.get('Type') !== 'ObjStm') return;
      const filter = of.names.get('Filter');
      const objects = filter === undefined ? data : filter === 'FlateDecode' ? inflateZlib(data, leftBytes) : null;
      if (objects === null) {
        hasUnread = true;
        // So that a file full of bombs costs no more than one.
        leftBytes = Math.floor(leftBytes / 2);
        return;
      }
      leftBytes -= objects.length;
      // A stream of objects holds no streams.
      visitPdf(objects.subarray(of.numbers.get('First') ?? 0), { dictionary, stream: () => undefined });
    },
  };
  visitPdf(bytes, visitor);
  return { pages: rootCount ?? announced ?? (found > 0 && !hasUnread ? found : null), pageSizes: [...sizes.values()] };
}

function atLeastOne(value: number | undefined): number | null {
  return value !== undefined && Number.isSafeInteger(value) && value >= 1 ? value : null;
}

function sizeOf(box: readonly number[] | null): PageSize | null {
  const [left, bottom, right, top] = box ?? [];
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return null;
  const [widthPt, heightPt] = [Math.abs(right - left), Math.abs(top - bottom)];
  return widthPt > 0 && heightPt > 0 && Number.isFinite(widthPt * heightPt) ? { widthPt, heightPt } : null;
}
