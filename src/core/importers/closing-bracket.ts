/** The place of the bracket that closes the one at `start`, in a text in which a backslash stands before what is no bracket; −1: there is none. O(n). */
export function closingBracket(text: string, start: number, pair: '()' | '{}'): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === pair[0]) depth += 1;
    else if (text[at] === pair[1]) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
