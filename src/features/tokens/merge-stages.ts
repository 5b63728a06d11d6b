// What a piece looks like after each merge, and of which halves a token is made.
import type { Explanation } from '@/core/tokenize/explain';
import type { AppState } from '@/state/app-state';

export type Answer = NonNullable<NonNullable<AppState['explanation']>['answer']>;
export type TokenPart = Answer['tokenParts'][number];
export type PartOf = (id: number) => TokenPart | undefined;

export function partsById(answer: Answer): PartOf {
  const parts = new Map(answer.tokenParts.map((part) => [part.id, part]));
  return (id) => parts.get(id);
}

/** The ids of the parts of the piece after so many merges: 0 gives its bytes or characters, `steps.length` its tokens. */
export function stageAfter({ initial, steps }: Explanation, merges: number): number[] {
  const ids = [...initial];
  for (const { position, merged } of steps.slice(0, merges)) ids.splice(position, 2, merged);
  return ids;
}

/** A stretch of a list around one of its places, with what is left out on either side. */
export interface Around<Value> {
  readonly before: number;
  readonly shown: readonly Value[];
  readonly after: number;
}

export function around<Value>(values: readonly Value[], place: number, most: number): Around<Value> {
  const before = Math.max(0, Math.min(place - Math.floor(most / 2), values.length - most));
  const shown = values.slice(before, before + most);
  return { before, shown, after: values.length - before - shown.length };
}

/** A token in the picture of its halves. */
export interface Half {
  readonly part: TokenPart;
  /** First byte, and number of bytes, in the token at the top. */
  readonly start: number;
  readonly size: number;
}

/** The token, its halves, theirs, and so on: one list a level, the token itself first; it ends with what is not merged. */
export function levelsOf(id: number, partOf: PartOf, mostLevels: number): readonly (readonly Half[])[] {
  const top = partOf(id);
  if (top === undefined) return [];
  const levels: Half[][] = [[{ part: top, start: 0, size: top.bytes.length }]];
  while (levels.length < mostLevels) {
    const next = (levels.at(-1) ?? []).flatMap(({ part, start }) => {
      const [left, right] = (part.mergedFrom ?? []).map(partOf);
      if (left === undefined || right === undefined) return [];
      return [
        { part: left, start, size: left.bytes.length },
        { part: right, start: start + left.bytes.length, size: right.bytes.length },
      ];
    });
    if (next.length === 0) break;
    levels.push(next);
  }
  return levels;
}
