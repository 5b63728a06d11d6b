// Counts the short texts that framing is made of: names of roles, edges of contents, definitions of tools.
import { countedWith } from '@/core/catalog/mappings';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { Tokenizer } from '@/workers/tokenizer';
import type { CountedText } from './app-state';
import { framingKey } from './part-counts';
import { selectFramingTexts, selectModel } from './selectors';
import type { AppStore } from './store';

/** Texts that are asked for at once; each lane has a key of its own. */
const LANES = 8;
/** Answers to keep: texts of a prompt that was changed back, or of the model before, are not counted again. */
const MOST_KEPT = 4_000;

/** Starts counting for as long as the store lives; returns how to stop. */
export function startCountingFraming(store: AppStore, tokenizer: Tokenizer): () => void {
  let isStopped = false;
  let isRunning = false;
  /** What could not be counted stays an estimate until the user asks again, or the tokenizer changes. */
  const failed = new Set<string>();

  const missing = (): { readonly encodingId: EncodingId; readonly texts: readonly string[] } => {
    const state = store.getState();
    const encodingId = countedWith(selectModel(state).tokenizer);
    const isKnown = (text: string) => state.framingCounts.has(framingKey(encodingId, text)) || failed.has(framingKey(encodingId, text));
    return { encodingId, texts: selectFramingTexts(state).filter((text) => !isKnown(text)) };
  };

  const countAll = async () => {
    for (let next = missing(); next.texts.length > 0 && !isStopped; next = missing()) {
      const { encodingId, texts } = next;
      const answers = new Map<string, CountedText>();
      const waiting = [...texts];
      const lane = async (index: number) => {
        for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
          const result = await tokenizer.count({ key: `framing ${index}`, encodingId, text, tally: encodingId === BASE_ENCODING });
          if (result.ok) answers.set(framingKey(encodingId, text), result.value);
          else failed.add(framingKey(encodingId, text));
        }
      };
      await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)));
      if (answers.size > 0) {
        store.setState((state) => ({ framingCounts: new Map([...state.framingCounts, ...answers].slice(-Math.max(MOST_KEPT, answers.size))) }));
      }
    }
    isRunning = false;
  };

  const review = () => {
    if (isRunning || missing().texts.length === 0) return;
    isRunning = true;
    void store.getState().track('counting framing', countAll());
  };

  const stop = store.subscribe((state, before) => {
    if (state.retries !== before.retries || (state.counts !== before.counts && state.counts.size < before.counts.size)) failed.clear();
    if (state.work !== before.work || state.counts !== before.counts || state.retries !== before.retries) review();
  });
  review();
  return () => {
    isStopped = true;
    stop();
  };
}
