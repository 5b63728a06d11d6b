// What each column says of a row: a figure, and a smaller line below it. Table, side by side and Markdown read the same words.
import type { LimitName } from '@/core/budget/fill';
import { requestClause } from '@/core/budget/reserve-words';
import { isShort } from '@/core/budget/uncounted';
import { verdictSentence } from '@/core/budget/verdict';
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { CAP_MARK } from '@/core/pricing/answer-words';
import { lastTokensBelow } from '@/core/pricing/bracket';
import { STALE_AFTER_DAYS } from '@/core/pricing/freshness';
import { formatPrice, formatUsd, multiplyUsd, parseUsdPerMTok, subtractUsd, type Usd } from '@/core/pricing/money';
import type { SourcedPrice } from '@/core/pricing/offer';
import { signedSentence } from '@/core/pricing/rule';
import { decimal } from '@/core/pricing/shares';
import { formatInRange } from '@/core/pricing/show-money';
import { STATED_IN_SHORT, sumCertainty } from '@/core/share/stated-words';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatCompact, formatInteger, formatShare, formatTokens } from '@/core/units';
import type { ModelColumn } from '@/state/model-table';
import type { Volume } from '@/state/volume';
import { exactnessLook } from '@/ui/exactness-look';
import { shareOfWindow } from './order-rows';
import { noAmountWords, type PriceRow } from './price-row';

export interface CellWords {
  readonly main: string;
  /** The smaller line; empty where there is nothing to add. */
  readonly sub: string;
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad' | 'faint';
  /** In a sentence, for who points at it. */
  readonly title?: string;
}

const LIMIT_NAMES: Readonly<Record<LimitName, string>> = { window: 'window', 'max-input': 'max input', 'max-output': 'max output' };
const NONE: CellWords = { main: '–', sub: '', tone: 'faint' };

export function cellWords(row: PriceRow, column: ModelColumn, volume: Volume): CellWords {
  const { model, fill } = row;
  switch (column) {
    case 'name':
      return { main: model.name, sub: model.vendor, tone: 'plain' };
    case 'fit':
      return fitWords(row);
    case 'tokens': {
      const label = certaintyLabel(row);
      const range = fill.input.low === fill.input.high ? label : bandText(fill.input);
      return { main: formatCount(fill.input), sub: row.isCounting ? 'counting…' : range, tone: 'plain', title: row.stated === 'none' ? `${label}: ${model.tokenizer.note}` : `${label}: ${STATED_NOTE[row.stated]}` };
    }
    case 'share':
      return { main: formatShare(shareOfWindow(row), about(row)), sub: `of ${formatCompact(fill.limits.windowTokens)}`, tone: 'plain', title: formatTokens(fill.limits.windowTokens) };
    case 'cost':
      return costWords(row);
    case 'relative':
      return row.relative === null ? NONE : { main: timesText(row.relative), sub: '', tone: row.isChosen ? 'faint' : 'plain' };
    case 'month':
      return row.totalUsd === null ? NONE : isFree(row.totalUsd) ? { main: 'free', sub: '', tone: 'plain' } : { main: `${about(row)}${monthText(row, row.totalUsd, volume)}${capMark(row)}`, sub: '', tone: 'plain' };
    case 'inputPrice':
      return priceWords(row.rates?.inputUsdPerMTok, row.isInBracket);
    case 'outputPrice':
      return priceWords(row.rates?.outputUsdPerMTok, row.isInBracket);
    case 'cliff':
      return cliffWords(row);
    case 'asOf':
      return freshnessWords(row);
    case 'window':
      return figureWords(fill.limits.windowTokens, fill.limits.budget === 'shared' ? '' : 'input alone');
    case 'maxInput':
      return figureWords(fill.limits.maxInputTokens);
    case 'maxOutput':
      return figureWords(fill.limits.maxOutputTokens);
    case 'reserve':
      return figureWords(fill.reserveTokens, requestClause(fill.reserveTokens, row.askedReserveTokens) || 'for output');
    case 'answer':
      return figureWords(row.answerTokens, row.isAnswerCapped ? 'the most it can' : 'billed');
    case 'provider':
      return row.offerFacts === null ? NONE : { main: row.offerFacts.providerName, sub: row.offerFacts.region ?? '', tone: 'plain' };
    case 'tokenizer':
      return { main: tokenizerName(model), sub: certaintyLabel(row), tone: 'plain', title: model.tokenizer.note };
    case 'licence':
      if (model.openWeights === null) return NONE;
      return model.openWeights.value ? { main: 'open weights', sub: model.licence?.value ?? '', tone: 'plain' } : { main: 'closed', sub: '', tone: 'faint' };
    case 'released':
      return model.released === null ? NONE : { main: model.released.value, sub: '', tone: 'plain' };
    case 'cutoff':
      return model.knowledgeCutoff === null ? NONE : { main: model.knowledgeCutoff.value, sub: '', tone: 'plain' };
    default:
      return NONE;
  }
}

