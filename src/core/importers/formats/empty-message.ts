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
  else if ((content ?? null) === null || (Array.isArray(content) && content.length === 0)) draft.aside('message without content');
}

/** Of a format whose API refuses such a message. */
export function tellEmptyMessage(content: unknown, draft: Draft): void {
  if (isEmptyText(content)) draft.leftOut('empty message');
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
