import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TemplateId } from '@/core/catalog/framing-rule';
import { anyText } from '@/test/arbitraries';
import { type CarriedTemplateId, publishedTemplate } from '@/test/chat-templates';
import { anyTool } from '@/test/tools';
import { type ChatMessage, renderedText } from './chat-piece';
import { chatPieces, takesTools } from './chat-template';
import { openAiShape } from './tool-json';

const CARRIED: readonly CarriedTemplateId[] = ['llama-3.1', 'qwen-2.5', 'qwen-3', 'deepseek-v3', 'gemma-3', 'mistral-v3-tekken'];
const IDS: readonly TemplateId[] = [...CARRIED, 'command-r'];

const texts = fc.array(anyText, { minLength: 1, maxLength: 3 });
const message = (speaker: ChatMessage['speaker']) => texts.map((each): ChatMessage => ({ speaker, name: null, texts: each }));

/** User and assistant in turns, the user first and last, perhaps after a system text: what every template takes. */
const turnByTurn = fc
  .record({
    system: fc.option(message('system')),
    pairs: fc.array(fc.tuple(message('user'), message('assistant')), { maxLength: 3 }),
    last: message('user'),
  })
  .map(({ system, pairs, last }) => [...(system === null ? [] : [system]), ...pairs.flat(), last]);

/** In any order, results of tools and late system texts included. */
const anyConversation = fc.array(fc.constantFrom('system', 'user', 'assistant', 'tool').chain(message), { minLength: 1, maxLength: 7 });

function expectSame(id: CarriedTemplateId, messages: readonly ChatMessage[], tools: Parameters<typeof chatPieces>[2]): void {
  const published = publishedTemplate(id);
  const asked = messages.map(({ speaker, texts: all }) => ({
    role: speaker,
    content: all.join(''),
    ...(speaker === 'tool' ? { tool_call_id: '000000000' } : {}),
  }));
  expect(renderedText(chatPieces(id, messages, tools))).toBe(published(asked, tools.map(openAiShape)));
}

describe.each(CARRIED)('%s', (id) => {
  it('writes a conversation as the published template does', () => {
    fc.assert(fc.property(turnByTurn, (messages) => expectSame(id, messages, [])));
  });
});

it.each(CARRIED.filter(takesTools))('%s: writes tools as the published template does', (id) => {
  fc.assert(fc.property(turnByTurn, fc.array(anyTool, { minLength: 1, maxLength: 3 }), (messages, tools) => expectSame(id, messages, tools)));
});

// The other two refuse speakers out of turn.
it.each(['llama-3.1', 'qwen-2.5', 'qwen-3', 'deepseek-v3'] as const)('%s: follows the template through any order of speakers', (id) => {
  // Qwen 3 cuts line breaks off the start of an answer that nobody has replied to; here they stay.
  const isCut = (last: ChatMessage | undefined) => id === 'qwen-3' && last?.speaker === 'assistant' && /^\s/.test(last.texts.join(''));
  fc.assert(fc.property(anyConversation.filter((messages) => !isCut(messages.at(-1))), (messages) => expectSame(id, messages, [])));
});

it('writes a conversation as Command R+’s template does', () => {
  const says = (speaker: ChatMessage['speaker'], ...all: string[]): ChatMessage => ({ speaker, name: null, texts: all });
  expect(renderedText(chatPieces('command-r', [says('system', ' Be kind. '), says('user', ' a', 'b\n'), says('assistant', 'c'), says('user', 'd')], []))).toBe(
    '<BOS_TOKEN><|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|> Be kind. <|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|USER_TOKEN|>ab<|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>c<|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|USER_TOKEN|>d<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>',
  );
});

it('Mistral’s template takes results of tools between', () => {
  const says = (speaker: ChatMessage['speaker'], text: string): ChatMessage => ({ speaker, name: null, texts: [text] });
  expectSame('mistral-v3-tekken', [says('user', 'a'), says('tool', '1'), says('assistant', 'b'), says('user', 'c'), says('tool', '2')], []);
});

it('gives every piece of framing a line, and every text a content', () => {
  fc.assert(
    fc.property(fc.constantFrom(...IDS), turnByTurn, (id, messages) => {
      const contents = chatPieces(id, messages, []).flatMap((piece) => (piece.kind === 'content' ? [piece.text] : []));
      expect(contents.toSorted()).toEqual(messages.flatMap(({ texts: all }) => all).toSorted());
    }),
  );
});
