// The text of a PDF page by page. The library that reads PDF is handed in: a worker has it, and so have the tests.
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import { counted, createTextOut, type DocumentError, listed, type ReadDocument, TEXT_LIMIT_UNITS } from './document';
import { annotationLines, type FoundOnPages, type PdfAnnotation } from './pdf-annotations';
import { hasInvisible, mayHaveInvisible, type PdfOperatorNumbers, type PdfOperators } from './pdf-invisible';
import { type FoundInLines, type PdfItem, textOfItems } from './pdf-lines';

/** What is used of pdf.js. `streamTextContent` is read by its reader: Safari cannot iterate a stream, which `getTextContent` does. */
export interface PdfLibrary {
  getDocument(options: Readonly<Record<string, unknown>>): { readonly promise: Promise<PdfFile>; destroy(): Promise<void> };
  readonly OPS: PdfOperatorNumbers;
}

export interface PdfFile {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
}

interface PdfPage {
  streamTextContent(): { getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: { readonly items: readonly PdfItem[] } | undefined }> } };
  getAnnotations(): Promise<readonly PdfAnnotation[]>;
  getOperatorList(options: { readonly annotationMode: number }): Promise<PdfOperators>;
  cleanup(): unknown;
}

export interface PdfOptions {
  /** Hands out the table of a predefined encoding of CJK by its name, or rejects. */
  readonly loadCMap: (name: string) => Promise<Uint8Array>;
  readonly now: () => number;
  readonly onPage?: (page: number, pages: number) => void;
  readonly limits?: PdfLimits;
}

export interface PdfLimits {
  readonly pages: number;
  readonly elapsedMs: number;
}
export const PDF_LIMITS: PdfLimits = { pages: 2000, elapsedMs: 60_000 };
/** Named in a note, at most. */
const MOST_NAMED = 8;
/** For telling which pages have invisible text; their text is read by then. */
const MOST_INVISIBLE_MS = 5000;
const NO_ANNOTATIONS = 0;
/** A third of a millimetre. */
const TINY_POINTS = 1;

interface Found extends FoundOnPages, FoundInLines {
  /** Pages with text that is too small to be read. */
  tinyPages: number;
}

/** The text of a PDF with a mark before each page, line by line in the order in which they were written into the file; behind each page what its form fields and notes say, in brackets. */
export async function readPdfText(library: PdfLibrary, data: Uint8Array, { loadCMap, now, onPage, limits = PDF_LIMITS }: PdfOptions): Promise<Result<ReadDocument, DocumentError>> {
  const startMs = now();
  let missingTable = false;
  /** In the place of fetching, which the page's policy refuses. */
  class Tables {
    async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error(`${filename} is not needed for text`);
      return loadCMap(filename.replace(/\.bcmap$/, '')).catch((error: unknown) => {
        missingTable = true;
        throw error;
      });
    }
  }
  // Before it is handed over.
  const isAsked = mayHaveInvisible(data);
  const task = library.getDocument({
    data,
    BinaryDataFactory: Tables,
    // Only said so that it asks for them at all.
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    useWorkerFetch: false,
    useWasm: false,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // No picture is ever drawn.
    maxImageSize: 0,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    const pages = file.numPages;
    if (pages > limits.pages) return fail({ kind: 'pages', pages, limitPages: limits.pages });
    const out = createTextOut();
    const empty: number[] = [];
    const found: Found = { tinyPages: 0, fields: 0, notes: 0, seen: new Set(), guessed: 0, asDrawn: 0, unreadable: 0 };
    for (let number = 1; number <= pages; number += 1) {
      onPage?.(number, pages);
      const text = await pageText(await file.getPage(number), found);
      if (missingTable) return fail({ kind: 'no-tables' });
      if (now() - startMs > limits.elapsedMs) return fail({ kind: 'time', limitMs: limits.elapsedMs });
      if (text === '') empty.push(number);
      out.write(`${number === 1 ? '' : '\n'}[page ${number}]\n${text}`);
      if (out.isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });
    }
    if (empty.length === pages && found.unreadable > 0) return fail({ kind: 'no-text', what: `${counted(found.unreadable, 'character')} could not be read, as its fonts do not name them` });
    if (empty.length === pages) return fail({ kind: 'no-text', what: `no text layer on ${pages === 1 ? 'its page' : `any of its ${formatInteger(pages)} pages`}, perhaps because it was scanned` });
    const invisible = isAsked ? await invisibleNotes(file, library.OPS, now) : [];
    return succeed({ format: 'pdf', label: `PDF, ${counted(pages, 'page')}`, texts: [{ name: null, text: out.text() }], notes: [...foundNotes(found), ...invisible, ...tinyNotes(found), ...lineNotes(found), ...(empty.length === 0 ? [] : [noteOn(empty)])] });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return fail(name === 'PasswordException' ? { kind: 'password' } : missingTable ? { kind: 'no-tables' } : { kind: 'broken', format: 'PDF' });
  } finally {
    await task.destroy().catch(() => {});
  }
}

