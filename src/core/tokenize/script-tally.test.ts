import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadVocabulary } from '@/test/load-encoder';
import { splitPieces } from '@/test/split-patterns';
import { anyTokenText } from '@/test/token-texts';
import { createByteLevelEncoder, type ByteLevelEncoder } from './byte-level-encoder';
import { safeCuts } from './safe-cuts';
import { addTallies, baseTokens, closeTally, EMPTY_STRETCH, EMPTY_TALLY, joinTallies, scriptTally, tallyUtf8 } from './script-tally';
import type { ScriptTally, TallyStretch } from './script-tally';
import type { TallyClass } from './tally-class';

let encoder: ByteLevelEncoder;
beforeAll(async () => {
  encoder = createByteLevelEncoder('o200k_base', await loadVocabulary('o200k_base'));
});

const utf8 = new TextEncoder();
const stretchOf = (text: string): TallyStretch => tallyUtf8(encoder, [utf8.encode(text)]);
const shareOf = (kind: TallyClass, tally: ScriptTally): number => tally[kind] / baseTokens(tally);
const read = (file: string): string => readFileSync(`node_modules/${file}`, 'utf8');

/** Parts of a text cut at safe places of any fineness. */
const cutTexts = fc.tuple(fc.array(anyTokenText, { maxLength: 4 }).map((texts) => texts.join('\n')), fc.integer({ min: 1, max: 12 })).map(([text, units]) => {
  const ends = [...safeCuts(text, units)];
  return { text, chunks: ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)) };
});

describe('adding up', () => {
  test('the classes of any text have all its tokens', () => {
    fc.assert(
      fc.property(anyTokenText, (text) => {
        expect(baseTokens(scriptTally(encoder, text))).toBe(encoder.count(text));
      }),
    );
  });

  test('stretches cut at safe places give the tally of the text, in whatever order neighbours are joined', () => {
    fc.assert(
      fc.property(cutTexts, ({ text, chunks }) => {
        const whole = closeTally(stretchOf(text.toWellFormed()));
        const stretches = chunks.map((chunk) => stretchOf(chunk));
        expect(closeTally(stretches.reduce(joinTallies, EMPTY_STRETCH))).toEqual(whole);
        expect(closeTally(stretches.reduceRight((right, left) => joinTallies(left, right), EMPTY_STRETCH))).toEqual(whole);
      }),
    );
  });

  test('the kind of a line cut in two is that of the line: adding closed tallies would lose it', () => {
    const [left, right] = ['if (isReady(state) && state.left[0] == null', ' then everything here is words and nothing but words'];
    const whole = scriptTally(encoder, left + right);
    expect(closeTally(joinTallies(stretchOf(left), stretchOf(right)))).toEqual(whole);
    expect(addTallies([scriptTally(encoder, left), scriptTally(encoder, right)])).not.toEqual(whole);
  });

  test('crosses between threads', () => {
    const stretch = stretchOf('one\ntwo {}\nthree');
    expect(structuredClone(stretch)).toEqual(stretch);
    expect(addTallies([])).toEqual(EMPTY_TALLY);
    expect(scriptTally(encoder, '')).toEqual(EMPTY_TALLY);
  });
});

describe('classes', () => {
  test.each<[TallyClass, string]>([
    ['otherLatin', 'Größe façade Cửa'],
    ['otherLatin', 'cafe\u0301'],
    ['digits', '1234567'],
    ['cjk', '上下文窗口是。モデルが、한국어'],
    ['rightToLeft', 'نافذة السياق، חלון'],
    ['cyrillicGreek', 'Контекстное окно, παράθυρο'],
    ['indicThai', 'संदर्भ विंडो หน้าต่างบริบท'],
    ['symbols', '→ ≠ 🎉👍🏽 … €'],
  ])('%s: %s', (kind, text) => {
    const tally = scriptTally(encoder, text);
    const { [kind]: own, prose, code, markup, ...others } = tally;
    expect(own).toBeGreaterThan(0);
    // Blanks and ASCII punctuation between the words go with the line.
    expect(prose + code + markup).toBeLessThanOrEqual(text.match(/[ ,]/g)?.length ?? 0);
    expect(Object.values(others).every((tokens) => tokens === 0)).toBe(true);
  });

  test('each letter of the alphabets goes where Unicode’s script property says', () => {
    const scripts: [TallyClass, RegExp][] = [
      ['otherLatin', /\p{Script=Latin}/u],
      ['cjk', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
      ['rightToLeft', /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u],
      ['cyrillicGreek', /[\p{Script=Cyrillic}\p{Script=Greek}]/u],
      ['indicThai', /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
    ];
    const strays: string[] = [];
    for (let code = 0x80; code < 0x10000; code += 1) {
      const letter = String.fromCharCode(code);
      if (!/\p{L}/u.test(letter)) continue;
      const kind = scripts.find(([, script]) => script.test(letter))?.[0];
      if (kind !== undefined && scriptTally(encoder, letter)[kind] === 0) strays.push(code.toString(16));
    }
    // Rare letters in the blocks of others: ordinals, phonetic extensions, super- and subscripts, letter-like symbols, and
    // full-width Latin, which stands in Chinese and Japanese text.
    const known = /^(aa|ba|1d[2-7].|1dbf|20[79].|21[2-8].|ab65|ff[2-5].)$/;
    expect(strays.filter((code) => !known.test(code))).toEqual([]);
    expect(strays.length).toBeLessThan(100);
  });

  test('digits are what the pattern calls numbers, where they are ASCII', () => {
    const text = 'v1.25, 2024-01-15: 0x1F, 99.9% of 12,345';
    const numbers = splitPieces('o200k_base', text).filter((piece) => /^\d+$/.test(piece));
    expect(scriptTally(encoder, text).digits).toBe(numbers.reduce((sum, piece) => sum + encoder.count(piece), 0));
  });
});

describe('kinds of lines', () => {
  test('files of one kind are mostly of that kind', () => {
    expect(shareOf('prose', scriptTally(encoder, read('zustand/LICENSE')))).toBeGreaterThan(0.9);
    expect(shareOf('prose', scriptTally(encoder, read('react/LICENSE')))).toBeGreaterThan(0.9);
    expect(shareOf('code', scriptTally(encoder, read('react-dom/cjs/react-dom-client.production.js').slice(0, 200_000)))).toBeGreaterThan(0.85);
    expect(shareOf('code', scriptTally(encoder, read('zustand/vanilla.js')))).toBeGreaterThan(0.7);
    expect(shareOf('markup', scriptTally(encoder, read('react/package.json')))).toBeGreaterThan(0.6);
    expect(shareOf('markup', scriptTally(encoder, JSON.stringify(JSON.parse(read('vite/package.json')))))).toBeGreaterThan(0.7);
    expect(shareOf('markup', scriptTally(encoder, '<div class="a"><p>One <a href="#b">two</a></p></div>\n'.repeat(20)))).toBeGreaterThan(0.9);
  });

  test('each line is judged by itself', () => {
    const prose = 'The parts of a prompt are counted one by one, and then they are added up.\n';
    const code = 'const total = parts.reduce((sum, part) => sum + part.tokens, 0);\n';
    const mixed = scriptTally(encoder, prose + code);
    expect([mixed.prose, mixed.code]).toEqual([encoder.count(prose), encoder.count(code) - 1]);
    expect(mixed.digits).toBe(1);
  });
});
