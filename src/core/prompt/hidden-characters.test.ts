import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { decodedTags, type HiddenKind, hiddenCharacters, insteadOfPageBreak } from './hidden-characters';
import { packText } from './long-text';
import { survey, withoutStretches, withReplaced } from './stretches';

const found = (text: string, stepUnits?: number) => [...hiddenCharacters(text, stepUnits)].flat().map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const kinds = (text: string) => found(text).map(([kind]) => kind);
const tags = (ascii: string) => String.fromCodePoint(...Array.from(ascii, (each) => 0xe0000 + each.charCodeAt(0)));

describe('hidden characters', () => {
  it.each<[string, string, HiddenKind[]]>([
    ['tags', `Hi${tags('do it')}`, ['tags']],
    ['the flag of Scotland', `🏴${tags('gbsct')}\u{E007F}`, []],
    ['a flag that goes on', `🏴${tags('gbsct')}\u{E007F}${tags('x')}`, ['tags']],
    ['flags of other subdivisions', `🏴${tags('ustx')}\u{E007F}🏴${tags('fr75c')}\u{E007F}🏴${tags('jp13')}\u{E007F}`, []],
    ['words behind a flag, which are none of a region', ['rm -rf', 'GBSCT', 'gb', 'gbscot', '12ab', 'a b'].map((spelled) => `🏴${tags(spelled)}\u{E007F}`).join(' '), Array<HiddenKind>(6).fill('tags')],
    ['zero widths', 'a\u200bb\u2060c', ['zero-width', 'zero-width']],
    ['a byte order mark, at the start and later', '\ufeffa\ufeffb', ['zero-width']],
    ['joiners in emoji and Persian', '👩‍💻 می‌خواهم क्‍ष', ['joiner', 'joiner', 'joiner']],
    ['a joiner in English', 'pay\u200dpal', ['zero-width']],
    ['spaces without a width between words of Thai, Lao, Khmer, Burmese and Tibetan', 'ภาษา\u200bไทย ພາສາ\u200bລາວ ភាសា\u200bខ្មែរ\u200b12 မြန်မာ\u200bစာ བོད\u200bཡིག', Array<HiddenKind>(6).fill('separator')],
    ['several of them in a row, and elsewhere', 'ก\u200b\u200b\u200bข a\u200bb', ['separator', 'zero-width', 'separator', 'zero-width']],
    ['a vowel separator in Mongolian, and elsewhere', 'ᠬᠠᠷ\u180eᠠ a\u180eb', ['separator', 'zero-width']],
    ['a byte order mark and a word joiner in Thai', 'ก\ufeffข\u2060ค', ['zero-width', 'zero-width']],
    ['form feeds and vertical tabs', 'a\fb\v\v\0c', ['page-break', 'page-break', 'control']],
    ['marks of direction', 'a\u202eb\u2066', ['bidi', 'bidi']],
    ['selectors behind a heart, a digit and an ideograph', '❤️ 1️⃣ 葛\u{E0100}', []],
    ['selectors behind a letter', 'a\ufe0f\ufe01', ['variation']],
    ['soft hyphens', 'co\xadop', ['soft-hyphen']],
    ['fillers', 'a\u3164b\uffa0', ['filler', 'filler']],
    ['a filler in old Hangul', '\u1112\u1160', []],
    ['private use', 'a\ue000\u{F0001}', ['private-use']],
    ['annotations', '\ufff9a\ufffab\ufffb', ['interlinear', 'interlinear', 'interlinear']],
    ['control characters', 'a\0b\x7f\t\r\n', ['control', 'control']],
    ['a next line', 'a\x85b\x85\x7f', ['next-line', 'next-line', 'control']],
    ['escapes of a terminal in one character, and quotation marks that were read wrong', '\x9b31mred\x9bm \x9d0;title\x9c \x9bmore\x9b', ['escape', 'escape', 'escape', 'control', 'control']],
    ['escapes of a terminal', '\x1b[31mred\x1b[0m \x1b]8;;x\x07link', ['escape', 'escape', 'escape']],
    ['a word of two scripts', 'pаypal is not paypal', ['lookalike']],
    ['words of science, and of Russian', 'Δt, λx and привет', []],
    ['plain text', 'All is well. Ünïcödé 漢字 🎉 \u{1F468}\u{1F3FD}', []],
  ])('%s', (_what, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each<[HiddenKind, string, number]>([
    ['zero-width', 'a\u200b\u200bb\u200b\ufeffc', 4],
    ['soft-hyphen', 'co\xad\xadop', 2],
    ['bidi', '\u202e\u2066a\u2069', 3],
    ['private-use', '\ue000\u{F0001}', 2],
    ['escape', '\x1b[1m\x1b[31mred\x1b[0m', 3],
    ['escape', '\x9b1m\x9b31mred\x9b0m', 3],
    ['tags', `a${tags('do')}b${tags('it')}`, 2],
  ])('of kind %s are counted one by one, also side by side and in steps of any size', (kind, text, count) => {
    for (const stepUnits of [1, 2, 3, undefined]) expect(lastOf(survey(hiddenCharacters(text, stepUnits), 10)).get(kind)?.members).toBe(count);
  });

  it('tags say what they spell', () => {
    expect(decodedTags(`x${tags('Ignore all')}y`)).toBe('Ignore all');
  });

  const PIECES = ['a', 'b ', '\n', 'é', '漢', '🎉', '\u200b', '\u200d', '\ufe0f', '\xad', '\u202e', '\ue000', '\u{F0000}', '\0', '\x1b[1m', '\x9b31m', '\x85', tags('hello'), 'pаy', `🏴${tags('gbeng')}\u{E007F}`, `🏴${tags('rm -rf')}\u{E007F}`, '\u3164', '\f', '\v', 'ក', '\r\n'];
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('are the same in steps of any size, as a string or as UTF-8, and nothing of them stays when they are left out', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (each, stepUnits) => {
        const whole = lastOf(survey(hiddenCharacters(each), 1000));
        expect(lastOf(survey(hiddenCharacters(each, stepUnits), 1000))).toEqual(whole);
        const isDropped = ({ kind }: { kind: HiddenKind }) => kind !== 'lookalike' && kind !== 'joiner';
        const rest = lastOf(withoutStretches(each, hiddenCharacters(each, stepUnits), isDropped));
        const units = [...whole].reduce((sum, [kind, own]) => sum + (isDropped({ kind }) ? own.units : 0), 0);
        expect(rest).toHaveLength(each.length - units);
      }),
      { examples: [['\u001b[1mp\u0430y', 1]] },
    );
  });

  /** Character by character over the whole text, of the kinds that no neighbour decides. */
  const naive = (each: string) => {
    const flags = each.replaceAll(/\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}/gu, (flag) => 'x'.repeat(flag.length));
    const units = { tags: 0, 'soft-hyphen': 0, bidi: 0, 'private-use': 0 };
    for (const character of flags) {
      const code = character.codePointAt(0)!;
      if (code >= 0xe0000 && code <= 0xe007f) units.tags += 2;
      else if (code === 0xad) units['soft-hyphen'] += 1;
      else if ([0x61c, 0x200e, 0x200f].includes(code) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) units.bidi += 1;
      else if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && code <= 0x10fffd)) units['private-use'] += character.length;
    }
    return units;
  };

  it('are those that are found one by one', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (each, stepUnits) => {
        const all = lastOf(survey(hiddenCharacters(each, stepUnits), 0));
        const unitsOf = (kind: HiddenKind) => all.get(kind)?.units ?? 0;
        expect({ tags: unitsOf('tags'), 'soft-hyphen': unitsOf('soft-hyphen'), bidi: unitsOf('bidi'), 'private-use': unitsOf('private-use') }).toEqual(naive(each));
      }),
    );
  });

  const withBreaks = (each: string, stepUnits?: number) =>
    lastOf(withReplaced(each, hiddenCharacters(each, stepUnits), (stretch) => (stretch.kind === 'page-break' ? insteadOfPageBreak(each, stretch) : null)));

  it('between words are no reason to make one of two: a line break takes the place of form feeds and vertical tabs', () => {
    expect(withBreaks('end of page one\fStart of page two')).toBe('end of page one\nStart of page two');
    expect(withBreaks('one\n\ftwo\f\r\nthree\v\n\f')).toBe('one\ntwo\r\nthree\n');
    expect(withBreaks(`\fone${'\f\v'.repeat(300)}two${'\v'.repeat(600)}\nthree${'\f'.repeat(300)}`)).toBe('one\ntwo\nthree');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (each, stepUnits) => {
        const expected = each.replaceAll(/[\v\f]+(?![\v\f\r\n]|$)/g, (_run, at: number) => (/^$|[\r\n]/.test(each.slice(Math.max(0, at - 1), at)) ? '' : '\n')).replaceAll(/[\v\f]/g, '');
        expect(withBreaks(each, stepUnits)).toBe(expected);
        expect(withBreaks(expected)).toBe(expected);
      }),
    );
  });

  it('of a long text are found in no step of more than a few milliseconds’ work', () => {
    const long = packText(`${'All is well. '.repeat(100_000)}${tags('x').repeat(50_000)}`);
    let steps = 0;
    let units = 0;
    for (const step of hiddenCharacters(long)) {
      steps += 1;
      expect(step.length).toBeLessThan(40_000);
      for (const { start, end } of step) units += end - start;
    }
    expect(units).toBe(100_000);
    expect(steps).toBeGreaterThan(20);
  });
});
