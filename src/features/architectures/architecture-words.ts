import type { ArchitectureFailure, ArchitectureId, CostPart } from '@/core/pricing/architecture';
import type { ArchitectureCurves, Axis, CheapestRange, CostCrossing } from '@/core/pricing/architecture-curves';
import { formatUsd } from '@/core/pricing/money';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import { formatInteger } from '@/core/units';

export const ARCHITECTURE_NAMES: Readonly<Record<ArchitectureId, string>> = {
  'long-context': 'Long context',
  'cached-context': 'Cached long context',
  retrieval: 'Retrieval',
  hierarchical: 'Hierarchical retrieval',
};

export const PART_NAMES: Readonly<Record<CostPart, string>> = {
  queries: 'Queries',
  'cache-writes': 'Cache writes',
  'cache-storage': 'Cache storage',
  summaries: 'Summaries',
  embedding: 'Embedding',
};

export function failureText(failure: ArchitectureFailure, sign = ''): string {
  switch (failure.kind) {
    case 'no-caching':
      return 'No price for reading from a cache is known.';
    case 'too-short-to-cache':
      return `Too short to be cached: ${formatInteger(failure.minTokens)} tokens or more are.`;
    default:
      return priceFailureSentence(failure, sign);
  }
}

const UNITS: Readonly<Record<Axis, string>> = { queriesPerDay: 'queries a day', corpusTokens: 'tokens' };

/** What an axis measures. */
export function axisName(axis: Axis): string {
  return axis === 'corpusTokens' ? 'tokens in the corpus' : UNITS[axis];
}

/** "5 queries a day", "100,000 tokens"; `sign` is "~" where it rests on an estimate. */
export function placeText(axis: Axis, at: number, sign = ''): string {
  return axis === 'queriesPerDay' && at === 1 ? `${sign}1 query a day` : `${sign}${formatInteger(at)} ${UNITS[axis]}`;
}

/** Which one is cheapest where, along one axis; the ends of the axis themselves are no estimates. */
export function cheapestSentence(axis: Axis, ranges: readonly CheapestRange[], sign = ''): string {
  const priced = ranges.filter(({ architecture }) => architecture !== null);
  const [first] = priced;
  if (first === undefined) return 'None of them has a price.';
  const nameOf = ({ architecture }: CheapestRange): string => (architecture === null ? 'none' : ARCHITECTURE_NAMES[architecture]);
  const over = axis === 'queriesPerDay' ? 'For a corpus of this size' : 'For this many queries';
  if (ranges.length === 1) return `${over}, ${inText(nameOf(first))} is cheapest from ${placeText(axis, first.from)} to ${placeText(axis, first.until)}.`;
  const texts = ranges.map((range, index) => {
    if (range.architecture === null) return `none is served from ${placeText(axis, range.from, sign)} on`;
    if (index === 0) return `${inText(nameOf(range))} is cheapest up to ${placeText(axis, range.until, sign)}`;
    return index === ranges.length - 1 ? `${inText(nameOf(range))} from ${placeText(axis, range.from, sign)} on` : `${inText(nameOf(range))} from ${sign}${formatInteger(range.from)} to ${sign}${formatInteger(range.until)}`;
  });
  return `${over}, ${texts.join('; ')}.`;
}

/** The crossings in words: where one line drops below several at once, once. */
export function crossingSentences(axis: Axis, crossings: readonly CostCrossing[], sign = ''): readonly string[] {
  const dearerOf = new Map<string, { readonly crossing: CostCrossing; readonly dearer: string[] }>();
  for (const crossing of crossings) {
    const key = `${crossing.at} ${crossing.cheaper} ${formatUsd(crossing.costUsd)}`;
    const known = dearerOf.get(key) ?? { crossing, dearer: [] };
    known.dearer.push(inText(ARCHITECTURE_NAMES[crossing.dearer]));
    dearerOf.set(key, known);
  }
  return [...dearerOf.values()].map(({ crossing: { at, cheaper, costUsd }, dearer }) => `From ${placeText(axis, at, sign)} on, ${inText(ARCHITECTURE_NAMES[cheaper])} costs less than ${listOf(dearer)}: ${formatUsd(costUsd, sign)} a month there.`);
}

/** Where a corpus no longer fits, once for those that end together. */
export function endSentence({ endsAt }: ArchitectureCurves, sign = ''): string | null {
  const ends = Object.entries(endsAt).flatMap(([id, at]) => (at === null ? [] : [{ id: id as ArchitectureId, at }]));
  if (ends.length === 0) return null;
  const places = [...new Set(ends.map(({ at }) => at))].toSorted((a, b) => a - b);
  return places
    .map((place) => {
      const names = ends.filter(({ at }) => at === place).map(({ id }, index) => (index === 0 ? ARCHITECTURE_NAMES[id] : inText(ARCHITECTURE_NAMES[id])));
      return `${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'} no price from ${placeText('corpusTokens', place, sign)} on.`;
    })
    .join(' ');
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function inText(name: string): string {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}
