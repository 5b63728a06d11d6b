// A tokenizer whose workers are scripted, and its texts.
import { scanCuts } from '@/core/tokenize/cut-scanner';
import { createTokenizer, type TokenizerOptions } from '@/workers/client';
import type { RequestOptions, Tokenizer } from '@/workers/tokenizer';
import { handClock, ScriptedWorker, TINY } from './tokenize-workers';

/** '000 001 002 … ', of 4 units each. */
export const numbers = (count: number): string => Array.from({ length: count }, (_, index) => `${String(index).padStart(3, '0')} `).join('');
export const chunksOf = (text: string): string[] => {
  const cuts = [...scanCuts(text, TINY.chunk, TINY.scan)].filter((cut) => cut !== undefined);
  return cuts.map((cut, index) => text.slice(cuts[index - 1] ?? 0, cut));
};
export const LARGE = numbers(128);
/** Four. */
export const CHUNKS = chunksOf(LARGE);

const open: Tokenizer[] = [];

/** To be called after each test. */
export function closeTokenizers(): void {
  for (const tokenizer of open.splice(0)) tokenizer.dispose();
}

/** A tokenizer whose workers only do what a test tells them to. */
export function setUp(options: Partial<TokenizerOptions> = {}) {
  const workers: ScriptedWorker[] = [];
  const later: (() => void)[] = [];
  const clock = handClock();
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(new ScriptedWorker());
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => `https://example.org/${encodingId}.js`,
    after: clock.after,
    later: (callback) => void later.push(callback),
    unresponsiveAfterMs: 1000,
    sizes: TINY,
    ...options,
  });
  open.push(tokenizer);
  /** The event loop has run. */
  const turn = (): void => {
    for (const callback of later.splice(0)) callback();
  };
  return { tokenizer, workers, pass: clock.pass, turn };
}

export const ask = (tokenizer: Tokenizer, key: string, text = key, options: RequestOptions = {}) =>
  tokenizer.count({ key, encodingId: 'o200k_base', text }, options);
export const resolved = async (promise: Promise<unknown>): Promise<unknown> => Promise.race([promise, Promise.resolve('open')]);
