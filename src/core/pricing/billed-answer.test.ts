import { expect, test } from 'vitest';
import { offerOf, sourced } from '@/test/price-cards';
import { billedAnswer, billedNote } from './billed-answer';

const served = (windowTokens: number | null, maxOutputTokens: number | null) =>
  offerOf(
    { periods: [{ rates: { input: 1, output: 2 } }] },
    { servedLimits: { windowTokens: windowTokens === null ? null : sourced(windowTokens), maxInputTokens: null, maxOutputTokens: maxOutputTokens === null ? null : sourced(maxOutputTokens), budget: 'shared' } },
  );
const unchosen = (reserveTokens: number) => ({ reserveTokens, isDefaultReserve: true });

test('a reserve that nobody chose stays within what is served: its largest answer, and a quarter of its window', () => {
  expect(billedAnswer(unchosen(2_500_000), served(3_500_000, 8192))).toEqual({ answerTokens: 8192, reserveTokens: 2_500_000, heldBy: 'max-output' });
  expect(billedAnswer(unchosen(2_500_000), served(3_500_000, null))).toEqual({ answerTokens: 875_000, reserveTokens: 2_500_000, heldBy: 'window' });
  expect(billedAnswer(unchosen(2_500_000), served(null, null)).answerTokens).toBe(2_500_000);
  expect(billedAnswer(unchosen(4000), served(1_000_000, 128_000))).toEqual({ answerTokens: 4000, reserveTokens: 4000, heldBy: null });
  expect(billedAnswer(unchosen(4000), served(3, 128_000)).answerTokens).toBe(0);
});

test('one that was chosen is asked for as it is, and so is one where nobody sells the model', () => {
  expect(billedAnswer({ reserveTokens: 65_536, isDefaultReserve: false }, served(null, 16_384))).toEqual({ answerTokens: 65_536, reserveTokens: 65_536, heldBy: null });
  expect(billedAnswer(unchosen(65_536), null)).toEqual({ answerTokens: 65_536, reserveTokens: 65_536, heldBy: null });
});

test('one that a request for another model allows stays within the largest answer of the offer, and within nothing else', () => {
  const allowed = { reserveTokens: 20_000, isDefaultReserve: false, isRequestReserve: true };
  expect(billedAnswer(allowed, served(null, 16_384))).toEqual({ answerTokens: 16_384, reserveTokens: 20_000, heldBy: 'max-output' });
  expect(billedAnswer(allowed, served(32_768, null))).toEqual({ answerTokens: 20_000, reserveTokens: 20_000, heldBy: null });
});

test('an answer that is shorter than the reserve is told with its reason', () => {
  expect(billedNote(billedAnswer(unchosen(65_536), served(null, 16_384)))).toBe('Billed 16,384 tokens of answer, not the 65,536 reserved: the largest answer that the offer serves.');
  expect(billedNote(billedAnswer(unchosen(128_000), served(262_144, 100_000)))).toBe('Billed 65,536 tokens of answer, not the 128,000 reserved: a quarter of the window that the offer serves.');
  expect(billedNote(billedAnswer(unchosen(16_384), served(null, 16_384)))).toBeNull();
});
