// Compares the prompt with an earlier request and counts what they have in common, a step at a time.
import { type CountedPart, isPartCounted } from '@/core/budget/counted';
import type { Model } from '@/core/catalog/model';
import { countedWith } from '@/core/catalog/mappings';
import { type CacheBreak, cacheBreaks } from '@/core/prompt/cache-breaks';
import { withCalls } from '@/core/prompt/call-count';
import { isReadAsTools } from '@/core/prompt/part-tools';
import type { Prompt } from '@/core/prompt/part';
import { type CommonPrefix, commonPrefix, type MatchedPiece } from '@/core/prompt/prefix';
import { sentPieces } from '@/core/prompt/sent-piece';
import { findVolatile, type VolatileValue } from '@/core/prompt/volatile';
import { isStated } from '@/core/share/stated-words';
import { addCounts, type Count, NOTHING, weaker } from '@/core/tokenize/count';
import type { AppState } from '@/state/app-state';
import { commonTokens } from '@/state/common-tokens';
import { CountedTexts, fillOf } from '@/state/fill-of';
import { asWritten, selectCountedParts, selectModel, selectUnitCounts } from '@/state/selectors';
import { runInSlices } from '@/state/slices-of-time';
import type { AppStore } from '@/state/store';

/** A piece of the prompt with its tokens, and those of them that are in the common prefix. */
export interface LensRow extends MatchedPiece {
  readonly count: Count;
  readonly common: Count;
  /** false: an attachment whose tokens are not known. */
  readonly isCounted: boolean;
  /** A link states its tokens. */
  readonly isStated: boolean;
}

export interface Lens {
  readonly rows: readonly LensRow[];
  readonly prefix: CommonPrefix;
  readonly breaks: readonly CacheBreak[];
  /** Tokens of the pieces in common, an estimate where one of them is not counted; framing is not in them. */
  readonly common: Count;
}

/** What the current prompt is compared with: the request that was pinned, else the last step before it that had another prompt. */
export function earlierOf({ earlierRequest, past, work }: AppState): { readonly prompt: Prompt; readonly isPinned: boolean } | null {
  if (earlierRequest !== null) return { prompt: earlierRequest, isPinned: true };
  const last = past.findLast(({ prompt }) => prompt !== work.prompt && prompt.parts.length > 0);
  return last === undefined ? null : { prompt: last.prompt, isPinned: false };
}

/** Compares; undefined as soon as it is not wanted any more. */
export async function lensOf(store: AppStore, earlier: Prompt, signal: globalThis.AbortSignal): Promise<Lens | undefined> {
  const isWanted = () => !signal.aborted;
  const state = asWritten(store.getState());
  const later = state.work.prompt;
  const prefix = await runInSlices(commonPrefix(earlier, later), isWanted);
  if (prefix === undefined) return undefined;
  const breaks = await runInSlices(cacheBreaks(earlier, later, prefix), isWanted);
  if (breaks === undefined) return undefined;
  const counts = selectUnitCounts(state);
  const parts = new Map<string, CountedPart>(selectCountedParts(state).map((part) => [part.id, part]));
  const rows: LensRow[] = [];
  for (const matched of prefix.pieces) {
    const part = parts.get(matched.piece.id);
    const count = counts.get(matched.piece.id) ?? part?.count ?? NOTHING;
    const common = matched.state === 'cached' ? count : matched.state === 'not' ? NOTHING : await partlyCommon(store, matched, prefix, signal);
    if (!isWanted()) return undefined;
    // A boundary in the first token leaves nothing to reuse.
    const isNothing = matched.state === 'partly' && common.high === 0;
    rows.push({ ...matched, state: isNothing ? 'not' : matched.state, count, common, isCounted: isPartCounted(part), isStated: isStated(part?.attachment?.kind) });
  }
  return { rows, prefix, breaks, common: commonOf(rows) };
}

/** What the rows have in common, short of what is not counted: at least what stands before the first that is only taken to be the same. */
export function commonOf(rows: readonly Pick<LensRow, 'common' | 'isCounted' | 'state' | 'isAssumed'>[]): Count {
  const sum = addCounts(rows.map(({ common }) => common));
  const assumed = rows.findIndex(({ isAssumed }) => isAssumed);
  const isSure = assumed < 0 && rows.every(({ isCounted, state }) => isCounted || state === 'not');
  if (isSure) return sum;
  const low = assumed < 0 ? sum.low : addCounts(rows.slice(0, assumed).map(({ common }) => common)).low;
  return { ...sum, low, exactness: weaker(sum.exactness, 'estimate') };
}

/** Tokens in common of the piece in which the requests part. */
async function partlyCommon(store: AppStore, { piece, commonUnits }: MatchedPiece, { end }: CommonPrefix, signal: globalThis.AbortSignal): Promise<Count> {
  const state = store.getState();
  const model = selectModel(state);
  const [earlier, later] = [end?.earlier?.text ?? '', piece.text ?? ''];
  const part = state.work.prompt.parts.find(({ id }) => id === piece.partId);
  // Tools count as their words, in a form that no place in the JSON stands for: one that changed is read anew.
  if (part !== undefined && isReadAsTools(part)) return NOTHING;
  if (model.tokenizer.kind === 'estimate') return estimatedCommon(store, model, later.slice(0, commonUnits), signal);
  const result = await commonTokens(state.tokenizer, { encodingId: countedWith(model.tokenizer), earlier, later, commonUnits }, signal);
  if (!result.ok) return fillOf(state, alone(later.slice(0, commonUnits)), model, new CountedTexts()).fill.parts;
  const turn = part !== undefined && 'turns' in part ? part.turns.find(({ id }) => id === piece.id) : undefined;
  return withCalls({ tokens: result.value, low: result.value, high: result.value, exactness: model.tokenizer.kind }, turn && { ...turn, text: later.slice(0, commonUnits) }, model.framing.calls);
}

/** Where no tokenizer is public, the text in common is estimated like any other. */
async function estimatedCommon(store: AppStore, model: Model, text: string, signal: globalThis.AbortSignal): Promise<Count> {
  const known = new CountedTexts();
  const encodingId = countedWith(model.tokenizer);
  const result = await store.getState().countAside({ key: 'common estimate', encodingId, text, tally: true }, { signal });
  if (result.ok) known.set(encodingId, text, result.value);
  return fillOf(store.getState(), alone(text), model, known).fill.parts;
}

function alone(text: string): Prompt {
  return { parts: [{ id: 'common' as Prompt['parts'][number]['id'], role: 'documents', name: '', text, enabled: true }], freeOrder: true };
}

export interface Risk {
  readonly name: string;
  readonly values: readonly VolatileValue[];
}

const MOST_VALUES = 5;

/** Values before the question that look as though they were another each time: what would break the cache. Undefined: not wanted any more. */
export async function risksOf(prompt: Prompt, isWanted: () => boolean): Promise<readonly Risk[] | undefined> {
  const risks: Risk[] = [];
  for (const { role, name, text } of sentPieces(prompt)) {
    // What is said or asked anew each time stands at the end, and documents do not change by themselves.
    if (text === null || (role !== 'system' && role !== 'tools')) continue;
    const values = await runInSlices(findVolatile(text, MOST_VALUES), isWanted);
    if (values === undefined) return undefined;
    if (values.length > 0) risks.push({ name, values });
  }
  return risks;
}
