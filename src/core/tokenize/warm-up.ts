// Readies the code that reads a vocabulary, while the vocabulary itself is on its way.
import { createBytePairEncoder } from './byte-pair-encoder';
import { checksum } from './checksum';
import { readVocabulary, type PackedVocabulary } from './vocabulary';

/** With how many letters a made-up word may go on, by its length: more than the trie keeps in a list at first, then fewer. */
const LETTERS = [10, 10, 3, 3];
const FIRST_LETTER = 0x61;
/** Every other letter, so that the trie's tables have gaps. */
const letterOf = (index: number): number => FIRST_LETTER + 2 * index;
const utf8 = new TextEncoder();
/** Fewer leave code uncompiled, more gain nothing. */
const ROUNDS = 12;

/**
 * Reads a made-up vocabulary of 1,600 tokens again and again, some 25 ms. A browser then has compiled what would else run
 * uncompiled for a third of the time from a vocabulary's arrival until its encoder is ready.
 */
export function warmUp(): void {
  const packed = madeUpVocabulary();
  for (let round = 0; round < ROUNDS; round += 1) createBytePairEncoder(readVocabulary(packed));
}

/**
 * Every byte, and words of up to four letters, with right parts of one to three. Each branch that reading a real vocabulary takes
 * has to be taken, or the browser throws away what it compiled.
 */
export function madeUpVocabulary(): PackedVocabulary {
  let shared = '';
  let lengths = '';
  let rare = '';
  let bytes = '';
  let byteCount = 0;
  const add = (depth: number, byte: number, index: number): void => {
    // The frequent pairs of lengths stand in the order of their right parts.
    const kind = depth < 2 ? String(depth) : index === 0 ? '~' : String(Math.min(depth, index + 1));
    if (kind === '~') rare += ` ${depth} 1 1`;
    shared += digit(depth);
    lengths += kind;
    bytes += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : String.fromCharCode(0x0e + (byte >> 5), 0x40 + (byte & 31));
    byteCount += depth + 1;
    for (let next = 0; index >= 0 && next < (LETTERS[depth + 1] ?? 0); next += 1) add(depth + 1, letterOf(next), next);
  };
  const letters = Array.from({ length: LETTERS[0]! }, (_, index) => letterOf(index));
  for (let byte = 0; byte < 256; byte += 1) add(0, byte, letters.indexOf(byte));
  const size = shared.length;
  const ranks = [12, 6, 0].map((shift) => Array.from({ length: size }, (_, token) => digit((token >> shift) & 63)).join(''));
  const stretches = [`1 0 1 1 1 2 1 3\n${rare.trim()}\n`, shared, lengths, ...ranks, bytes];
  const sum = stretches.reduce<number | undefined>((before, stretch) => checksum(utf8.encode(stretch), before), undefined);
  return `${size} ${size} ${byteCount} ${sum}\n${stretches.join('')}`;
}

function digit(value: number): string {
  return String.fromCharCode(0x30 + value);
}
