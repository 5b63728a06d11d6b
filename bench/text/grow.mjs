// Large texts from small ones.
import { seededRandom, shuffle } from '../random.mjs';

/**
 * A text of about the size wanted: the lines of the given text again and again, in another order each time, so that the
 * words are those of the text and no long stretch occurs twice.
 * @param {string} text
 * @param {number} bytes
 */
export function grow(text, bytes) {
  const random = seededRandom(bytes);
  const lines = text.split(/(?<=\n)/);
  const share = Buffer.byteLength(text);
  const rounds = [text];
  for (let size = share; size < bytes; size += share) rounds.push(shuffle(random, [...lines]).join(''));
  const grown = Buffer.from(rounds.join(''));
  let end = Math.min(bytes, grown.length);
  while (end < grown.length && ((grown[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return grown.toString('utf8', 0, end);
}
