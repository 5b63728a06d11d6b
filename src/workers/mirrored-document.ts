import { LongText, type PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { SourceText } from '@/core/tokenize/source-text';
import { storeTexts, type StoredText } from '@/core/tokenize/stored-text';
import { unitsAt } from '@/core/tokenize/utf8';
import { differenceOf } from './difference';
import type { DocumentFacts, DocumentStep } from './protocol';
import type { Sizes } from './sizes';
import type { TokenizeError } from './tokenizer';

/** What the page knows of a document in the home worker: the text there, and the steps that lead from it to another. */
export interface MirroredDocument {
  readonly id: number;
  readonly encodingId: EncodingId;
  /** The text that it is to have. */
  readonly target: PartText;
  /** What the worker last said. */
  readonly facts: DocumentFacts;
  /** The worker was told of it. */
  readonly hasBegun: boolean;
  /** The worker has lost it. */
  readonly isGone: boolean;
  /** Called when a step is done, or when the document is gone for a reason of its own. */
  onChange: ((error: TokenizeError | undefined) => void) | undefined;
  /**
   * Sets the text that it is to have. False, and nothing set, where so little of the old text stays that a new document
   * would be as quick.
   */
  aim(text: PartText): boolean;
  /** All steps to the target were taken, and all were answered. */
  isThere(): boolean;
  /** All steps were taken. */
  isComplete(): boolean;
  /**
   * How urgent the next step may be, where one can be taken now: edits are urgent, and so is building where `isSmall`.
   * Steps that differ wait for each other, as the worker does urgent ones first.
   */
  nextSlot(isSmall: boolean): 'urgent' | 'bulk' | undefined;
  /** The next step. */
  takeStep(isSmall: boolean): DocumentStep;
  answered(facts: DocumentFacts): void;
  /** The worker has lost it, or could not go on with it. */
  lose(error: TokenizeError | undefined): void;
}

export function mirrorDocument(id: number, encodingId: EncodingId, sizes: Sizes): MirroredDocument {
  let target: PartText = '';
  /** The text towards which the worker's document was built: it has the first `built` units of it. */
  let text: SourceText = '';
  let built = 0;
  let hasBegun = false;
  /** What is to be replaced before the building goes on: the units [start, end), by target.slice(start, insertEnd). */
  let change: { readonly start: number; readonly end: number; readonly insertEnd: number } | undefined;
  let openSteps = 0;
  let openSlot: 'urgent' | 'bulk' | undefined;

  const slotOfStep = (isSmall: boolean): 'urgent' | 'bulk' => (change || isSmall ? 'urgent' : 'bulk');

  function takeEdit({ start, end, insertEnd }: NonNullable<typeof change>): DocumentStep {
    const place = Math.min(start + sizes.insert, insertEnd);
    const insert = target.slice(start, place);
    built += insert.length - (end - start);
    if (place < insertEnd) {
      text = spliced(target, place, text, end);
      change = { start: place, end: place, insertEnd };
    } else {
      text = target;
      change = undefined;
    }
    return { kind: 'edit', documentId: id, start, end, insert };
  }

  function takePart(): DocumentStep {
    const end = Math.min(built + sizes.chunk, text.length);
    // Not inside a surrogate pair, whose halves would be counted as bytes of their own.
    const place = end < text.length && unitsAt(text.slice(end - 1, end + 1), 0, 2) === 2 ? end - 1 : end;
    const part = storedStretch(text, built, place);
    const begins = !hasBegun;
    hasBegun = true;
    built = place;
    return { kind: 'append', documentId: id, begins, ends: built === text.length, text: part };
  }

  const document: MirroredDocument & { facts: DocumentFacts; isGone: boolean } = {
    id,
    encodingId,
    facts: { documentId: id, units: 0, tokens: 0, bytes: 0 },
    isGone: false,
    onChange: undefined,
    get target() {
      return target;
    },
    get hasBegun() {
      return hasBegun;
    },
    aim(next) {
      if (next === target && hasBegun) return true;
      // Nothing is built yet, and texts of a view may be tens of thousands.
      if (!hasBegun) {
        text = target = next;
        return true;
      }
      const { start, end, insertEnd } = differenceOf(text, next);
      if (2 * (insertEnd - start) > next.length) return false;
      target = next;
      change = undefined;
      // What was not built yet need not be replaced.
      if (built <= start) text = next;
      else if (built < end) change = { start, end: built, insertEnd: start };
      else change = { start, end, insertEnd };
      return true;
    },
    isComplete: () => hasBegun && !change && built === text.length,
    isThere: () => document.isComplete() && openSteps === 0,
    nextSlot(isSmall) {
      if (document.isComplete()) return undefined;
      const slot = slotOfStep(isSmall);
      return openSteps === 0 || openSlot === slot ? slot : undefined;
    },
    takeStep(isSmall) {
      openSlot = slotOfStep(isSmall);
      openSteps += 1;
      return change ? takeEdit(change) : takePart();
    },
    answered(facts) {
      openSteps -= 1;
      document.facts = facts;
      document.onChange?.(undefined);
    },
    lose(error) {
      document.isGone = true;
      document.onChange?.(error);
      document.onChange = undefined;
    },
  };
  return document;
}

/** The units `start` … `end` − 1, in memory of their own. */
function storedStretch(text: SourceText, start: number, end: number): StoredText {
  if (!(text instanceof LongText)) return storeTexts([text.slice(start, end)])[0] ?? '';
  const [firstByte, endByte] = [text.byteAt(start), text.byteAt(end)];
  const utf8 = new Uint8Array(endByte - firstByte);
  text.copyBytes(firstByte, endByte, utf8);
  return utf8;
}

/** The units of `head` before `headEnd`, and those of `tail` from `tailStart` on, as one text without a copy of either. */
function spliced(head: SourceText, headEnd: number, tail: SourceText, tailStart: number): SourceText {
  const shift = tailStart - headEnd;
  return {
    length: headEnd + tail.length - tailStart,
    slice: (start, end) =>
      (start < headEnd ? head.slice(start, Math.min(end, headEnd)) : '') +
      (end > headEnd ? tail.slice(Math.max(start, headEnd) + shift, end + shift) : ''),
  };
}
