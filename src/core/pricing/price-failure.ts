// Why there is no price. Expected: catalogues have gaps, and providers have limits.

import type { Sourced } from '@/core/catalog/model';
import { assertNever } from '@/core/result';
import { formatInteger, formatTokens } from '@/core/units';
import { fromSize } from './bracket';
import { type Category, categoryName } from './category';
import type { Bracket, CacheLifetime, Modifier } from './offer';
import type { UsageField } from './usage';

export type ServedLimitName = 'max-prompt' | 'window' | 'max-input' | 'max-output';

/** The provider refuses the request: some limit is below what it needs. */
export interface NotServable {
  readonly kind: 'not-servable';
  readonly limit: ServedLimitName;
  /** What counts against the limit: prompt, answer, or both. */
  readonly tokens: number;
  readonly limitTokens: Sourced<number>;
}

/** A figure that is needed is not known, or is no number ≥ 0. */
export interface RateUnknown {
  readonly kind: 'rate-unknown';
  readonly category: Category | 'cache-storage';
  readonly lifetime: CacheLifetime | null;
}

export type ModifierFailure =
  | { readonly kind: 'modifier-unknown'; readonly modifierId: string }
  | { readonly kind: 'modifiers-exclusive'; readonly modifiers: readonly [Modifier, Modifier] }
  | { readonly kind: 'modifier-excludes-long-context'; readonly modifier: Modifier; readonly bracket: Bracket };

export type PriceFailure =
  | { readonly kind: 'usage-invalid'; readonly field: UsageField }
  | { readonly kind: 'no-price-at-time' }
  | RateUnknown
  | ModifierFailure
  | NotServable;

const LIMIT_NAMES: Readonly<Record<ServedLimitName, string>> = {
  'max-prompt': 'the largest prompt that is served',
  window: 'the window that is served',
  'max-input': 'the largest input that is served',
  'max-output': 'the largest output that is served',
};

/** One sentence for the user. `sign` is "~" where the prompt is an estimate: it stands before tokens that have the prompt in them. */
export function priceFailureSentence(failure: PriceFailure, sign = ''): string {
  switch (failure.kind) {
    case 'usage-invalid':
      return 'Tokens are whole numbers from 0 up.';
    case 'no-price-at-time':
      return 'No price is known for this time.';
    case 'rate-unknown':
      return `${categoryName(failure.category, failure.lifetime)} has no known price.`;
    case 'modifier-unknown':
      return `This offer has no price for “${failure.modifierId}”.`;
    case 'modifiers-exclusive':
      return `${failure.modifiers[0].name} and ${failure.modifiers[1].name} exclude each other.`;
    case 'modifier-excludes-long-context':
      return `${failure.modifier.name} is not offered for a prompt of ${fromSize(failure.bracket)}.`;
    case 'not-servable':
      return `Not servable: ${failure.limit === 'max-output' ? '' : sign}${formatTokens(failure.tokens)}, and ${LIMIT_NAMES[failure.limit]} is ${formatInteger(failure.limitTokens.value)}.`;
    default:
      return assertNever(failure);
  }
}
