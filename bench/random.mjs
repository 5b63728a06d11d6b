// Random numbers with a seed, so that a run can be repeated and a failure reproduced.

/**
 * A generator of numbers in [0, 1) (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function seededRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {() => number} random @param {number} limit @returns {number} an integer in [0, limit) */
export function below(random, limit) {
  return Math.floor(random() * limit);
}

/** @template Item @param {() => number} random @param {readonly Item[]} items @returns {Item} */
export function pick(random, items) {
  return /** @type {Item} */ (items[below(random, items.length)]);
}

/** @template Item @param {() => number} random @param {Item[]} items shuffled in place */
export function shuffle(random, items) {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = below(random, last + 1);
    [items[last], items[other]] = [/** @type {Item} */ (items[other]), /** @type {Item} */ (items[last])];
  }
  return items;
}
