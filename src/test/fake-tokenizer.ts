import { fail, succeed } from '@/core/result';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { CountRequest, Progress, RequestOptions, TokenizeError, Tokenizer } from '@/workers/tokenizer';

export interface FakeTokenizer extends Tokenizer {
  readonly requests: CountRequest[];
  /** Answers the oldest open count of this key. */
  answer(key: string, answer?: number | TokenizeError): Promise<void>;
  /** Tells progress of the oldest open count of this key. */
  tell(key: string, progress: Progress): void;
  openKeys(): string[];
}

/** Answers only when told to, with one token per UTF-16 unit unless told otherwise; all are prose. */
export function fakeTokenizer(): FakeTokenizer {
  const requests: CountRequest[] = [];
  const open: { request: CountRequest; options: RequestOptions | undefined; settle: (answer: number | TokenizeError) => void }[] = [];
  return {
    requests,
    openKeys: () => open.map(({ request }) => request.key),
    count: (request, options) =>
      new Promise((resolve) => {
        requests.push(request);
        const entry = {
          request,
          options,
          settle: (answer: number | TokenizeError) => {
            const at = open.indexOf(entry);
            if (at >= 0) open.splice(at, 1);
            signal?.removeEventListener('abort', abort);
            resolve(typeof answer === 'number' ? succeed(request.tally === true ? { tokens: answer, tally: { ...EMPTY_TALLY, prose: answer } } : { tokens: answer }) : fail(answer));
          },
        };
        open.push(entry);
        const signal = options?.signal as globalThis.AbortSignal | undefined;
        const abort = () => entry.settle({ kind: 'aborted' });
        signal?.addEventListener('abort', abort);
      }),
    openView: () => Promise.resolve(fail({ kind: 'unavailable', reason: 'not part of this test' })),
    viewTokens: () => Promise.resolve(fail({ kind: 'closed' })),
    explain: () => Promise.resolve(fail({ kind: 'closed' })),
    closeView: () => undefined,
    ease: () => undefined,
    retry: () => undefined,
    dispose: () => undefined,
    tell: (key, progress) => open.find(({ request }) => request.key === key)?.options?.onProgress?.(progress),
    answer: async (key, answer) => {
      const entry = open.find(({ request }) => request.key === key);
      if (entry === undefined) throw new Error(`No open count for ${key}; open: ${open.map(({ request }) => request.key).join()}`);
      entry.settle(answer ?? entry.request.text.length);
      await Promise.resolve();
    },
  };
}
