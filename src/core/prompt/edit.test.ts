import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPart,
  addParts,
  addTurn,
  copyName,
  deleteUnits,
  duplicateUnit,
  EMPTY_PROMPT,
  moveParts,
  moveTurns,
  orderParts,
  renamePart,
  setEnabled,
  setFreeOrder,
  setToolChoice,
  setPartText,
  setTurnSpeaker,
  setTurnText,
} from './edit';
import { groupedByRole, type Move } from './order';
import { type Part, type Prompt, ROLES, type TextRole } from './part';
import type { UnitId } from '@/core/units';
import { anyPrompt, promptAndIds } from '@/test/arbitraries';

const id = (text: string) => text as UnitId;
const text = (name: string, role: TextRole = 'documents'): Part => ({ id: id(name), role, name, text: name, enabled: true });
const history = (...turns: string[]): Part => ({
  id: id('h'),
  role: 'history',
  name: 'Conversation',
  turns: turns.map((turn) => ({ id: id(turn), speaker: 'user', text: turn })),
  enabled: true,
});
const promptOf = (parts: readonly Part[], freeOrder = false): Prompt => ({ parts, freeOrder });
const order = (prompt: Prompt) => prompt.parts.map((part) => part.id).join(' ');
const turnOrder = (prompt: Prompt) =>
  prompt.parts.flatMap((part) => ('turns' in part ? part.turns.map((turn) => turn.id) : [])).join(' ');

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom<Move>({ by: -1 }, { by: 1 }),
  fc.integer({ min: -2, max: 12 }).map((toIndex) => ({ toIndex })),
);

