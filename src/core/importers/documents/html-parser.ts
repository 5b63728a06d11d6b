// htmlparser2 needs no DOM, loads nothing and runs nothing.
import { type Handler, Parser } from 'htmlparser2';

const SLICE_UNITS = 1 << 16;
/** Elements that nothing stands in, and that have no end. */
export const EMPTY: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Browsers cut at some hundreds; the parser takes longer for each element the deeper it lies. */
const MOST_DEPTH = 10_000;

/** Reads a page as far as it nests no deeper than `MOST_DEPTH`, which is told, and as it is wanted. In XHTML a slash ends an element that is empty, and text may stand as CDATA. */
export function parseHtml(html: string, isXhtml: boolean, handler: Partial<Handler>, isWanted: () => boolean = () => true): { readonly isTooDeep: boolean } {
  let [depth, isTooDeep] = [0, false];
  const parser = new Parser({
    ...handler,
    onopentag: (name, attributes, isImplied) => {
      depth += 1;
      isTooDeep ||= depth > MOST_DEPTH;
      handler.onopentag?.(name, attributes, isImplied);
    },
    onclosetag: (name, isImplied) => {
      depth -= 1;
      handler.onclosetag?.(name, isImplied);
    },
  }, { recognizeSelfClosing: isXhtml, recognizeCDATA: isXhtml });
  for (let at = 0; at < html.length && isWanted() && !isTooDeep; at += SLICE_UNITS) parser.write(html.slice(at, at + SLICE_UNITS));
  parser.end();
  return { isTooDeep };
}
