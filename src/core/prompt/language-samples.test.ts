import { describe, expect, it } from 'vitest';
import { LANGUAGE_SAMPLES } from './language-samples';

/** The scripts of each language; Latin where it is not named. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/gu, uk: /\p{Script=Cyrillic}/gu, el: /\p{Script=Greek}/gu,
  ar: /\p{Script=Arabic}/gu, fa: /\p{Script=Arabic}/gu, ur: /\p{Script=Arabic}/gu, he: /\p{Script=Hebrew}/gu,
  'zh-Hans': /\p{Script=Han}/gu, ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ko: /\p{Script=Hangul}/gu, th: /\p{Script=Thai}/gu,
  hi: /\p{Script=Devanagari}/gu, mr: /\p{Script=Devanagari}/gu, bn: /\p{Script=Bengali}/gu, ta: /\p{Script=Tamil}/gu, te: /\p{Script=Telugu}/gu,
  gu: /\p{Script=Gujarati}/gu, kn: /\p{Script=Kannada}/gu, ml: /\p{Script=Malayalam}/gu, pa: /\p{Script=Gurmukhi}/gu,
};
/** Names that the platform gives in another form. */
const ALIASES: Readonly<Record<string, string>> = { bn: 'Bengali' };
const english = LANGUAGE_SAMPLES[0]?.text ?? '';
const letters = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const wordsOf = (text: string, code: string): number => [...new Intl.Segmenter(code, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length;

describe('the samples', () => {
  it('are many, each once, English first, Indian languages among them', () => {
    const codes = LANGUAGE_SAMPLES.map(({ code }) => code);
    expect(codes[0]).toBe('en');
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(LANGUAGE_SAMPLES.map(({ text }) => text)).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(26);
    for (const code of ['hi', 'bn', 'ta', 'te', 'mr', 'gu', 'kn', 'ml', 'pa', 'ur']) expect(codes).toContain(code);
    expect(wordsOf(english, 'en')).toBeGreaterThanOrEqual(60);
    expect(wordsOf(english, 'en')).toBeLessThanOrEqual(90);
  });

  it.each(LANGUAGE_SAMPLES.map((sample) => [sample.code, sample] as const))('%s', (code, { name, ownName, direction, text }) => {
    expect(Intl.getCanonicalLocales(code)).toEqual([code]);
    expect([new Intl.DisplayNames('en', { type: 'language' }).of(code), ALIASES[code]]).toContain(name);
    // "Bahasa Indonesia" says "language" too, which the platform leaves out.
    expect(ownName.toLowerCase()).toContain(new Intl.DisplayNames(code, { type: 'language' }).of(code)?.toLowerCase());
    expect(text).toBe(text.normalize('NFC'));
    expect(text).toBe(text.trim());
    // All letters are of the language's own scripts, and a right-to-left script says so.
    expect(letters(text, SCRIPTS[code] ?? /\p{Script=Latin}/gu) / letters(text, /[\p{L}\p{M}]/gu)).toBeGreaterThan(0.99);
    expect(direction).toBe(/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? 'rtl' : 'ltr');
    expect(text).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]| {2}|\d/);
    // Thai writes no full stops; its length stands in.
    if (code !== 'th') expect(text.match(/[.。।۔](?=\s|$|\p{L})/gu)).toHaveLength(6);
    const ratio = wordsOf(text, code) / wordsOf(english, 'en');
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
});
