// Plain tables for a terminal, which are Markdown as well.

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows first column to the left, the others to the right
 */
export function printTable(heads, rows) {
  const widths = heads.map((head, column) => Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)));
  /** @param {string} cell @param {number} column */
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0));
  /** @param {readonly string[]} row */
  const line = (row) => `| ${row.map(pad).join(' | ')} |`;
  console.log(line(heads));
  console.log(`| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`);
  for (const row of rows) console.log(line(row));
}

/** Three significant digits, without an exponent. @param {number} value */
export function short(value) {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return value.toFixed(Math.min(digits, 3));
}

/** @param {number} value @param {number} [digits] */
export const times = (value, digits = 2) => (Number.isFinite(value) ? `${value.toFixed(digits)}×` : '–');
