// Charts of office documents (DrawingML, ECMA-376, part 1, 21.2), which stand in parts of their own with the values that they were
// last drawn of: what stands on one, as a line.
import type { Archive } from '@/core/importers/archive/archive';
import { type Result, succeed } from '@/core/result';
import { type ChartFound, chartWords, type FoundData, type FoundSeries } from './chart-words';
import type { DocumentError } from './document';
import type { Relation } from './relations';
import { prefixedOf, readXml, type XmlAttributes, type XmlHandler } from './xml';

export interface Charts {
  /** "[bar chart: Sales; 2025: Q1 = 3, Q2 = 4]" where an element refers to one, for the first time; '': it has no words. */
  take(attributes: XmlAttributes): string;
}

/** Those that a part of a document shows; one that is damaged has no words. `hasCells`: their values stand in cells of the document, which are named in their place. */
export async function readCharts(archive: Archive, relations: readonly Relation[], hasCells = false): Promise<Result<Charts, DocumentError>> {
  const words = new Map<string, string>();
  for (const { id, type, path } of relations) {
    const entry = type === 'chart' ? archive.find(path) : null;
    if (entry === null) continue;
    const found: ChartFound = { kinds: new Set(), title: '', axes: [], series: [], counts: 1900 };
    const read = await readXml(archive, entry, chartParts(found));
    if (!read.ok && read.error.kind === 'cap') return read;
    if (read.ok) words.set(id, chartWords(found, hasCells));
  }
  return succeed({
    take: (attributes) => {
      const id = prefixedOf(attributes, 'id') ?? '';
      const found = words.get(id) ?? '';
      words.delete(id);
      return found;
    },
  });
}

const DATA: ReadonlySet<string> = new Set(['tx', 'cat', 'val', 'xVal', 'yVal', 'bubbleSize']);
/** Says again what is there, how it looks, or what only some programs know. */
const SKIPPED: ReadonlySet<string> = new Set(['dLbls', 'trendline', 'errBars', 'legend', 'txPr', 'spPr', 'extLst', 'Fallback']);
/** What text it is that ends with this element. */
const TEXTS: ReadonlySet<string> = new Set(['v', 'f', 't', 'formatCode']);

function chartParts(found: ChartFound): XmlHandler {
  const path: string[] = [];
  let [skipped, text] = [0, ''];
  let series: FoundSeries | null = null;
  let data: FoundData | null = null;
  let point: { readonly index: number; readonly format: string | null } | null = null;
  let say: ((words: string) => void) | null = null;
  const titled = (parent: string | undefined) => {
    const axis = parent === 'chart' ? null : found.axes.at(-1);
    return (words: string) => {
      if (axis === null) found.title += words;
      else if (axis !== undefined) axis.text += words;
    };
  };
  return {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      if (SKIPPED.has(name)) skipped += 1;
      if (skipped > 0) return;
      if (TEXTS.has(name)) text = '';
      if (name === 'date1904') found.counts = /^(?:0|false)$/.test(attributes['val'] ?? '1') ? 1900 : 1904;
      else if (parent === 'plotArea' && name.endsWith('Chart')) found.kinds.add(name);
      else if (parent === 'plotArea' && name.endsWith('Ax')) found.axes.push({ isOfValues: name === 'valAx', text: '' });
      else if (name === 'ser') found.series.push((series = {}));
      else if (name === 'title') say = titled(parent);
      else if (parent === 'ser' && series !== null && DATA.has(name)) series[name as keyof FoundSeries] = data = { ref: '', format: '', levels: [] };
      else if (name === 'lvl' || /^(?:str|num)(?:Cache|Lit)$/.test(name)) data?.levels.push(new Map());
      else if (name === 'pt') point = { index: Number(attributes['idx']), format: attributes['formatCode'] ?? null };
      else if (name === 'p' || name === 'br') say?.(' ');
    },
    text: (piece) => {
      if (skipped === 0) text += piece;
    },
    close: (name) => {
      path.pop();
      if (SKIPPED.has(name)) skipped -= 1;
      if (skipped > 0) return;
      if (name === 't' || (name === 'v' && say !== null)) say?.(text);
      else if (name === 'v' && point !== null) data?.levels.at(-1)?.set(point.index, { text, format: point.format });
      // A name that is written and stands in no cell.
      else if (name === 'v') data?.levels.push(new Map([[0, { text, format: null }]]));
      else if (name === 'f' && data !== null) data.ref = text;
      else if (name === 'formatCode' && data !== null) data.format = text;
      else if (name === 'pt') point = null;
      else if (name === 'title') say = null;
      else if (name === 'ser') series = null;
      else if (DATA.has(name)) data = null;
    },
  };
}
