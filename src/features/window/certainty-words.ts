import { type CountedPart, isCallsAlone } from '@/core/budget/counted';
import { type Count, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** As `certaintyWords` says of the counts, or that of exact texts the calls are not; and how many of them only a link states, however sure it is of them. */
export function certaintyOfParts(parts: readonly Pick<CountedPart, 'count' | 'attachment' | 'callsTools'>[], overhead: Count): string | null {
  const counts = parts.map(({ count }) => count);
  const isTextExact = (part: (typeof parts)[number]) => !isApproximate(part.count.exactness) || isCallsAlone(part);
  const stated = parts.filter((part) => part.attachment?.kind === 'withheld' && part.count.high > 0).length;
  const counted = counts.filter(({ high }) => high > 0).length;
  const words = parts.some(isCallsAlone) && parts.every(isTextExact) ? 'calls and framing estimated' : certaintyWords(counts, overhead);
  if (stated === 0) return words;
  // "all 7 parts estimated, stated by the link"
  const many = partsWords(stated, counted);
  const isSaid = stated === counted && words?.startsWith(many);
  return `${words === null ? '' : `${words}, `}${isSaid ? '' : many}stated by the link`;
}

/**
 * How sure the sum is, as opposed to what the tokenizer is: "3 of 8 parts estimated". null where nothing is approximate.
 * `parts` are the enabled ones.
 */
export function certaintyWords(parts: readonly Count[], overhead: Count): string | null {
  const counted = parts.filter(({ high }) => high > 0);
  const approximate = counted.filter(({ exactness }) => isApproximate(exactness));
  const calibrated = approximate.filter(({ exactness }) => exactness === 'calibrated').length;
  const estimated = approximate.length - calibrated;
  if (calibrated > 0 && estimated > 0) return `${partsWords(calibrated, counted.length)}calibrated, ${formatInteger(estimated)} estimated`;
  if (approximate.length === 0) return overhead.high > 0 && isApproximate(overhead.exactness) ? 'framing estimated' : null;
  return `${partsWords(approximate.length, counted.length)}${calibrated > 0 ? 'calibrated' : 'estimated'}`;
}

/** "2 of 7 parts ", "all 7 parts ", '' where there is one. */
function partsWords(some: number, all: number): string {
  if (all === 1) return '';
  return `${some === all ? 'all' : `${formatInteger(some)} of`} ${formatInteger(all)} parts `;
}
