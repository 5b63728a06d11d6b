// The page's side: the tokenizer that the rest of the app sees, made from a pool of workers.
import type { Result } from '@/core/result';
import type { EncodingId } from '@/core/tokenize/encoding';
import { callFor, type Caller } from './caller';
import { createEditCount } from './edit-count';
import { createEditedTexts } from './edited-texts';
import { laterByMessage } from './later';
import type { WorkerPort } from './lane';
import { createLargeCount } from './large-count';
import { createPool } from './pool';
import type { Answer, ExplainQuestion, ViewTokensQuestion } from './protocol';
import { SIZES, type Sizes } from './sizes';
import { createSmallCount, type CountPlan } from './small-count';
import type { OpenRequest } from './task';
import type { CountAnswer, RequestOptions, TokenizeError, Tokenizer } from './tokenizer';
import { createViews } from './views';
import { afterTimeout, type After } from './watch-dog';

export interface TokenizerOptions {
  /** Starts a worker; may throw. */
  readonly spawn: () => WorkerPort;
  /** Absolute address of a vocabulary's module. */
  readonly vocabularyUrl: (encodingId: EncodingId) => string;
  /** Workers at the most, 1 or more: the processor's cores are a good number, up to 4. Default 1. */
  readonly maxWorkers?: number;
  /** Silence after which a worker at work is ended. */
  readonly unresponsiveAfterMs?: number;
  /** Default: setTimeout. */
  readonly after?: After;
  /** Calls back once, after the event loop has run. Default: a message to oneself. */
  readonly later?: (callback: () => void) => void;
  readonly sizes?: Sizes;
}

/**
 * A tokenizer that runs in workers: the first one keeps documents and views and counts small texts, further ones start
 * when there is a large text to share. A cancelled request is over for its caller at once; what a worker already does
 * for it is done within a fraction of a second, or the worker is ended.
 */
export function createTokenizer(options: TokenizerOptions): Tokenizer {
  const { spawn, vocabularyUrl, maxWorkers = 1, unresponsiveAfterMs = 10_000, after = afterTimeout } = options;
  const { later = laterByMessage, sizes = SIZES } = options;
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const pool = createPool({
    spawn,
    after,
    unresponsiveAfterMs,
    maxWorkers,
    unitsPerWorker: sizes.perWorker,
    onHomeLost() {
      editedTexts.clear();
      views.clear();
    },
  });
  const editedTexts = createEditedTexts(sizes, nextId, (documentId) =>
    pool.tellHome({ kind: 'forget', documentIds: [documentId], viewIds: [], heldIds: [] }),
  );
  const views = createViews(sizes, nextId, pool.tellHome);

  /** How often a vocabulary came that was damaged: at the same address the browser would give the same file again. */
  const damaged = new Map<EncodingId, number>();
  function addressOf(encodingId: EncodingId): string {
    const times = damaged.get(encodingId);
    return times === undefined ? vocabularyUrl(encodingId) : `${vocabularyUrl(encodingId)}?again=${times}`;
  }

  /** Makes a request and gives it to the pool, unless it is refused. */
  async function request<Value>(
    encodingId: EncodingId,
    requestOptions: RequestOptions,
    make: (caller: Caller<Value>) => OpenRequest,
  ): Promise<Result<Value, TokenizeError>> {
    const result = await callFor<Value>(requestOptions, (caller) => {
      const refusal = pool.refusalOf(encodingId);
      if (refusal) caller.fail(refusal);
      else pool.add(make(caller));
    });
    const isDamaged = !result.ok && result.error.kind === 'vocabulary' && result.error.isDamaged === true;
    if (isDamaged) damaged.set(encodingId, (damaged.get(encodingId) ?? 0) + 1);
    return result;
  }

  function wholeCount(plan: CountPlan): OpenRequest {
    if (plan.text.length <= sizes.small) return createSmallCount(plan);
    return createLargeCount({ ...plan, later, canShare: pool.canShare, onReady: pool.dispatch });
  }

  function ask<Value>(
    question: ViewTokensQuestion | ExplainQuestion,
    requestOptions: RequestOptions,
    valueOf: (answer: Answer) => Value | undefined,
  ): Promise<Result<Value, TokenizeError>> {
    return callFor<Value>(requestOptions, (caller) => {
      const closed = (): void => caller.fail({ kind: 'closed' });
      if (!views.rowsOf(question.viewId)) closed();
      else {
        pool.ask({
          request: undefined,
          slot: 'question',
          message: question,
          answered(answer) {
            const value = valueOf(answer);
            if (value !== undefined) caller.succeed(value);
            else if (answer.kind === 'failed') caller.fail(answer.error);
          },
          lost: closed,
        });
      }
    });
  }

  return {
    count({ key, encodingId, text, tally = false, isBackground = false }, requestOptions = {}) {
      return request<CountAnswer>(encodingId, requestOptions, (caller) => {
        const plan = { key: `count ${key}`, encodingId, vocabularyUrl: addressOf(encodingId), text, wantsTally: tally, isBackground, caller, nextId, sizes };
        const document = tally ? undefined : editedTexts.documentFor(key, encodingId, text, caller);
        if (!document) return wholeCount(plan);
        return createEditCount({ ...plan, document, onBroken: () => editedTexts.drop(key), wholeCount: () => wholeCount(plan) });
      });
    },
    openView(view, requestOptions = {}) {
      const { encodingId } = view;
      const vocabulary = { encodingId, vocabularyUrl: addressOf(encodingId) };
      return request(encodingId, requestOptions, (caller) => views.open(view, vocabulary, caller));
    },
    viewTokens({ viewId, firstRow, endRow }, requestOptions = {}) {
      const rowOffsets = views.rowsOf(viewId)?.rowOffsets;
      const [startUnit = Infinity, endUnit = Infinity] = [rowOffsets?.[firstRow], rowOffsets?.[endRow]];
      const question = { kind: 'viewTokens' as const, id: nextId(), viewId, startUnit, endUnit };
      return ask(question, requestOptions, (answer) => (answer.kind === 'sliced' ? answer.slice : undefined));
    },
    explain({ viewId, token }, requestOptions = {}) {
      const question = { kind: 'explain' as const, id: nextId(), viewId, token };
      return ask(question, requestOptions, (answer) => (answer.kind === 'explained' ? answer.answer : undefined));
    },
    closeView: views.close,
    ease: pool.ease,
    retry: pool.retry,
    dispose: pool.dispose,
  };
}
