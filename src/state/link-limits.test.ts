// How much goes into a link, and how little of what comes in one is trusted.
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fragmentOf } from '@/core/share/link-address';
import { MOST_INFLATED_BYTES, MOST_PACKED_BYTES } from '@/core/share/link';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { makeLink, readLink } from './share-links';
import { createAppStore } from './store';

function holding(text: string) {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `l${(ids += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addTexts([{ name: 'a.txt', text }]);
  return store.getState();
}
const linkOf = (text: string, withText: boolean) => {
  const state = holding(text);
  return makeLink(state, { included: new Set(withText ? state.work.prompt.parts.map(({ id }) => id) : []), withScenario: false, withKept: true, withFigures: true }, '0.1.0');
};
const noise = (bytes: number) => randomBytes(bytes / 2).toString('hex');

it('a text that does not pack into a link is refused with its size, and the same work without it is a short link', async () => {
  const long = noise(3 * MOST_PACKED_BYTES);
  const whole = await linkOf(long, true);
  expect(whole).toMatchObject({ ok: false, error: { kind: 'too-large', isPacked: true } });
  expect(!whole.ok && whole.error.bytes).toBeGreaterThan(MOST_PACKED_BYTES);
  const bare = await linkOf(long, false);
  expect(bare.ok && bare.value.fragment.length).toBeLessThan(1000);
  const fitting = await linkOf(noise(MOST_PACKED_BYTES), true);
  expect(fitting.ok && fitting.value.packedBytes).toBeLessThanOrEqual(MOST_PACKED_BYTES);
  // Packs to nothing, and unpacks to more than is read.
  expect(await linkOf('a'.repeat(MOST_INFLATED_BYTES + 1), true)).toEqual({ ok: false, error: { kind: 'too-large', bytes: MOST_INFLATED_BYTES + 1, isPacked: false } });
});

it('a link cut anywhere is refused, and one that unpacks to more than any link is refused as such', async () => {
  const link = await linkOf('some words', true);
  const fragment = link.ok ? link.value.fragment : '';
  expect(await readLink(fragment)).toMatchObject({ ok: true });
  for (let end = 0; end < fragment.length; end += 7) expect(await readLink(fragment.slice(0, end))).toMatchObject({ ok: false, error: { kind: 'garbled' } });
  expect(await readLink(fragmentOf(new Uint8Array(deflateRawSync(Buffer.alloc(30_000_000, 'x')))))).toEqual({ ok: false, error: { kind: 'too-large' } });
});
