// A report of a few parts, as the tests of reports want it.
import { type CountedPart, enabledCount, uncountedIn } from '@/core/budget/counted';
import { fillWindow } from '@/core/budget/fill';
import type { TokenizerCount } from '@/core/catalog/tokenizer-counts';
import type { OverheadLine } from '@/core/prompt/overhead';
import { fail } from '@/core/result';
import { buildReport, type Report } from '@/core/share/report';
import type { ModelId, UnitId } from '@/core/units';

export const model = { id: 'vendor/model' as ModelId, name: 'Model', vendor: 'Vendor' };

export const LINES: readonly OverheadLine[] = [
  { id: 'framing', label: 'Message framing', count: { tokens: 8, low: 6, high: 9, exactness: 'estimate' }, note: 'A rule.', source: 'openai-cookbook' },
  { id: 'reply', label: 'Opening of the reply', count: { tokens: 3, low: 3, high: 3, exactness: 'exact' }, note: 'A rule.', source: 'gone' },
];

/** Its own test has the rest. */
export const NO_POSITION = { preset: 'own', isChosen: true, overlay: fail({ kind: 'no-own-results' } as const), drops: null };

export const part = (name: string, tokens: number, over: Partial<CountedPart> = {}): CountedPart => ({
  id: name as UnitId,
  role: 'documents',
  name,
  enabled: true,
  characters: tokens * 4,
  count: { tokens, low: tokens, high: tokens, exactness: 'exact' },
  turns: [],
  ...over,
});

export function example(parts: readonly CountedPart[], over: Partial<Parameters<typeof fillWindow>[0]['limits']> = {}, tokenizers: readonly TokenizerCount[] = []): Report {
  const fill = fillWindow({
    parts: enabledCount(parts),
    ...uncountedIn(parts),
    overhead: { tokens: 10, low: 10, high: 10, exactness: 'exact' },
    limits: { windowTokens: 10_000, maxInputTokens: null, maxOutputTokens: 2000, budget: 'shared', ...over },
    reserveTokens: 2000,
    reasoningTokens: 500,
  });
  return buildReport({ model, tokenizerId: 'o200k_base', tokenizers, parts, fill, overheadLines: LINES, servedWindowTokens: null, models: [], position: NO_POSITION, version: '0.1.0' });
}
