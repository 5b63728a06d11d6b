import { callFor } from './caller';
import { reasonOf } from './reason';
import type { Result } from '@/core/result';
import type { RequestOptions, TokenizeError, Tokenizer } from './tokenizer';

/**
 * A tokenizer whose code is not here yet: what it is asked waits, in order, until it is there. So the page's first picture does not
 * wait for code that it does not need. Code that does not load answers `unavailable`, and is asked for again after `retry`.
 */
export function tokenizerLater(load: () => Promise<Tokenizer>): Tokenizer {
  let loading: Promise<Tokenizer> | null = null;
  let tokenizer: Tokenizer | null = null;
  let refusal: TokenizeError | null = null;

  const loaded = (): Promise<Tokenizer> =>
    (loading ??= load().then(
      (started) => (tokenizer = started),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  // The code is fetched at once, beside all else that the page does at the start.
  loaded().catch(() => {});

  function ask<Value>(options: RequestOptions | undefined, question: (asked: Tokenizer, options: RequestOptions) => Promise<Result<Value, TokenizeError>>): Promise<Result<Value, TokenizeError>> {
    if (tokenizer !== null) return question(tokenizer, options ?? {});
    return callFor<Value>(options ?? {}, (caller) => {
      if (refusal !== null) return caller.fail(refusal);
      const put = async (started: Tokenizer) => {
        const answer = await question(started, options ?? {});
        if (answer.ok) caller.succeed(answer.value);
        else caller.fail(answer.error);
      };
      loaded().then(put, (error: unknown) => caller.fail((refusal = { kind: 'unavailable', reason: reasonOf(error) })));
    });
  }
  const tell = (say: (told: Tokenizer) => void): void => {
    if (tokenizer !== null) say(tokenizer);
    else loading?.then(say, () => {});
  };

  return {
    count: (request, options) => ask(options, (asked, how) => asked.count(request, how)),
    openView: (request, options) => ask(options, (asked, how) => asked.openView(request, how)),
    viewTokens: (request, options) => ask(options, (asked, how) => asked.viewTokens(request, how)),
    explain: (request, options) => ask(options, (asked, how) => asked.explain(request, how)),
    closeView: (key) => tell((told) => told.closeView(key)),
    // Before it runs there is nothing to ease.
    ease: () => tokenizer?.ease(),
    retry: () => {
      refusal = null;
      tell((told) => told.retry());
    },
    dispose: () => tell((told) => told.dispose()),
  };
}
