// The difference of two texts: token by token where that is within bounds, else line by line, else as a whole; it says which.
import { countedWith } from '@/core/catalog/mappings';
import { numberedLines } from '@/core/prompt/diff-lines';
import { coarseRuns, type DiffRun, diffSequences } from '@/core/prompt/diff-sequence';
import { commonUnitsOf } from '@/core/prompt/prefix';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import { readTokens } from '@/state/read-tokens';
import { selectModel } from '@/state/selectors';
import { runInSlices } from '@/state/slices-of-time';
import type { AppStore } from '@/state/store';

export interface PieceDiff {
  /** `one-side`: there is nothing to compare it with, and nothing is counted. */
  readonly by: 'tokens' | 'lines' | 'whole' | 'one-side';
  /** In UTF-16 units of the two texts. */
  readonly runs: readonly DiffRun[];
  /** Tokens, or lines, that were removed and added. */
  readonly removed: number;
  readonly added: number;
}

/** Units of both texts together that are compared token by token. */
const MOST_TOKEN_UNITS = 600_000;
/** Beyond this only what both begin with is told. */
const MOST_LINE_UNITS = 8_000_000;

/** `name` is the piece's own, as several are compared at once. undefined: not wanted any more. */
export async function diffPiece(store: AppStore, name: string, a: PartText, b: PartText, signal: globalThis.AbortSignal): Promise<PieceDiff | undefined> {
  const isWanted = () => !signal.aborted;
  const units = a.length + b.length;
  const isOneSide = a.length === 0 || b.length === 0;
  if (units <= MOST_TOKEN_UNITS) {
    const state = store.getState();
    const encodingId = countedWith(selectModel(state).tokenizer);
    const before = await readTokens(state.tokenizer, { key: `versions a ${name}`, encodingId, text: wholeText(a) }, signal);
    const after = before.ok ? await readTokens(state.tokenizer, { key: `versions b ${name}`, encodingId, text: wholeText(b) }, signal) : before;
    if (!isWanted()) return undefined;
    if (before.ok && after.ok) {
      const runs = isOneSide ? coarseRuns(before.value.ids, after.value.ids) : await runInSlices(diffSequences(before.value.ids, after.value.ids), isWanted);
      if (runs === undefined) return undefined;
      if (runs !== null) return { by: 'tokens', ...placed(runs, before.value.places, after.value.places) };
    }
  }
  if (isOneSide) return { by: 'one-side', runs: [{ isSame: false, aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }], removed: 0, added: 0 };
  if (units <= MOST_LINE_UNITS) {
    const numbers = new Map<string, number>();
    const before = await runInSlices(numberedLines(wholeText(a), numbers), isWanted);
    const after = await runInSlices(numberedLines(wholeText(b), numbers), isWanted);
    if (before === undefined || after === undefined) return undefined;
    const runs = await runInSlices(diffSequences(before.ids, after.ids), isWanted);
    if (runs === undefined) return undefined;
    return { by: 'lines', ...placed(runs ?? coarseRuns(before.ids, after.ids), before.places, after.places) };
  }
  const common = await runInSlices(commonUnitsOf(a, b), isWanted);
  if (common === undefined) return undefined;
  const same = common === 0 ? [] : [{ isSame: true, aStart: 0, aEnd: common, bStart: 0, bEnd: common }];
  return { by: 'whole', runs: [...same, { isSame: false, aStart: common, aEnd: a.length, bStart: common, bEnd: b.length }], removed: 0, added: 0 };
}

function placed(runs: readonly DiffRun[], aPlaces: Uint32Array, bPlaces: Uint32Array): Pick<PieceDiff, 'runs' | 'removed' | 'added'> {
  let [removed, added] = [0, 0];
  const inUnits = runs.map(({ isSame, aStart, aEnd, bStart, bEnd }) => {
    if (!isSame) [removed, added] = [removed + aEnd - aStart, added + bEnd - bStart];
    return { isSame, aStart: aPlaces[aStart] ?? 0, aEnd: aPlaces[aEnd] ?? 0, bStart: bPlaces[bStart] ?? 0, bEnd: bPlaces[bEnd] ?? 0 };
  });
  return { runs: inUnits, removed, added };
}
