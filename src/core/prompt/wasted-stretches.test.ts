// Base64, minified code, long lines, what HTML does not show, and files that were read again.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import type { UnitId } from '@/core/units';
import { blobs } from './blobs';
import { hiddenMarkup } from './hidden-markup';
import { lineNumbers } from './line-numbers';
import { LongText, packText } from './long-text';
import type { Turn } from './part';
import { repeatedReads } from './repeated-reads';
import { type StretchSearch, survey, withoutStretches } from './stretches';
import { templateVariables } from './template-variables';

const cut = (text: string, search: StretchSearch<string>) => [...search].flat().map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const BASE64 = 'Ab3+'.repeat(100);

describe('blobs', () => {
  it('are runs of base64, in one line or in lines of a mail', () => {
    expect(cut(`key = "${BASE64}";`, blobs(`key = "${BASE64}";`))).toEqual([['base64', BASE64]]);
    const lines = Array.from({ length: 8 }, () => 'Ab3/'.repeat(16)).join('\r\n');
    const pem = `-----BEGIN-----\n${lines}\n-----END-----`;
    expect(cut(pem, blobs(pem))[0]?.[1]).toContain(lines);
  });

  it('are no words, keys or paths, however many', () => {
    const text = `${'word '.repeat(500)}\n${'aaaa'.repeat(200)}\n${'src/core/x1.ts\n'.repeat(100)}sk-${'Ab1'.repeat(20)}`;
    expect(cut(text, blobs(text))).toEqual([]);
  });

  it('are minified code, but not JSON, and prose only where a line has no end', () => {
    const code = 'var a=function(b){return b.c(d,e)};'.repeat(80);
    expect(cut(`x\n${code}\ny`, blobs(`x\n${code}\ny`))).toEqual([['minified', code]]);
    const json = JSON.stringify(Array.from({ length: 900 }, (_, at) => ({ at })));
    expect(cut(json, blobs(json))).toEqual([]);
    const [short, long] = ['It is so. '.repeat(300), 'It is so. '.repeat(600)];
    expect(cut(short, blobs(short))).toEqual([]);
    expect(cut(long, blobs(long))).toEqual([['long-line', long]]);
  });

  const piece = fc.constantFrom('a b', '\n', BASE64, 'Ab3/'.repeat(16), '{', ';', '\r\n', '('.repeat(2100), 'é ', 'x y '.repeat(1400));
  it('are the same in steps of any size', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 50, max: 3000 }), (pieces, stepUnits) => {
        const text = pieces.join('');
        expect([...blobs(text, stepUnits)].flat()).toEqual([...blobs(text)].flat());
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a page does not show', () => {
  it('is comments and elements that are switched off', () => {
    const text = 'a<!-- b\n-->c<p class="x" style="color: red; display: none">d</p>e<div hidden>f</div><p>g</p><input type="hidden"><!-- open';
    expect(cut(text, hiddenMarkup(text))).toEqual([
      ['comment', '<!-- b\n-->'],
      ['not-displayed', '<p class="x" style="color: red; display: none">d</p>'],
      ['not-displayed', '<div hidden>f</div>'],
    ]);
  });

  it('is no comment where some browsers read it, nor where it stands around what all others do', () => {
    const text = '<!--[if lt IE 9]><p>old</p><![endif]--><!-- [IF !IE]><!-->new<!--<![endif]--><!-- if so --><!--[iffy]-->';
    expect(cut(text, hiddenMarkup(text))).toEqual([
      ['conditional', '<!--[if lt IE 9]><p>old</p><![endif]-->'],
      ['conditional', '<!-- [IF !IE]><!-->'],
      ['conditional', '<!--<![endif]-->'],
      ['comment', '<!-- if so -->'],
      ['comment', '<!--[iffy]-->'],
    ]);
  });

  const piece = fc.constantFrom('a', '<!--', '-->', '<p hidden>', '</p>', '<b style="display:none">', '</b>', '<', '>', '\n', 'display:none');
  it('is found in steps of any size, and comments are those of a regular expression', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (pieces, stepUnits) => {
        const text = pieces.join('');
        expect([...hiddenMarkup(text, stepUnits)].flat()).toEqual([...hiddenMarkup(text)].flat());
        if (/<[pb]/.test(text)) return;
        expect(cut(text, hiddenMarkup(text)).map(([, found]) => found)).toEqual(text.match(/<!--[^]*?-->/g) ?? []);
        expect(lastOf(withoutStretches(text, hiddenMarkup(text, stepUnits), () => true))).toBe(text.replaceAll(/<!--[^]*?-->/g, ''));
      }),
    );
  });

  it('without an end is looked for once', () => {
    expect(lastOf(survey(hiddenMarkup('<!-- '.repeat(200_000)), 1)).size).toBe(0);
  });
});

