// How a prompt fills a model's window: the one place where input, reserve and limits meet.

import { addCounts, type Count, weaker } from '@/core/tokenize/count';
import { isShort, type Uncounted } from './uncounted';

/** The limits that are checked, after the user's own served window is applied. `null`: not stated, not checked. */
export interface Limits {
  readonly windowTokens: number;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly budget: 'shared' | 'separate';
}

export type LimitName = 'window' | 'max-input' | 'max-output';
export type Verdict = 'fits' | 'over' | 'uncertain';

/** What a limit leaves: the limit minus what counts against it; negative when it is exceeded. */
export interface Slack {
  readonly limit: LimitName;
  readonly slackTokens: number;
}

/** How a prompt fills a window. All figures are whole tokens. */
export interface Fill extends Uncounted {
  readonly limits: Limits;
  readonly parts: Count;
  readonly overhead: Count;
  /** parts + overhead; an estimate where an attachment or a tool is not counted. */
  readonly input: Count;
  /** Kept for the answer; never part of the input. */
  readonly reserveTokens: number;
  /** The slice of the reserve that is meant for reasoning, 0…reserve. */
  readonly reasoningTokens: number;
  /** What may still be added to the input: the input's capacity − the input. Negative when over. */
  readonly freeTokens: number;
  /**
   * What is left of the window (shared: beside the reserve) beyond max input, which no input may use; 0 where the window is met
   * first or no max input is stated.
   */
  readonly beyondMaxInputTokens: number;
  /** Slack of each limit that is stated, in the order window, max-input, max-output. Never empty. */
  readonly slacks: readonly Slack[];
  /** The smallest slack. */
  readonly headroomTokens: number;
  /** The limit with the smallest slack (the first of equals). */
  readonly bindingLimit: LimitName;
  /**
   * The limit that more input would meet first. It is another than the binding one where the reserve is all, or nearly all,
   * that the model can write: that leaves no slack, and says nothing of input.
   */
  readonly inputLimit: LimitName;
  /** Most input tokens that every input limit allows with this reserve; may be negative. */
  readonly inputCapacityTokens: number;
  readonly verdict: Verdict;
}

/** Of what is not counted, absent: none. */
export interface FillInput extends Partial<Uncounted> {
  /** Sum over the enabled parts. */
  readonly parts: Count;
  /** Tokens that wrap the messages. */
  readonly overhead: Count;
  readonly limits: Limits;
  readonly reserveTokens: number;
  readonly reasoningTokens: number;
}

/**
 * Fills a window. All figures are whole tokens; limits are taken as given, a reserve that is negative or not a number
 * counts as 0, and the reasoning slice is held within 0…reserve.
 *
 * Closes exactly, whatever the size: shared budget, parts + overhead + free + beyond max input + reserve = window; separate
 * budget, the same without the reserve. The verdict is `over` when some limit is exceeded even at the low end of the input's
 * band, `fits` when none is even at the high end, and `uncertain` between: a limit that is met exactly is not exceeded.
 * What is not counted has no high end: with such an attachment or tool nothing is known to fit.
 */
export function fillWindow({ parts, overhead, uncountedAttachments = 0, uncountedTools = 0, unwrittenPrompts = 0, limits, reserveTokens, reasoningTokens }: FillInput): Fill {
  const uncounted = { uncountedAttachments, uncountedTools, ...(unwrittenPrompts === 0 ? {} : { unwrittenPrompts }) };
  const sum = addCounts([parts, overhead]);
  const input = isShort(uncounted) ? { ...sum, exactness: weaker(sum.exactness, 'estimate') } : sum;
  const reserve = wholeTokens(reserveTokens);
  const windowForInput = limits.budget === 'shared' ? limits.windowTokens - reserve : limits.windowTokens;
  const inputCapacityTokens = Math.min(windowForInput, limits.maxInputTokens ?? Infinity);
  const slacks = slacksAt(input.tokens, windowForInput, reserve, limits);
  const binding = smallest(slacks);

  return {
    limits,
    parts,
    overhead,
    input,
    ...uncounted,
    reserveTokens: reserve,
    reasoningTokens: Math.min(wholeTokens(reasoningTokens), reserve),
    freeTokens: inputCapacityTokens - input.tokens,
    beyondMaxInputTokens: windowForInput - inputCapacityTokens,
    slacks,
    headroomTokens: binding.slackTokens,
    bindingLimit: binding.limit,
    inputLimit: smallest([slacks[0], ...slacks.slice(1).filter(({ limit }) => limit !== 'max-output')]).limit,
    inputCapacityTokens,
    verdict: verdictOf(
      smallest(slacksAt(input.low, windowForInput, reserve, limits)).slackTokens,
      isShort(uncounted) ? -Infinity : smallest(slacksAt(input.high, windowForInput, reserve, limits)).slackTokens,
    ),
  };
}

/**
 * Tokens to keep for the answer when the user has not said: a quarter of the window, rounded down, and never more than
 * the model can write. An integer ≥ 0.
 */
export function defaultReserve(limits: Limits): number {
  return Math.min(limits.maxOutputTokens ?? Infinity, Math.floor(limits.windowTokens / 4));
}

function slacksAt(inputTokens: number, windowForInput: number, reserve: number, limits: Limits): [Slack, ...Slack[]] {
  const slacks: [Slack, ...Slack[]] = [{ limit: 'window', slackTokens: windowForInput - inputTokens }];
  if (limits.maxInputTokens !== null) {
    slacks.push({ limit: 'max-input', slackTokens: limits.maxInputTokens - inputTokens });
  }
  if (limits.maxOutputTokens !== null) {
    slacks.push({ limit: 'max-output', slackTokens: limits.maxOutputTokens - reserve });
  }
  return slacks;
}

/** The first of equals, so that the binding limit does not flicker between two that coincide. */
function smallest(slacks: readonly [Slack, ...Slack[]]): Slack {
  return slacks.reduce((least, slack) => (slack.slackTokens < least.slackTokens ? slack : least));
}

function verdictOf(slackAtLow: number, slackAtHigh: number): Verdict {
  if (slackAtLow < 0) return 'over';
  return slackAtHigh >= 0 ? 'fits' : 'uncertain';
}

/** A half-typed number field can give NaN or a fraction; the arithmetic must close all the same. */
function wholeTokens(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
}
