// What a report says of counts that nobody made on this page: those of texts that a link left out.

import { formatInteger } from '@/core/units';

/** The certainty of a part whose text is not here, whatever the link says of it. */
export const STATED = 'stated by the link';

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
