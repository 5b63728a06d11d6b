// Where reasoning of the model stands in the text of a turn. It is counted there; an API takes it back only as it came, signed
// or encrypted, and none takes that of another vendor.
import type { Turn } from './part';

/** In UTF-16 units of the text, end exclusive. */
export interface ReasoningPlace {
  readonly start: number;
  readonly end: number;
}

/** What a turn says of the thoughts that became part of its text, on lines of their own and in this order. O(n). */
export function withThoughts(text: string, thoughts: readonly string[]): Pick<Turn, 'withReasoning' | 'reasoning'> {
  if (thoughts.length === 0) return {};
  const reasoning: ReasoningPlace[] = [];
  for (const thought of thoughts) {
    const start = lineOf(text, thought, reasoning.at(-1)?.end ?? 0);
    if (start >= 0) reasoning.push({ start, end: start + thought.length });
  }
  return { withReasoning: true, ...(reasoning.length === thoughts.length ? { reasoning } : {}) };
}

/** −1: nowhere. */
function lineOf(text: string, lines: string, from: number): number {
  for (let at = text.indexOf(lines, from); at >= 0; at = text.indexOf(lines, at + 1)) {
    if ((at === 0 || text[at - 1] === '\n') && (at + lines.length === text.length || text[at + lines.length] === '\n')) return at;
  }
  return -1;
}

/** The text without them, and without the line breaks that parted them from the rest. O(n). */
export function withoutReasoning(text: string, places: readonly ReasoningPlace[]): string {
  let rest = text;
  for (const { start, end } of places.toReversed()) {
    const isLine = (start === 0 || rest[start - 1] === '\n') && (end >= rest.length || rest[end] === '\n');
    rest = end >= rest.length ? rest.slice(0, isLine ? Math.max(0, start - 1) : start) : rest.slice(0, start) + rest.slice(isLine ? end + 1 : end);
  }
  return rest;
}
