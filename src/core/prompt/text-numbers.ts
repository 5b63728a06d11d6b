// Texts as numbers, the same for the same text, so that lists of pieces can be compared quickly.

import { compareTexts, LONG_UNITS, type PartText } from './long-text';
import type { SentPiece } from './sent-piece';

export class TextNumbers {
  private readonly short = new Map<string, number>();
  private readonly attachments = new Map<string, number>();
  /** By length: a text of megabytes is no key, and may be kept in two ways. */
  private readonly long = new Map<number, { readonly text: PartText; readonly number: number }[]>();
  private next = 0;

  /** A number for what is sent of each piece, role and speaker left out. In steps. */
  *of(pieces: readonly SentPiece[]): Generator<unknown, readonly number[], undefined> {
    const numbers: number[] = [];
    for (const { text, attachment } of pieces) {
      if (text === null) numbers.push(this.known(this.attachments, attachment ?? ''));
      else if (typeof text === 'string' && text.length <= LONG_UNITS) numbers.push(this.known(this.short, text));
      else numbers.push(yield* this.ofLong(text));
      yield undefined;
    }
    return numbers;
  }

  private known(numbers: Map<string, number>, key: string): number {
    const number = numbers.get(key) ?? (this.next += 1);
    numbers.set(key, number);
    return number;
  }

  private *ofLong(text: PartText): Generator<unknown, number, undefined> {
    const others = this.long.get(text.length) ?? [];
    this.long.set(text.length, others);
    for (const other of others) if (yield* compareTexts(text, other.text)) return other.number;
    const number = (this.next += 1);
    others.push({ text, number });
    return number;
  }
}
