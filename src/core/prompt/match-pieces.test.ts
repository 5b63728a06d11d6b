import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import type { UnitId } from '@/core/units';
import { anyPrompt } from '@/test/arbitraries';
import { LONG_UNITS, packText } from './long-text';
import { matchPieces as matchInSteps, type PiecePair } from './match-pieces';
import type { Prompt, Speaker, TextRole } from './part';
import { commonPrefix } from './prefix';
import { isUserText, sentPieces } from './sent-piece';

const matchPieces = (first: Prompt, second: Prompt) => lastOf(matchInSteps(first, second));

let ids = 0;
const nextId = () => `id-${(ids += 1)}` as UnitId;
const part = (role: TextRole, name: string, text: string, id = nextId()) => ({ id, role, name, text, enabled: true });
const promptOf = (...parts: Prompt['parts']): Prompt => ({ parts, freeOrder: true });
/** A conversation as a file gives it: every id is another one each time. */
const chat = (texts: readonly string[]): Prompt =>
  promptOf({ id: nextId(), role: 'history', name: 'Conversation', enabled: true, turns: texts.map((text, index) => ({ id: nextId(), speaker: (['user', 'assistant'] as Speaker[])[index % 2]!, text })) });

/** What differs, as "a > b". */
const differing = (pairs: readonly PiecePair[]) => pairs.filter(({ isSame, moved, isRenamed }) => !isSame || moved !== null || isRenamed).map(({ a, b }) => `${a?.text ?? ''} > ${b?.text ?? ''}`);
const said = (turn: number) => `Turn ${turn} says that item${turn} of the plan comes before item${turn + 7} of it.`;
const turns = (many: number) => Array.from({ length: many }, (_, turn) => said(turn));

