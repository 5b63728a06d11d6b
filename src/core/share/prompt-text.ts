// The assembled prompt as one text: what is sent, in order, each part under its role and name.

import { type Prompt, unitsOf } from '@/core/prompt/part';
import type { PartText } from '@/core/prompt/long-text';

const SPEAKERS = { user: 'User', assistant: 'Assistant', tool: 'Tool' } as const;
const NAMES = { system: 'System', tools: 'Tools', documents: 'Document', question: 'Question' } as const;
const PIECE_UNITS = 1 << 18;

/** In pieces, so that a prompt of any size is written in short steps. What is switched off, and what has no text, is left out. */
export function* promptText({ parts }: Prompt): Generator<string, void, undefined> {
  for (const part of parts) {
    if (!part.enabled || 'attachment' in part) continue;
    if ('turns' in part) for (const { speaker, text } of part.turns) yield* section(SPEAKERS[speaker], text);
    else yield* section(`${NAMES[part.role]}: ${part.name.replace(/\s+/g, ' ')}`, part.text);
  }
}

/** Whether there is anything to write. */
export function hasText({ parts }: Prompt): boolean {
  return parts.some((part) => part.enabled && unitsOf(part).length > 0);
}

function* section(head: string, text: PartText): Generator<string, void, undefined> {
  yield `===== ${head} =====\n`;
  for (let start = 0; start < text.length; start += PIECE_UNITS) yield text.slice(start, start + PIECE_UNITS);
  yield text.slice(text.length - 1, text.length) === '\n' ? '\n' : '\n\n';
}
