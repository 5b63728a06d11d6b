// What two states of the work differ in: in figures, and piece by piece. Both are counted with the model and the settings as they
// are now, so that what differs is the prompt alone.
import { countedWith } from '@/core/catalog/mappings';
import { withCalls } from '@/core/prompt/call-count';
import { commonPrefix } from '@/core/prompt/prefix';
import { matchPieces, type PiecePair } from '@/core/prompt/match-pieces';
import { isReadAsTools } from '@/core/prompt/part-tools';
import type { Part, Prompt, Turn } from '@/core/prompt/part';
import { type CaseId, CASES, type PromptCase, promptCase, usedVariables } from '@/core/prompt/template-case';
import type { SentPiece } from '@/core/prompt/sent-piece';
import type { Fill } from '@/core/budget/fill';
import type { Work } from '@/core/share/work';
import { addCounts, type Count, NOTHING } from '@/core/tokenize/count';
import type { AppState } from '@/state/app-state';
import { fillOfCase } from '@/state/case-plan';
import { commonTokens } from '@/state/common-tokens';
import { type CountedTexts, fillOf, type WouldBe } from '@/state/fill-of';
import { selectModel } from '@/state/selectors';
import { nextTask, runInSlices } from '@/state/slices-of-time';
import type { AppStore } from '@/state/store';

export interface CountedPair extends PiecePair {
  readonly aCount: Count;
  readonly bCount: Count;
  /** It is counted as definitions of tools, by their own words, and not as the JSON in which they stand. */
  readonly isDefinitions: boolean;
  /** It has another name, which the vendor of the model is sent. */
  readonly isNameSent: boolean;
}

/** What of a state of the work is compared. */
export type Version = Pick<Work, 'prompt' | 'variables'>;

/** The window of a side in one case, and what that is short of. */
export type SideCase = Fill & Pick<PromptCase, 'unset' | 'isCut'>;

/** Each side with the values that its own variables have; null: none has one. */
export interface CaseOfBoth {
  readonly a: SideCase | null;
  readonly b: SideCase | null;
}

export interface Comparison extends Readonly<Record<CaseId, CaseOfBoth>> {
  readonly a: Fill;
  readonly b: Fill;
  /** Whether the values of the variables that stand in them differ. */
  readonly areValuesOther: boolean;
  readonly pairs: readonly CountedPair[];
  /** Tokens that both requests begin with, and all of B's; framing is in neither. */
  readonly common: Count;
  readonly sent: Count;
  /** Whether nothing differs in what is sent. */
  readonly isSame: boolean;
}

const AT_ONCE = 4;

/** Compares; undefined as soon as it is not wanted any more. `known` keeps what was counted, for the next time. */
export async function comparePrompts(store: AppStore, earlier: Version, later: Version, known: CountedTexts, signal: globalThis.AbortSignal): Promise<Comparison | undefined> {
  const isWanted = () => !signal.aborted;
  const [a, b] = [earlier.prompt, later.prompt];
  for (const prompt of [a, b]) await countAll(store, prompt, known, signal);
  const cases = { a: await casesOf(store, earlier, known, signal), b: await casesOf(store, later, known, signal) };
  const values = [await valuesOf(earlier, isWanted), await valuesOf(later, isWanted)];
  if (!isWanted()) return undefined;
  const state = store.getState();
  const model = selectModel(state);
  const counter = pieceCounter(state, known);
  const pairs: CountedPair[] = [];
  const matched = await runInSlices(matchPieces(a, b), isWanted);
  if (matched === undefined) return undefined;
  for (const pair of matched) {
    const isDefinitions = definesTools(a, pair.a) || definesTools(b, pair.b);
    // As the title of a document.
    const isNameSent = pair.isRenamed && pair.b?.role === 'documents' && pair.b.text !== null && model.vendorKey === 'anthropic';
    pairs.push({ ...pair, aCount: counter(a, pair.a), bCount: counter(b, pair.b), isDefinitions, isNameSent });
    if (pairs.length % 50 === 0) await nextTask();
  }
  const prefix = await runInSlices(commonPrefix(a, b), isWanted);
  if (prefix === undefined) return undefined;
  const [shared, sent]: [Count[], Count[]] = [[], []];
  for (const { piece, state: how, commonUnits } of prefix.pieces) {
    const count = counter(b, piece);
    sent.push(count);
    if (how === 'cached') shared.push(count);
    else if (how === 'partly') shared.push(await startInCommon(store, b, piece, prefix.end?.earlier?.text ?? '', commonUnits, known, signal));
  }
  if (!isWanted()) return undefined;
  return {
    a: fillOf(state, a, model, known).fill,
    b: fillOf(state, b, model, known).fill,
    typical: { a: cases.a.typical, b: cases.b.typical },
    worst: { a: cases.a.worst, b: cases.b.worst },
    areValuesOther: values[0] !== values[1],
    pairs,
    common: addCounts(shared),
    sent: addCounts(sent),
    isSame: prefix.end === null,
  };
}

