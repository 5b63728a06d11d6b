// What is said of a reserve where an imported request asks for one.
import { formatInteger } from '@/core/units';

/** "as the request asks" or "the request asks for 20,000"; '' where there is no request that says it. */
export function requestClause(reserveTokens: number, askedTokens: number | null): string {
  if (askedTokens === null) return '';
  return askedTokens === reserveTokens ? 'as the request asks' : `the request asks for ${formatInteger(askedTokens)}`;
}

/** Where it is not what the request asks for; '' where it is. `mostTokens`: what the model writes. */
export function otherReserveSentence(reserveTokens: number, askedTokens: number, { name, mostTokens }: { readonly name: string; readonly mostTokens: number }): string {
  if (askedTokens === reserveTokens) return '';
  const most = askedTokens > mostTokens ? `, of which ${name} writes at most ${formatInteger(mostTokens)}` : '';
  return `The imported request asks for ${formatInteger(askedTokens)}${most}.`;
}
