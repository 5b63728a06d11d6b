// How alike two texts are, by the words and pairs of words that both have: of each text only the least hashes are kept
// (Broder, 1997, "On the resemblance and containment of documents"), so that many can be compared with many.

import type { PartText } from './long-text';
import { onCharacterBoundary } from './measure';

/** The least hashes of the words and pairs of words of a text, rising; all of them where it has few. */
export type Sketch = Uint32Array;

const KEPT_HASHES = 128;
/** Units that are read at either end of a text. */
const READ_UNITS = 65_536;
/** A letter where no blanks stand between words, a word, or a sign. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]+/gu;
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/** The sketch of a text. O(n) in what is read of it: some milliseconds at most. */
export function sketchOf(text: PartText): Sketch {
  const hashes = new Set<number>();
  let before: number | null = null;
  const read = text.length <= 2 * READ_UNITS ? text.slice(0, text.length) : `${text.slice(0, onCharacterBoundary(text, READ_UNITS))} ${text.slice(onCharacterBoundary(text, text.length - READ_UNITS), text.length)}`;
  for (const [word] of read.matchAll(WORD)) {
    const hash = hashOf(word);
    hashes.add(hash);
    if (before !== null) hashes.add(mixed(Math.imul(before, PRIME) ^ hash));
    before = hash;
  }
  return Uint32Array.from(hashes).sort().slice(0, KEPT_HASHES);
}

/** Twice what both have, of what either has: 0…1, and the same the other way round. Texts without a word are like nothing. */
export function likeness(a: Sketch, b: Sketch): number {
  let [atA, atB, seen, common] = [0, 0, 0, 0];
  while (seen < KEPT_HASHES && (atA < a.length || atB < b.length)) {
    const [left, right] = [a[atA] ?? Infinity, b[atB] ?? Infinity];
    if (left <= right) atA += 1;
    if (right <= left) atB += 1;
    if (left === right) common += 1;
    seen += 1;
  }
  return common === 0 ? 0 : (2 * common) / (seen + common);
}

function hashOf(word: string): number {
  let hash = OFFSET;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), PRIME);
  return mixed(hash);
}

/** The least of hashes say something only where each value is as likely as any other. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const more = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (more ^ (more >>> 16)) >>> 0;
}