/** The window of a prompt in each case, counted; null: no variable of it has a value then, or it is not wanted any more. */
async function casesOf(store: AppStore, { prompt, variables = {} }: Version, known: CountedTexts, signal: globalThis.AbortSignal): Promise<Readonly<Record<CaseId, SideCase | null>>> {
  const found: Record<CaseId, SideCase | null> = { typical: null, worst: null };
  if (Object.keys(variables).length === 0) return found;
  for (const id of CASES) {
    const made = await runInSlices(promptCase(prompt, variables, id), () => !signal.aborted);
    if (made === undefined) return found;
    if (!made.isFilled) continue;
    const filled = () => fillOfCase(store.getState(), made, selectModel(store.getState()), known);
    await countAsked(store, filled, known, signal);
    found[id] = { ...filled().fill, unset: made.unset, isCut: made.isCut };
  }
  const { typical, worst } = found;
  // The larger of both: nobody can be kept from typing a worst value that is smaller.
  return { typical, worst: typical !== null && (worst === null || typical.input.tokens > worst.input.tokens) ? typical : worst };
}

/** The values of the variables that stand in a prompt, as text to compare. */
async function valuesOf({ prompt, variables = {} }: Version, isWanted: () => boolean): Promise<string> {
  const used = (await runInSlices(usedVariables(prompt, variables), isWanted)) ?? {};
  return JSON.stringify(Object.entries(used).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function countAll(store: AppStore, prompt: Prompt, known: CountedTexts, signal: globalThis.AbortSignal): Promise<void> {
  return countAsked(store, () => fillOf(store.getState(), prompt, selectModel(store.getState()), known), known, signal);
}

/** Has counted what a window asks for; what cannot be counted stays an estimate. */
async function countAsked(store: AppStore, filled: () => WouldBe, known: CountedTexts, signal: globalThis.AbortSignal): Promise<void> {
  const tried = new Set<unknown>();
  const missing = () => filled().asked.filter(({ text }) => !tried.has(text));
  for (let waiting = [...missing()]; waiting.length > 0 && !signal.aborted; waiting = [...missing()]) {
    const lane = async () => {
      for (let asked = waiting.shift(); asked !== undefined && !signal.aborted; asked = waiting.shift()) {
        const { encodingId, text, tally } = asked;
        tried.add(text);
        const result = await store.getState().countAside({ key: `versions ${tried.size}`, encodingId, text, tally }, { signal });
        if (result.ok) known.set(encodingId, text, result.value);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await nextTask();
  }
}

/** The tokens of a piece by the rules of the page. */
function pieceCounter(state: AppState, known: CountedTexts): (prompt: Prompt, piece: SentPiece | null) => Count {
  const model = selectModel(state);
  const turns = new Map<Prompt, ReadonlyMap<Turn['id'], Turn>>();
  return (prompt, piece) => {
    if (piece === null) return NOTHING;
    const part = prompt.parts.find(({ id }) => id === piece.partId);
    if (part === undefined) return NOTHING;
    const own = turns.get(prompt) ?? turnsOf(prompt);
    turns.set(prompt, own);
    // Of thousands of turns each is asked for.
    const turn = own.get(piece.id);
    return fillOf(state, { parts: ['turns' in part ? { ...part, turns: turn === undefined ? [] : [turn] } : part], freeOrder: true }, model, known).fill.parts;
  };
}

function turnsOf({ parts }: Prompt): ReadonlyMap<Turn['id'], Turn> {
  return new Map(parts.flatMap((part) => ('turns' in part ? part.turns : [])).map((turn) => [turn.id, turn]));
}

function definesTools({ parts }: Prompt, piece: SentPiece | null): boolean {
  const part = piece === null ? undefined : parts.find(({ id }) => id === piece.partId);
  return part !== undefined && isReadAsTools(part);
}

function asDocument(id: Part['id'], text: NonNullable<SentPiece['text']>): Part {
  return { id, role: 'documents', name: '', text, enabled: true };
}

/** Tokens in common of the piece in which the requests part. */
async function startInCommon(store: AppStore, b: Prompt, piece: SentPiece, earlier: NonNullable<SentPiece['text']>, commonUnits: number, known: CountedTexts, signal: globalThis.AbortSignal): Promise<Count> {
  const state = store.getState();
  const model = selectModel(state);
  const later = piece.text ?? '';
  // Tools count as their words, in a form that no place in the JSON stands for.
  if (definesTools(b, piece)) return NOTHING;
  const encodingId = countedWith(model.tokenizer);
  if (model.tokenizer.kind !== 'estimate') {
    const result = await commonTokens(state.tokenizer, { encodingId, earlier, later, commonUnits }, signal);
    const turn = turnsOf(b).get(piece.id);
    if (result.ok) return withCalls({ tokens: result.value, low: result.value, high: result.value, exactness: model.tokenizer.kind }, turn && { ...turn, text: later.slice(0, commonUnits) }, model.framing.calls);
  }
  const start = asDocument('common' as Part['id'], later.slice(0, commonUnits));
  await countAll(store, { parts: [start], freeOrder: true }, known, signal);
  return fillOf(store.getState(), { parts: [start], freeOrder: true }, model, known).fill.parts;
}
