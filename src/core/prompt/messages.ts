// Prompts are sent as messages; this says which.

import type { BlankEnds } from './attachment';
import type { AttachmentPart, Part, Prompt, Speaker } from './part';
import type { UnitId } from '@/core/units';

export interface Message {
  readonly speaker: 'system' | Speaker;
  /** What it carries, in send order: text parts and attachments, or one turn. */
  readonly unitIds: readonly UnitId[];
  /** How many calls of tools it makes, where its text is not here and that is stated. */
  readonly calls?: number;
  /** Of a turn whose text is not here: what is known of its ends. */
  readonly ends?: BlankEnds;
}

/** Where an older link says nothing: any part of a text may be white space at its ends. */
export const UNKNOWN_ENDS: BlankEnds = { start: Infinity, end: Infinity };

/**
 * The messages in which a prompt is sent: one per enabled system part, one per turn of an enabled history, and one user
 * message for each run of documents and questions. Tools travel beside the messages and make none; they and parts that
 * are switched off do not interrupt a run, and neither does a history without turns. What is not here is in no message of
 * its own: it stands in those that it came with, or the server adds it.
 */
export function messagesOf(prompt: Prompt): readonly Message[] {
  const messages: Message[] = [];
  let run: UnitId[] | null = null;
  for (const part of prompt.parts) {
    if (!part.enabled || part.role === 'tools' || ('attachment' in part && part.attachment.kind === 'absent')) continue;
    if (part.role === 'documents' || part.role === 'question') {
      if (run === null) {
        run = [];
        messages.push({ speaker: 'user', unitIds: run });
      }
      run.push(part.id);
      continue;
    }
    // One by one: of many turns, no engine takes all as the arguments of one call, and Safari's the fewest.
    const own = messagesOfPart(part);
    if (own.length > 0) run = null;
    for (const message of own) messages.push(message);
  }
  return messages;
}

function messagesOfPart(part: Part): readonly Message[] {
  if ('attachment' in part) return messagesOfWithheld(part);
  return 'turns' in part
    ? part.turns.map((turn) => ({ speaker: turn.speaker, unitIds: [turn.id] }))
    : [{ speaker: 'system', unitIds: [part.id] }];
}

/** A history whose texts are not here still says how many messages it is. */
function messagesOfWithheld({ id, role, attachment }: AttachmentPart): readonly Message[] {
  if (role !== 'history') return [{ speaker: 'system', unitIds: [id] }];
  const { speakers = [], calls = [], blankEnds = [] } = attachment.kind === 'withheld' ? attachment : {};
  return speakers.map((speaker, index) => ({ speaker, unitIds: index === 0 ? [id] : [], ends: blankEnds[index] ?? UNKNOWN_ENDS, ...(calls[index] === undefined ? {} : { calls: calls[index] }) }));
}
