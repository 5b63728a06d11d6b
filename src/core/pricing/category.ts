// What a request is billed for, kind by kind.

import type { CacheLifetime, ModifiedCategory } from './offer';

/** Tokens that are billed apart. Reasoning that has no price of its own is billed at that of output. */
export type Category = ModifiedCategory | 'reasoning';

const NAMES: Readonly<Record<Category | 'cache-storage', string>> = {
  input: 'Uncached input',
  'cache-read': 'Cache read',
  'cache-write': 'Cache write',
  output: 'Output',
  reasoning: 'Reasoning',
  'cache-storage': 'Cache storage',
};

/** "Cache write (1h)"; every other category by its name alone. */
export function categoryName(category: Category | 'cache-storage', lifetime: CacheLifetime | null): string {
  return lifetime === null ? NAMES[category] : `${NAMES[category]} (${lifetime})`;
}
