import type { UnitId } from '@/core/units';
import type { Attachment } from './attachment';
import type { PartText } from './long-text';
import { messagesOf } from './messages';
import { absenceKey } from './missing-content';
import { type Prompt, type Role, type Speaker, turnNumber } from './part';

/** A piece of a request, as it stands in the order in which it is sent: a part's text, one turn, or an attachment. */
export interface SentPiece {
  /** Of the part, or of the turn. */
  readonly id: UnitId;
  readonly partId: UnitId;
  readonly role: Role;
  /** null: no turn. */
  readonly speaker: Speaker | null;
  /** The part's name, or "turn 3", numbered with those that a compaction took out. */
  readonly name: string;
  /** null: an attachment. */
  readonly text: PartText | null;
  /** What is sent of an attachment, to compare by; null: a text. */
  readonly attachment: string | null;
  /** Nothing else stands in its message. */
  readonly isAlone: boolean;
}

/** What is sent of a prompt, in order; what is switched off is not. */
export function sentPieces(prompt: Prompt): readonly SentPiece[] {
  const alone = new Set(messagesOf(prompt).flatMap(({ unitIds }) => (unitIds.length === 1 ? unitIds : [])));
  return prompt.parts.flatMap((part): SentPiece[] => {
    if (!part.enabled) return [];
    const { id, role, name } = part;
    if ('attachment' in part) {
      const attachment = JSON.stringify([comparedBy(part.attachment), part.detail ?? null]);
      return [{ id, partId: id, role, name, speaker: null, text: null, attachment, isAlone: alone.has(id) }];
    }
    if (!('turns' in part)) return [{ id, partId: id, role, name, speaker: null, text: part.text, attachment: null, isAlone: alone.has(id) }];
    return part.turns.map((turn, index) => ({ id: turn.id, partId: id, role, name: `turn ${turnNumber(part, index)}`, speaker: turn.speaker, text: turn.text, attachment: null, isAlone: true }));
  });
}

/** The figures of a file. What is not here is told apart by its kind and figures, and not by the words for it: names are not sent. */
function comparedBy(attachment: Attachment): unknown {
  if (attachment.kind === 'absent') return [attachment.kind, absenceKey(attachment), attachment.items];
  if (attachment.kind !== 'withheld') return attachment;
  const { kind, sizeBytes, characters, speakers, countedWith, tokens } = attachment;
  return [kind, sizeBytes, characters, speakers, countedWith, tokens];
}

/** What the user says: the question is what a turn of the user is called while nothing follows it. */
export function isUserText({ role, speaker, text }: SentPiece): boolean {
  return text !== null && (role === 'question' || speaker === 'user');
}

/** Whether two pieces are sent in the same way, whatever their texts. */
export function isSentAlike(a: SentPiece, b: SentPiece): boolean {
  if (a.attachment !== b.attachment) return false;
  return (a.role === b.role && a.speaker === b.speaker) || (isUserText(a) && isUserText(b) && a.isAlone && b.isAlone);
}

/** Whether its name says what it is: one of another name is another document, or other tools. */
export function isNamed({ role }: SentPiece): boolean {
  return role === 'documents' || role === 'tools';
}
