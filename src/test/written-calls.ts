// Requests that are read, written for an API, and looked at by their calls of tools and results.
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import type { HistoryPart, Prompt, Turn } from '@/core/prompt/part';
import { anthropicRequest } from '@/core/share/request-anthropic';
import { openaiRequest } from '@/core/share/request-openai';
import type { ModelId, UnitId } from '@/core/units';

let ids = 0;
export const promptOf = (request: unknown): Prompt => ({ freeOrder: false, parts: promptPartsOf(importText(typeof request === 'string' ? request : JSON.stringify(request))!, () => `r${(ids += 1)}` as UnitId) });
export const historyOf = ({ parts }: Prompt) => parts.find((part): part is HistoryPart => 'turns' in part)!;
export const withTurns = (prompt: Prompt, change: (turn: Turn) => Turn): Prompt => ({ ...prompt, parts: prompt.parts.map((part) => ('turns' in part ? { ...part, turns: part.turns.map(change) } : part)) });

export interface Written {
  readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string; readonly arguments: string } }[];
  readonly tool_call_id?: string;
  readonly content: unknown;
}
export interface Block {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  readonly input?: unknown;
  readonly tool_use_id?: string;
  readonly content?: string;
}
export const openai = (prompt: Prompt) => (JSON.parse(openaiRequest(prompt, 'm', 9).json) as { messages: readonly Written[] }).messages;
export const anthropic = (prompt: Prompt) => (JSON.parse(anthropicRequest(prompt, 'm', 9).json) as { messages: readonly { readonly content: readonly Block[] }[] }).messages.flatMap(({ content }) => content);
export const anthropicMessages = (request: unknown) => (JSON.parse(anthropicRequest({ ...promptOf(request), asSent: { format: 'anthropic', json: '{}', modelId: 'm' as ModelId, reserveTokens: null, areTextsStrings: true } }, 'm', 9).json) as { messages: unknown }).messages;

/** Arguments of a call → the result that it gets, in each shape. */
export const pairsOpenai = (prompt: Prompt) => {
  const messages = openai(prompt);
  return messages.flatMap(({ tool_calls: calls = [] }) => calls.map((call) => [call.function.arguments, messages.filter(({ tool_call_id: id }) => id === call.id).map(({ content }) => content)]));
};
export const pairsAnthropic = (prompt: Prompt) => {
  const blocks = anthropic(prompt);
  return blocks.flatMap((block) => (block.type === 'tool_use' ? [[JSON.stringify(block.input), blocks.filter(({ tool_use_id: id }) => id === block.id).map(({ content }) => content)]] : []));
};
