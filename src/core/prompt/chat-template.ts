// A conversation as the chat template of an open model writes it: special tokens, wrapping text, and the contents between.

import type { TemplateId } from '@/core/catalog/framing-rule';
import { commandRPieces } from './template-command-r';
import { deepseekV3Pieces } from './template-deepseek';
import { gemma3Pieces } from './template-gemma';
import { llama31Pieces } from './template-llama';
import { mistralPieces } from './template-mistral';
import { qwenPieces } from './template-qwen';
import type { ChatPiece, ChatMessage } from './chat-piece';
import type { ToolDefinition } from './tool-definition';

/**
 * The pieces of a rendered conversation, opening of the reply included. Joined (see `renderedText`) they are the text
 * that the model's published template makes of it.
 *
 * Templates that refuse a conversation (Gemma 3 and Mistral want user and assistant in turns) are followed as far as
 * they go: the messages are written in the order given. Reasoning inside an assistant's text (`</think>`) stays where it
 * is. Templates without a place for tools (Llama 3.1, DeepSeek V3, Gemma 3 and Command R+ as published there) leave them out.
 */
export function chatPieces(
  templateId: TemplateId,
  messages: readonly ChatMessage[],
  tools: readonly ToolDefinition[],
): readonly ChatPiece[] {
  switch (templateId) {
    case 'llama-3.1':
      return llama31Pieces(messages);
    case 'qwen-2.5':
    case 'qwen-3':
      return qwenPieces(templateId, messages, tools);
    case 'deepseek-v3':
      return deepseekV3Pieces(messages);
    case 'gemma-3':
      return gemma3Pieces(messages);
    case 'command-r':
      return commandRPieces(messages);
    case 'mistral-v3-tekken':
      return mistralPieces(messages, tools);
  }
}

/** Whether a template has a place for tools. */
export function takesTools(templateId: TemplateId): boolean {
  return templateId === 'qwen-2.5' || templateId === 'qwen-3' || templateId === 'mistral-v3-tekken';
}
