// The tokenizer as the app sees it, with the workers' real handlers behind real message channels.
import type { Encoder } from '@/core/tokenize/encoder';
import { BYTE_LEVEL_IDS, type EncodingId } from '@/core/tokenize/encoding';
import { createTokenizer, type TokenizerOptions } from '@/workers/client';
import type { RequestOptions, Tokenizer } from '@/workers/tokenizer';
import { loadEncoder } from './load-encoder';
import { type ChannelWorker, workerBehindChannel } from './tokenize-workers';

const encoders = new Map<EncodingId, Encoder>();

/** To be called before all tests. */
export async function loadEncoders(): Promise<void> {
  for (const id of BYTE_LEVEL_IDS) encoders.set(id, await loadEncoder(id));
}

export const encoderOf = (encodingId: EncodingId): Encoder => encoders.get(encodingId)!;
export const countOf = (text: string, encodingId: EncodingId = 'r50k_base'): number => encoders.get(encodingId)!.count(text);

const open: (() => void)[] = [];

/** To be called after each test. */
export function closeTokenizers(): void {
  for (const close of open.splice(0)) close();
}

export function setUp({ load, ...options }: Partial<TokenizerOptions> & { load?: (url: string) => Promise<string> } = {}) {
  const workers: ChannelWorker[] = [];
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(workerBehindChannel(load));
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => encodingId,
    after: () => () => {},
    later: (callback) => void setImmediate(callback),
    ...options,
  });
  open.push(tokenizer.dispose);
  return { tokenizer, workers };
}

export const ask = (tokenizer: Tokenizer, key: string, text = key, options: RequestOptions = {}) =>
  tokenizer.count({ key, encodingId: 'r50k_base', text }, options);
