// Stretches of a text that a search finds, as they come: how many of each kind, where the first are, and the text without.

import type { PartText } from './long-text';
import { textWriter } from './text-writer';

/** In UTF-16 units of the text, end exclusive. */
export interface Stretch<Kind extends string> {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** How many of the kind stand in it, as characters do side by side; absent: one, together with what it goes on with. */
  readonly members?: number;
}

/** Yields what each step found, often nothing. Stretches of one kind rise and do not overlap. */
export type StretchSearch<Kind extends string> = Generator<readonly Stretch<Kind>[], void, undefined>;

export interface FoundOfKind<Kind extends string> {
  readonly count: number;
  /** Of those that stand side by side each by itself, where they are single ones. */
  readonly members: number;
  /** UTF-16 units of all of them together. */
  readonly units: number;
  /** The first ones. */
  readonly first: readonly Stretch<Kind>[];
}

/** Of each kind that is found: how much, and the first `most`; what stands side by side is one. O(found) in time, and memory for `most` of a kind. */
export function* survey<Kind extends string>(search: StretchSearch<Kind>, most: number): Generator<unknown, ReadonlyMap<Kind, FoundOfKind<Kind>>, undefined> {
  const found = new Map<Kind, { count: number; members: number; units: number; end: number; first: Stretch<Kind>[] }>();
  for (const stretches of search) {
    for (const stretch of stretches) {
      const own = found.get(stretch.kind) ?? { count: 0, members: 0, units: 0, end: -1, first: [] };
      const goesOn = stretch.start === own.end;
      if (!goesOn) own.count += 1;
      own.members += stretch.members ?? (goesOn ? 0 : 1);
      own.units += stretch.end - stretch.start;
      own.end = stretch.end;
      const last = own.first.at(-1);
      if (goesOn && last?.end === stretch.start) own.first[own.first.length - 1] = joinedStretch(last, stretch);
      else if (!goesOn && own.first.length < most) own.first.push(stretch);
      found.set(stretch.kind, own);
    }
    yield undefined;
  }
  return found;
}

/** Of two of a kind, the second of which goes on where the first ends. */
export function joinedStretch<Kind extends string>(first: Stretch<Kind>, second: Stretch<Kind>): Stretch<Kind> {
  return { ...first, end: second.end, ...(second.members === undefined ? {} : { members: (first.members ?? 0) + second.members }) };
}

/** What is looked at first, as what is looked for is mostly near. */
const NEAR_UNITS = 256;

/**
 * Where a short text comes next from a place on; −1: nowhere. In steps, as a search that found nothing. O(distance): a text
 * can be full of openings whose ends are near.
 */
export function* placeOf(text: PartText, what: string, from: number): Generator<readonly [], number, undefined> {
  for (let [at, units] = [from, NEAR_UNITS]; at < text.length; [at, units] = [at + units, Math.min(4 * units, STEP_UNITS)]) {
    const place = text.slice(at, Math.min(text.length, at + units + what.length - 1)).indexOf(what);
    if (place !== -1) return at + place;
    if (units === STEP_UNITS) yield [];
  }
  return -1;
}

/** UTF-16 units that are copied between two yields. */
const STEP_UNITS = 262_144;

/** The text without the stretches for which `isDropped` says so; they must not overlap, nor part a surrogate pair. O(n), in steps. */
export function withoutStretches<Kind extends string>(text: PartText, search: StretchSearch<Kind>, isDropped: (stretch: Stretch<Kind>) => boolean): Generator<unknown, PartText, undefined> {
  return withReplaced(text, search, (stretch) => (isDropped(stretch) ? '' : null));
}

/** The text with something else in place of stretches, which must not overlap; null leaves one as it is. O(n + answer), in steps. */
export function* withReplaced<Kind extends string>(text: PartText, search: StretchSearch<Kind>, insteadOf: (stretch: Stretch<Kind>) => string | null): Generator<unknown, PartText, undefined> {
  const writer = textWriter(text);
  let from = 0;
  for (const stretches of search) {
    for (const stretch of stretches) {
      const instead = insteadOf(stretch);
      if (instead === null) continue;
      yield* copy(text, from, stretch.start, writer);
      writer.write(instead);
      from = stretch.end;
    }
    yield undefined;
  }
  yield* copy(text, from, text.length, writer);
  return writer.finish();
}

function* copy(text: PartText, from: number, end: number, writer: { write(piece: string): void }): Generator<unknown, void, undefined> {
  for (let at = from; at < end; at += STEP_UNITS) {
    writer.write(text.slice(at, Math.min(at + STEP_UNITS, end)));
    if (end - at > STEP_UNITS) yield at;
  }
}
