import { expect, test } from 'vitest';
import { createRequestQueue, type Waiting } from './queue';

const request = (key: string, urgent = true, inView = false): Waiting => ({ key, urgent, inView });

test('what is in view goes first, then the order of arrival; large ones are taken apart', () => {
  const queue = createRequestQueue<Waiting>();
  for (const each of [request('a'), request('large', false), request('b'), request('view', true, true)]) queue.put(each);
  expect([queue.take(true), queue.take(true), queue.take(true), queue.take(true)].map((each) => each?.key)).toEqual([
    'view',
    'a',
    'b',
    undefined,
  ]);
  expect(queue.take(false)?.key).toBe('large');
});

test('a newer request takes the place of the older one, and keeps it against one that comes back', () => {
  const queue = createRequestQueue<Waiting>();
  const older = request('a');
  const newer = request('a');
  queue.put(older);
  queue.put(request('b'));
  expect(queue.put(newer)).toBe(older);
  expect(queue.putBack(request('a'))).toBe(false);
  expect(queue.putBack(request('c'))).toBe(true);
  expect(queue.take(true)?.key).toBe('c');
  expect(queue.take(true)).toBe(newer);
  expect(queue.clear().map(({ key }) => key)).toEqual(['b']);
});
