import type { CacheState } from '@/core/prompt/prefix';
import { addCounts, type Count } from '@/core/tokenize/count';
import type { LensRow } from './prefix-lens';

export interface GatheredRow {
  readonly key: string;
  readonly name: string;
  readonly state: CacheState;
  readonly count: Count;
  readonly common: Count;
  readonly isCounted: boolean;
  readonly pieces: number;
  /** It is only taken to be the same as in the request before. */
  readonly isAssumed: boolean;
}

/** Rows of which those of neighbouring turns in the same state are one: a conversation can be a thousand turns long. */
export function gatheredRows(rows: readonly LensRow[]): readonly GatheredRow[] {
  const runs: LensRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && row.piece.speaker !== null && last.piece.partId === row.piece.partId && last.state === row.state) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    const name = run.length === 1 ? first.piece.name : `turns ${first.piece.name.replace(/\D/g, '')}–${last.piece.name.replace(/\D/g, '')}`;
    return [{ key: first.piece.id, name, state: first.state, count: addCounts(run.map(({ count }) => count)), common: addCounts(run.map(({ common }) => common)), isCounted: first.isCounted, pieces: run.length, isAssumed: first.isAssumed }];
  });
}
