import { fail, succeed, type Result } from '@/core/result';
import type { RequestOptions, TokenizeError } from './tokenizer';

/** Who waits for the answer to a request. Only the first answer counts. */
export interface Caller<Value> {
  readonly isOver: boolean;
  succeed(value: Value): void;
  fail(error: TokenizeError): void;
  /** Ignored once it is over. */
  progress(doneUnits: number, totalUnits: number, doneBytes: number): void;
  /** Called once when it is over; the caller's own abort included. */
  onOver: (() => void) | undefined;
}

/** Opens a request with `begin`, unless its signal is aborted already. */
export function callFor<Value>(
  { signal, onProgress }: RequestOptions,
  begin: (caller: Caller<Value>) => void,
): Promise<Result<Value, TokenizeError>> {
  return new Promise((resolve) => {
    const settle = (answer: Result<Value, TokenizeError>): void => {
      if (caller.isOver) return;
      caller.isOver = true;
      signal?.removeEventListener('abort', abort);
      resolve(answer);
      caller.onOver?.();
      caller.onOver = undefined;
    };
    const abort = (): void => settle(fail({ kind: 'aborted' }));
    const caller = {
      isOver: false,
      onOver: undefined as (() => void) | undefined,
      succeed: (value: Value) => settle(succeed(value)),
      fail: (error: TokenizeError) => settle(fail(error)),
      progress(doneUnits: number, totalUnits: number, doneBytes: number) {
        if (!caller.isOver) onProgress?.({ doneUnits, totalUnits, doneBytes });
      },
    };
    if (signal?.aborted) abort();
    else {
      signal?.addEventListener('abort', abort);
      begin(caller);
    }
  });
}
