import type { SourceText } from '@/core/tokenize/source-text';

/** The part of the joined text that is selected in the page, or null. Elements with `data-start` hold source text only. */
export function selectedSource(selection: Selection | null, root: HTMLElement, text: SourceText): string | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = [...root.querySelectorAll<HTMLElement>('[data-start]')].filter((element) => range.intersectsNode(element));
  const first = touched[0];
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = placeIn(first, range.startContainer, range.startOffset) ?? startOf(first);
  const end = placeIn(last, range.endContainer, range.endOffset) ?? startOf(last) + (last.textContent?.length ?? 0);
  return text.slice(start, end);
}

function startOf(element: HTMLElement): number {
  return Number(element.dataset['start']);
}

function placeIn(element: HTMLElement, container: Node, offset: number): number | null {
  if (!element.contains(container)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(container, offset);
  // `Range.toString` gives the text of the nodes, without glyphs and as it is in the source.
  return startOf(element) + before.toString().length;
}