describe('pieces of two requests', () => {
  it('are matched by id or name; a document of another name is another one, a renamed system text is not', () => {
    const [first, second] = [promptOf(part('system', 'Old', 'Old'), part('documents', 'a.md', 'a.md', 'two' as UnitId), part('documents', 'b.md', 'b.md')), promptOf(part('system', 'New', 'New'), part('documents', 'b.md', 'b.md'), part('documents', 'renamed.md', 'renamed.md', 'two' as UnitId), part('documents', 'c.md', 'c.md'))];
    expect(matchPieces(first, second).map(({ a, b }) => [a?.name ?? null, b?.name ?? null])).toEqual([['Old', 'New'], ['b.md', 'b.md'], ['a.md', 'renamed.md'], [null, 'c.md']]);
  });

  it('are each in one pair, and a request is the same as itself, whatever its ids', () => {
    fc.assert(
      fc.property(anyPrompt, anyPrompt, (first, second) => {
        const pairs = matchPieces(first, second);
        expect(pairs.flatMap(({ b }) => b ?? [])).toHaveLength(sentPieces(second).length);
        expect(new Set(pairs.flatMap(({ a }) => (a === null ? [] : [`${a.id} ${a.partId}`]))).size).toBe(sentPieces(first).length);
        for (const { a, b } of pairs) if (a !== null && b !== null && !(isUserText(a) && isUserText(b))) expect([a.role, a.speaker]).toEqual([b.role, b.speaker]);
        for (const again of [first, withOtherIds(first)]) expect(differing(matchPieces(first, again))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('differ in something wherever the requests part, be it their order alone', () => {
    const shuffled = anyPrompt.chain((prompt) => fc.tuple(fc.constant(prompt), fc.shuffledSubarray([...prompt.parts], { minLength: prompt.parts.length }).map((parts) => ({ ...prompt, parts }))));
    fc.assert(
      fc.property(fc.oneof(shuffled, fc.tuple(anyPrompt, anyPrompt)), ([first, second]) => {
        expect(matchPieces(first, second).every(({ isSame, moved }) => isSame && moved === null)).toBe(lastOf(commonPrefix(first, second)).end === null);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same pairs the other way round', () => {
    const links = (pairs: readonly PiecePair[]) => pairs.map(({ a, b, isSame, isRenamed, moved }) => JSON.stringify([a?.id, b?.id, isSame, isRenamed, moved])).toSorted();
    const turned = (pairs: readonly PiecePair[]) => pairs.map(({ a, b, moved, ...what }) => ({ a: b, b: a, ...what, moved: moved === null ? null : { from: moved.to, to: moved.from } }));
    const anyChat = fc.array(fc.constantFrom('Yes.', 'No.', 'Read the file', 'Read the file again', 'Read it again and tell me'), { maxLength: 9 }).map(chat);
    fc.assert(
      fc.property(fc.oneof(anyPrompt, anyChat), fc.oneof(anyPrompt.map(withOtherIds), anyChat), (first, second) => {
        expect(links(turned(matchPieces(second, first)))).toEqual(links(matchPieces(first, second)));
      }),
      { numRuns: 200 },
    );
  });

  function withOtherIds(prompt: Prompt): Prompt {
    return { ...prompt, parts: prompt.parts.map((each) => ('turns' in each ? { ...each, id: nextId(), turns: each.turns.map((turn) => ({ ...turn, id: nextId() })) } : { ...each, id: nextId() })) };
  }
});

describe('turns whose ids say nothing', () => {
  it('are not paired by number: two before seven are two', () => {
    expect(differing(matchPieces(chat(turns(7)), chat(['Hello.', 'Good day.', ...turns(7)])))).toEqual([' > Hello.', ' > Good day.']);
  });

  it('are aligned in a transcript of a thousand, where a pair came, one went and one is another', () => {
    const before = turns(1001);
    const after = [...before.slice(0, 200), 'Is it so?', 'It is.', ...before.slice(200, 500), ...before.slice(502, 800), before[800]!.replace('plan', 'whole project'), ...before.slice(801)];
    expect(differing(matchPieces(chat(before), chat(after)))).toEqual([' > Is it so?', ' > It is.', `${before[500]} > `, `${before[501]} > `, `${before[800]} > ${after[800]}`]);
  });

  it('show what was put in, taken out and edited, and nothing else', () => {
    // A turn apart: of what came where something went nobody can tell that it does not stand for it.
    const edits = fc.uniqueArray(fc.record({ at: fc.nat(29), how: fc.constantFrom('in', 'out', 'edit', 'anew') }), { selector: ({ at }) => at, maxLength: 8 });
    fc.assert(
      fc.property(edits, (made) => {
        const how = new Map(made.map((edit) => [edit.at * 2, edit.how]));
        const expected: string[] = [];
        const after = turns(60).flatMap((text, at): string[] => {
          const [question, answer, edited, anew] = [`New${at} comes here`, `Then new${at}b is said`, text.replace('before', 'long after'), `Nothing${at} remains`];
          switch (how.get(at)) {
            case 'in':
              expected.push(` > ${question}`, ` > ${answer}`);
              return [question, answer, text];
            case 'edit':
              expected.push(`${text} > ${edited}`);
              return [edited];
            case 'anew':
              expected.push(`${text} > ${anew}`);
              return [anew];
            case 'out':
              expected.push(`${text} > `);
              return [];
            default:
              return [text];
          }
        });
        // Speakers alternate by place in what was made, not in what it was made from: all say it as one.
        const asUser = (prompt: Prompt): Prompt => ({ ...prompt, parts: prompt.parts.map((each) => ('turns' in each ? { ...each, turns: each.turns.map((turn) => ({ ...turn, speaker: 'user' as const })) } : each)) });
        expect(differing(matchPieces(asUser(chat(turns(60))), asUser(chat(after)))).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('are paired where all of very many have changed a little, and where none has a place in common', () => {
    const [before, after] = [turns(3000), turns(3000).map((text) => text.replace('plan', 'project'))];
    expect(differing(matchPieces(chat(before), chat(after)))).toEqual(before.map((text, at) => `${text} > ${after[at]}`));
    expect(matchPieces(chat(before), chat(before.toReversed().slice(1))).filter(({ isSame, moved }) => !isSame || moved === null)).toHaveLength(1);
  });
});

describe('a question that has become a turn', () => {
  /** A request as a file gives it: what the user says last is the question. */
  const request = (said: readonly string[], ...others: Prompt['parts']) => {
    const { parts } = chat(said.slice(0, -1));
    return promptOf(...(said.length === 1 ? [] : parts), ...others, part('question', 'Question', said.at(-1)!));
  };

  it('is the same; what was appended is added, in a request without a history too', () => {
    for (const many of [1, 3, 7]) {
      expect(differing(matchPieces(request(turns(many)), request([...turns(many), 'It is done.', 'Do the rest.'])))).toEqual([' > It is done.', ' > Do the rest.']);
      expect(differing(matchPieces(request([...turns(many), 'It is done.', 'Do the rest.']), request(turns(many))))).toEqual(['It is done. > ', 'Do the rest. > ']);
      expect(lastOf(commonPrefix(request(turns(many)), request([...turns(many), 'It is done.', 'Do the rest.']))).end).toMatchObject({ index: many, earlier: null, commonUnits: 0 });
    }
  });

  it('is the one that it is most like where it was changed too, and else one question stands for the other', () => {
    const edited = said(2).replace('before', 'long after');
    expect(differing(matchPieces(request(turns(3)), request([...turns(2), edited, 'It is done.', 'Do the rest.'])))).toEqual([`${said(2)} > ${edited}`, ' > It is done.', ' > Do the rest.']);
    expect(differing(matchPieces(request(turns(3)), request([...turns(2), 'Do the rest.'])))).toEqual([`${said(2)} > Do the rest.`]);
    expect(differing(matchPieces(request(turns(3)), request([...turns(2), 'Why not?', 'It is done.', 'Do the rest.'])))).toEqual([' > Why not?', ' > It is done.', `${said(2)} > Do the rest.`]);
  });

  it('has changed places with documents, in whose message it was', () => {
    const plan = () => part('documents', 'plan.md', 'The plan.');
    expect(matchPieces(request(turns(3), plan()), request([...turns(3), 'It is done.', 'Do the rest.'], plan())).flatMap(({ a, b, isSame, moved }) => (isSame && moved === null ? [] : [[a?.name, b?.name, isSame, moved !== null]]))).toEqual([
      ['Question', 'turn 3', true, true], [undefined, 'turn 4', false, false], ['plan.md', 'plan.md', true, true], [undefined, 'Question', false, false],
    ]);
  });
});

describe('parts whose ids say nothing', () => {
  const long = packText('A line of the book.\n'.repeat(LONG_UNITS / 10)) as string;

  it('are known by their text where they have another name, however long it is', () => {
    const pairs = matchPieces(promptOf(part('documents', 'a.md', said(1)), part('documents', 'b.md', long), part('documents', 'c.md', said(3))), promptOf(part('documents', 'b2.md', long), part('documents', 'c.md', `${said(3)} And more.`), part('documents', 'a.md', said(1))));
    expect(pairs.map(({ a, b, isSame, isRenamed }) => [a?.name, b?.name, isSame, isRenamed])).toEqual([['b.md', 'b2.md', true, true], ['c.md', 'c.md', false, false], ['a.md', 'a.md', true, false]]);
  });

  it('are known by what is left of their text where that has changed with the name', () => {
    const text = turns(20).join('\n');
    const pairs = matchPieces(promptOf(part('documents', 'old.md', text), part('documents', 'gone.md', 'It goes away now.')), promptOf(part('documents', 'new.md', text.replace('item5', 'another')), part('documents', 'come.md', 'It comes here now.')));
    expect(pairs.map(({ a, b, isRenamed }) => [a?.name, b?.name, isRenamed])).toEqual([['old.md', 'new.md', true], [undefined, 'come.md', false], ['gone.md', undefined, false]]);
  });

  it('are moved where they stand in another order: all of which it may be said', () => {
    const moved = (from: string, to: string) => matchPieces(promptOf(...Array.from(from, (name) => part('documents', name, said(name.charCodeAt(0))))), promptOf(...Array.from(to, (name) => part('documents', name, said(name.charCodeAt(0)))))).flatMap(({ b, moved: places }) => (places === null ? [] : [`${b!.name}${places.from}${places.to}`]));
    expect([moved('abcd', 'abcd'), moved('abcd', 'abdc'), moved('abcde', 'bcdea'), moved('abcd', 'cxdab'), moved('abc', 'xacb')]).toEqual([[], ['d43', 'c34'], ['a15'], ['c31', 'd43', 'a14', 'b25'], ['c33', 'b24']]);
  });
});
