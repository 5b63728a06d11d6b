// What a text counts whose figures a link states: as stated in the tokenizer that counted it, else an estimate from that.

import type { AttachmentCost } from './attachment-cost';
import type { AttachmentModel } from './attachment-models';
import { ESTIMATE_FAMILIES, findFamily } from './families';
import type { FramingRule } from './framing-rule';
import type { TokenizerMapping } from './model';
import { type StatedFraming, statesCalls, type WithheldText } from '@/core/prompt/attachment';
import { type Count, weaker } from '@/core/tokenize/count';
import { BASE_ENCODING, estimateTokens } from '@/core/tokenize/estimate-family';
import { type ScriptTally, baseTokens } from '@/core/tokenize/script-tally';
import { formatTokens } from '@/core/units';

/**
 * Tokens of a text that is not here. In the tokenizer that the link names: what it states, with the certainty that it states; no
 * turn that calls tools is exact, whatever an older link says. In an encoding or a family for which it states more: what that
 * comes to. In any other: the number by the usual ratio of the two tokenizers, in the range in which tokenizers differ on whole
 * documents, both ways, and never more than the text's bytes.
 */
export function withheldCost(text: WithheldText, { tokenizer, framing: rule }: AttachmentModel): AttachmentCost {
  const { tokens, low, high } = text;
  const exactness = statesCalls(text) ? weaker(text.exactness, 'estimate') : text.exactness;
  const notHere = 'the text is not included, so it cannot be counted here.';
  const stated = `Stated by the link, counted with ${text.countedWith}; ${notHere}`;
  const countedHere = tokenizer === undefined ? '' : countedBy(tokenizer);
  const { framing } = text;
  const otherRule = framing === undefined || rule === undefined || framedBy(rule) === framing.rule ? null : rule;
  if (countedHere === text.countedWith && otherRule === null) return { count: { tokens, low, high, exactness }, note: stated, refusal: null };
  const own = tokenizer === undefined ? null : ownCount(text, tokenizer);
  if (own !== null) return { count: withoutPlaces(own, text), note: `From what the link states of the text for this tokenizer; ${notHere}`, refusal: null };
  // Some vendors write tools in fewer words, others as the JSON itself.
  const asJson = text.framing === undefined || text.tally === undefined ? tokens : baseTokens(text.tally);
  const wide = acrossTokenizers({ tokens, low: Math.min(low, asJson), high: Math.max(high, asJson), exactness }, tokenizer === undefined ? 1 : ratioTo(text, tokenizer));
  const inBytes = { ...wide, high: Math.max(high, wide.tokens, Math.min(text.sizeBytes, wide.high)), ...text.elsewhere?.[countedHere] };
  const count = framing === undefined || otherRule === null ? inBytes : inOtherForm(inBytes, framing, otherRule);
  const differs = otherRule === null ? 'tokenizer is another: the range is how far tokenizers differ' : 'vendor writes tools otherwise: the range is how far that and tokenizers differ';
  return { count, note: `${stated} This model’s ${differs}, from ${formatTokens(tokens)}.`, refusal: null };
}

/** What vendors' shapes of JSON differ by around an empty definition, which is 17 to 30 tokens of o200k; what grows with it is in the range. */
const SHAPE_TOKENS = 16;
/** The words of a definition as a share of its JSON: of 200 random ones 0.05 to 0.63, in the middle this. */
const WORDS_SHARE = 0.4;

/**
 * Definitions of tools under the rule of another vendor: their words alone, at least the name of each, or JSON of another shape. What
 * they come to there says little of it.
 */
function inOtherForm(count: Count, { tools = 1, rule: countedRule }: StatedFraming, rule: FramingRule): Count {
  const areWords = (kind: string) => kind === 'signatures' || kind === 'words';
  const [from, to] = [areWords(countedRule.split(' ', 1)[0] ?? ''), areWords(rule.tools.kind)];
  const low = to ? Math.min(count.low, tools) : Math.max(Math.min(count.low, tools), count.low - SHAPE_TOKENS * tools);
  const high = count.high + SHAPE_TOKENS * tools;
  return { low, tokens: Math.max(low, to && !from ? Math.round(count.tokens * WORDS_SHARE) : count.tokens), high, exactness: 'estimate' };
}

/** A count of a text as it is written, in a case that nobody counted. At the upper end nothing is taken off, as what stands around a place may be cut otherwise. */
export function withoutPlaces(count: Count, { inPlaces }: Pick<WithheldText, 'inPlaces'>): Count {
  if (inPlaces === undefined) return count;
  const low = Math.max(0, count.low - inPlaces.most);
  return { low, tokens: Math.min(count.high, Math.max(low, count.tokens - inPlaces.likely)), high: count.high, exactness: 'estimate' };
}

/** null: the link states nothing for this tokenizer. Definitions of tools count as their vendor writes them, of which the kinds of text say nothing exact. */
function ownCount(text: WithheldText, tokenizer: TokenizerMapping): Count | null {
  const { tally, others = [], framing } = text;
  if (framing !== undefined) return null;
  if (tokenizer.kind === 'estimate') return tally === undefined ? null : estimateTokens(ESTIMATE_FAMILIES[tokenizer.family], tally);
  const { encodingId } = tokenizer;
  const tokens = encodingId === BASE_ENCODING && tally !== undefined ? baseTokens(tally) : others.find((other) => other.encodingId === encodingId)?.tokens;
  return tokens === undefined ? null : { tokens, low: tokens, high: tokens, exactness: statesCalls(text) ? 'estimate' : tokenizer.kind };
}

/** Tokens of a tokenizer for each that is stated: by the kinds of text where they are known, else by what holds for whole documents. */
function ratioTo({ countedWith, tally }: WithheldText, tokenizer: TokenizerMapping): number {
  return toBase(countedBy(tokenizer), tally) / toBase(countedWith, tally);
}

/** Of an encoding as many as the base has: they differ both ways. */
function toBase(countedWith: string, tally: ScriptTally | undefined): number {
  const family = findFamily(countedWith);
  if (family === null) return 1;
  return tally === undefined || baseTokens(tally) === 0 ? family.document.mid : estimateTokens(family, tally).tokens / baseTokens(tally);
}

/** What a link states to stand around tools: as stated under the rule that it was counted by, else an estimate from that. */
export function framingCost(count: Count, countedRule: string, rule: FramingRule): Count {
  return framedBy(rule) === countedRule || count.high === 0 ? count : acrossTokenizers(count);
}

/** Names what a rule puts around tools, from figure to figure where one source has several. */
export function framedBy({ messages, tools }: FramingRule): string {
  const form = tools.kind === 'template' ? (messages.kind === 'template' ? messages.templateId : '') : tools.kind === 'json' ? String(tools.prelude.auto.tokens) : '';
  return [tools.kind, tools.source, form].filter((each) => each !== '').join(' ');
}

/** A number, or a multiple of it, in the range in which tokenizers differ on whole documents, both ways. */
export function acrossTokenizers({ tokens, low, high }: Count, times = 1): Count {
  const ratio = ESTIMATE_FAMILIES.unknown.document;
  const middle = Math.round(tokens * times);
  return {
    tokens: middle,
    low: Math.min(middle, Math.floor(low * Math.min(ratio.low, 1 / ratio.high))),
    high: Math.max(middle, Math.ceil(high * Math.max(ratio.high, 1 / ratio.low))),
    exactness: 'estimate',
  };
}

/** Of an encoding or a family: what a stated count belongs to. */
export function countedBy(tokenizer: TokenizerMapping): string {
  return tokenizer.kind === 'estimate' ? tokenizer.family : tokenizer.encodingId;
}