/** What the type promises in words. */
function expectSound(prompt: Prompt) {
  const ids = prompt.parts.flatMap((part) => [part.id, ...('turns' in part ? part.turns.map((turn) => turn.id) : [])]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(prompt.parts.filter((part) => 'turns' in part).length).toBeLessThanOrEqual(1);
  if (!prompt.freeOrder) expect(groupedByRole(prompt.parts)).toBe(prompt.parts);
}

const sorted = (prompt: Prompt) => prompt.parts.map((part) => part.id).toSorted();

describe('every edit, on any prompt', () => {
  it('keeps ids unique, one history, and the role order', () => {
    fc.assert(
      fc.property(promptAndIds, anyMove, fc.constantFrom(...ROLES), ({ prompt, ids }, move, role) => {
        const added: Part = role === 'history' ? history('n1', 'n2') : text('new', role);
        const target = [...ids][0] ?? id('nowhere');
        for (const next of [
          addPart(prompt, added),
          addTurn(prompt, { id: id('new'), speaker: 'tool', text: '' }, id('new-history')),
          deleteUnits(prompt, ids),
          duplicateUnit(prompt, target, id('copy')),
          setEnabled(prompt, ids, false),
          moveParts(prompt, ids, move),
          moveTurns(prompt, ids, move),
          setFreeOrder(prompt, !prompt.freeOrder),
          setToolChoice(prompt, 'any'),
        ]) {
          expectSound(next);
        }
      }),
    );
  });

  it('is the same prompt where nothing changes', () => {
    fc.assert(
      fc.property(anyPrompt, anyMove, (prompt, move) => {
        const nowhere = id('nowhere');
        for (const part of prompt.parts) {
          expect(renamePart(prompt, part.id, part.name)).toBe(prompt);
          expect(setEnabled(prompt, [part.id], part.enabled)).toBe(prompt);
          if ('text' in part) expect(setPartText(prompt, part.id, part.text)).toBe(prompt);
          else expect(setPartText(prompt, part.id, 'x')).toBe(prompt);
          if ('turns' in part) {
            for (const turn of part.turns) {
              expect(setTurnText(prompt, turn.id, turn.text)).toBe(prompt);
              expect(setTurnSpeaker(prompt, turn.id, turn.speaker)).toBe(prompt);
            }
            expect(duplicateUnit(prompt, part.id, id('copy'))).toBe(prompt);
          }
        }
        expect(setFreeOrder(prompt, prompt.freeOrder)).toBe(prompt);
        expect(setToolChoice(prompt, prompt.toolChoice ?? 'auto')).toBe(prompt);
        expect(addParts(prompt, [])).toBe(prompt);
        expect(deleteUnits(prompt, [nowhere])).toBe(prompt);
        expect(duplicateUnit(prompt, nowhere, id('copy'))).toBe(prompt);
        expect(moveParts(prompt, [nowhere], move)).toBe(prompt);
        expect(moveTurns(prompt, [], move)).toBe(prompt);
        expect(renamePart(prompt, nowhere, 'x')).toBe(prompt);
      }),
    );
  });

  it('shares the parts that it does not touch', () => {
    fc.assert(
      fc.property(promptAndIds, ({ prompt, ids }) => {
        const next = setEnabled(prompt, ids, false);
        prompt.parts.forEach((part, index) => {
          if (!ids.has(part.id)) expect(next.parts[index]).toBe(part);
        });
      }),
    );
  });
});

describe('moving', () => {
  it('loses and repeats nothing, and keeps the order of the chosen and of the others', () => {
    fc.assert(
      fc.property(promptAndIds, anyMove, ({ prompt, ids }, move) => {
        const next = moveParts(prompt, ids, move);
        expect(sorted(next)).toEqual(sorted(prompt));
        for (const chosen of [true, false]) {
          const of = (parts: readonly Part[]) => parts.filter((part) => ids.has(part.id) === chosen);
          expect(of(next.parts)).toEqual(of(prompt.parts));
        }
      }),
    );
  });

  it('is undone by the step back', () => {
    fc.assert(
      fc.property(promptAndIds, fc.constantFrom<-1 | 1>(-1, 1), ({ prompt, ids }, by) => {
        // In role order each group moves on its own, and one that stands at its edge would come back too far.
        const role = prompt.parts.find((part) => ids.has(part.id))?.role;
        const chosen = prompt.parts.filter((part) => ids.has(part.id) && part.role === role).map((part) => part.id);
        const moved = moveParts(prompt, chosen, { by });
        if (moved === prompt) return;
        const back = moveParts(moved, chosen, { by: by === 1 ? -1 : 1 });
        expect(back.parts).toEqual(prompt.parts);
      }),
    );
  });

  it('reaches the edge in as many steps as there are parts, and stops there', () => {
    fc.assert(
      fc.property(promptAndIds, ({ prompt, ids }) => {
        const end = prompt.parts.reduce((now) => moveParts(now, ids, { by: -1 }), prompt);
        expect(moveParts(end, ids, { by: -1 })).toBe(end);
      }),
    );
  });

  const docs = promptOf([text('s', 'system'), text('a'), text('b'), text('c'), text('d')]);
  const free = setFreeOrder(docs, true);

  it('goes by steps within a role, and anywhere in free order', () => {
    expect(order(moveParts(docs, [id('a')], { by: -1 }))).toBe('s a b c d');
    expect(order(moveParts(free, [id('a')], { by: -1 }))).toBe('a s b c d');
    expect(order(moveParts(docs, [id('b'), id('d')], { by: -1 }))).toBe('s b a d c');
    expect(order(moveParts(docs, [id('a'), id('b')], { by: 1 }))).toBe('s c a b d');
    expect(order(moveParts(docs, [id('b'), id('d')], { by: 1 }))).toBe('s a b c d');
  });

  it('brings a selection together at a gap, or at the nearest one of its role', () => {
    expect(order(moveParts(docs, [id('d'), id('a')], { toIndex: 3 }))).toBe('s b a d c');
    expect(order(moveParts(docs, [id('c')], { toIndex: 0 }))).toBe('s c a b d');
    expect(order(moveParts(free, [id('c')], { toIndex: 0 }))).toBe('c s a b d');
    expect(moveParts(docs, [id('b')], { toIndex: 2 })).toBe(docs);
    expect(moveParts(docs, [id('b')], { toIndex: 3 })).toBe(docs);
    expect(order(moveParts(docs, [id('a')], { toIndex: 99 }))).toBe('s b c d a');
  });

  it('moves turns within the history', () => {
    const prompt = promptOf([history('1', '2', '3')]);
    expect(turnOrder(moveTurns(prompt, [id('3')], { by: -1 }))).toBe('1 3 2');
    expect(turnOrder(moveTurns(prompt, [id('1'), id('3')], { toIndex: 3 }))).toBe('2 1 3');
  });
});

describe('adding', () => {
  it('puts a part at the end of its role, or at the end in free order', () => {
    const parts = [text('q', 'question'), text('s', 'system'), text('d')];
    expect(order(addParts(EMPTY_PROMPT, parts))).toBe('s d q');
    expect(order(addParts(promptOf([], true), parts))).toBe('q s d');
    expect(order(addPart(addParts(EMPTY_PROMPT, parts), text('e')))).toBe('s d e q');
  });

  it('joins a second history to the first', () => {
    const once = addPart(addPart(EMPTY_PROMPT, text('d')), history('1', '2'));
    const twice = addPart(once, { ...history('3'), id: id('other'), name: 'Other' });
    expect(order(twice)).toBe('h d');
    expect(turnOrder(twice)).toBe('1 2 3');
  });

  it('joins what was before the compactions of both', () => {
    const before = (name: string) => [[{ id: id(name), speaker: 'user' as const, text: name }]];
    const [one, two] = [{ ...history('1'), earlier: before('a') }, { ...history('2'), id: id('other'), earlier: before('b') }];
    const joined = addPart(addPart(EMPTY_PROMPT, one), two);
    expect(turnOrder(joined)).toBe('1 2');
    expect(joined.parts).toMatchObject([{ earlier: [...before('a'), ...before('b')] }]);
    expect(addPart(addPart(EMPTY_PROMPT, history('1')), two).parts[0]).toMatchObject({ earlier: before('b') });
  });

  it('makes a history for the first turn only', () => {
    const first = addTurn(EMPTY_PROMPT, { id: id('1'), speaker: 'user', text: 'a' }, id('h'));
    const second = addTurn(first, { id: id('2'), speaker: 'assistant', text: 'b' }, id('unused'));
    expect(order(second)).toBe('h');
    expect(turnOrder(second)).toBe('1 2');
  });
});

describe('deleting and duplicating', () => {
  it('takes the history away with its last turn', () => {
    const prompt = promptOf([history('1', '2'), text('d')]);
    expect(turnOrder(deleteUnits(prompt, [id('1')]))).toBe('2');
    expect(order(deleteUnits(prompt, [id('1'), id('2')]))).toBe('d');
    expect(deleteUnits(prompt, [id('h'), id('d')]).parts).toEqual([]);
  });

  it('puts a copy right after the original, under a free name', () => {
    const once = duplicateUnit(promptOf([text('notes.md'), text('z')]), id('notes.md'), id('c1'));
    const twice = duplicateUnit(once, id('c1'), id('c2'));
    expect(twice.parts.map((part) => part.name)).toEqual(['notes.md', 'notes.md copy', 'notes.md copy 2', 'z']);
    expect(turnOrder(duplicateUnit(promptOf([history('1', '2')]), id('1'), id('x')))).toBe('1 x 2');
  });

  it('counts on from the copies that there are', () => {
    expect(copyName('a', new Set())).toBe('a copy');
    expect(copyName('a copy 7', new Set(['a copy', 'a copy 2']))).toBe('a copy 3');
    expect(copyName('', new Set())).toBe(' copy');
  });
});

describe('the choice of tools', () => {
  it('is kept by every other change, and leaves nothing behind when it is taken back', () => {
    const prompt = promptOf([text('q', 'question'), text('s', 'system')], true);
    const forced = setToolChoice(prompt, 'any');
    expect(forced).toEqual({ ...prompt, toolChoice: 'any' });
    for (const next of [setFreeOrder(forced, false), deleteUnits(forced, [id('q')]), addPart(forced, text('new'))]) expect(next.toolChoice).toBe('any');
    expect(setToolChoice(forced, 'auto')).toStrictEqual(prompt);
  });
});

describe('free order', () => {
  it('keeps the order when switched on, and groups stably when switched off', () => {
    const prompt = promptOf([text('q', 'question'), text('a'), text('s', 'system'), text('b')], true);
    expect(order(setFreeOrder(prompt, false))).toBe('s a b q');
    fc.assert(fc.property(anyPrompt, (any) => (any.freeOrder ? true : setFreeOrder(setFreeOrder(any, true), false).parts === any.parts)));
  });
});

describe('orderParts', () => {
  const parts = [text('rules', 'system'), history('t1'), text('a'), text('off'), text('b')];
  const prompt = promptOf(parts);
  const ordered = (...names: string[]) => orderParts(prompt, names.map(id));

  it('puts parts into the places that they hold, and leaves the others where they are', () => {
    expect(order(ordered('rules', 'h', 'b', 'a'))).toBe('rules h b off a');
    expect(ordered('rules', 'h', 'b', 'a').freeOrder).toBe(false);
  });

  it('frees the order where parts leave the order of their roles', () => {
    expect(order(ordered('rules', 'b', 'h', 'a'))).toBe('rules b h off a');
    expect(ordered('rules', 'b', 'h', 'a').freeOrder).toBe(true);
  });

  it('changes nothing for the order as it is, for ids of no part, and for one id twice', () => {
    expect(ordered('rules', 'h', 'a', 'b')).toBe(prompt);
    expect(ordered('gone')).toBe(prompt);
    expect(ordered('a', 'a')).toBe(prompt);
    expect(order(ordered('b', 'gone', 'a'))).toBe('rules h b off a');
  });
});