it('lines are those that splitting finds', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a\n]{0,40}$/), fc.array(fc.nat(40), { maxLength: 5 }), (text, places) => {
      const rising = places.map((place) => Math.min(place, text.length)).toSorted((a, b) => a - b);
      expect(lastOf(lineNumbers(text, rising))).toEqual(rising.map((place) => text.slice(0, place).split('\n').length));
    }),
  );
});

it('that are many are found without reading the text again for each', () => {
  for (const [piece, search] of [['<p>x</p><!-- note -->\n', hiddenMarkup], ['{# note #}{{name}}\n', templateVariables]] as const) {
    const text = packText(`${'words '.repeat(10)}${piece}`.repeat(15_000)) as LongText;
    let units = 0;
    const slice = vi.spyOn(text, 'slice').mockImplementation((from, to = text.length) => {
      units += to - from;
      return LongText.prototype.slice.call(text, from, to);
    });
    expect([...search(text)].flat()).toHaveLength(15_000);
    slice.mockRestore();
    expect(units).toBeLessThan(10 * text.length);
  }
});

describe('repeated reads', () => {
  const turn = (speaker: Turn['speaker'], text: string): Turn => ({ id: text as UnitId, speaker, text });
  const call = (name: string, input: object) => turn('assistant', `Let me look.\n${JSON.stringify({ name, input })}`);
  const result = (text: string) => turn('tool', text.repeat(200));

  it('are the same call again, and any read before one of the whole file', () => {
    const turns = [call('Read', { file_path: 'a.ts', offset: 5 }), result('old'), call('Read', { file_path: 'a.ts' }), result('one'), call('Read', { file_path: 'a.ts' }), result('one'), call('Read', { file_path: 'b.ts' }), result('b')];
    expect(lastOf(repeatedReads(turns))).toEqual([
      { turn: 1, newer: 3, path: 'a.ts', isSame: false },
      { turn: 3, newer: 5, path: 'a.ts', isSame: true },
    ]);
  });

  it('are no writes, no other parts of a file, and nothing where calls and results do not match', () => {
    const part = (offset: number) => [call('Read', { path: 'a.ts', offset }), result('x')];
    const edit = [call('Edit', { path: 'a.ts' }), result('x')];
    const odd = [call('Read', { path: 'a.ts' }), result('x'), result('y')];
    expect(lastOf(repeatedReads([...part(1), ...part(2), ...edit, ...edit, ...odd, ...odd]))).toEqual([]);
  });

  it('are those of the call that each result came for, whichever came first', () => {
    const both: Turn = { ...turn('assistant', ['a.ts', 'b.ts'].map((path) => JSON.stringify({ name: 'Read', input: { path } })).join('\n')), callIds: ['x', 'y'] };
    const swapped = [both, { ...result('b'), callIds: ['y'] }, { ...result('a'), callIds: ['x'] }];
    const again = [call('Read', { path: 'a.ts' }), result('a')];
    expect(lastOf(repeatedReads([...swapped, ...again]))).toEqual([{ turn: 2, newer: 4, path: 'a.ts', isSame: true }]);
    // By order, where an id is missing.
    expect(lastOf(repeatedReads([both, result('a'), { ...result('b'), callIds: ['y'] }, ...again]))).toEqual([{ turn: 1, newer: 4, path: 'a.ts', isSame: true }]);
  });

  it('are read from calls in the shapes of other vendors', () => {
    const openai = turn('assistant', '{"name":"read_file","arguments":"{\\"path\\":\\"a.ts\\"}"}');
    const gemini = turn('assistant', '{"name":"view","args":{"path":"a.ts"}}');
    expect(lastOf(repeatedReads([openai, result('x'), openai, result('x')]))).toHaveLength(1);
    expect(lastOf(repeatedReads([gemini, result('x'), gemini, result('x')]))).toHaveLength(1);
  });
});
