import type { PartText } from '@/core/prompt/long-text';
import { type Part, type Speaker, type TextRole, type Turn, turnNumber } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';

/** The piece of text that the editor holds: a text part, or one turn of the history. */
export type EditedUnit =
  | { readonly kind: 'part'; readonly id: UnitId; readonly text: PartText; readonly name: string; readonly role: TextRole }
  | { readonly kind: 'turn'; readonly id: UnitId; readonly text: PartText; readonly name: string; readonly speaker: Speaker };

/** What to edit when `focusId` lies in `part`. A history without a focused turn opens its first; without turns, nothing. An attachment: nothing. */
export function editedUnit(part: Part, focusId: UnitId | null): EditedUnit | null {
  if ('attachment' in part) return null;
  if (!('turns' in part)) {
    return { kind: 'part', id: part.id, text: part.text, name: part.name, role: part.role };
  }
  const index = Math.max(0, part.turns.findIndex((turn) => turn.id === focusId));
  const turn = part.turns[index];
  return turn === undefined
    ? null
    : { kind: 'turn', id: turn.id, text: turn.text, name: `turn ${turnNumber(part, index)}`, speaker: turn.speaker };
}

/** How a turn begins, for a list: on one line, because the first line of JSON is a brace. */
export function opening(turn: Turn): string {
  return turn.text.slice(0, 400).replace(/\s+/g, ' ').trim().slice(0, 160);
}