/** What stands behind the short label, for who points at it. */
const STATED_NOTE = { all: 'the counts of the texts are those of the link, which left the texts out.', some: 'some counts are those of the link, which left the texts out.' } as const;

/** How the tokens were counted, where they were counted here. */
function certaintyLabel({ fill, stated }: PriceRow): string {
  return sumCertainty(exactnessLook(fill.input.exactness).label, fill.input.exactness, stated, STATED_IN_SHORT);
}

/** To the digits that the range of the tokens supports. */
function monthText({ cost }: PriceRow, totalUsd: Usd, volume: Volume): string {
  const month = monthUsd(totalUsd, volume);
  if (cost.kind !== 'priced' || cost.lowUsd === null || cost.highUsd === null) return formatUsd(month);
  return formatInRange(month, monthUsd(cost.lowUsd, volume), monthUsd(cost.highUsd, volume));
}

/** Of so many requests a day on so many days, exact. */
export function monthUsd(requestUsd: Usd, { requestsPerDay, daysPerMonth }: Volume): Usd {
  return multiplyUsd(multiplyUsd(requestUsd, decimal(requestsPerDay)), decimal(daysPerMonth));
}

export function tokenizerName({ tokenizer }: Model): string {
  return tokenizer.kind === 'estimate' ? ESTIMATE_FAMILIES[tokenizer.family].name : countedWith(tokenizer);
}

function fitWords({ fill }: PriceRow): CellWords {
  const { head, sentence } = verdictSentence(fill);
  const [binding, first] = [LIMIT_NAMES[fill.bindingLimit], LIMIT_NAMES[fill.inputLimit]];
  if (fill.verdict === 'over') return { main: head, sub: `${formatCompact(-fill.headroomTokens)} · ${binding}`, tone: 'bad', title: `${sentence}. The limit is the ${binding}.` };
  // The report names the tightest limit, which may be one that input has no part in.
  const tightest = fill.bindingLimit === fill.inputLimit ? '' : ` The tightest limit is ${binding}: the reserve leaves ${fill.headroomTokens === 0 ? 'nothing' : formatInteger(fill.headroomTokens)} of it.`;
  if (fill.verdict === 'uncertain') return { main: head, sub: isShort(fill) ? 'not all counted' : `${first} ${formatCompact(fill.inputCapacityTokens)}`, tone: 'warn', title: `${sentence}.${tightest}` };
  return { main: head, sub: `${formatCompact(fill.inputCapacityTokens - fill.input.tokens)} · ${first}`, tone: 'ok', title: `${sentence} before the ${first} is reached.${tightest}` };
}

/** "~" where the prompt is an estimate. */
export function about({ fill }: PriceRow): string {
  return isApproximate(fill.input.exactness) ? '~' : '';
}

function capMark({ isAnswerCapped }: PriceRow): string {
  return isAnswerCapped ? CAP_MARK : '';
}

function costWords(row: PriceRow): CellWords {
  const { cost, noAmount } = row;
  if (cost.kind !== 'priced') {
    const { main, why } = noAmount === null ? { main: 'no price', why: '' } : noAmountWords(noAmount);
    return { main, sub: why, tone: noAmount?.kind === 'not-served' ? 'bad' : 'faint' };
  }
  if (isFree(cost.priced.totalUsd)) return { main: 'free', sub: 'within its limits', tone: 'plain', title: 'The offer states a price of zero: it is served to try, with limits on how much.' };
  const shorter = row.answerNote === null ? [] : [row.answerNote];
  const [low, high] = [cost.lowUsd, cost.highUsd].map((usd) => (usd === null ? null : formatUsd(usd)));
  const unserved = cost.highUsd === null ? ['At the high end of its range the prompt is not served.'] : [];
  const title = [...shorter, ...unserved, ...ruleSentences(row)].join('\n');
  return { main: `${formatUsd(cost.priced.totalUsd, about(row))}${capMark(row)}`, sub: rangeWords(low ?? null, high ?? null), tone: 'plain', title };
}

