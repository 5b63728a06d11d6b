import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsInSteps } from './words';

function measure(text: string, stepUnits?: number) {
  const steps = wordsInSteps(text, stepUnits);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
const wordsOf = (text: string) => measure(text).words;

// The rule once more, as a regular expression of scripts instead of blocks and a table.
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const PATTERN = new RegExp(String.raw`(?:(?=\p{L})[${UNSPACED}])|(?:(?![${UNSPACED}])[\p{L}\p{N}])(?:(?:(?![${UNSPACED}])[\p{L}\p{N}])|\p{M})*(?:['’](?:(?![${UNSPACED}])[\p{L}\p{N}])(?:(?:(?![${UNSPACED}])[\p{L}\p{N}])|\p{M})*)*`, 'gu');
const naive = (text: string) => text.match(PATTERN)?.length ?? 0;

const texts = fc.array(
  fc.constantFrom('a', 'Zoë', '’', "'", ' ', '7', '漢', 'か', 'カ', 'ไทย', '한국', 'é', 'हिन्दी', '\n', '-', '😀', '𝒳', '𠀀', '\ud800', '\udc00', 'မြန်မာ', 'ខ្មែរ', '.'),
  { maxLength: 30 },
).map((pieces) => pieces.join(''));

test('counts words as the rule says', () => {
  expect(wordsOf('')).toBe(0);
  expect(wordsOf('The quick brown fox.')).toBe(4);
  expect(wordsOf('don’t rock ’n’ roll')).toBe(4);
  expect(wordsOf("'quoted' it's 2.5 a-b x_y")).toBe(8);
  expect(wordsOf('漢字かな交じり')).toBe(7);
  expect(wordsOf('한국어 문장')).toBe(2);
  expect(wordsOf('हिन्दी भाषा')).toBe(2);
  expect(wordsOf('GPT4は速い')).toBe(4);
  expect(wordsOf('❤️ 😀 — …')).toBe(0);
});

test('agrees with a regular expression on any mixture of scripts', () => {
  fc.assert(fc.property(texts, (text) => {
    expect(wordsOf(text)).toBe(naive(text));
    expect(measure(text).characters).toBe([...text].length);
  }), { numRuns: 500 });
});

test('is the same however the text is cut into steps, and adds up over a blank', () => {
  fc.assert(fc.property(texts, texts, fc.integer({ min: 1, max: 5 }), (a, b, stepUnits) => {
    expect(measure(a, stepUnits)).toEqual(measure(a));
    expect(wordsOf(`${a} ${b}`)).toBe(wordsOf(a) + wordsOf(b));
  }), { numRuns: 500 });
});
