// What turning text into vectors costs. No offer of the catalogue has such a price, so the user can set it; it begins with
// one that a source of the catalogue states.

import type { Sourced } from '@/core/catalog/model';

/** OpenAI's text-embedding-3-small in dollars per million tokens. */
export const DEFAULT_EMBEDDING = {
  name: 'text-embedding-3-small of OpenAI',
  price: { value: 0.02, source: 'genai-prices', asOf: '2026-09-22' } satisfies Sourced<number>,
} as const;
