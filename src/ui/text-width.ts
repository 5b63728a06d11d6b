/** The boldest that a label is set in. */
const BOLD = 650;

let canvas: CanvasRenderingContext2D | null = null;

/** How wide the widest of some labels is in the page's font, set in bold: whole CSS pixels. A chart makes room by it, as fonts differ from system to system. */
export function widestPx(labels: readonly string[], fontPx: number): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return 0;
  canvas.font = `${BOLD} ${fontPx}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(Math.max(0, ...labels.map((label) => canvas?.measureText(label).width ?? 0)));
}
