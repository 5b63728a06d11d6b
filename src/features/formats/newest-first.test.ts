import { expect, it } from 'vitest';
import { newestFirst } from './newest-first';

const chat = (title: string, changedOn: string) => ({ title, changedOn, turns: 2 });

it('has all conversations, the newest first, under their places in the export', () => {
  const all = Array.from({ length: 300 }, (_, at) => chat(`Chat ${at}`, at === 0 ? '' : new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 2))).toISOString().slice(0, 10)));
  const shown = newestFirst(all, ' ');
  expect(shown).toHaveLength(300);
  expect(shown.slice(0, 3).map(({ index }) => index)).toEqual([298, 299, 296]);
  expect(shown.at(-1)?.index).toBe(0);
  expect(newestFirst(all, 'CHAT 29').map(({ index }) => index)).toEqual([298, 299, 296, 297, 294, 295, 292, 293, 290, 291, 29]);
  expect(newestFirst(all, '2026-01-02').map(({ index }) => index)).toEqual([2, 3]);
});
