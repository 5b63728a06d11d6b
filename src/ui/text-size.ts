/** The text size that a browser is set to, as a share of the usual 16 px. Of when the page was opened: rows of one height stay what they are. */
const SCALE = typeof document === 'undefined' ? 1 : Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** How many pixels a text takes for which there are so many at the usual size, where a layout is computed; in style sheets `rem` says the same. */
export function textPx(usualPx: number): number {
  return Math.round(usualPx * SCALE);
}
