// A set of pairs of characters: open addressing, two words a slot.

export interface PairTable {
  add(first: number, second: number): void;
  has(first: number, second: number): boolean;
}

/** An empty set of pairs of code points, with room for at most `capacity` of them; slower when it is nearly full. */
export function createPairTable(capacity: number): PairTable {
  const bits = Math.ceil(Math.log2(capacity * 1.5));
  const shift = 32 - bits;
  const mask = 2 ** bits - 1;
  const slots = new Int32Array(2 ** (bits + 1)).fill(-1);
  let size = 0;

  /** The slot of a pair, or the empty one where it belongs. */
  function slotOf(first: number, second: number): number {
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    let slot = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> shift;
    while (slots[slot * 2] !== -1 && (slots[slot * 2] !== first || slots[slot * 2 + 1] !== second)) slot = (slot + 1) & mask;
    return slot;
  }

  return {
    add(first, second) {
      const slot = slotOf(first, second);
      if (slots[slot * 2] !== -1) return;
      if (size === capacity) throw new Error(`There is room for ${capacity} pairs`);
      size += 1;
      slots[slot * 2] = first;
      slots[slot * 2 + 1] = second;
    },
    has: (first, second) => slots[slotOf(first, second) * 2] !== -1,
  };
}