async function pageText(page: PdfPage, found: Found): Promise<string> {
  const reader = page.streamTextContent().getReader();
  const items: PdfItem[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const item of value?.items ?? []) items.push(item);
  }
  const text = textOfItems(items, found);
  if (items.some(isTiny)) found.tinyPages += 1;
  // A page whose annotations are damaged has its text all the same.
  const lines = annotationLines(await page.getAnnotations().catch(() => []), found);
  page.cleanup();
  return (text.trim() === '' ? '' : `${text.trimEnd()}\n`) + lines;
}

function isTiny({ str, transform }: PdfItem): boolean {
  const size = Math.hypot(transform?.[2] ?? TINY_POINTS + 1, transform?.[3] ?? 0);
  return size > 0 && size <= TINY_POINTS && /[\p{L}\p{N}]/u.test(str ?? '');
}

function tinyNotes({ tinyPages }: Found): readonly string[] {
  return tinyPages === 0 ? [] : [`${counted(tinyPages, 'page')} ${tinyPages === 1 ? 'has' : 'have'} text of a point or less, too small to be read.`];
}

/** Which text is there for whoever searches or copies, and cannot be seen. */
async function invisibleNotes(file: PdfFile, operators: PdfOperatorNumbers, now: () => number): Promise<readonly string[]> {
  const startMs = now();
  let [pages, number] = [0, 1];
  for (; number <= file.numPages && now() - startMs < MOST_INVISIBLE_MS; number += 1) {
    const page = await file.getPage(number);
    // A page whose pictures or lines are damaged has its text all the same.
    const list = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS }).catch(() => null);
    page.cleanup();
    if (list !== null && hasInvisible(list, operators)) pages += 1;
  }
  if (pages === 0) return [];
  return [`${number > file.numPages ? '' : 'At least '}${counted(pages, 'page')} ${pages === 1 ? 'has' : 'have'} invisible text (as of OCR).`];
}

/** What is to be said of the characters of the text and of their order. */
function lineNotes({ guessed, asDrawn, unreadable }: FoundInLines): readonly string[] {
  return [
    ...(unreadable === 0 ? [] : [`${counted(unreadable, 'character')} could not be read.`]),
    ...(asDrawn === 0 ? [] : [`The text of ${counted(asDrawn, 'line')} stands in visual order.`]),
    ...(guessed === 0 ? [] : [`In ${counted(guessed, 'line')} of two directions, the order of the words is a guess.`]),
  ];
}

function foundNotes({ fields, notes }: FoundOnPages): readonly string[] {
  const shown = [...(fields === 0 ? [] : [counted(fields, 'form field')]), ...(notes === 0 ? [] : [counted(notes, 'note')])];
  return shown.length === 0 ? [] : [`Shown in brackets: ${listed(shown)}.`];
}

function noteOn(empty: readonly number[]): string {
  const named = empty.slice(0, MOST_NAMED).map(formatInteger).join(', ');
  return `${counted(empty.length, 'page')} ${empty.length === 1 ? 'has' : 'have'} no text: ${named}${empty.length > MOST_NAMED ? ', …' : ''}.`;
}
