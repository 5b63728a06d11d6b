import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BORROWED_FRAMING, claudeFraming, COMPLETION_FRAMING, GOOGLE_FRAMING, OPENAI_FRAMING, OPENAI_LATER_FRAMING, TEMPLATE_FRAMING } from '@/core/catalog/framing';
import type { FramingRule } from '@/core/catalog/framing-rule';
import { MODELS } from '@/core/catalog/models';
import { findSource } from '@/core/catalog/find-source';
import { addCounts, NOTHING } from '@/core/tokenize/count';
import { scaleCount } from '@/core/tokenize/estimate';
import type { WithheldText } from './attachment';
import { withoutTexts } from '@/core/share/withheld-work';
import type { ModelId, UnitId } from '@/core/units';
import { anyPrompt } from '@/test/arbitraries';
import { overheadCount, overheadLines, requestOf, textsAskedFor, toolsPartCount } from './overhead';
import { callText } from './call-text';
import type { Part, Prompt, Speaker, Turn } from './part';
import { isReadAsTools, partTools, toolsPartReason } from './part-tools';
import type { CountText } from './template-cost';
import { countsToolChoice } from './tool-costs';

/** Not a tokenizer, but what the rules need of one: the same text, the same count. */
const countText: CountText = (text) => scaleCount([...text].length, { low: 0.9, mid: 1, high: 1.2 }, 'estimate');

const part = (id: string, role: 'system' | 'tools' | 'question', text: string, enabled = true): Part => ({ id: id as UnitId, role, name: id, text, enabled });
const promptOf = (...parts: readonly Part[]): Prompt => ({ parts, freeOrder: true });
const tool = (name: string) => JSON.stringify({ name, description: 'd', parameters: { type: 'object', properties: {} } });

