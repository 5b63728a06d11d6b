// What rows of many prompts are counted from: texts that come again in many of them, such as a system prompt, are counted once.
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { CountedText } from './app-state';
import type { KnownTexts } from './fill-of';

/** So many texts are kept, of up to so many characters. */
const SHARED_TEXTS = 4_096;

/** Counts of texts that come again, and those of one row. */
export class SharedCounts {
  private shared = new Map<string, CountedText>();

  forRow(): KnownTexts & { set(encodingId: EncodingId, text: PartText, count: CountedText): void } {
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
