import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitId } from '@/core/units';
import { type DuplicateBlock, duplicateBlocks, type DuplicateOptions } from './duplicate-blocks';
import { LongText, type PartText, sectionsOf, wholeText } from './long-text';
import { withoutBlocks } from './without-blocks';

function run<Value>(steps: Generator<unknown, Value, undefined>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const texts = (all: readonly PartText[]) => all.map((text, index) => ({ id: `t${index}` as UnitId, text }));
const found = (all: readonly PartText[], options?: DuplicateOptions): readonly DuplicateBlock[] => run(duplicateBlocks(texts(all), options));
const left = (all: readonly PartText[], blocks: readonly DuplicateBlock[]) =>
  all.map((text, index) => wholeText(run(withoutBlocks(text, blocks.filter(({ unitId }) => unitId === `t${index}`)))));
const inUtf8 = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text))!);

const SMALL: DuplicateOptions = { leastCharacters: 4, leastLines: 2 };
/** Few different lines, so that much of it comes twice. */
const repetitive = fc.array(
  fc.array(fc.constantFrom('a', 'bb', 'ccccc', '', ' ', '😀', 'dd', 'e'), { maxLength: 14 }).chain((lines) => fc.boolean().map((ends) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''))),
  { maxLength: 4 },
);
const inkOf = (text: string) => text.replace(/[\0-\x20]/g, '').length;
const linesOf = (text: string) => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');

describe('blocks that stand in a prompt twice', () => {
  test('each stands, whole, in what is left of the text of its first occurrence', () => {
    fc.assert(
      fc.property(repetitive, (all) => {
        const blocks = found(all, SMALL);
        const rest = left(all, blocks);
        for (const { unitId, start, end, lines, first } of blocks) {
          const [text, source] = [all[Number(unitId.slice(1))]!, Number(first.unitId.slice(1))];
          const block = text.slice(start, end);
          expect(linesOf(block)).toHaveLength(lines);
          expect(linesOf(all[source]!.slice(first.start, first.end))).toEqual(linesOf(block));
          expect(`\n${rest[source]}\n`).toContain(`\n${linesOf(block).join('\n')}\n`);
          expect(inkOf(block)).toBeGreaterThanOrEqual(SMALL.leastCharacters);
          // Comes later than the one that stays.
          expect(unitId > first.unitId || (unitId === first.unitId && start >= first.end)).toBe(true);
          expect(start === 0 || text[start - 1] === '\n').toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('no line is lost, and what is left is in its order', () => {
    fc.assert(
      fc.property(repetitive, (all) => {
        const blocks = found(all, SMALL);
        const rest = left(all, blocks);
        const kept = new Set(rest.flatMap(linesOf));
        for (const line of all.flatMap(linesOf)) if (inkOf(line) > 0) expect(kept).toContain(line);
        for (const [index, text] of all.entries()) {
          let from = 0;
          const own = blocks.filter(({ unitId }) => unitId === `t${index}`);
          const pieces = own.map(({ start, end }) => [text.slice(from, start), (from = end)] as const).map(([piece]) => piece);
          expect([...pieces, text.slice(from)].join('')).toBe(rest[index]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('what the plain search of all pairs calls unique is never in one', () => {
    fc.assert(
      fc.property(repetitive, (all) => {
        const whole = all.flatMap((text, index) => (text === '' ? [] : linesOf(text).map((line) => ({ index, line }))));
        // A line is in a repeated run of two lines, or is long enough alone, by comparing all pairs.
        const repeats = whole.map(({ index, line }, at) =>
          whole.some((other, otherAt) => otherAt < at && other.line === line && (inkOf(line) >= SMALL.leastCharacters || [-1, 1].some((by) => {
            const [a, b] = [whole[at + by], whole[otherAt + by]];
            return a !== undefined && b !== undefined && a.line === b.line && a.index === index && b.index === other.index;
          }))),
        );
        const blocks = found(all, SMALL);
        let at = 0;
        for (const [index, text] of all.entries()) {
          let start = 0;
          for (const line of text === '' ? [] : linesOf(text)) {
            const isIn = blocks.some((block) => block.unitId === `t${index}` && block.start <= start && start < Math.max(block.end, block.start + 1));
            if (isIn && inkOf(line) > 0) expect(repeats[at], `${index}: ${line}`).toBe(true);
            start += line.length + 1;
            at += 1;
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('are the same in UTF-8', () => {
    fc.assert(
      fc.property(repetitive, (all) => {
        expect(found(all.map(inUtf8), SMALL)).toEqual(found(all, SMALL));
      }),
    );
  });

  const paragraph = 'A paragraph that stands in one line, as prose that was written for no terminal does. '.repeat(4).trim();
  const code = Array.from({ length: 12 }, (_, line) => `  const value${line} = compute(${line}, "a name that is long enough");`).join('\n');

  test('a file that was pasted again is one block, whatever stands around it', () => {
    const [block, ...others] = found([`first\n${code}\nend`, `other\n\n${code}\n\nlast`]);
    expect(others).toEqual([]);
    expect(block).toMatchObject({ unitId: 't1', start: 7, lines: 12, first: { unitId: 't0', start: 6 } });
    expect(left([`first\n${code}\nend`, `other\n\n${code}\n\nlast`], [block!])).toEqual([`first\n${code}\nend`, 'other\n\n\nlast']);
  });

  test('a long paragraph is one by itself; a few short lines are none', () => {
    expect(found([paragraph, `> intro\n${paragraph}\n`])).toHaveLength(1);
    expect(found(['}\n}\n}\n', '}\n}\n}\n'])).toEqual([]);
    expect(found([code])).toEqual([]);
  });

  test('a text that comes three times goes twice', () => {
    const all = [code, code, `${code}\n`];
    expect(left(all, found(all))).toEqual([code, '', '']);
  });

  test('takes time in proportion to the text, however much comes again', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `${index % 7 === 0 ? '' : `line ${(index * 7919) % 100}`}`).join('\n');
    const msOf = (text: string) => {
      const before = performance.now();
      found([text, '\n'.repeat(text.length)]);
      return performance.now() - before;
    };
    msOf(lines(10_000));
    const [small, large] = [Math.max(1, msOf(lines(10_000))), msOf(lines(80_000))];
    expect(large / small).toBeLessThan(40);
  });
});
