/**
 * A string as small as can be found by leaving parts out, for which `fails` still holds.
 * @param {string} text for which it holds
 * @param {(text: string) => boolean} fails
 */
export function smallest(text, fails) {
  let found = text;
  for (let size = found.length >> 1; size > 0; ) {
    let shorter = false;
    for (let start = 0; start + size <= found.length; ) {
      const without = found.slice(0, start) + found.slice(start + size);
      if (fails(without)) {
        found = without;
        shorter = true;
      } else {
        start += size;
      }
    }
    // The same size again while it helps.
    if (!shorter || size > found.length) size >>= 1;
  }
  return found;
}
