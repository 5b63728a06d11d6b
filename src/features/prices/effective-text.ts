import { formatInteger } from '@/core/units';
import type { Effective } from './chart-points';

/** "65,536", or "131,072 or more" where no longer prompt was tested. */
export function effectiveText({ tokens, isLongestMeasured }: Effective): string {
  return `${formatInteger(tokens)}${isLongestMeasured ? ' or more' : ''}`;
}
