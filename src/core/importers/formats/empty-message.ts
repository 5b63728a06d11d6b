// Messages of which no text, call or file came. OpenAI's API takes one whose text is empty, and frames it like any other;
// Anthropic's, Bedrock's and Gemini's refuse it.
import type { Draft } from './draft';
import { field, textField } from './shape';
import type { Speaker } from '@/core/prompt/part';

const TEXT_TYPES: ReadonlySet<string> = new Set(['', 'text', 'input_text', 'output_text']);

/** Whether nothing became of a message is for the caller to know. One without any content is no turn, and is told. */
export function addEmptyMessage(speaker: Speaker | 'system', content: unknown, draft: Draft): void {
  if (draft.isTranscript) return;
  if (isEmptyText(content)) draft.addEmpty(speaker);
  else if (isNothing(content)) draft.aside('message without content');
}

/** Of a format whose API refuses such a message. */
export function tellEmptyMessage(content: unknown, draft: Draft): void {
  if (isEmptyContent(content)) draft.leftOut('empty message');
}

/**
 * Of Anthropic, whose API takes an empty message as the last one alone, and from the assistant: what it begins with is the
 * answer's. It becomes no turn, and is kept with the message beside it.
 */
export function keepEmptyMessage(content: unknown, isAnswer: boolean, draft: Draft): void {
  if (draft.isTranscript || !isEmptyContent(content)) return;
  draft.aside(isAnswer ? 'empty message' : 'empty message, which the API refuses');
}

/** Neither a text nor anything else. */
export function isEmptyContent(content: unknown): boolean {
  return isNothing(content) || isEmptyText(content);
}

function isNothing(content: unknown): boolean {
  return (content ?? null) === null || (Array.isArray(content) && content.length === 0);
}

/** An empty text, or blocks of which each is one. */
function isEmptyText(content: unknown): boolean {
  if (!Array.isArray(content)) return content === '';
  return content.length > 0 && (content as unknown[]).every(isEmptyBlock);
}

function isEmptyBlock(block: unknown): boolean {
  if (block === '') return true;
  return TEXT_TYPES.has(textField(block, 'type')) && (field(block, 'text') ?? field(block, 'content')) === '' && field(block, 'thought') !== true;
}
