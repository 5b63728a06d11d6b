import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playPace } from './play-pace';

test('a word is played merge by merge, slowly', () => {
  expect(playPace(8, false)).toEqual({ everyMs: 800, merges: 1 });
  expect(playPace(8, true)).toEqual({ everyMs: 1500, merges: 1 });
});

test('nothing plays for longer than 20 s and a picture, and with less motion no picture is shorter than 1.5 s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.boolean(), (steps, isCalm) => {
      const { everyMs, merges } = playPace(steps, isCalm);
      expect(Math.ceil(steps / merges) * everyMs).toBeLessThanOrEqual(20_000 + everyMs);
      expect(everyMs).toBeGreaterThanOrEqual(isCalm ? 1500 : 120);
      expect(Number.isInteger(merges) && merges >= 1).toBe(true);
    }),
  );
});
