import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPrompt } from '@/test/arbitraries';
import type { UnitId } from '@/core/units';
import type { AbsentContent, WithheldText } from './attachment';
import { breakSentence, type CacheBreak, cacheBreaks, placeOf } from './cache-breaks';
import { moveParts, setEnabled, setPartText, setTurnSpeaker } from './edit';
import { LongText, type PartText, sectionsOf, wholeText } from './long-text';
import type { Part, Prompt, TextRole } from './part';
import { type CommonPrefix, commonPrefix, commonUnitsOf } from './prefix';
import { type SentPiece, sentPieces } from './sent-piece';

function run<Value>(steps: Generator<unknown, Value, undefined>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const prefixOf = (earlier: Prompt, later: Prompt): CommonPrefix => run(commonPrefix(earlier, later));
const breaksOf = (earlier: Prompt, later: Prompt): readonly CacheBreak[] => run(cacheBreaks(earlier, later, prefixOf(earlier, later)));
const sentencesOf = (earlier: Prompt, later: Prompt) => breaksOf(earlier, later).map(breakSentence);
const inUtf8 = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text))!);
const part = (role: TextRole, name: string, text: PartText): Part => ({ id: name as UnitId, role, name, text, enabled: true });
const promptOf = (...parts: Part[]): Prompt => ({ parts, freeOrder: false });

describe('units in common', () => {
  const near = fc.tuple(fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁'), maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁'), maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', '😁'), maxLength: 8 }));

  test('are those of the plain loop, without half a pair, in any form', () => {
    fc.assert(
      fc.property(near, ([same, left, right]) => {
        const [a, b] = [[...(same + left)], [...(same + right)]];
        let count = 0;
        while (count < a.length && a[count] === b[count]) count += 1;
        const expected = a.slice(0, count).join('').length;
        expect(run(commonUnitsOf(same + left, same + right))).toBe(expected);
        expect(run(commonUnitsOf(inUtf8(same + left), same + right))).toBe(expected);
      }),
    );
  });

  test('of long texts are found in steps', () => {
    const long = 'All of it. '.repeat(200_000);
    const other = `${long.slice(0, 1_500_000)}!${long.slice(1_500_001)}`;
    expect(run(commonUnitsOf(inUtf8(long), inUtf8(other)))).toBe(1_500_000);
  });
});

describe('parts whose content is not here', () => {
  const absent = (id: string, over: Partial<AbsentContent> = {}): Part => ({ id: id as UnitId, role: 'documents', name: id, enabled: true, attachment: { kind: 'absent', what: '2 images by address', one: 'image by address', items: 2, why: 'elsewhere', ...over } });
  const withheld = (id: string, over: Partial<WithheldText> = {}): Part => ({ id: id as UnitId, role: 'system', name: id, enabled: true, attachment: { kind: 'withheld', fileName: id, mediaType: 'text/plain', sizeBytes: 40, characters: 40, tokens: 9, low: 9, high: 9, exactness: 'exact', countedWith: 'o200k_base', ...over } });
  const matched = (earlier: Part, later: Part) => prefixOf(promptOf(earlier), promptOf(later)).pieces.map(({ state, isAssumed }) => `${state}${isAssumed ? ', assumed' : ''}`)[0];

  test('are the same where they are the very ones, whatever they are called now', () => {
    for (const one of [absent('a'), withheld('a')]) expect(matched(one, { ...one, name: 'another name' })).toBe('cached');
  });

  test('are compared by kind and figures, not by words, and nobody can tell that they are the same', () => {
    expect(matched(absent('a'), absent('b', { what: 'two pictures' }))).toBe('cached, assumed');
    // Ids in links are short, so the same one is no proof.
    expect(matched(absent('a'), absent('a'))).toBe('cached, assumed');
    expect(matched(withheld('a'), withheld('a', { fileName: 'renamed' }))).toBe('cached, assumed');
    for (const over of [{ one: 'file by address' }, { items: 3 }, { why: 'encrypted' }] as const) expect(matched(absent('a'), absent('a', over))).toBe('not');
    for (const over of [{ characters: 41 }, { sizeBytes: 41 }, { tokens: 8, low: 8 }]) expect(matched(withheld('a'), withheld('a', over))).toBe('not');
  });

  test('are no such where all is here', () => {
    const image: Part = { id: 'i' as UnitId, role: 'documents', name: 'i', enabled: true, attachment: { kind: 'image', fileName: 'i.png', mediaType: 'image/png', sizeBytes: 9, widthPx: 8, heightPx: 8 } };
    expect(matched(image, { ...image, id: 'j' as UnitId })).toBe('cached');
  });
});

/** What of a piece a request says, which is nothing of what stands behind it. A question, or a turn of the user, alone in its message is the same message. */
const asSent = (piece: SentPiece) => ({ ...piece, id: '', partId: '', name: '', ...(piece.isAlone && (piece.role === 'question' || piece.speaker === 'user') ? { role: 'question', speaker: null } : {}), isAlone: null });

