import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TemplateId } from '@/core/catalog/framing-rule';
import { addCounts, type Count } from '@/core/tokenize/count';
import type { Encoder } from '@/core/tokenize/encoder';
import { anyText } from '@/test/arbitraries';
import { loadEncoder } from '@/test/load-encoder';
import { anyTool } from '@/test/tools';
import { type ChatMessage, type ChatPiece, renderedText } from './chat-piece';
import { chatPieces } from './chat-template';
import { wholeText } from './long-text';
import { type CountText, templateCosts } from './template-cost';

const IDS: readonly TemplateId[] = ['llama-3.1', 'qwen-2.5', 'qwen-3', 'deepseek-v3', 'gemma-3', 'mistral-v3-tekken', 'command-r'];

let encoders: readonly Encoder[];
beforeAll(async () => {
  encoders = await Promise.all([loadEncoder('o200k_base'), loadEncoder('cl100k_base')]);
});

const exactly = (encoder: Encoder): CountText => (text) => {
  const tokens = encoder.count(text);
  return { tokens, low: tokens, high: tokens, exactness: 'exact' };
};

/** Counts the rendered text itself, special tokens as one each: what the sum of the parts must be. */
function wholeCount(pieces: readonly ChatPiece[], encoder: Encoder): number {
  let tokens = 0;
  let run: ChatPiece[] = [];
  const close = () => {
    tokens += encoder.count(renderedText(run));
    run = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'special') {
      close();
      tokens += 1;
    } else run.push(piece);
  }
  close();
  return tokens;
}

/** Texts whose edges share tokens with what stands around them, some longer than the edge that is looked at. */
const edgy = fc
  .tuple(
    fc.constantFrom('', '\n', ' \n\n', '…', '{', '42', '\t', '.\n'),
    fc.oneof(anyText, fc.constantFrom('Why?', 'a.', 'One, two; three.\n'.repeat(30), 'x'.repeat(90), '文字。'.repeat(40), '…'.repeat(70), ' '.repeat(80))),
    fc.constantFrom('', '\n', '.', '?!', '  ', '}\n\n', '\r\n', '"'),
  )
  .map((parts) => parts.join(''));

const speaker = fc.constantFrom<ChatMessage['speaker'][]>('system', 'user', 'assistant', 'tool');
const conversation = fc.array(
  fc.record({ speaker, name: fc.constant(null), texts: edgy.map((text) => [text]) }),
  { minLength: 1, maxLength: 5 },
);

describe('templateCosts', () => {
  it('does not copy what it has of a line for each message', () => {
    const messages = Array.from({ length: 500 }, (_, at): ChatMessage => ({ speaker: at % 2 === 0 ? 'user' : 'assistant', name: null, texts: [`Turn ${at}.`] }));
    const put = vi.spyOn(Map.prototype, 'set');
    templateCosts(chatPieces('qwen-3', messages, []), () => ({ tokens: 1, low: 1, high: 1, exactness: 'exact' }));
    const lists = put.mock.calls.filter(([, value]) => Array.isArray(value)).length;
    put.mockRestore();
    expect(lists).toBeLessThan(20);
  });

  it.each(IDS)('adds up with the contents to the rendered text of %s', (id) => {
    fc.assert(
      fc.property(conversation, fc.array(anyTool, { maxLength: 2 }), fc.nat(1), (messages, tools, which) => {
        const encoder = encoders[which]!;
        const pieces = chatPieces(id, messages, tools);
        const lines = [...templateCosts(pieces, exactly(encoder)).values()];
        const contents = pieces.flatMap((piece): Count[] => (piece.kind === 'content' ? [exactly(encoder)(wholeText(piece.text))] : []));
        const sum = addCounts([...lines, ...contents]);
        // White space that is cut off can be more than all framing: then a line stops at 0.
        if (lines.some(({ tokens }) => tokens === 0)) expect(sum.tokens).toBeGreaterThanOrEqual(wholeCount(pieces, encoder));
        else expect(sum.tokens).toBe(wholeCount(pieces, encoder));
        expect([sum.low, sum.high, sum.exactness]).toEqual([sum.tokens, sum.tokens, 'exact']);
      }),
      { numRuns: 150 },
    );
  });

  it('counts a special token as one and shares a token between wrapping and content', () => {
    const [o200k] = encoders;
    const cost = (text: string) => {
      const messages: ChatMessage[] = [{ speaker: 'system', name: null, texts: [text] }];
      return templateCosts(chatPieces('qwen-3', messages, [{ name: 'f', description: 'd', schema: {} }]), exactly(o200k!)).get('tool-prompt')?.tokens;
    };
    // A full stop and the line breaks after it are one token.
    expect(cost('Be kind.')).toBe(cost('Be kind')! - 1);
  });

  it('asks only for short texts, however long the contents are', () => {
    const long = 'A sentence that goes on, and on. '.repeat(50_000);
    const asked: string[] = [];
    for (const id of IDS) {
      const messages: ChatMessage[] = [{ speaker: 'system', name: null, texts: [long] }, { speaker: 'user', name: null, texts: [long] }];
      templateCosts(chatPieces(id, messages, []), (text) => {
        asked.push(text);
        return { tokens: 1, low: 1, high: 1, exactness: 'exact' };
      });
    }
    expect(Math.max(...asked.map((text) => text.length))).toBeLessThan(300);
  });
});
