import { describe, expect, it } from 'vitest';
import { heldPrompt, missingTokens } from './missing-tokens';
import type { Part, Prompt } from '@/core/prompt/part';
import type { WithheldText } from '@/core/prompt/attachment';
import type { UnitId } from '@/core/units';

const id = (name: string) => name as UnitId;
const text = (name: string, role: 'documents' | 'question' | 'system', more: object = {}): Part => ({ id: id(name), role, name, text: name, enabled: true, ...more });
const history: Part = { id: id('history'), role: 'history', name: 'Conversation', turns: ['one', 'two', 'three'].map((name) => ({ id: id(name), speaker: 'user', text: name })), enabled: true };
const missing: Part = { id: id('missing'), role: 'documents', name: 'Missing', enabled: true, attachment: { kind: 'absent', what: 'tools', items: 1, why: 'unwritten', tokens: 500 } };
const prompt: Prompt = { freeOrder: false, parts: [text('system', 'system'), history, text('a.md', 'documents'), text('later.md', 'documents'), text('off.md', 'documents', { enabled: false }), missing, text('question', 'question')] };
const report = { inputTokens: 15_005, turns: 1, later: [id('later.md')], model: 'claude-sonnet-4-5' };

describe('what a request held of a prompt', () => {
  it('is neither its answer, nor what came later, nor what stands for what is missing, nor what is off', () => {
    const held = heldPrompt(prompt, id('missing'), report);
    expect(held?.parts.map(({ name }) => name)).toEqual(['system', 'Conversation', 'a.md']);
    expect(held?.parts[1]).toMatchObject({ turns: [{ id: 'one' }] });
    // Turns that were deleted since are none of the prompt.
    expect(heldPrompt(prompt, id('missing'), { ...report, turns: 9 })?.parts[1]).toEqual(history);
  });

  it('cannot be told where a link left a text out of it', () => {
    const withheld: Part = { ...missing, id: id('withheld'), attachment: { kind: 'withheld' } as WithheldText };
    expect(heldPrompt({ ...prompt, parts: [...prompt.parts, withheld] }, id('missing'), report)).toBeNull();
    expect(heldPrompt({ ...prompt, parts: [...prompt.parts, { ...withheld, enabled: false }] }, id('missing'), report)).not.toBeNull();
  });
});

it('what a report leaves has the range of what was held, and is nothing where that is as much', () => {
  const held = { tokens: 25, low: 20, high: 40, exactness: 'estimate' } as const;
  expect(missingTokens(held, report)).toEqual({ tokens: 14_980, range: { low: 14_965, high: 14_985 } });
  expect(missingTokens(held, { inputTokens: 30 })).toEqual({ tokens: 5, range: { low: 1, high: 10 } });
  expect(missingTokens(held, { inputTokens: 25 })).toBeNull();
});
