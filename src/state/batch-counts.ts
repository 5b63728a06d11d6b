// What rows of many prompts are counted from: texts that come again in many of them, such as a system prompt, are counted once.
import type { Fill } from '@/core/budget/fill';
import type { Model } from '@/core/catalog/model';
import type { Prompt } from '@/core/prompt/part';
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { CountedText } from './app-state';
import { fillOf, type KnownTexts } from './fill-of';
import type { AppStore } from './store';

/** So many texts are kept, of up to so many characters. */
const SHARED_TEXTS = 4_096;

export interface RowCounts extends KnownTexts {
  set(encodingId: EncodingId, text: PartText, count: CountedText): void;
}

/** No two texts are counted under one name, whichever prompts they are of. */
let serial = 0;

/** How a prompt fills a window once its texts are counted, as far as they can be; null: not wanted any more. */
export async function countedFill(store: AppStore, prompt: Prompt, model: Model, known: RowCounts, signal: AbortSignal): Promise<Fill | null> {
  const failed = new Set<PartText>();
  for (;;) {
    const { fill, asked } = fillOf(store.getState(), prompt, model, known);
    const missing = asked.filter(({ text }) => !failed.has(text));
    if (missing.length === 0) return fill;
    for (const { encodingId, text, tally } of missing) {
      serial += 1;
      const counted = await store.getState().countAside({ key: `batch ${serial}`, encodingId, text, tally }, { signal });
      if (signal.aborted) return null;
      if (counted.ok) known.set(encodingId, text, counted.value);
      else failed.add(text);
    }
  }
}

/** Counts of texts that come again, and those of one row. */
export class SharedCounts {
  private shared = new Map<string, CountedText>();

  forRow(): RowCounts {
    const own = new Map<PartText, Map<EncodingId, CountedText>>();
    const keyOf = (encodingId: EncodingId, text: string) => `${encodingId} ${text}`;
    return {
      get: (encodingId, text) => own.get(text)?.get(encodingId) ?? (typeof text === 'string' && text.length <= SHARED_TEXTS ? this.shared.get(keyOf(encodingId, text)) : undefined),
      set: (encodingId, text, count) => {
        own.set(text, (own.get(text) ?? new Map<EncodingId, CountedText>()).set(encodingId, count));
        if (typeof text !== 'string' || text.length > SHARED_TEXTS) return;
        if (this.shared.size >= SHARED_TEXTS) this.shared = new Map();
        this.shared.set(keyOf(encodingId, text), count);
      },
    };
  }
}
