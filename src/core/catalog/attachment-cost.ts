// What an attachment puts into a model's window, also where its vendor says nothing: a number with a band, and why.

import { type AttachmentModel, attachmentRuleOf } from './attachment-models';
import type { Detail } from './attachment-rule';
import { ATTACHMENT_RULES, COMPUTER_USE_TILES, GPT_4O_MINI_TILES, PLAIN_PATCHES } from './attachment-rules';
import { type AttachmentRefusal, attachmentTokens } from './attachment-tokens';
import { askedLength, type Attachment, withAskedLength } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { withheldCost } from './withheld-cost';

export interface AttachmentCost {
  readonly count: Count;
  /** How the number came about; for a refusal, its reason. */
  readonly note: string;
  /** null: the vendor's own rule. Else the number is borrowed from other vendors, or zero where the model takes no such file. */
  readonly refusal: AttachmentRefusal | null;
}

/** What is not counted is no exact zero. */
const UNKNOWN: Count = { ...NOTHING, exactness: 'estimate' };

/** Tokens of a part at the detail that the user chose, as far as the model has it. */
export function partCost(part: Pick<AttachmentPart, 'attachment' | 'detail'>, model: AttachmentModel): AttachmentCost {
  return attachmentCost(part.attachment, model, detailOf(part, model));
}

/** The details at which a model counts an attachment, `auto` first; empty where it does not count it or has no choice. */
export function detailsFor(attachment: Attachment, model: AttachmentModel): readonly Detail[] {
  const rule = attachmentRuleOf(model);
  const counted = rule.details.filter((detail) => attachmentTokens(withSomeLength(attachment), rule, detail).ok);
  // Of what is not here one may be the only one.
  return counted.length > 1 || attachment.kind === 'absent' ? counted : [];
}

/** The detail that counts: the chosen one, or `auto` where the model does not have it. */
export function detailOf({ attachment, detail }: Pick<AttachmentPart, 'attachment' | 'detail'>, model: AttachmentModel): Detail {
  return detail !== undefined && detailsFor(attachment, model).includes(detail) ? detail : 'auto';
}

/** Which details there are does not depend on a length that is not known yet. */
function withSomeLength(attachment: Attachment): Attachment {
  return attachment.kind === 'absent' ? attachment : withAskedLength(attachment, askedLength(attachment)?.value ?? 1);
}

/** Rules that say little about others: inflated to balance a lower price, for one purpose alone, or of no model. */
const UNLIKE_OTHERS: ReadonlySet<string> = new Set([GPT_4O_MINI_TILES.id, COMPUTER_USE_TILES.id, PLAIN_PATCHES.id]);

/**
 * Tokens of an attachment for a model. Where its vendor publishes no formula, the range of all that other vendors publish,
 * with their median as the number. Zero, with the reason, where the model takes no such file or its length is not known.
 */
export function attachmentCost(attachment: Attachment, model: AttachmentModel, detail: Detail = 'auto'): AttachmentCost {
  if (attachment.kind === 'withheld') return withheldCost(attachment, model);
  const own = attachmentTokens(attachment, attachmentRuleOf(model), detail);
  if (own.ok) return { count: own.value.count, note: own.value.trace, refusal: null };
  const borrowed = own.error.kind === 'no-formula' ? borrowedCount(attachment) : null;
  return borrowed === null
    ? { count: UNKNOWN, note: own.error.note, refusal: own.error }
    : { count: borrowed, note: `${own.error.note} The range is that of other vendors’ formulas.`, refusal: own.error };
}

/** null where no vendor's rule gives a number. */
function borrowedCount(attachment: Attachment): Count | null {
  const counts = ATTACHMENT_RULES.filter((rule) => !UNLIKE_OTHERS.has(rule.id)).flatMap((rule) => {
    const result = attachmentTokens(attachment, rule, 'auto');
    return result.ok ? [result.value.count] : [];
  });
  const middle = counts.map(({ tokens }) => tokens).toSorted((a, b) => a - b)[Math.floor((counts.length - 1) / 2)];
  if (middle === undefined) return null;
  return {
    tokens: middle,
    low: Math.min(...counts.map(({ low }) => low)),
    high: Math.max(...counts.map(({ high }) => high)),
    exactness: 'estimate',
  };
}
