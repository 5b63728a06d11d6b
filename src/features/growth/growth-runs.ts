import { type Conversation, conversationTurns, type ConversationTurn, firstTurnPast, type HistoryPolicy } from '@/core/pricing/conversation';
import { subtractUsd, type Usd, type UsdPerMTok } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { cachingName, cachingsOf, type CacheUse, type PrefixCaching } from '@/core/pricing/prefix-caching';
import { type PricedRun, priceRun } from '@/core/pricing/run-price';
import type { GrowthChoices } from '@/state/cost-plans-slice';
import { type SoldModel, windowOf } from './bigger-model';

export type RunId = 'resend' | 'compact' | 'bigger' | 'retrieve';

/** One way to have the conversation. */
export interface GrowthRun {
  readonly id: RunId;
  readonly name: string;
  readonly windowTokens: number;
  readonly turns: readonly ConversationTurn[];
  /** null: nobody sells the model. */
  readonly priced: PricedRun | null;
  /** Turns before the first that is not served or has no price; all where there is none. */
  readonly servedTurns: number;
  /** Among those. */
  readonly compactions: number;
  readonly largestPromptTokens: number;
  /** Less than resending costs; null: one of the two is not served to its end. */
  readonly savedUsd: Usd | null;
}

/** What a run rests on. */
export interface RunTerms {
  readonly conversation: Conversation;
  readonly choices: GrowthChoices;
  readonly windowTokens: number;
  /** null: nobody sells the chosen model. */
  readonly sold: SoldModel | null;
  readonly embedding: UsdPerMTok | null;
  readonly atMs: number;
}

/** The ways to cache that a conversation can use: nobody stores what changes with every turn. */
export function conversationCachings({ offer, facts }: SoldModel, atMs: number): readonly PrefixCaching[] {
  return cachingsOf(offer, facts, atMs).filter(({ kind }) => kind !== 'stored');
}

/** The way that was chosen, where this offer has it, else its first; null: switched off, or there is none. */
export function cacheUseOf(sold: SoldModel, { caching, pauseMinutes, hitPercent }: GrowthChoices, atMs: number): CacheUse | null {
  if (caching === 'off') return null;
  const cachings = conversationCachings(sold, atMs);
  const used = cachings.find((each) => cachingName(each) === caching) ?? cachings[0];
  return used === undefined ? null : { caching: used, pauseSeconds: pauseMinutes * 60, hitPercent };
}

/** The tokens at which compaction fires. */
export function thresholdTokens({ windowTokens, choices }: RunTerms): number {
  return Math.floor((windowTokens * choices.thresholdPercent) / 100);
}

/** The run as it is sent again in full: what all others are compared with, and whose largest request a bigger window has to hold. */
export function resendRun(terms: RunTerms): GrowthRun {
  return makeRun('resend', 'Resend all', { kind: 'resend' }, terms, null);
}

/** The others, in the order in which they are shown; a bigger window only where there is a model with one. */
export function otherRuns(resend: GrowthRun, terms: RunTerms, bigger: SoldModel | null): readonly GrowthRun[] {
  const { choices } = terms;
  const { keepPercent, compactionBy, chunks, chunkTokens } = choices;
  const compact: HistoryPolicy = { kind: 'compact', thresholdTokens: thresholdTokens(terms), keepPercent, how: compactionBy };
  return [
    makeRun('compact', 'Compaction', compact, terms, resend),
    ...(bigger === null ? [] : [makeRun('bigger', bigger.model.name, { kind: 'resend' }, biggerTerms(terms, bigger), resend)]),
    makeRun('retrieve', `Retrieval of ${chunks} chunks`, { kind: 'retrieve', chunks, chunkTokens }, terms, resend),
  ];
}

/** What resending costs without any caching; null: not known, or not served to its end. */
export function uncachedUsd(terms: RunTerms): Usd | null {
  const { priced } = makeRun('resend', '', { kind: 'resend' }, { ...terms, choices: { ...terms.choices, caching: 'off' } }, null);
  return priced === null || priced.stop !== null ? null : priced.totalUsd;
}

export interface WindowMarks {
  readonly percent: number;
  /** null: no turn fills more. */
  readonly turn: number | null;
}

export function windowMarks({ turns, windowTokens }: GrowthRun): readonly WindowMarks[] {
  return [50, 75, 100].map((percent) => ({ percent, turn: firstTurnPast(turns, windowTokens, percent) }));
}

/** The same words are other tokens to another model; here they are taken to be as many. */
function biggerTerms(terms: RunTerms, bigger: SoldModel): RunTerms {
  return { ...terms, conversation: { ...terms.conversation, budget: bigger.model.budget }, windowTokens: windowOf(bigger), sold: bigger };
}

function makeRun(id: RunId, name: string, policy: HistoryPolicy, terms: RunTerms, resend: GrowthRun | null): GrowthRun {
  const { conversation, choices, sold, windowTokens, embedding, atMs } = terms;
  const turns = conversationTurns(conversation, policy, sold === null ? null : cacheUseOf(sold, choices, atMs));
  const priced = sold === null ? null : priceRun(turns, servedWithin(sold.offer, windowTokens), atMs, embedding);
  const stop = priced === null ? firstTurnPast(turns, windowTokens, 100) : (priced.stop?.turn ?? null);
  const servedTurns = stop === null ? turns.length : stop - 1;
  const isComparable = priced?.stop === null && resend?.priced?.stop === null;
  return {
    id,
    name,
    windowTokens,
    turns,
    priced,
    servedTurns,
    compactions: turns.filter(({ turn, compaction }) => compaction !== null && turn <= servedTurns).length,
    largestPromptTokens: turns.reduce((most, { promptTokens }) => Math.max(most, promptTokens), 0),
    savedUsd: isComparable && priced !== null && resend?.priced != null ? subtractUsd(resend.priced.totalUsd, priced.totalUsd) : null,
  };
}

/** The offer with the window that the user says is served, where that is the smaller one. */
function servedWithin(offer: Offer, windowTokens: number): Offer {
  const stated = offer.servedLimits.windowTokens;
  if (stated !== null && stated.value <= windowTokens) return offer;
  return { ...offer, servedLimits: { ...offer.servedLimits, windowTokens: { value: windowTokens, source: stated?.source ?? 'user', asOf: stated?.asOf ?? '' } } };
}
