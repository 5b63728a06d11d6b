import { expect, test, vi } from 'vitest';
import { createRequestQueue } from './request-queue';
import type { OpenRequest, TaskLane } from './task';

const HOME: TaskLane = { isHome: true, tell: () => {} };

function request(key: string, rank: OpenRequest['rank'], change: Partial<OpenRequest> = {}): OpenRequest {
  const made: OpenRequest = {
    key,
    encodingId: 'o200k_base',
    rank,
    caller: { isOver: false, fail: vi.fn(), onOver: undefined },
    hasBegun: false,
    waitingUnits: rank === 'large' ? 250 : 10,
    wants: (_lane, slot) => slot === (rank === 'small' ? 'urgent' : 'bulk'),
    next: () => {
      throw new Error('not part of this test');
    },
    withoutLane: () => made,
    ...change,
  };
  return made;
}

test('what is in view goes first, then large texts, then small ones, each in the order of arrival', () => {
  const queue = createRequestQueue();
  const urgent: Partial<OpenRequest> = { wants: () => true };
  for (const [key, rank] of [['a', 'small'], ['large', 'large'], ['b', 'small'], ['view', 'view']] as const) {
    queue.put(request(key, rank, urgent));
  }
  const order: string[] = [];
  for (let next = queue.firstThatWants(HOME, 'urgent'); next; next = queue.firstThatWants(HOME, 'urgent')) {
    order.push(next.key);
    queue.remove(next);
  }
  expect(order).toEqual(['view', 'large', 'a', 'b']);
  expect(queue.isEmpty()).toBe(true);
});

test('only who wants a slot is given it', () => {
  const queue = createRequestQueue();
  queue.put(request('a', 'small'));
  expect(queue.firstThatWants(HOME, 'bulk')).toBeUndefined();
  queue.put(request('b', 'large'));
  expect(queue.firstThatWants(HOME, 'bulk')?.key).toBe('b');
  expect(queue.firstThatWants(HOME, 'urgent')?.key).toBe('a');
});

test('there is work for as many workers as there is text that waits, whoever waits for it', () => {
  const queue = createRequestQueue();
  expect(queue.lanesWanted(100)).toBe(0);
  const small = Array.from({ length: 25 }, (_, index) => request(`small ${index}`, 'small'));
  for (const each of small) queue.put(each);
  expect(queue.lanesWanted(100)).toBe(3);
  for (const each of small) queue.put(request(each.key, 'small'));
  expect(queue.lanesWanted(100)).toBe(3);
  queue.put(request('large', 'large'));
  expect(queue.lanesWanted(100)).toBe(6);
  for (const each of queue.all()) queue.remove(each);
  expect(queue.lanesWanted(100)).toBe(0);
});

test('a large text has another worker where the home worker has its own to do, or must not be held up', () => {
  const queue = createRequestQueue();
  queue.put(request('large', 'large', { waitingUnits: 0 }));
  expect(queue.lanesWanted(100)).toBe(1);
  queue.put(request('view', 'view'));
  expect(queue.lanesWanted(100)).toBe(2);
  queue.remove(queue.all()[0]!);
  expect(queue.lanesWanted(100)).toBe(1);
  queue.put(request('large', 'large', { waitingUnits: 0, needsOther: true }));
  expect(queue.lanesWanted(100)).toBe(2);
});

test('a newer request takes the place of the older one, unless that has begun', () => {
  const queue = createRequestQueue();
  const older = request('a', 'small');
  const newer = request('a', 'small');
  const newest = request('a', 'small');
  queue.put(older);
  queue.put(request('b', 'small'));
  queue.put(newer);
  expect(older.caller.fail).toHaveBeenCalledWith({ kind: 'superseded' });
  expect(queue.all()).toEqual([newer, expect.objectContaining({ key: 'b' })]);
  Object.assign(newer, { hasBegun: true });
  queue.put(newest);
  expect(queue.all().map(({ key }) => key)).toEqual(['b', 'a']);
  // The older one is not there any more, and takes nobody with it.
  queue.remove(older);
  expect(queue.all().at(-1)).toBe(newest);
});

test('a text that has grown supersedes its small self', () => {
  const queue = createRequestQueue();
  const small = request('a', 'small');
  const large = request('a', 'large');
  queue.put(small);
  queue.put(large);
  expect(small.caller.fail).toHaveBeenCalledWith({ kind: 'superseded' });
  expect(queue.all()).toEqual([large]);
});

test('requests are exchanged in their places', () => {
  const queue = createRequestQueue();
  const other = request('a', 'small');
  for (const each of [request('a', 'small'), request('b', 'small'), request('c', 'large')]) queue.put(each);
  queue.exchange((each) => (each.key === 'a' ? other : each.key === 'c' ? request('c', 'small') : each));
  expect(queue.all().map(({ key, rank }) => [key, rank])).toEqual([['a', 'small'], ['b', 'small'], ['c', 'small']]);
  expect(queue.all()[0]).toBe(other);
});
