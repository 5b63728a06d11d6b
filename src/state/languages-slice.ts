import type { LanguageSample } from '@/core/prompt/language-samples';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { LanguageCounts, LanguagesSlice } from './tokenizer-slices';
import { describeTokenizeError } from './counting';
import type { Slice } from './store';

/** Counts the same text in many languages with several tokenizers; each tokenizer's answers come as they are there. */
export const createLanguagesSlice: Slice<LanguagesSlice> = (set, get, _api, { tokenizer }) => {
  const keep = (encodingId: EncodingId, counts: LanguageCounts) =>
    set((state) => ({ languageCounts: new Map(state.languageCounts).set(encodingId, counts) }));

  const countAll = async (encodingId: EncodingId, samples: readonly LanguageSample[]) => {
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
    get().vocabularyLoaded(encodingId);
  };

  return {
    languageCounts: new Map(),

    countLanguages: (samples, encodingIds) => {
      const known = get().languageCounts;
      const missing = encodingIds.filter((id) => !known.has(id) || known.get(id)?.status === 'failed');
      if (missing.some((id) => known.has(id))) tokenizer.retry();
      for (const encodingId of missing) {
        keep(encodingId, { status: 'running' });
        void get().track('counting languages', countAll(encodingId, samples));
      }
    },
  };
};
