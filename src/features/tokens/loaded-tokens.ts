import type { TokenSlice } from '@/core/tokenize/spans';
import { holds } from '@/core/tokenize/token';

/** The slice that has all of the tokens `first` … `end` − 1, or null where they have not come. */
export function sliceHolding(slices: readonly TokenSlice[], first: number, end: number): TokenSlice | null {
  return slices.find((slice) => holds(slice, first, end)) ?? null;
}
