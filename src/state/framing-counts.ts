// Counts the short texts that framing is made of: names of roles, edges of contents, definitions of tools.
import { countedWith } from '@/core/catalog/mappings';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { Tokenizer } from '@/workers/tokenizer';
import type { CountedText } from './app-state';
import { framingKey } from './part-counts';
import { asWritten, selectFramingTexts, selectModel } from './selectors';
import type { AppStore } from './store';

/** Texts that are asked for at once; each lane has a key of its own. */
const LANES = 8;
/** Answers to keep: texts of a prompt that was changed back, or of the model before, are not counted again. */
const MOST_KEPT = 4_000;

/** Starts counting for as long as the store lives; returns how to stop. */
export function startCountingFraming(store: AppStore, tokenizer: Tokenizer): () => void {
  let isStopped = false;
  let isRunning = false;
  /** Of the texts that are with the workers. */
  let abort = new AbortController();
  /** What could not be counted stays an estimate until the user asks again, or the tokenizer changes. */
  const failed = new Set<string>();

  /** Those of the chosen model, in the case that is shown and of the text as written, which stands beside it; then those that the table of models asks for, an encoding at a time. */
  const missing = (): { readonly encodingId: EncodingId; readonly texts: readonly string[] } | undefined => {
    const state = store.getState();
    const own = countedWith(selectModel(state).tokenizer);
    const wanted = [[own, selectFramingTexts(state)] as const, [own, selectFramingTexts(asWritten(state))] as const, ...state.framingWanted];
    for (const [encodingId, all] of wanted) {
      const texts = all.filter((text) => {
        const key = framingKey(encodingId, text);
        return !state.framingCounts.has(key) && !failed.has(key);
      });
      if (texts.length > 0) return { encodingId, texts };
    }
    return undefined;
  };

  const countAll = async () => {
    for (let next = missing(); next !== undefined && !isStopped; next = missing()) {
      const { encodingId, texts } = next;
      const answers = new Map<string, CountedText>();
      const waiting = [...texts];
      abort = new AbortController();
      const { signal } = abort;
      const lane = async (index: number) => {
        for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
          const result = await tokenizer.count({ key: `framing ${index}`, encodingId, text, tally: encodingId === BASE_ENCODING }, { signal });
          if (signal.aborted) return;
          if (result.ok) answers.set(framingKey(encodingId, text), result.value);
          else failed.add(framingKey(encodingId, text));
        }
      };
      await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)));
      if (answers.size > 0) {
        store.setState(({ framingCounts, framingWanted }) => {
          // What is wanted at once must have room at once, or it would be counted for ever.
          const most = [...framingWanted.values()].reduce((sum, each) => sum + each.length, MOST_KEPT + texts.length);
          return { framingCounts: new Map([...framingCounts, ...answers].slice(-most)) };
        });
      }
    }
    isRunning = false;
  };

  const review = () => {
    if (isRunning || missing() === undefined) return;
    isRunning = true;
    void store.getState().track('counting framing', countAll());
  };

  const stop = store.subscribe((state, before) => {
    // A vocabulary that is slow to come must not hold up what is wanted now.
    if (state.framingWanted !== before.framingWanted || state.work.modelId !== before.work.modelId) abort.abort();
    if (state.retries !== before.retries || (state.counts !== before.counts && state.counts.size < before.counts.size)) failed.clear();
    if (state.work !== before.work || state.counts !== before.counts || state.retries !== before.retries || state.framingWanted !== before.framingWanted || state.shownCase !== before.shownCase) review();
  });
  review();
  return () => {
    isStopped = true;
    stop();
  };
}