/** "$0.031–0.055"; null: that end has no price. */
export function rangeWords(low: string | null, high: string | null): string {
  if (low === high) return '';
  if (low === null) return `up to ${high ?? ''}`;
  return high === null ? `from ${low}` : `${low}–${high.replace('$', '')}`;
}

/** How the price came about; no sentence without a price. */
export function ruleSentences(row: PriceRow): readonly string[] {
  const { cost } = row;
  if (cost.kind !== 'priced') return [];
  return cost.priced.rules.map((rule) => signedSentence(rule, about(row), cost.isAnswerSure ? '' : about(row)));
}

function priceWords(price: SourcedPrice | undefined, isInBracket: boolean): CellWords {
  const perMTok = price == null ? null : parseUsdPerMTok(price.value);
  if (perMTok === null) return NONE;
  return { main: formatPrice(perMTok), sub: isInBracket ? 'long' : '', tone: 'plain' };
}

function cliffWords(row: PriceRow): CellWords {
  const { cost, ahead, behind, fill } = row;
  if (cost.kind !== 'priced') return NONE;
  const sign = about(row);
  if (ahead !== null) {
    if (!ahead.crossing.ok) return { main: 'none', sub: '', tone: 'faint', title: `A limit comes before the price cliff at ${formatInteger(ahead.bracket.thresholdTokens.value)}.` };
    const at = formatCompact(ahead.bracket.thresholdTokens.value);
    const extra = `+${formatUsd(ahead.crossing.value.extraUsd)} past ${at}`;
    const title = `${formatTokens(ahead.tokensLeft)} below the price cliff at ${formatInteger(ahead.bracket.thresholdTokens.value)}: crossing it costs +${formatUsd(ahead.crossing.value.extraUsd)} per request.`;
    return { main: `${sign}${formatInteger(ahead.tokensLeft)}`, sub: extra, tone: ahead.tokensLeft < fill.input.tokens / 10 ? 'warn' : 'plain', title };
  }
  if (behind !== null) {
    const saved = behind.trimming.ok ? ` · ${sign}−${formatUsd(subtractUsd(cost.priced.totalUsd, behind.trimming.value.trimmedUsd))}` : '';
    return { main: `past ${formatCompact(lastTokensBelow(behind.bracket))}`, sub: `trim ${formatCompact(behind.tokensToTrim)}${saved}`, tone: 'warn', title: `${formatTokens(behind.tokensToTrim)} less, and the whole request has the lower rates.` };
  }
  return { main: 'none', sub: '', tone: 'faint' };
}

function freshnessWords({ freshness }: PriceRow): CellWords {
  if (freshness === null) return NONE;
  const { asOf, ageDays, stale, until, change } = freshness;
  if (stale === 'ended') return { main: asOf, sub: `ended ${until ?? ''}`, tone: 'bad' };
  if (change !== null) return { main: asOf, sub: `changes ${change.from ?? ''}`, tone: 'warn', title: 'A change of the price is scheduled.' };
  if (until !== null) return { main: asOf, sub: `until ${until}`, tone: 'warn' };
  return stale === 'old'
    ? { main: asOf, sub: `stale, ${ageDays} days`, tone: 'warn', title: `The source is older than ${STALE_AFTER_DAYS} days.` }
    : { main: asOf, sub: ageDays === 0 ? 'today' : `${ageDays} ${ageDays === 1 ? 'day' : 'days'} old`, tone: 'plain' };
}

function figureWords(tokens: number | null, sub = ''): CellWords {
  return tokens === null ? NONE : { main: formatInteger(tokens), sub, tone: 'plain' };
}

/** 1.2345 → "1.23×", 1234.5 → "1,235×", 0.0456 → "÷22", 0.4 → "÷2.5"; what is free is no part of anything. */
function timesText(times: number): string {
  if (times === 0) return '–';
  if (times < 1) return `÷${1 / times >= 10 ? formatInteger(1 / times) : (1 / times).toFixed(1)}`;
  return `${times >= 100 ? formatInteger(times) : times.toFixed(2)}×`;
}

function isFree({ digits }: Usd): boolean {
  return digits === 0n;
}

/** In full where there is room for it. */
function bandText(count: PriceRow['fill']['input']): string {
  const [low, high] = [formatCompact(count.low), formatCompact(count.high)];
  if (count.high < 1_000_000) return formatBand(count);
  return low === high ? low : `${low}–${high}`;
}
