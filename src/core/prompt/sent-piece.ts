import type { UnitId } from '@/core/units';
import type { Attachment } from './attachment';
import type { PartText } from './long-text';
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
}

/** What is sent of a prompt, in order; what is switched off is not. */
export function sentPieces({ parts }: Prompt): readonly SentPiece[] {
  return parts.flatMap((part): SentPiece[] => {
    if (!part.enabled) return [];
    const { id, role, name } = part;
    if ('attachment' in part) {
      const attachment = JSON.stringify([comparedBy(part.attachment), part.detail ?? null]);
      return [{ id, partId: id, role, name, speaker: null, text: null, attachment }];
    }
    if (!('turns' in part)) return [{ id, partId: id, role, name, speaker: null, text: part.text, attachment: null }];
    return part.turns.map((turn, index) => ({ id: turn.id, partId: id, role, name: `turn ${turnNumber(part, index)}`, speaker: turn.speaker, text: turn.text, attachment: null }));
  });
}

/** The figures of a file. What is not here is told apart by its kind and figures, and not by the words for it: names are not sent. */
function comparedBy(attachment: Attachment): unknown {
  if (attachment.kind === 'absent') return [attachment.kind, absenceKey(attachment), attachment.items];
  if (attachment.kind !== 'withheld') return attachment;
  const { kind, sizeBytes, characters, speakers, countedWith, tokens } = attachment;
  return [kind, sizeBytes, characters, speakers, countedWith, tokens];
}

/** Whether its name says what it is: one of another name is another document, or other tools. */
export function isNamed({ role }: SentPiece): boolean {
  return role === 'documents' || role === 'tools';
}
