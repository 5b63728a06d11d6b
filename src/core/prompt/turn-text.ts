// A turn whose text is edited. Apart from what finds reasoning and takes it out, as no first load needs that.
import type { PartText } from './long-text';
import type { Turn } from './part';

/** The turn with another text: what was edited of its reasoning is reasoning still, and what was written around it is none. O(n). */
export function withTurnText(turn: Turn, text: PartText): Turn {
  const { reasoning: places, withReasoning: _, ...rest } = turn;
  const before = turn.text;
  if (places === undefined) return { ...turn, text };
  // Where it stands in a text that long is not followed.
  if (typeof before !== 'string' || typeof text !== 'string') return { ...rest, text, withReasoning: true };
  // What stood between these was replaced.
  let [start, end] = [0, before.length];
  const more = text.length - end;
  while (start < end && before[start] === text[start]) start += 1;
  while (end > start && end + more > start && before[end - 1] === text[end + more - 1]) end -= 1;
  const reasoning = places
    .map((place) => ({ start: place.start >= end ? place.start + more : place.start > start ? end + more : place.start, end: place.end <= start ? place.end : place.end < end ? start : place.end + more }))
    .filter((place) => place.end > place.start);
  const isAnew = end - start === before.length;
  return isAnew || reasoning.length === 0 ? { ...rest, text } : { ...turn, text, reasoning };
}
