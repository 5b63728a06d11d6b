import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf } from './messages';
import { type Part, type Prompt, type TextRole, unitsOf } from './part';
import type { UnitId } from '@/core/units';
import { anyPrompt } from '@/test/arbitraries';

const text = (name: string, role: TextRole, enabled = true): Part => ({ id: name as UnitId, role, name, text: name, enabled });
const history = (turns: number, enabled = true): Part => ({
  id: 'h' as UnitId,
  role: 'history',
  name: 'h',
  turns: Array.from({ length: turns }, (_, index) => ({ id: `t${index}` as UnitId, speaker: 'assistant', text: '' })),
  enabled,
});
const promptOf = (...parts: Part[]): Prompt => ({ parts, freeOrder: true });
const shape = (prompt: Prompt) => messagesOf(prompt).map(({ speaker, unitIds }) => `${speaker}:${unitIds.join('+')}`);

describe('messagesOf', () => {
  it('sends documents and question in one user message', () => {
    const prompt = promptOf(text('s', 'system'), text('t', 'tools'), history(2), text('d', 'documents'), text('q', 'question'));
    expect(shape(prompt)).toEqual(['system:s', 'assistant:t0', 'assistant:t1', 'user:d+q']);
  });

  it('takes a history of any number of turns', () => {
    expect(messagesOf(promptOf(history(300_000)))).toHaveLength(300_000);
  });

  it('does not break a run for tools, for what is off, or for an empty history', () => {
    const between = [text('t', 'tools'), text('off', 'system', false), history(0)];
    expect(shape(promptOf(text('d', 'documents'), ...between, text('q', 'question')))).toEqual(['user:d+q']);
    expect(shape(promptOf(text('d', 'documents'), history(3, false), text('q', 'question')))).toEqual(['user:d+q']);
  });

  it('breaks a run where another message stands between', () => {
    expect(shape(promptOf(text('d', 'documents'), text('s', 'system'), text('q', 'question')))).toEqual(['user:d', 'system:s', 'user:q']);
  });

  it('carries every text and attachment that is here of the enabled parts but tools, in order', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        const carried = messagesOf(prompt).flatMap(({ unitIds }) => unitIds);
        const isHere = (part: Part) => !('attachment' in part) || part.attachment.kind !== 'absent';
        const sent = prompt.parts.filter((part) => part.enabled && part.role !== 'tools' && isHere(part));
        // An attachment has no text and travels all the same.
        expect(carried).toEqual(sent.flatMap((part) => ('attachment' in part ? [part.id] : unitsOf(part).map(({ id }) => id))));
      }),
    );
  });
});
