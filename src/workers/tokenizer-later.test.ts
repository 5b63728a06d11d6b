import { expect, test, vi } from 'vitest';
import { fail, succeed } from '@/core/result';
import type { Tokenizer } from './tokenizer';
import { tokenizerLater } from './tokenizer-later';

const request = (text: string) => ({ key: text, encodingId: 'o200k_base', text }) as const;

/** Notes what it is asked; counts letters. */
function notingTokenizer() {
  const asked: string[] = [];
  const tokenizer: Tokenizer = {
    count: async ({ text }, { signal, onProgress } = {}) => {
      asked.push(`count ${text.slice(0, text.length)}`);
      onProgress?.({ doneUnits: 1, totalUnits: text.length, doneBytes: 1 });
      return signal?.aborted === true ? fail({ kind: 'aborted' }) : succeed({ tokens: text.length });
    },
    openView: async ({ key }) => (asked.push(`open ${key}`), fail({ kind: 'superseded' })),
    viewTokens: async ({ viewId }) => (asked.push(`tokens ${viewId}`), fail({ kind: 'closed' })),
    explain: async ({ viewId }) => (asked.push(`explain ${viewId}`), fail({ kind: 'closed' })),
    closeView: (key) => void asked.push(`close ${key}`),
    ease: () => void asked.push('ease'),
    retry: () => void asked.push('retry'),
    dispose: () => void asked.push('dispose'),
  };
  return { tokenizer, asked };
}

/** A promise that the test settles. */
function open() {
  let resolve: (tokenizer: Tokenizer) => void = () => {};
  const promise = new Promise<Tokenizer>((settle) => (resolve = settle));
  return { promise, resolve };
}

test('what is asked before the code is there is answered in order, and afterwards at once', async () => {
  const { tokenizer, asked } = notingTokenizer();
  const loading = open();
  const later = tokenizerLater(() => loading.promise);
  const onProgress = vi.fn();
  const first = later.count(request('abc'), { onProgress });
  const view = later.openView({ key: 'view', encodingId: 'o200k_base', segments: [], columns: 80 });
  later.closeView('view');
  later.ease();
  expect(asked).toEqual([]);
  loading.resolve(tokenizer);
  expect(await first).toEqual(succeed({ tokens: 3 }));
  expect(onProgress).toHaveBeenCalledWith({ doneUnits: 1, totalUnits: 3, doneBytes: 1 });
  expect(await view).toEqual(fail({ kind: 'superseded' }));
  expect(asked).toEqual(['count abc', 'open view', 'close view']);
  void later.count(request('d'));
  later.ease();
  later.closeView('view');
  later.retry();
  later.dispose();
  expect(asked.slice(3)).toEqual(['count d', 'ease', 'close view', 'retry', 'dispose']);
  expect(await later.viewTokens({ viewId: 1, firstRow: 0, endRow: 1 })).toEqual(fail({ kind: 'closed' }));
  expect(await later.explain({ viewId: 2, token: 0 })).toEqual(fail({ kind: 'closed' }));
});

test('who gives up while the code is on its way need not wait for it', async () => {
  const later = tokenizerLater(() => open().promise);
  const stop = new AbortController();
  const counted = later.count(request('abc'), { signal: stop.signal });
  stop.abort();
  expect(await counted).toEqual(fail({ kind: 'aborted' }));
});

test('code that does not load is asked for again by the first question, and then after a retry', async () => {
  const { tokenizer } = notingTokenizer();
  const load = vi.fn<() => Promise<Tokenizer>>().mockRejectedValueOnce(new Error('early')).mockRejectedValueOnce(new Error('gone')).mockResolvedValue(tokenizer);
  const later = tokenizerLater(load);
  await Promise.resolve();
  await Promise.resolve();
  const refused = fail({ kind: 'unavailable', reason: 'gone' });
  expect(await later.count(request('a'))).toEqual(refused);
  expect(await later.count(request('b'))).toEqual(refused);
  expect(load).toHaveBeenCalledTimes(2);
  later.retry();
  expect(await later.count(request('abc'))).toEqual(succeed({ tokens: 3 }));
});

test('where starting it throws, that is a failure too', async () => {
  const later = tokenizerLater(async () => {
    throw new Error('workers are switched off');
  });
  expect(await later.count(request('a'))).toEqual(fail({ kind: 'unavailable', reason: 'workers are switched off' }));
});
