// How the costs of the architectures run over the number of queries or the size of the corpus, and where they cross.

import { ARCHITECTURES, type ArchitectureId, type MonthCost, monthCost, rememberedPrices, type RetrievalPlan, sectionTokens, type Terms, type Workload } from './architecture';
import { lastTokensBelow } from './bracket';
import { queryBends } from './corpus-month';
import { crossings, firstWhere } from './crossing';
import { compareUsd, type Usd } from './money';
import { tariffAt } from './period';

/** What runs along the axis. */
export type Axis = 'queriesPerDay' | 'corpusTokens';

/** Whole numbers, both included, 1 ≤ from ≤ until. */
export interface AxisRange {
  readonly axis: Axis;
  readonly from: number;
  readonly until: number;
}

export interface CurvePoint {
  readonly at: number;
  /** null: no price there. */
  readonly costs: Readonly<Record<ArchitectureId, Usd | null>>;
}

export interface CostCrossing {
  /** The first whole number at which `cheaper` costs less than `dearer`. */
  readonly at: number;
  readonly cheaper: ArchitectureId;
  readonly dearer: ArchitectureId;
  /** What `cheaper` costs there. */
  readonly costUsd: Usd;
}

/** Both ends included. */
export interface CheapestRange {
  readonly from: number;
  readonly until: number;
  /** null: none of them has a price. */
  readonly architecture: ArchitectureId | null;
}

export interface ArchitectureCurves {
  /** By rising place: the ends, round steps of the axis, each crossing and the place before it. */
  readonly points: readonly CurvePoint[];
  readonly crossings: readonly CostCrossing[];
  readonly cheapest: readonly CheapestRange[];
  /** The first place at which an architecture has no price any more; null: it has one up to the end. */
  readonly endsAt: Readonly<Record<ArchitectureId, number | null>>;
}

/** The curves of all four over a range, the rest of the workload as it is. */
export function architectureCurves(range: AxisRange, workload: Workload, plan: RetrievalPlan, terms: Terms): ArchitectureCurves {
  const { axis, from, until } = range;
  const costAt = rememberedCosts(axis, workload, plan, terms);
  const total = (id: ArchitectureId, at: number): Usd | null => costAt(id, at)?.totalUsd ?? null;
  const endsAt = perArchitecture((id) => (axis === 'corpusTokens' ? endOf(range, (at) => total(id, at)) : null));
  const bends = axis === 'queriesPerDay' ? (terms.caching === null ? [] : queryBends(workload, terms.caching)) : [...sizeBends(workload, plan, terms), ...Object.values(endsAt).flatMap((end) => end ?? [])];
  const crossed = pairs().flatMap(([first, second]) => {
    const compare = (at: number): number | null => {
      const [a, b] = [total(first, at), total(second, at)];
      return a === null || b === null ? null : compareUsd(a, b);
    };
    return crossings(compare, from, until, bends).flatMap(({ at, cheaper }): CostCrossing[] => {
      const [winner, loser] = cheaper === 'first' ? [first, second] : [second, first];
      const costUsd = total(winner, at);
      return costUsd === null ? [] : [{ at, cheaper: winner, dearer: loser, costUsd }];
    });
  });
  const turns = [...bends, ...crossed.map(({ at }) => at)];
  const places = [...logSteps(from, until), ...turns.flatMap((at) => [at - 1, at])].filter((at) => at >= from && at <= until);
  return {
    points: rising([from, ...places, until]).map((at) => ({ at, costs: perArchitecture((id) => total(id, at)) })),
    crossings: crossed.toSorted((a, b) => a.at - b.at),
    cheapest: cheapestRanges(range, turns, total),
    endsAt,
  };
}

/** Pairs are compared at the same places again and again. */
function rememberedCosts(axis: Axis, workload: Workload, plan: RetrievalPlan, terms: Terms): (id: ArchitectureId, at: number) => MonthCost | null {
  const known = new Map<string, MonthCost | null>();
  const priced: Terms = { ...terms, priceOf: rememberedPrices(terms) };
  return (id, at) => {
    const key = `${id} ${at}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = monthCost(id, { ...workload, [axis]: at }, plan, priced);
    const cost = result.ok ? result.value : null;
    known.set(key, cost);
    return cost;
  };
}

/** Larger corpora have no price once one has none: the end is where that begins. A corpus can also be too small to be cached. */
function endOf({ from, until }: AxisRange, total: (at: number) => Usd | null): number | null {
  const first = rising([...logSteps(from, until), from, until]).find((at) => total(at) !== null);
  return first === undefined ? from : firstWhere(first, until, (at) => total(at) === null);
}

/** The sizes of a corpus at which some cost takes another course: brackets, the shortest cached prefix, and what is found being all there is. */
function sizeBends({ instructionTokens, questionTokens }: Workload, plan: RetrievalPlan, { offer, atMs, caching }: Terms): readonly number[] {
  const section = sectionTokens(plan);
  const brackets = (tariffAt(offer, atMs)?.brackets ?? []).flatMap((bracket) => {
    const first = lastTokensBelow(bracket) + 1 - instructionTokens;
    return [first, first - questionTokens];
  });
  return [...brackets, plan.chunks * plan.chunkTokens, section, plan.summaries * section, ...(caching === null ? [] : [caching.minTokens - instructionTokens])];
}

/** Between two turns the order stands, so one look at each stretch says who is cheapest in it; of equals the simpler one. */
function cheapestRanges({ from, until }: AxisRange, turns: readonly number[], total: (id: ArchitectureId, at: number) => Usd | null): readonly CheapestRange[] {
  const starts = rising([from, ...turns.filter((at) => at > from && at <= until)]);
  const ranges: CheapestRange[] = [];
  for (const [index, start] of starts.entries()) {
    const end = (starts[index + 1] ?? until + 1) - 1;
    const architecture = cheapestAt(start, total);
    const last = ranges.at(-1);
    if (last !== undefined && last.architecture === architecture) ranges[ranges.length - 1] = { ...last, until: end };
    else ranges.push({ from: start, until: end, architecture });
  }
  return ranges;
}

function cheapestAt(at: number, total: (id: ArchitectureId, at: number) => Usd | null): ArchitectureId | null {
  let best: { readonly id: ArchitectureId; readonly costUsd: Usd } | null = null;
  for (const id of ARCHITECTURES) {
    const costUsd = total(id, at);
    if (costUsd !== null && (best === null || compareUsd(costUsd, best.costUsd) < 0)) best = { id, costUsd };
  }
  return best?.id ?? null;
}

const STEPS = [1, 1.5, 2.5, 4, 6.5];

/** Whole numbers between two ends, about evenly on a logarithmic axis. */
function logSteps(from: number, until: number): readonly number[] {
  const steps: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= until; power *= 10) {
    steps.push(...STEPS.map((step) => Math.round(step * power)).filter((at) => at >= from && at <= until));
  }
  return steps;
}

function rising(places: readonly number[]): readonly number[] {
  return [...new Set(places)].toSorted((a, b) => a - b);
}

function pairs(): readonly (readonly [ArchitectureId, ArchitectureId])[] {
  return ARCHITECTURES.flatMap((first, index) => ARCHITECTURES.slice(index + 1).map((second) => [first, second] as const));
}

function perArchitecture<Value>(valueOf: (id: ArchitectureId) => Value): Record<ArchitectureId, Value> {
  return {
    'long-context': valueOf('long-context'),
    'cached-context': valueOf('cached-context'),
    retrieval: valueOf('retrieval'),
    hierarchical: valueOf('hierarchical'),
  };
}
