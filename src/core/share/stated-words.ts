// What a report says of counts that nobody made on this page: those of texts that a link left out.

import { type Part, unitsOf } from '@/core/prompt/part';
import { type Exactness, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** The certainty of a part whose text is not here, whatever the link says of it. */
export const STATED = 'stated by the link';
/** The same where there is no room for more. */
export const STATED_IN_SHORT = 'stated';

/** Whether a part has the figures that a link states for it. `kind`: of an attachment; a text has none. */
export function isStated(kind: string | undefined): boolean {
  return kind === 'withheld';
}

/** A sentence on the parts whose counts are stated, '' where all were counted here. `kinds`: of each part that is shown, undefined for a text. */
export function statedSentence(kinds: readonly (string | undefined)[]): string {
  const stated = kinds.filter(isStated).length;
  if (stated === 0) return '';
  if (stated === kinds.length) return `The counts of ${stated === 1 ? 'the part' : `all ${formatInteger(stated)} parts`} are stated by the link, and were not made here: the texts are not included.`;
  return `The counts of ${formatInteger(stated)} of ${formatInteger(kinds.length)} parts are stated by the link, and were not made here: their texts are not included.`;
}

/** Of the texts that are sent, how many parts are here: a tokenizer says nothing of the others. An attachment is no text. */
export function textsHere(parts: readonly { readonly enabled: boolean; readonly kind: string | undefined }[]): { readonly here: number; readonly sent: number } {
  const sent = parts.filter(({ enabled, kind }) => enabled && (kind === undefined || isStated(kind)));
  return { here: sent.filter(({ kind }) => kind === undefined).length, sent: sent.length };
}

/** "Only the texts that are here (1 of 8 parts)" */
export function onlyHere({ here, sent }: { readonly here: number; readonly sent: number }): string {
  return `Only the texts that are here (${formatInteger(here)} of ${formatInteger(sent)} parts)`;
}

/** Of the texts that are sent, those whose counts a link states. */
export type StatedShare = 'none' | 'some' | 'all';

/** Parts that are switched off, or have nothing to count, are in no sum. O(n) in the parts. */
export function statedShare(parts: readonly Part[]): StatedShare {
  const counted = parts.flatMap((part): boolean[] => {
    if (!part.enabled) return [];
    if ('attachment' in part) return part.attachment.kind === 'withheld' && part.attachment.high > 0 ? [true] : [];
    return unitsOf(part).some(({ text }) => text.length > 0) ? [false] : [];
  });
  const stated = counted.filter(Boolean).length;
  return stated === 0 ? 'none' : stated === counted.length ? 'all' : 'some';
}

/** How sure a sum over such parts is: an estimate is one whoever stated what it is made of, and what would be exact is so by the link. `label`: of a sum of counts that were made here. */
export function sumCertainty(label: string, exactness: Exactness, stated: StatedShare, word: typeof STATED | typeof STATED_IN_SHORT = STATED): string {
  if (stated === 'none' || isApproximate(exactness)) return label;
  return stated === 'all' ? word : `partly ${word}`;
}
