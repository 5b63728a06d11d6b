// The system texts and one message of Anthropic's as parts of a prompt.
import { anthropicText, readAnthropicContent } from './anthropic-content';
import type { Draft } from './draft';
import { keepEmptyMessage } from './empty-message';
import { MessageTrail } from './message-trail';
import { MessageTurns } from './message-turns';
import { field, textField } from './shape';
import { asSentOf } from '@/core/prompt/as-sent';

/** A text, or blocks of which each is a part. */
export function readAnthropicSystem(system: unknown, draft: Draft): void {
  if (typeof system === 'string') {
    draft.addSystem(system);
    if (system !== '') draft.keepAsSent('system', 0, asSentOf('anthropic', { system }, system));
    return;
  }
  const trail = new MessageTrail(draft, 'anthropic', { key: 'system' });
  for (const block of Array.isArray(system) ? (system as unknown[]) : [system]) trail.read(block, () => draft.addSystem(anthropicText(block, draft)));
  trail.finish();
}

/** `isLast`: the answer goes on with it, where it is the assistant's. */
export function readAnthropicMessage(message: unknown, draft: Draft, isLast = false): void {
  const turns = new MessageTurns(draft, textField(message, 'role'));
  readAnthropicContent(field(message, 'content'), draft, turns);
  turns.end();
  if (turns.isEmpty) keepEmptyMessage(field(message, 'content'), isLast && textField(message, 'role') === 'assistant', draft);
}
