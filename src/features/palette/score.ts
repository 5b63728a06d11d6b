import { defaultFilter } from 'cmdk';
import type { Item } from './palette-items';

/** Letters that stand apart and out of order in a long name score less: such a hit is by chance, and would come before a good one of a later group. */
const LEAST_SCORE = 0.001;
/** Of the best hit's: beside one that has the letters in a row, those that have them apart are no answer. */
const LEAST_SHARE = 0.1;
/** More than any other: all of a name was typed, or all but its signs, as "gpt 4o" for GPT-4o. */
const EXACT_SCORE = 3;
const PLAIN_SCORE = 2;

export interface Group {
  readonly heading: string;
  readonly items: readonly Item[];
  /** How many are listed: there may be thousands, each of which would be an element. */
  readonly most: number;
  /** How much a hit counts that is not the whole of a name, 0…1. */
  readonly weight: number;
}

/** What fits a search, best first, in groups of which that with the best hit comes first. */
export function searchGroups(groups: readonly Group[], search: string): readonly Group[] {
  const scored = groups.map((group) => ({ group, hits: group.items.map((item) => ({ item, score: scoreOf(item, search, group.weight) })) }));
  const best = Math.max(0, ...scored.flatMap(({ hits }) => hits.map(({ score }) => score)));
  const least = Math.max(LEAST_SCORE, LEAST_SHARE * Math.min(1, best));
  return scored
    .map(({ group, hits }) => ({ group, hits: hits.filter(({ score }) => score >= least).toSorted((a, b) => b.score - a.score).slice(0, group.most) }))
    .filter(({ hits }) => hits.length > 0)
    .toSorted((a, b) => b.hits[0]!.score - a.hits[0]!.score)
    .map(({ group, hits }) => ({ ...group, items: hits.map(({ item }) => item) }));
}

function scoreOf({ text, names }: Item, search: string, weight: number): number {
  const typed = search.trim().toLowerCase();
  if (names.some((name) => name.toLowerCase() === typed)) return EXACT_SCORE;
  const plain = plainOf(typed);
  if (plain !== '' && names.some((name) => plainOf(name) === plain)) return PLAIN_SCORE;
  return defaultFilter(text, search) * weight;
}

function plainOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
