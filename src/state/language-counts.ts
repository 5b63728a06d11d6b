import type { LanguageSample } from '@/core/prompt/language-samples';
import type { EncodingId } from '@/core/tokenize/encoding';
import { describeTokenizeError } from './counting';
import type { AppStore } from './store';
import type { LanguageCounts } from './tokenizer-slices';

/**
 * Counts the same text in many languages with several tokenizers: what is not counted yet, and anew what failed. Each
 * tokenizer's answers come as they are there. Always the same samples.
 */
export function countLanguages(store: AppStore, samples: readonly LanguageSample[], encodingIds: readonly EncodingId[]): void {
  const { tokenizer, vocabularyLoaded, track, languageCounts: known } = store.getState();
  const keep = (encodingId: EncodingId, counts: LanguageCounts) =>
    store.setState((state) => ({ languageCounts: new Map(state.languageCounts).set(encodingId, counts) }));

  const countAll = async (encodingId: EncodingId) => {
    const answers = await Promise.all(
      samples.map(async ({ code, text }) => ({ code, result: await tokenizer.count({ key: `language ${encodingId} ${code}`, encodingId, text }) })),
    );
    const tokens = new Map<string, number>();
    for (const { code, result } of answers) {
      if (!result.ok) {
        keep(encodingId, { status: 'failed', reason: describeTokenizeError(result.error) });
        return;
      }
      tokens.set(code, result.value.tokens);
    }
    keep(encodingId, { status: 'ready', tokens });
    vocabularyLoaded(encodingId);
  };

  const missing = encodingIds.filter((id) => !known.has(id) || known.get(id)?.status === 'failed');
  if (missing.some((id) => known.has(id))) tokenizer.retry();
  for (const encodingId of missing) {
    keep(encodingId, { status: 'running' });
    void track('counting languages', countAll(encodingId));
  }
}
