import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framingOverhead, messagesOf } from './framing';
import type { Part, Prompt, TextRole } from './part';
import type { FramingRule } from '@/core/catalog/model';
import { NOTHING } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { anyPrompt } from '@/test/arbitraries';

const rule: FramingRule = {
  tokensPerMessage: 4,
  tokensForReply: 3,
  exactness: 'estimate',
  low: { perMessage: 3, once: 0 },
  high: { perMessage: 8, once: 12.5 },
  note: 'For this test.',
  source: 'test',
};

const text = (name: string, role: TextRole, enabled = true): Part => ({ id: name as UnitId, role, name, text: name, enabled });
const history = (turns: number, enabled = true): Part => ({
  id: 'h' as UnitId,
  role: 'history',
  name: 'h',
  turns: Array.from({ length: turns }, (_, index) => ({ id: `t${index}` as UnitId, speaker: 'assistant', text: '' })),
  enabled,
});
const promptOf = (...parts: Part[]): Prompt => ({ parts, freeOrder: true });
const shape = (prompt: Prompt) => messagesOf(prompt).map(({ speaker, partIds }) => `${speaker}:${partIds.join('+')}`);

describe('messagesOf', () => {
  it('sends documents and question in one user message', () => {
    const prompt = promptOf(text('s', 'system'), text('t', 'tools'), history(2), text('d', 'documents'), text('q', 'question'));
    expect(shape(prompt)).toEqual(['system:s', 'assistant:h', 'assistant:h', 'user:d+q']);
  });

  it('does not break a run for tools, for what is off, or for an empty history', () => {
    const between = [text('t', 'tools'), text('off', 'system', false), history(0)];
    expect(shape(promptOf(text('d', 'documents'), ...between, text('q', 'question')))).toEqual(['user:d+q']);
    expect(shape(promptOf(text('d', 'documents'), history(3, false), text('q', 'question')))).toEqual(['user:d+q']);
  });

  it('breaks a run where another message stands between', () => {
    expect(shape(promptOf(text('d', 'documents'), text('s', 'system'), text('q', 'question')))).toEqual(['user:d', 'system:s', 'user:q']);
  });

  it('carries every enabled part but tools, in order', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        const carried = [...new Set(messagesOf(prompt).flatMap(({ partIds }) => partIds))];
        const sent = prompt.parts.filter((part) => part.enabled && part.role !== 'tools' && !(part.role === 'history' && part.turns.length === 0));
        expect(carried).toEqual(sent.map(({ id }) => id));
      }),
    );
  });
});

describe('framingOverhead', () => {
  it('follows the rule and its band', () => {
    expect(framingOverhead(promptOf(text('s', 'system'), text('q', 'question')), rule)).toEqual({ tokens: 11, low: 6, high: 29, exactness: 'estimate' });
  });

  it('is exactly nothing without messages', () => {
    expect(framingOverhead(promptOf(text('t', 'tools'), text('q', 'question', false)), rule)).toEqual(NOTHING);
  });

  it('keeps low ≤ tokens ≤ high', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        const { low, tokens, high } = framingOverhead(prompt, rule);
        return low <= tokens && tokens <= high && Number.isInteger(low + tokens + high);
      }),
    );
  });
});
