import type { UnitId } from '@/core/units';
import type { PartText } from './long-text';
import type { Prompt, Role, Speaker } from './part';

/** A piece of a request, as it stands in the order in which it is sent: a part's text, one turn, or an attachment. */
export interface SentPiece {
  /** Of the part, or of the turn. */
  readonly id: UnitId;
  readonly partId: UnitId;
  readonly role: Role;
  /** null: no turn. */
  readonly speaker: Speaker | null;
  /** The part's name, or "turn 3". */
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
      const attachment = JSON.stringify([part.attachment, part.detail ?? null]);
      return [{ id, partId: id, role, name, speaker: null, text: null, attachment }];
    }
    if (!('turns' in part)) return [{ id, partId: id, role, name, speaker: null, text: part.text, attachment: null }];
    return part.turns.map((turn, index) => ({ id: turn.id, partId: id, role, name: `turn ${index + 1}`, speaker: turn.speaker, text: turn.text, attachment: null }));
  });
}
