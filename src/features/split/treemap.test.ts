import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedPart } from '@/core/budget/counted';
import { enabledCount } from '@/core/budget/counted';
import { fillWindow } from '@/core/budget/fill';
import { splitRows } from '@/core/budget/split';
import { ROLES, type Role } from '@/core/prompt/part';
import { addCounts, type Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { neighbourOf, treemapMarks } from '@/ui/treemap-layout';
import { drilledPath, findNode, gathered, isRole, MOST_MARKS, type TreemapNode } from '@/ui/treemap-nodes';
import { treemapNodes } from './treemap-nodes';

const NAMES: Record<Role, string> = { system: 'System', tools: 'Tools', history: 'History', documents: 'Documents', question: 'Question' };
const exactly = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });

const count = fc
  .tuple(fc.nat(50_000), fc.nat(100), fc.nat(100))
  .map(([low, more, most]): Count => ({ tokens: low + more, low, high: low + more + most, exactness: 'estimate' }));

const parts = fc
  .array(fc.tuple(fc.constantFrom(...ROLES), fc.boolean(), count, fc.array(count, { maxLength: 400 })), { maxLength: 300 })
  .map((rows) =>
    rows
      .filter(([role], index) => role !== 'history' || rows.findIndex(([other]) => other === 'history') === index)
      .map(([role, enabled, own, turns], index): CountedPart => ({
        id: `p${index}` as UnitId,
        role,
        name: `part ${index}`,
        enabled,
        characters: 0,
        count: role === 'history' ? addCounts(turns) : own,
        turns:
          role === 'history'
            ? turns.map((turn, at) => ({ id: `p${index}t${at}` as UnitId, speaker: 'user', count: turn, characters: 0 }))
            : [],
      })),
  );

function everyNode(node: TreemapNode): TreemapNode[] {
  return [node, ...node.children.flatMap(everyNode)];
}
const limits = { windowTokens: 1_000_000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' } as const;

describe('the treemap', () => {
  it('is about its tokens where a part could not be counted, as the input is', () => {
    const absent: CountedPart = { id: 'a' as UnitId, role: 'documents', name: 'a', enabled: true, characters: 0, turns: [], count: { ...exactly(0), exactness: 'estimate' }, attachment: { kind: 'absent', mediaType: '', note: '', isCounted: false, items: 1 } };
    for (const all of [[absent], [absent, { ...absent, id: 'b' as UnitId, count: exactly(5), attachment: { ...absent.attachment!, isCounted: true } }]]) {
      const root = treemapNodes(all, exactly(3), NAMES);
      expect([root.count.exactness, findNode(root, 'role:documents')?.count.exactness, findNode(root, 'framing')?.count.exactness]).toEqual(['estimate', 'estimate', 'exact']);
    }
  });

  it('agrees with the fill and the table to the token, at every node, gathered or not', () => {
    fc.assert(
      fc.property(parts, count, (all, overhead) => {
        const root = treemapNodes(all, overhead, NAMES);
        const fill = fillWindow({ parts: enabledCount(all), overhead, limits, reserveTokens: 0, reasoningTokens: 0 });
        const rows = splitRows(all, fill);
        expect(root.count).toEqual(fill.input);
        for (const row of rows.roles) {
          expect(findNode(root, `role:${row.role}`)?.count.tokens).toBe(row.tokens);
        }
        for (const row of rows.parts.filter((part) => part.enabled)) {
          expect(findNode(root, row.id)?.count.tokens).toBe(row.tokens);
        }
        for (const tree of [root, gathered(root, 40)]) {
          for (const node of everyNode(tree).filter((each) => each.children.length > 0)) {
            expect(addCounts(node.children.map((child) => child.count)).tokens).toBe(node.count.tokens);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never shows more marks than it can, and areas are to scale', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const root = treemapNodes(all, exactly(7), NAMES);
        for (const node of everyNode(root).filter((each) => each.children.length > 1)) {
          const marks = treemapMarks(node, 600, 400);
          expect(marks.length).toBeLessThanOrEqual(MOST_MARKS);
          expect(addCounts(marks.map((mark) => mark.node.count)).tokens).toBe(node.count.tokens);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gathers the smallest, equals included, and keeps them reachable', () => {
    const many = Array.from({ length: 1000 }, (_, index): CountedPart => ({
      id: `p${index}` as UnitId,
      role: 'documents',
      name: `file ${index}`,
      enabled: true,
      characters: 0,
      count: exactly(index === 500 ? 900 : 10),
      turns: [],
    }));
    const marks = treemapMarks(treemapNodes(many, exactly(0), NAMES), 800, 500);
    expect(marks.length).toBeLessThanOrEqual(MOST_MARKS);
    expect(marks.some((mark) => mark.node.name === 'file 500')).toBe(true);
    const more = marks.find((mark) => mark.node.name.endsWith(' more'));
    expect(more?.node.children.length).toBe(1000 - (marks.length - 1));
    expect(more?.node.role).toBe('documents');

    const path = drilledPath(treemapNodes(many, exactly(0), NAMES), [more?.node.key ?? '', 'gone'], MOST_MARKS);
    expect(path.map((node) => node.name)).toEqual(['Input', more?.node.name]);
    expect(treemapMarks(path.at(-1) ?? path[0], 800, 500).length).toBeLessThanOrEqual(MOST_MARKS);
  });

  it('leaves out parts that are switched off', () => {
    const off: CountedPart = { id: 'x' as UnitId, role: 'tools', name: 'x', enabled: false, characters: 1, count: exactly(5), turns: [] };
    const root = treemapNodes([off], exactly(3), NAMES);
    expect(root.count.tokens).toBe(3);
    expect(root.children.filter(isRole)).toEqual([]);
  });
});

it('arrow keys lead to the mark that lies that way', () => {
  const node = treemapNodes([], exactly(1), NAMES);
  const at = (x: number, y: number) => ({ node, x, y, width: 10, height: 10 });
  const marks = [at(0, 0), at(20, 0), at(0, 20), at(20, 20)];
  expect(neighbourOf(marks, 0, 'right')).toBe(1);
  expect(neighbourOf(marks, 0, 'down')).toBe(2);
  expect(neighbourOf(marks, 3, 'left')).toBe(2);
  expect(neighbourOf(marks, 3, 'up')).toBe(1);
  expect(neighbourOf(marks, 0, 'left')).toBe(0);
});
