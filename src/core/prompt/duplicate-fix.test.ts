import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import type { UnitId } from '@/core/units';
import { copyNote } from './copy-notes';
import type { DuplicateOptions } from './duplicate-blocks';
import { duplicateFix, type DuplicateFix, type FixedText } from './duplicate-fix';
import { wholeText } from './long-text';

type Given = readonly (readonly [text: string, isToolUse: boolean])[];

function fixOf(given: Given, withinTexts: boolean, options?: DuplicateOptions): DuplicateFix {
  const steps = duplicateFix(given.map(([text, isToolUse], at) => ({ id: `t${at}` as UnitId, name: `t${at}`, text, isToolUse, isAsked: false })), withinTexts, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
const after = (given: Given, { texts }: DuplicateFix) => given.map(([text], at) => wholeText(texts.get(`t${at}` as UnitId) ?? text));
const linesOf = (text: string) => text.split('\n').map((line) => line.trimEnd());

const SMALL: DuplicateOptions = { leastCharacters: 4, leastLines: 2 };
const given: fc.Arbitrary<Given> = fc.array(
  fc.tuple(fc.array(fc.constantFrom('a', 'bb', 'ccccc', '', ' ', '😀', 'dd', 'e'), { maxLength: 14 }).map((lines) => lines.join('\n')), fc.boolean()),
  { maxLength: 5 },
);
const CODE = Array.from({ length: 12 }, (_, line) => `  const value${line} = compute(${line}, "a name that is long enough");`).join('\n');

const PROSE = Array.from({ length: 12 }, (_, line) => `${line + 1}. The Supplier shall deliver what was ordered within ${line + 2} weeks;`).join('\n');

describe('dropping duplicate blocks', () => {
  test('touches no tool use and leaves no text blank, whatever comes twice', () => {
    fc.assert(
      fc.property(given, fc.boolean(), (all, withinTexts) => {
        const fix = fixOf(all, withinTexts, SMALL);
        for (const [at, text] of after(all, fix).entries()) {
          const [before, isToolUse] = all[at]!;
          if (isToolUse) expect(text).toBe(before);
          if (/\S/.test(before)) expect(text).toMatch(/\S/);
          expect(fix.dropped.some(({ unitId }) => unitId === `t${at}`)).toBe(text.includes('[The same '));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes only what still stands in another text that is no tool use; within one text only where that is asked for', () => {
    fc.assert(
      fc.property(given, fc.boolean(), (all, withinTexts) => {
        const fix = fixOf(all, withinTexts, SMALL);
        const rest = after(all, fix);
        for (const { unitId, start, end, first } of fix.dropped) {
          const [at, source] = [Number(unitId.slice(1)), Number(first.unitId.slice(1))];
          const block = all[at]![0].slice(start, end).replace(/\n$/, '');
          expect(`\n${rest[source]}\n`).toContain(`\n${block}\n`);
          expect(all[source]![1]).toBe(false);
          expect(source < at || (withinTexts && source === at)).toBe(true);
        }
        // What it leaves out of sight is nothing: every line with something in it is still read, elsewhere if not here.
        const kept = new Set(rest.flatMap(linesOf));
        for (const line of all.flatMap(([text]) => linesOf(text))) if (line !== '') expect(kept).toContain(line);
      }),
      { numRuns: 500 },
    );
  });

  test('tells of all that comes twice, also of what stays', () => {
    fc.assert(
      fc.property(given, (all) => {
        const [wide, narrow] = [fixOf(all, true, SMALL), fixOf(all, false, SMALL)];
        const places = ({ dropped, left }: DuplicateFix) => [...dropped, ...left].map(({ unitId, start }) => `${unitId} ${start}`).toSorted();
        expect(places(narrow)).toEqual(places(wide));
        for (const { unitId, first } of narrow.left) expect(all[Number(unitId.slice(1))]![1] || first.unitId === unitId).toBe(true);
      }),
    );
  });

  test('puts a note in place of a whole text', () => {
    const all: Given = [[CODE, false], [`${CODE}\n\n \n`, false]];
    expect(after(all, fixOf(all, false))).toEqual([CODE, `${copyNote(12, 't0')}\n\n \n`]);
  });

  test('keeps a result that says what a document does, and takes the document for the first of them', () => {
    const all: Given = [[PROSE, true], [`My file:\n${PROSE}`, false], [`Again:\n${PROSE}`, false], [PROSE, true]];
    const fix = fixOf(all, true);
    expect(after(all, fix)).toEqual([PROSE, `My file:\n${PROSE}`, `Again:\n${copyNote(12, 't1')}`, PROSE]);
    expect(fix.left.map(({ unitId, first }) => [unitId, first.unitId])).toEqual([['t0', 't1'], ['t3', 't1']]);
  });

  test('leaves code that comes again in its own text, unless all of it is asked for', () => {
    const all: Given = [[`one {\n${CODE}\n}\ntwo {\n${CODE}\n} // two`, false]];
    expect(fixOf(all, false)).toMatchObject({ dropped: [], left: [{ unitId: 't0', first: { unitId: 't0' } }], texts: new Map() });
    expect(after(all, fixOf(all, true))).toEqual([all[0]![0]]);
    const prose: Given = [[`one\n${PROSE}\n\ntwo\n${PROSE}\nend`, false]];
    expect(after(prose, fixOf(prose, true))).toEqual([`one\n${PROSE}\n\ntwo\n[The same 12 lines stand above.]\nend`]);
  });

  test('puts a note where each block was, which names the text that has it', () => {
    const all: Given = [[`Contract A (ACME):\n${PROSE}\nSigned ACME.`, false], [`Contract B (Globex):\r\n${PROSE}\nSigned Globex.`, false]];
    expect(after(all, fixOf(all, false))[1]).toBe('Contract B (Globex):\r\n[The same 12 lines stand in t0.]\nSigned Globex.');
  });

  test('takes nothing from code, by its name or by its lines, nor from what is asked', () => {
    const texts = (own: Partial<FixedText>): readonly FixedText[] => ['t0', 't1'].map((id) => ({ id: id as UnitId, name: id, text: `${id}\n${PROSE}\nof ${id}`, isToolUse: false, isAsked: false, ...(id === 't1' ? own : {}) }));
    const whys = (own: Partial<FixedText>) => lastOf(duplicateFix(texts(own), true)).left.map(({ why }) => why);
    expect(whys({})).toEqual([]);
    expect(whys({ isAsked: true })).toEqual(['asked']);
    expect(whys({ name: 'src/Card.tsx' })).toEqual(['code']);
    const code: Given = [[`one {\n${CODE}\n}`, false], [`two {\n${CODE}\n}`, false]];
    expect(fixOf(code, true)).toMatchObject({ dropped: [], left: [{ why: 'code' }] });
  });

  test('says it shorter where copies stand side by side', () => {
    const half = (at: number) => PROSE.split('\n').slice(6 * at, 6 * at + 6).join('\n');
    const all: Given = [[`${half(1)}\n\n${half(0)}\n`, false], [`x\n${half(0)}\n${half(1)}\ny`, false]];
    const fix = fixOf(all, false);
    expect([fix.dropped.length, after(all, fix)[1]]).toEqual([2, 'x\n[The same 12 lines stand in t0.]\ny']);
  });
});
