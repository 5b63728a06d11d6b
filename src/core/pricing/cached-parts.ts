// What of a prompt a cache can keep: a prefix. A part behind one that changes is never found in it.

import type { UnitId } from '@/core/units';

export interface SentPart {
  readonly id: UnitId;
  readonly name: string;
  readonly tokens: number;
}

export interface CachedParts {
  /** Of the chosen parts before the first that is not chosen. */
  readonly tokens: number;
  /** Chosen, but behind `brokenBy`, so that they are not found in a cache. */
  readonly lost: readonly SentPart[];
  /** The first part that is not chosen; null: all are. */
  readonly brokenBy: SentPart | null;
}

/** Parts that are sent, in their order, and the ids of those that stay the same from call to call. */
export function cachedParts(parts: readonly SentPart[], chosenIds: readonly UnitId[]): CachedParts {
  const chosen = new Set(chosenIds);
  const end = parts.findIndex(({ id }) => !chosen.has(id));
  const prefix = end < 0 ? parts : parts.slice(0, end);
  return {
    tokens: prefix.reduce((sum, { tokens }) => sum + tokens, 0),
    lost: end < 0 ? [] : parts.slice(end).filter(({ id }) => chosen.has(id)),
    brokenBy: parts[end] ?? null,
  };
}
