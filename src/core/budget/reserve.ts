// What is kept for an answer, for any model and in every view.
import { defaultReserve, type Limits } from './fill';

/** What the user set for one model. */
export interface OwnReserve {
  /** null: nothing. */
  readonly reserveTokens: number | null;
  /** The default is wanted, whatever a request allows. */
  readonly keepsDefault?: boolean;
}

export interface ReserveOf {
  readonly reserveTokens: number;
  /** Nobody has said anything of it. */
  readonly isDefaultReserve: boolean;
  /** It is what the imported request allows, as far as the model writes. */
  readonly isRequestReserve: boolean;
}

/**
 * What the user set for the model, else the answer that the imported request allows (undefined: it does not say), at most what the
 * model writes, else the default. Whole tokens.
 */
export function reserveOf({ reserveTokens, keepsDefault }: OwnReserve, allowedTokens: number | undefined, limits: Limits): ReserveOf {
  const isRequestReserve = reserveTokens === null && allowedTokens !== undefined && keepsDefault !== true;
  return {
    reserveTokens: reserveTokens ?? (isRequestReserve ? Math.min(allowedTokens, mostOutput(limits)) : defaultReserve(limits)),
    isDefaultReserve: reserveTokens === null && !isRequestReserve,
    isRequestReserve,
  };
}

/** The longest answer that the limits allow: the window where none is stated. */
export function mostOutput({ maxOutputTokens, windowTokens }: Limits): number {
  return maxOutputTokens ?? windowTokens;
}
