// An attachment by every vendor's rule, side by side.
import { ATTACHMENT_RULES, COMPUTER_USE_TILES, PLAIN_PATCHES } from './attachment-rules';
import { attachmentTokens } from './attachment-tokens';
import type { Attachment } from '@/core/prompt/attachment';
import type { Count } from '@/core/tokenize/count';

export interface RuleCost {
  readonly id: string;
  /** The models that it is for, such as "GPT-4o, GPT-4.1, GPT-4 Turbo". */
  readonly name: string;
  /** null: the rule gives no number, for the reason in the note. */
  readonly count: Count | null;
  readonly note: string;
}

/** What an attachment costs by every rule that is some model's own, at the detail of a request that names none. */
export function costsByRule(attachment: Attachment): readonly RuleCost[] {
  return ATTACHMENT_RULES.filter((rule) => rule !== PLAIN_PATCHES && rule !== COMPUTER_USE_TILES).map((rule) => {
    const result = attachmentTokens(attachment, rule, 'auto');
    const { id, name } = rule;
    return result.ok ? { id, name, count: result.value.count, note: result.value.trace } : { id, name, count: null, note: result.error.note };
  });
}
