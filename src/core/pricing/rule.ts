// The trace of a price: each rule that fired, in the order of evaluation, with a sentence for the user and its figures.

import type { Sourced } from '@/core/catalog/model';
import { formatInteger, formatTokens } from '@/core/units';
import { WEEKDAYS } from '@/core/weekday';
import { fromSize } from './bracket';
import { type Category, categoryName } from './category';
import type { Charge } from './charges';
import type { ModifierStep } from './modifiers';
import { formatPrice, formatUsd, parseUsdPerMTok, type Usd } from './money';
import type { Bracket, BracketMode, PricePeriod, SourcedPrice, TimeRange, TimeWindow } from './offer';

interface Fired {
  /** One or two short sentences. */
  readonly sentence: string;
}

export type Rule =
  | (Fired & { readonly kind: 'period'; readonly period: PricePeriod })
  /** A later price that is known already. It changes nothing in this one. */
  | (Fired & { readonly kind: 'scheduled-change'; readonly period: PricePeriod })
  | (Fired & { readonly kind: 'time-window'; readonly window: TimeWindow; readonly range: TimeRange })
  | (Fired & { readonly kind: 'bracket'; readonly bracket: Bracket; readonly mode: BracketMode; readonly promptTokens: number })
  /** The prompt is at the threshold to the token, and sources disagree about that one size. */
  | (Fired & { readonly kind: 'boundary-disputed'; readonly bracket: Bracket })
  /** Before modifiers. */
  | (Fired & { readonly kind: 'charge' } & Charge)
  | (Fired & { readonly kind: 'reasoning-as-output'; readonly tokens: number })
  | (Fired & { readonly kind: 'modifier' } & ModifierStep)
  | (Fired & StorageCharge & { readonly kind: 'storage' });

export interface StorageCharge {
  readonly tokenHours: number;
  readonly price: Sourced<number>;
  readonly costUsd: Usd;
}

export function periodRule(period: PricePeriod): Rule {
  return { kind: 'period', sentence: `Price ${datesOf(period)}.`, period };
}

export function scheduledChangeRule(period: PricePeriod): Rule {
  const { inputUsdPerMTok, outputUsdPerMTok } = period.rates;
  const prices = `input ${priceText(inputUsdPerMTok)}, output ${priceText(outputUsdPerMTok)} per million tokens`;
  return { kind: 'scheduled-change', sentence: `A change is scheduled. From ${period.from ?? ''}: ${prices}.`, period };
}

export function timeWindowRule(window: TimeWindow, range: TimeRange): Rule {
  const exceptions = window.exceptions === null ? '' : ` Not on ${window.exceptions}, it is said; that is not checked.`;
  const sentence = `Rates of ${weekdaysText(window)} ${range[0]}–${range[1]} UTC.${exceptions}`;
  return { kind: 'time-window', sentence, window, range };
}

export function bracketRule(bracket: Bracket, mode: BracketMode, promptTokens: number): Rule {
  return { kind: 'bracket', sentence: bracketText(bracket, mode, promptTokens, ''), bracket, mode, promptTokens };
}

function bracketText(bracket: Bracket, mode: BracketMode, promptTokens: number, sign: string): string {
  const billed = mode === 'whole' ? 'the whole request is billed at the rates of this bracket' : 'only the tokens beyond are billed at the rates of this bracket';
  return `A prompt of ${sign}${formatInteger(promptTokens)} tokens is in the bracket of ${fromSize(bracket)}: ${billed}.`;
}

export function boundaryDisputedRule(bracket: Bracket): Rule {
  const taken = bracket.boundary.value === 'gt' ? 'not to be reached' : 'to be reached';
  const sentence = `Sources disagree about exactly ${formatTokens(bracket.thresholdTokens.value)}; the bracket is taken ${taken}.`;
  return { kind: 'boundary-disputed', sentence, bracket };
}

export function chargeRule(charge: Charge): Rule {
  return { kind: 'charge', sentence: chargeText(charge, '', ''), ...charge };
}

function chargeText({ category, lifetime, tokens, price, costUsd }: Charge, tokensSign: string, costSign: string): string {
  return `${categoryName(category, lifetime)}: ${tokensSign}${formatTokens(tokens)} at ${priceText(price)} per million, ${formatUsd(costUsd, costSign)}.`;
}

/** How many of them there are does not rest on the prompt. */
function isOfAnswer(category: Category): boolean {
  return category === 'output' || category === 'reasoning';
}

export function reasoningRule(tokens: number): Rule {
  return { kind: 'reasoning-as-output', sentence: `${formatInteger(tokens)} reasoning tokens are billed as output.`, tokens };
}

export function modifierRule(step: ModifierStep): Rule {
  return { kind: 'modifier', sentence: modifierText(step, ''), ...step };
}

function modifierText({ modifier, beforeUsd, afterUsd }: ModifierStep, sign: string): string {
  const on = modifier.appliesTo === null ? 'all tokens' : modifier.appliesTo.map((category) => categoryName(category, null).toLowerCase()).join(', ');
  return `${modifier.name}: × ${modifier.factor.value} on ${on}, ${formatUsd(beforeUsd, sign)} → ${formatUsd(afterUsd, sign)}.`;
}

export function storageRule(charge: StorageCharge): Rule {
  return { kind: 'storage', sentence: storageText(charge, ''), ...charge };
}

function storageText({ tokenHours, price, costUsd }: StorageCharge, sign: string): string {
  return `Cache storage: ${sign}${formatInteger(tokenHours)} token-hours at ${priceText(price)} per million, ${formatUsd(costUsd, sign)}. No modifier applies.`;
}

/**
 * The sentence of a rule with a sign before what rests on the size of the prompt: "~" where that is an estimate. What is billed of
 * the answer has `answerSign`: none, unless its rates are those of a bracket that the prompt may not be in.
 */
export function signedSentence(rule: Rule, sign: string, answerSign = ''): string {
  switch (rule.kind) {
    case 'bracket':
      return bracketText(rule.bracket, rule.mode, rule.promptTokens, sign);
    case 'charge':
      return isOfAnswer(rule.category) ? chargeText(rule, '', answerSign) : chargeText(rule, sign, sign);
    case 'modifier':
      return modifierText(rule, rule.modifier.appliesTo?.every(isOfAnswer) === true ? answerSign : sign);
    case 'storage':
      return storageText(rule, sign);
    default:
      return rule.sentence;
  }
}

function datesOf({ from, until }: PricePeriod): string {
  if (from === null) return until === null ? 'without dates' : `until ${until}`;
  return until === null ? `since ${from}` : `from ${from} until ${until}`;
}

/** "Mon–Fri" for days in a row, else "Tue, Thu". */
function weekdaysText({ weekdays }: TimeWindow): string {
  if (weekdays === null) return 'every day';
  const indices = WEEKDAYS.flatMap((day, index) => (weekdays.includes(day) ? [index] : []));
  const names = indices.map((index) => WEEKDAYS[index] ?? '').map((day) => `${day.slice(0, 1)}${day.slice(1).toLowerCase()}`);
  const isRow = names.length > 2 && indices.every((index, place) => index === (indices[0] ?? 0) + place);
  return isRow ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

function priceText(price: SourcedPrice): string {
  const perMTok = price === null ? null : parseUsdPerMTok(price.value);
  return perMTok === null ? 'not known' : formatPrice(perMTok);
}