const custom = JSON.stringify({ type: 'custom', custom: { name: 'run_sql', description: 'Runs SQL.', format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: /x/' } } } });

/** Prompts whose tools parts hold definitions, or anything. */
const anyPromptWithTools = fc
  .tuple(anyPrompt, fc.array(fc.constantFrom(tool('f'), tool('g'), `[${tool('a')},${tool('b')}]`, `[${tool('c')},${custom},{"type":"web_search"}]`, 'free text'), { maxLength: 3 }))
  .map(([prompt, tools]): Prompt => ({ ...prompt, parts: [...prompt.parts, ...tools.map((text, index) => part(`tool-${index}`, 'tools', text, index !== 1))] }));
const anyRule = fc.constantFrom(...new Set([...MODELS.map(({ framing }) => framing), ...Object.values(TEMPLATE_FRAMING)]));

function withoutCalls(stated: WithheldText): WithheldText {
  const { calls: _, ...attachment } = stated;
  return attachment;
}

describe('overheadLines', () => {
  it('name each cost once, with a reason and a source, and add up', () => {
    fc.assert(
      fc.property(anyPromptWithTools, anyRule, (prompt, rule) => {
        const lines = overheadLines(requestOf(prompt), rule, countText);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        expect(overheadCount(lines)).toEqual(addCounts(lines.map(({ count }) => count)));
        for (const { label, note, source, count } of lines) {
          expect(label).not.toBe('');
          expect(note).toMatch(/\.$/);
          expect(findSource(source)).not.toBeNull();
          expect(Number.isInteger(count.low) && Number.isInteger(count.tokens) && Number.isInteger(count.high)).toBe(true);
          expect(0 <= count.low && count.low <= count.tokens && count.tokens <= count.high && count.high > 0).toBe(true);
          if (count.exactness === 'exact') expect([count.low, count.high]).toEqual([count.tokens, count.tokens]);
        }
      }),
    );
  });

  it('are none for a request with neither messages nor tools', () => {
    const prompt = promptOf(part('q', 'question', 'Why?', false), part('t', 'tools', 'Use the tools well.'));
    for (const { framing } of MODELS) expect(overheadLines(requestOf(prompt), framing, countText)).toEqual([]);
    expect(overheadCount([])).toEqual(NOTHING);
  });

  it('can be learned beforehand: only the texts asked for are counted', () => {
    fc.assert(
      fc.property(anyPromptWithTools, anyRule, (prompt, rule) => {
        const calculate = (count: CountText) => [overheadLines(requestOf(prompt), rule, count), prompt.parts.map((each) => toolsPartCount(each, rule, count))];
        const counts = new Map(textsAskedFor(calculate).map((text) => [text, countText(text)]));
        expect(calculate((text) => counts.get(text) ?? expect.fail(`not asked for before: ${text}`))).toEqual(calculate(countText));
      }),
    );
  });

  const small = promptOf(part('s', 'system', 'Be brief.'), part('t', 'tools', tool('f')), part('q', 'question', 'Why?'));
  const figures = (rule: Parameters<typeof overheadLines>[1], prompt = small) =>
    Object.fromEntries(overheadLines(requestOf(prompt), rule, countText).map(({ id, count }) => [id, [count.low, count.tokens, count.high]]));

  it('follow each vendor’s rule', () => {
    expect(figures(OPENAI_FRAMING)).toMatchObject({ framing: [6, 6, 6], roles: [2, 2, 2], reply: [3, 3, 3], 'tool-prompt': [11, 12, 13], 'tool-schema': [6, 7, 8] });
    expect(figures(OPENAI_LATER_FRAMING)).toMatchObject({ framing: [6, 6, 8], roles: [2, 2, 2], reply: [2, 3, 6], 'tool-prompt': [10, 12, 14] });
    expect(figures(claudeFraming('opus-4.8'))).toMatchObject({ start: [3, 5, 8], framing: [0, 2, 9], 'tool-prompt': [290, 290, 290] });
    expect(figures(GOOGLE_FRAMING)).toEqual({ start: [0, 0, 5], 'tool-schema': [0, 0, 18] });
    expect(figures(BORROWED_FRAMING)).toMatchObject({ framing: [0, 8, 20], reply: [0, 3, 10], 'tool-prompt': [0, 100, 300] });
  });

  it('follow the choice of tools where a vendor counts it, by both columns of its table', () => {
    const forced: Prompt = { ...small, toolChoice: 'any' };
    const preludes = (prompt: Prompt) => ([null, 'opus-5', 'opus-4.8', 'sonnet-4.6', 'haiku-4.5'] as const).map(claudeFraming).map((rule) => figures(rule, prompt)['tool-prompt']);
    expect(preludes(small)).toEqual([[264, 286, 675], [286, 286, 286], [290, 290, 290], [497, 497, 497], [496, 496, 496]]);
    expect(preludes(forced)).toEqual([[315, 406, 804], [406, 406, 406], [410, 410, 410], [589, 589, 589], [588, 588, 588]]);
    const label = (rule: FramingRule, prompt: Prompt) => overheadLines(requestOf(prompt), rule, countText).find(({ id }) => id === 'tool-prompt')?.label;
    expect(label(claudeFraming('opus-5'), small)).toBe('Tool-use instructions');
    expect(label(claudeFraming('opus-5'), forced)).toBe('Tool-use instructions, one must be used');
    const withoutTools = promptOf(...small.parts.filter(({ role }) => role !== 'tools'));
    for (const { framing } of MODELS) {
      const lines = (prompt: Prompt) => overheadLines(requestOf(prompt), framing, countText);
      if (!countsToolChoice(framing)) expect(lines(forced)).toEqual(lines(small));
      else expect(overheadCount(lines(forced)).tokens).toBeGreaterThan(overheadCount(lines(small)).tokens);
      expect(lines({ ...withoutTools, toolChoice: 'any' })).toEqual(lines(withoutTools));
    }
    expect(MODELS.filter(({ framing }) => countsToolChoice(framing)).every(({ vendor }) => vendor === 'Anthropic')).toBe(true);
    expect(MODELS.filter(({ vendor }) => vendor === 'Anthropic').every(({ framing }) => countsToolChoice(framing))).toBe(true);
  });

  it('show a default system text only where nobody wrote one', () => {
    const rule = TEMPLATE_FRAMING['qwen-2.5'];
    expect(figures(rule, promptOf(part('q', 'question', 'Why?')))).toHaveProperty('default-system');
    expect(figures(rule)).not.toHaveProperty('default-system');
    expect(figures(TEMPLATE_FRAMING['qwen-3'], promptOf(part('q', 'question', 'Why?')))).not.toHaveProperty('default-system');
  });

  it('are a range where calls of tools are made, as far as what is put around them is not known', () => {
    const turn = (speaker: Speaker, text: string): Turn => ({ id: text as UnitId, speaker, text });
    const call = callText({ name: 'f', arguments: '{"a":"b"}' });
    const patch = callText({ name: 'p', input: '*** Begin\n"""\n+{"name":"x"}\n' });
    const prompt = (...turns: readonly Turn[]): Prompt => ({ freeOrder: false, parts: [{ id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns }] });
    const called = prompt(turn('user', 'Go'), turn('assistant', `Yes.\n${call}\n${patch}`), turn('tool', 'done'), turn('assistant', call));
    expect(figures(OPENAI_FRAMING, called)).toEqual({ framing: [6, 6, 6], roles: [2, 2, 2], reply: [3, 3, 3], calls: [0, 8, 8 + 3 * 16] });
    expect(figures(GOOGLE_FRAMING, called)).toEqual({ start: [0, 0, 5], calls: [0, 0, 60] });
    expect(figures(TEMPLATE_FRAMING['qwen-3'], called)['calls']).toEqual([0, 15, 60]);
    expect(figures(COMPLETION_FRAMING, called)).toEqual({});
    for (const { framing } of MODELS) if (framing.calls !== null) expect(overheadCount(overheadLines(requestOf(called), framing, countText)).exactness).toBe('estimate');
    // A link that left the texts out states the speakers and their calls; an older one the speakers alone.
    const withheld = withoutTexts({ prompt: called, modelId: 'm' as ModelId, settings: {}, calibrations: {}, untouchedSample: false }, new Set(), new Map([['h' as UnitId, { count: NOTHING, characters: 9, bytes: 9 }]]), MODELS[0]!.tokenizer).prompt;
    expect(figures(OPENAI_FRAMING, withheld)).toEqual(figures(OPENAI_FRAMING, called));
    const older = { ...withheld, parts: withheld.parts.map((part) => ('attachment' in part && part.attachment.kind === 'withheld' ? { ...part, attachment: withoutCalls(part.attachment) } : part)) };
    expect(figures(OPENAI_FRAMING, older)).toEqual({ framing: [9, 9, 9], roles: [3, 3, 3], reply: [3, 3, 3], calls: [0, 4, 20] });
    // What nobody called is no call.
    const talk = prompt(turn('user', call), turn('assistant', `Write {"name":"f","arguments":{}} so:\n{"name": "f"}`), turn('tool', call));
    expect(figures(OPENAI_FRAMING, talk)).toEqual({ framing: [9, 9, 9], roles: [3, 3, 3], reply: [3, 3, 3] });
  });

  it('count names of speakers where a format has them', () => {
    const request = { messages: [{ speaker: 'user', name: 'ann', texts: ['x'] } as const], tools: [], toolChoice: 'auto' } as const;
    expect(overheadLines(request, OPENAI_FRAMING, countText).find(({ id }) => id === 'names')?.count.tokens).toBe(3 + 1);
  });
});

describe('a tools part', () => {
  it('counts as its definitions, and as text where it holds none', () => {
    const words = toolsPartCount(part('t', 'tools', tool('f')), OPENAI_FRAMING, countText);
    expect(words?.tokens).toBe('f:d'.length);
    expect(toolsPartCount(part('t', 'tools', 'free text'), OPENAI_FRAMING, countText)).toBeNull();
    expect(toolsPartCount(part('q', 'question', tool('f')), OPENAI_FRAMING, countText)).toBeNull();
  });

  it('counts functions as definitions beside tools of other kinds, which make it an estimate with a reason', () => {
    const exactly: CountText = (text) => ({ tokens: text.length, low: text.length, high: text.length, exactness: 'exact' });
    const countOf = (text: string) => toolsPartCount(part('t', 'tools', text), OPENAI_FRAMING, exactly);
    const reasonOf = (text: string) => toolsPartReason(part('t', 'tools', text));
    const words = 'run_sql\nRuns SQL.\nstart: /x/'.length;
    const mixed = `[${tool('f')}, ${custom}, {"type": "web_search", "search_context_size": "low"}]`;
    const plain = countOf(tool('f'))!;
    expect([plain.exactness, reasonOf(tool('f'))]).toEqual(['exact', null]);
    expect(countOf(mixed)).toMatchObject({ tokens: plain.tokens + words, low: plain.tokens + words, exactness: 'estimate' });
    expect(countOf(mixed)!.high).toBeGreaterThan(plain.tokens + words);
    expect(reasonOf(mixed)).toBe('Custom tools, estimated by their words: run_sql. Not counted: web_search.');
    expect(requestOf(promptOf(part('t', 'tools', mixed))).tools.map(({ name }) => name)).toEqual(['f']);
    expect(countOf(custom)).toMatchObject({ tokens: words, exactness: 'estimate' });
    expect(countOf('[{"type":"web_search"}]')).toMatchObject({ tokens: 0, exactness: 'estimate' });
    expect(reasonOf('[{"type":"web_search"}]')).toBe('Not counted: web_search.');
    // A function needs no more than its name.
    for (const named of ['[{"name":"x"}]', '[{"type":"function","function":{"name":"x"}}]', '[{"functionDeclarations":[{"name":"x"}]}]']) expect([countOf(named), reasonOf(named)], named).toEqual([{ tokens: 2, low: 2, high: 2, exactness: 'exact' }, null]);
    expect(requestOf(promptOf(part('t', 'tools', '[{"name":"x"}]'))).tools).toEqual([{ name: 'x', description: '', schema: null }]);
    // What is no tool of anybody may be sent as the text that it is, or not at all.
    for (const other of ['[{"name":"x","version":"1.0"}]', '[{"type":"function"}]', '{"a":[]}', '["x"]']) {
      expect(countOf(other), other).toEqual({ low: 0, tokens: other.length, high: other.length, exactness: 'estimate' });
      expect(reasonOf(other)).toBe('No vendor takes this JSON as tools; it is counted as text.');
      expect(isReadAsTools(part('t', 'tools', other))).toBe(false);
    }
    for (const nothing of ['{}', '[]', 'words', '7']) expect([countOf(nothing), reasonOf(nothing)]).toEqual([null, null]);
  });

  it('is sent only while it is switched on', () => {
    const prompt = promptOf(part('a', 'tools', tool('f')), part('b', 'tools', tool('g'), false));
    expect(requestOf(prompt).tools.map(({ name }) => name)).toEqual(['f']);
    expect(prompt.parts.map((each) => partTools(each).functions.length)).toEqual([1, 1]);
  });
});
