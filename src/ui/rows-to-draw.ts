/** The rows `first` … `end` − 1 and those beyond that are held, -1 is none; in their order, as who reads the page or walks it with Tab goes by that. */
export function rowsToDraw(first: number, end: number, held: readonly number[]): readonly number[] {
  const inSight = Array.from({ length: end - first }, (_, at) => first + at);
  const beyond = new Set(held.filter((index) => index >= 0 && (index < first || index >= end)));
  return beyond.size === 0 ? inSight : [...beyond, ...inSight].sort((a, b) => a - b);
}