describe('the common prefix of two requests', () => {
  test('is as long as the pieces and the text that are the same, and the rest is not cached', () => {
    fc.assert(
      fc.property(anyPrompt, anyPrompt, (earlier, later) => {
        const { pieces, end } = prefixOf(earlier, later);
        expect(pieces.map(({ piece }) => piece)).toEqual(sentPieces(later));
        const states = pieces.map(({ state }) => state).join(' ');
        expect(states).toMatch(/^(?:cached ?)*(?:partly ?)?(?:not ?)*$/);
        const before = sentPieces(earlier);
        for (const [index, { piece, state, commonUnits }] of pieces.entries()) {
          const other = before[index];
          if (state === 'cached') expect(asSent(piece)).toEqual(asSent(other!));
          if (state === 'partly') expect(wholeText(other!.text!).startsWith(wholeText(piece.text!).slice(0, commonUnits))).toBe(true);
        }
        if (end === null) expect(pieces.every(({ state }) => state === 'cached') && before.length === pieces.length).toBe(true);
        else expect(end.index).toBe(pieces.filter(({ state }) => state === 'cached').length);
      }),
    );
  });

  test('with itself is all of it, and names are not sent', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        const renamed = { ...prompt, parts: prompt.parts.map((each) => ({ ...each, name: `${each.name}!` })) };
        expect(prefixOf(prompt, renamed).end).toBeNull();
        expect(breaksOf(prompt, renamed)).toEqual([]);
      }),
    );
  });
});

describe('what breaks the cache', () => {
  const base = promptOf(part('system', 'Rules', 'Today is 2026-11-20.\nBe brief.'), part('tools', 'search', '{}'), part('documents', 'a.txt', 'one'), part('documents', 'b.txt', 'two'));

  test.each<[string, Prompt, string]>([
    ['a date', setPartText(base, 'Rules' as UnitId, 'Today is 2026-11-21.\nBe brief.'), 'A date in Rules is another, line 1, column 19.'],
    ['a system text', setPartText(base, 'Rules' as UnitId, 'Today is 2026-11-20.\nBe kind.'), 'The system text has changed: Rules, line 2, column 4.'],
    ['the tools', setPartText(base, 'search' as UnitId, '{"a":1}'), 'The tools have changed: search, line 1, column 2.'],
    ['a tool switched off', setEnabled(base, ['search' as UnitId], false), 'A tool is gone or switched off: search.'],
    ['the order', moveParts(base, ['b.txt' as UnitId], { by: -1 }), 'The order has changed: b.txt stands where something else stood.'],
    ['what is gone', setEnabled(base, ['a.txt' as UnitId], false), 'a.txt is gone or switched off.'],
    ['what is new', { ...base, parts: base.parts.toSpliced(2, 0, part('documents', 'c.txt', 'new')) }, 'c.txt was put before what was there.'],
    ['another in its place', { ...base, parts: base.parts.toSpliced(2, 1, part('documents', 'c.txt', 'new')) }, 'c.txt stands where something else stood.'],
    ['more at the end', { ...base, parts: [...base.parts, part('question', 'Q', 'Why?')] }, 'The earlier request ends before Q: all of it is reused.'],
    ['less at the end', { ...base, parts: base.parts.slice(0, 3) }, 'This request ends before b.txt: all of it was there.'],
  ])('is named: %s', (_, later, sentence) => expect(sentencesOf(base, later)[0]).toBe(sentence));

  test('a turn that is said by another', () => {
    const history: Prompt = promptOf({ id: 'h' as UnitId, role: 'history', name: 'Talk', enabled: true, turns: [{ id: 't' as UnitId, speaker: 'user', text: 'Hi' }] });
    expect(sentencesOf(history, setTurnSpeaker(history, 't' as UnitId, 'assistant'))).toEqual(['turn 1 is said by another.']);
  });

  test('shows what stands there, and what would break it next', () => {
    const later = setPartText(setPartText(base, 'Rules' as UnitId, 'Today is 2026-11-21.\nBe brief.'), 'b.txt' as UnitId, 'twenty');
    const [first, next] = breaksOf(base, later);
    expect(first).toMatchObject({ volatile: 'date', earlier: 'Today is 2026-11-20. Be brief.', later: 'Today is 2026-11-21. Be brief.' });
    expect(next).toMatchObject({ kind: 'changed', volatile: null, piece: { name: 'b.txt' }, place: { line: 1, column: 3 } });
  });

  test('a place is told by its line and column', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'bc'), maxLength: 40 }), fc.nat(40), (text, at) => {
        const units = Math.min(at, text.length);
        const lines = text.slice(0, units).split('\n');
        expect(run(placeOf(text, units))).toEqual({ line: lines.length, column: lines.at(-1)!.length + 1 });
      }),
    );
  });

  test('never fails, whatever the requests', () => {
    fc.assert(
      fc.property(anyPrompt, anyPrompt, (earlier, later) => {
        const breaks = breaksOf(earlier, later);
        expect(breaks.length === 0).toBe(prefixOf(earlier, later).end === null);
        for (const each of breaks) expect(breakSentence(each)).toMatch(/\.$/);
      }),
    );
  });
});
