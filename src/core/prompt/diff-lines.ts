// Lines of a text as numbers, so that two texts can be compared line by line.

export interface NumberedLines {
  /** The same number for the same line, across all texts that share `numbers`. */
  readonly ids: Uint32Array;
  /** UTF-16 unit at which each line begins, and the length of the text behind them. */
  readonly places: Uint32Array;
}

const LINES_A_STEP = 2_000;

/** A line ends with its line break. `numbers` knows the lines so far and learns new ones. In steps. */
export function* numberedLines(text: string, numbers: Map<string, number>): Generator<undefined, NumberedLines, undefined> {
  const ids: number[] = [];
  const places: number[] = [];
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const line = text.slice(start, end);
    const id = numbers.get(line) ?? numbers.size;
    numbers.set(line, id);
    ids.push(id);
    places.push(start);
    start = end;
    if (ids.length % LINES_A_STEP === 0) yield undefined;
  }
  places.push(text.length);
  return { ids: Uint32Array.from(ids), places: Uint32Array.from(places) };
}
