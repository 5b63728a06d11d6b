// The worker's encoders: each vocabulary is loaded once, when it is first needed.
import { fail, succeed, type Result } from '@/core/result';
import { createEncoder } from '@/core/tokenize/create-encoder';
import type { Encoder } from '@/core/tokenize/encoder';
import type { EncodingId } from '@/core/tokenize/encoding';
import { warmUp } from '@/core/tokenize/warm-up';
import type { Vocabulary, WorkError } from './protocol';
import { reasonOf } from './reason';

export interface VocabularyOptions {
  /** The packed vocabulary at an address. */
  readonly loadVocabulary: (url: string) => Promise<string>;
  /** Calls back every `periodMs`; returns how to stop. */
  readonly every: (periodMs: number, callback: () => void) => () => void;
}

const HEARTBEAT_MS = 500;
/** A same-origin file that has not come by then will not come. */
const VOCABULARY_LIMIT_MS = 60_000;

/** Returns what makes an encoder ready; `showLoading` is called before and while that takes long. A failure is not remembered. */
export function createVocabularies(
  { loadVocabulary, every }: VocabularyOptions,
  showLoading: (encodingId: EncodingId) => void,
): (vocabulary: Vocabulary) => Promise<Result<Encoder, WorkError>> {
  const encoders = new Map<EncodingId, Promise<Result<Encoder, WorkError>>>();

  async function load({ encodingId, vocabularyUrl }: Vocabulary): Promise<Result<Encoder, WorkError>> {
    let stop = (): void => {};
    let hasCome = false;
    // At once: a module that never comes to its end lets no timer run.
    showLoading(encodingId);
    try {
      const packed = await new Promise<string>((resolve, reject) => {
        let waitedMs = 0;
        stop = every(HEARTBEAT_MS, () => {
          waitedMs += HEARTBEAT_MS;
          if (waitedMs > VOCABULARY_LIMIT_MS) reject(new Error(`no answer after ${VOCABULARY_LIMIT_MS / 1000} s`));
          else showLoading(encodingId);
        });
        loadVocabulary(vocabularyUrl).then(resolve, reject);
        // The file is on its way, and until it comes there is nothing else to do.
        if (encoders.size === 0) warmUp();
      });
      showLoading(encodingId);
      hasCome = true;
      return succeed(createEncoder(encodingId, packed));
    } catch (cause) {
      return fail({ kind: 'vocabulary', encodingId, reason: reasonOf(cause), ...(hasCome && { isDamaged: true }) });
    } finally {
      stop();
    }
  }

  return async (vocabulary) => {
    const { encodingId } = vocabulary;
    let loading = encoders.get(encodingId);
    if (!loading) {
      loading = load(vocabulary);
      encoders.set(encodingId, loading);
    }
    const encoder = await loading;
    if (!encoder.ok) encoders.delete(encodingId);
    return encoder;
  };
}
