import { describe, expect, it } from 'vitest';
import type { CountedPart, CountedTurn } from '@/core/budget/counted';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { barTokens, chartData, MOST_BARS } from './chart-bars';

const exactly = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });
const turn = (index: number, tokens: number): CountedTurn => ({
  id: `t${index}` as UnitId,
  speaker: index % 2 === 0 ? 'user' : 'assistant',
  count: exactly(tokens),
  characters: 0,
});
const history = (turns: readonly CountedTurn[], enabled = true): CountedPart => ({
  id: 'h' as UnitId, role: 'history', name: 'Conversation', enabled, count: exactly(0), characters: 0, turns,
});
const doc = (name: string, tokens: number): CountedPart => ({
  id: name as UnitId, role: 'documents', name, enabled: true, count: exactly(tokens), characters: 0, turns: [],
});

describe('chartData', () => {
  it('has one bar a turn, coloured by speaker', () => {
    const data = chartData([doc('a', 5), history([turn(0, 10), turn(1, 30)])]);
    expect(data).toMatchObject({ kind: 'turns', perBar: 1 });
    expect(data?.bars).toEqual([
      { label: '1', unitId: 't0', user: 10, assistant: 0, tool: 0, document: 0, approximate: [] },
      { label: '2', unitId: 't1', user: 0, assistant: 30, tool: 0, document: 0, approximate: [] },
    ]);
    expect(data?.caption).toBe('2 turns. The longest is turn 2 (assistant) with 30 tokens.');
  });

  it('numbers the turns behind those that a compaction took out, as the growth of the window does', () => {
    const data = chartData([history([turn(0, 10), turn(1, 30)])], 2);
    expect(data?.bars.map(({ label }) => label)).toEqual(['3', '4']);
    expect(data?.caption).toBe('Turns 3–4 are in the window; a compaction took out those before. The longest is turn 4 (assistant) with 30 tokens.');
    expect(chartData([history([turn(0, 10)])], 2)?.caption).toBe('Turn 3 is in the window; a compaction took out those before.');
    expect(chartData([history([turn(0, 10), turn(1, 30)])], 2, 1)?.bars.map(({ label }) => label)).toEqual(['3–4']);
  });

  it('tells documents that are not counted apart from short ones', () => {
    const absent = (name: string): CountedPart => ({ ...doc(name, 0), count: { ...exactly(0), exactness: 'estimate' }, attachment: { kind: 'absent', mediaType: '', note: '', isCounted: false, items: 1 } });
    expect(chartData([absent('x')])?.caption).toBe('There is one document and no history: it is not counted.');
    expect(chartData([absent('x'), absent('y')])?.caption).toBe('2 documents, no history: none is counted.');
    expect(chartData([absent('x'), doc('a', 0), doc('b', 9)])?.caption).toBe('3 documents, no history, 1 of them not counted. The longest is b with 9 tokens.');
  });

  it('has ~ on what is estimated or calibrated, by speaker, and on nothing else', () => {
    const sure = (index: number, exactness: Count['exactness']): CountedTurn => ({ ...turn(index, 1000), count: { ...exactly(1000), exactness } });
    const turns = [sure(0, 'estimate'), sure(1, 'exact'), sure(2, 'calibrated'), sure(3, 'mapping-assumed')];
    const [first, second, third, last] = chartData([history(turns)])?.bars ?? [];
    expect([barTokens(first!, 'user'), barTokens(second!, 'assistant'), barTokens(third!, 'user'), barTokens(last!, 'assistant')]).toEqual(['~1,000', '1,000', '~1,000', '1,000']);
    // One bar of all: one estimate is enough for its speaker.
    const [all] = chartData([history(turns)], 0, 1)?.bars ?? [];
    expect([barTokens(all!, 'user'), barTokens(all!, 'assistant')]).toEqual(['~2,000', '2,000']);
  });

  it('gathers neighbours when there are too many, and loses no token', () => {
    const data = chartData([history(Array.from({ length: 1001 }, (_, index) => turn(index, index)))]);
    expect(data?.bars.length).toBeLessThanOrEqual(MOST_BARS);
    expect(data?.bars[0]?.label).toBe('1–6');
    expect(data?.bars.at(-1)?.label).toBe('997–1001');
    const sum = data?.bars.reduce((all, bar) => all + bar.user + bar.assistant + bar.tool, 0);
    expect(sum).toBe((1000 * 1001) / 2);
  });

  it('shows documents when no history counts, and nothing when there is neither', () => {
    expect(chartData([doc('a.md', 5), doc('b.md', 9), history([turn(0, 1)], false)])).toMatchObject({
      kind: 'documents',
      bars: [{ label: 'a.md', document: 5 }, { label: 'b.md', document: 9 }],
      caption: '2 documents, no history. The longest is b.md with 9 tokens.',
    });
    expect(chartData([history([])])).toBeNull();
    // Of a history that a link left out the tokens are known, and its turns are not here.
    const withheld: CountedPart = { ...history([]), attachment: { kind: 'withheld', mediaType: 'text/plain', note: '', isCounted: true, items: 1 } };
    expect(chartData([doc('a.md', 5), doc('b.md', 9), withheld])?.caption).toBe('2 documents, a history whose turns are not here. The longest is b.md with 9 tokens.');
  });
});
