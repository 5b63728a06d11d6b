// Bars: what a figure should be, and whether it is. A bar that is missed is said; only wrong tokens fail the run.

/**
 * @typedef {object} Bar
 * @property {string} what
 * @property {number} value
 * @property {'>=' | '<='} relation
 * @property {number} limit
 * @property {string} unit
 */

/** @param {string} what @param {number} value @param {number} limit @param {string} unit @returns {Bar} */
export const atLeast = (what, value, limit, unit) => ({ what, value, relation: '>=', limit, unit });
/** @param {string} what @param {number} value @param {number} limit @param {string} unit @returns {Bar} */
export const atMost = (what, value, limit, unit) => ({ what, value, relation: '<=', limit, unit });

/** @param {Bar} bar */
function isMet({ value, relation, limit }) {
  return relation === '>=' ? value >= limit : value <= limit;
}

/** @param {readonly Bar[]} bars those without a value are left out */
export function printBars(bars) {
  for (const bar of bars) {
    if (!Number.isFinite(bar.value)) continue;
    const { what, value, relation, limit, unit } = bar;
    console.log(`  ${isMet(bar) ? 'PASS' : 'MISS'}  ${what}: ${format(value)}${unit} (bar ${relation} ${limit}${unit})`);
  }
}

/** @param {number} value */
function format(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
