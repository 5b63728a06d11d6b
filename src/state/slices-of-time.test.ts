import { afterEach, expect, test, vi } from 'vitest';
import { runInSlices } from './slices-of-time';

const STEP_MS = 3;
let clockMs = 0;

afterEach(() => vi.restoreAllMocks());

/** What the longest task takes while work is done, by a clock that only steps move. */
async function longestTaskMs(work: (steps: (count: number) => Generator<undefined, number, undefined>) => Promise<unknown>): Promise<number> {
  let [beganMs, longestMs, isDone] = [clockMs, 0, false];
  vi.spyOn(performance, 'now').mockImplementation(() => clockMs);
  const beat = () => {
    beganMs = clockMs;
    if (!isDone) setTimeout(beat);
  };
  beat();
  await work(function* (count) {
    for (let step = 0; step < count; step += 1) {
      clockMs += STEP_MS;
      longestMs = Math.max(longestMs, clockMs - beganMs);
      yield undefined;
    }
    return count;
  });
  isDone = true;
  return longestMs;
}

test('work that begins where other work has ended shares the slice of its task', async () => {
  const longest = await longestTaskMs(async (steps) => {
    for (let piece = 0; piece < 20; piece += 1) expect(await runInSlices(steps(2))).toBe(2);
  });
  expect(longest).toBeLessThan(8 + 2 * STEP_MS);
});

test('work that runs side by side takes its turns', async () => {
  const ended: string[] = [];
  const longest = await longestTaskMs((steps) => Promise.all(['a', 'b'].map((name) => runInSlices(steps(name === 'a' ? 60 : 12)).then(() => ended.push(name)))));
  expect(longest).toBeLessThanOrEqual(2 * (8 + STEP_MS));
  expect(ended).toEqual(['b', 'a']);
});

test('what is not wanted any more ends with its slice', async () => {
  let isWanted = true;
  await longestTaskMs(async (steps) => {
    const running = runInSlices(steps(100), () => isWanted);
    isWanted = false;
    expect(await running).toBeUndefined();
  });
});
