import { expect, test } from 'vitest';
import { createRowQueue } from './row-queue';

/** A queue whose frames and clock go on by hand; every row takes 2 ms. */
function byHand() {
  let clockMs = 0;
  let frame: (() => void) | null = null;
  const waiting: boolean[] = [];
  const drawn: string[] = [];
  const queue = createRowQueue({
    onWaiting: (isWaiting) => waiting.push(isWaiting),
    nextFrame: (callback) => (frame = callback),
    now: () => clockMs,
  });
  return {
    drawn,
    waiting,
    queue,
    wait: (ms: number) => {
      clockMs += ms;
    },
    add: (name: string) =>
      queue.add(() => {
        drawn.push(name);
        clockMs += 2;
      }),
    nextFrame: () => {
      const run = frame;
      frame = null;
      run?.();
      return frame !== null;
    },
  };
}

test('rows draw in their order, as many as a frame has time for', () => {
  const { add, drawn, nextFrame, waiting } = byHand();
  for (const name of 'abcdefg') add(name);
  expect(drawn).toEqual([]);
  expect(nextFrame()).toBe(true);
  expect(drawn.join('')).toBe('abc');
  expect(nextFrame()).toBe(true);
  expect(drawn.join('')).toBe('abcdef');
  expect(nextFrame()).toBe(false);
  expect(drawn.join('')).toBe('abcdefg');
  expect(waiting).toEqual([true, false]);
});

test('a row that has gone does not draw', () => {
  const { add, drawn, nextFrame, waiting } = byHand();
  add('a');
  const stepBack = add('b');
  add('c');
  stepBack();
  nextFrame();
  expect(drawn).toEqual(['a', 'c']);
  add('d')();
  nextFrame();
  expect(drawn).toEqual(['a', 'c']);
  expect(waiting).toEqual([true, false, true, false]);
});

test('nothing is drawn in a run of moves, but after a single one', () => {
  const { add, drawn, nextFrame, queue, wait } = byHand();
  wait(1000);
  queue.moved();
  add('a');
  nextFrame();
  expect(drawn).toEqual(['a']);
  for (let move = 0; move < 5; move += 1) {
    wait(16);
    queue.moved();
    add(`${move}`);
    expect(nextFrame()).toBe(true);
  }
  expect(drawn).toEqual(['a']);
  wait(60);
  nextFrame();
  expect(drawn).toEqual(['a']);
  wait(60);
  nextFrame();
  expect(drawn.join('')).toBe('a012');
});
