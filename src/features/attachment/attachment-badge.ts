import type { AttachmentCost } from '@/core/catalog/attachment-cost';
import { exactnessLook } from '@/ui/exactness-look';

export interface AttachmentBadge {
  readonly label: string;
  readonly tone: 'ok' | 'warn';
  readonly meaning: string;
}

/** How sure the tokens of an attachment are. The formula takes the place that the tokenizer has for texts. */
export function attachmentBadge({ count, refusal }: AttachmentCost): AttachmentBadge {
  if (refusal === null) {
    const { label, tone } = exactnessLook(count.exactness);
    const meaning = count.exactness === 'exact' ? 'The vendor’s published formula, which leaves nothing open.' : 'The published rule leaves something open: a value with a range.';
    return { label, tone, meaning };
  }
  switch (refusal.kind) {
    case 'no-formula':
      return count.high > 0
        ? { label: 'borrowed', tone: 'warn', meaning: 'The range of other vendors’ formulas; this vendor publishes none.' }
        : { label: 'no formula', tone: 'warn', meaning: 'No vendor publishes a formula for this.' };
    case 'not-accepted':
      return { label: 'not taken', tone: 'warn', meaning: 'A request with this file would be refused.' };
    case 'not-here':
      return { label: 'not here', tone: 'warn', meaning: 'It goes into the window, and nobody can count it from what is here.' };
    case 'size-unknown':
      return { label: 'length unknown', tone: 'warn', meaning: 'Say how long it is, and it is counted.' };
  }
}
