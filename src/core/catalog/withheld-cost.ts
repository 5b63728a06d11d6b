// What a text counts whose figures a link states: as stated in the tokenizer that counted it, else an estimate from that.

import type { AttachmentCost } from './attachment-cost';
import type { AttachmentModel } from './attachment-models';
import { ESTIMATE_FAMILIES } from './families';
import type { FramingRule } from './framing-rule';
import type { TokenizerMapping } from './model';
import { statesCalls, type WithheldText } from '@/core/prompt/attachment';
import { type Count, weaker } from '@/core/tokenize/count';
import { formatTokens } from '@/core/units';

/**
 * Tokens of a text that is not here. In the tokenizer that the link names: what it states, with the certainty that it states; no
 * turn that calls tools is exact, whatever an older link says.
 * In any other: the same number in the range in which tokenizers differ on whole documents, both ways, and never more
 * than the text's bytes.
 */
export function withheldCost(text: WithheldText, { tokenizer }: AttachmentModel): AttachmentCost {
  const { tokens, low, high } = text;
  const exactness = statesCalls(text) ? weaker(text.exactness, 'estimate') : text.exactness;
  const stated = `Stated by the link, counted with ${text.countedWith}; the text is not included, so it cannot be counted here.`;
  if (tokenizer !== undefined && countedBy(tokenizer) === text.countedWith) return { count: { tokens, low, high, exactness }, note: stated, refusal: null };
  const wide = acrossTokenizers({ tokens, low, high, exactness });
  const count = { ...wide, high: Math.max(high, Math.min(text.sizeBytes, wide.high)) };
  return { count, note: `${stated} This model’s tokenizer is another: the range is how far tokenizers differ, from ${formatTokens(tokens)}.`, refusal: null };
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

/** The same number in the range in which tokenizers differ on whole documents, both ways. */
function acrossTokenizers({ tokens, low, high }: Count): Count {
  const ratio = ESTIMATE_FAMILIES.unknown.document;
  return { tokens, low: Math.floor(low * Math.min(ratio.low, 1 / ratio.high)), high: Math.ceil(high * Math.max(ratio.high, 1 / ratio.low)), exactness: 'estimate' };
}

/** Of an encoding or a family: what a stated count belongs to. */
export function countedBy(tokenizer: TokenizerMapping): string {
  return tokenizer.kind === 'estimate' ? tokenizer.family : tokenizer.encodingId;
}
