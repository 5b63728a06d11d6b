// Every change that a user can make to a prompt. Each function returns a new prompt that shares what did not change, or
// the same prompt where nothing did, so that undo history stays small and views can compare by reference. Ids that are
// not in the prompt are ignored: a selection may be older than the prompt.

import { withAskedLength } from './attachment';
import type { PartText } from './long-text';
import { groupedByRole, type Move, moveWithin, sameOrNew } from './order';
import type { AttachmentPart, HistoryPart, Part, Prompt, Speaker, TextPart, Turn } from './part';
import { ROLES } from './part';
import { withTurnText } from './turn-text';
import type { Detail } from '@/core/catalog/attachment-rule';
import type { UnitId } from '@/core/units';

export const EMPTY_PROMPT: Prompt = { parts: [], freeOrder: false };

/** Name of a history part that `addTurn` has to make. */
const HISTORY_NAME = 'Conversation';

/**
 * Adds parts in the order given: each at the end of its role group, or at the end of the prompt in free order. A prompt
 * has one history, so the turns of a second one join the first, whose name and switch stay.
 */
export function addParts(prompt: Prompt, added: readonly Part[]): Prompt {
  return added.reduce(addPart, prompt);
}

/** One part; see `addParts`. */
export function addPart(prompt: Prompt, part: Part): Prompt {
  const history = 'turns' in part ? historyOf(prompt) : undefined;
  if ('turns' in part && history !== undefined) {
    const turns = [...history.turns, ...part.turns];
    if (part.earlier === undefined) return withTurns(prompt, history, turns);
    const joined = { ...history, turns, earlier: [...(history.earlier ?? []), ...part.earlier] };
    return withParts(prompt, prompt.parts.map((other) => (other === history ? joined : other)));
  }
  if (prompt.freeOrder) return { ...prompt, parts: [...prompt.parts, part] };
  const rank = ROLES.indexOf(part.role);
  const after = prompt.parts.findIndex((other) => ROLES.indexOf(other.role) > rank);
  return { ...prompt, parts: prompt.parts.toSpliced(after === -1 ? prompt.parts.length : after, 0, part) };
}

/** Adds a turn at the end of the history. `historyId` is the id of the part that is made where there is no history yet. */
export function addTurn(prompt: Prompt, turn: Turn, historyId: UnitId): Prompt {
  return addPart(prompt, { id: historyId, role: 'history', name: HISTORY_NAME, turns: [turn], enabled: true });
}

export function renamePart(prompt: Prompt, id: UnitId, name: string): Prompt {
  return mapParts(prompt, (part) => (part.id === id && part.name !== name ? { ...part, name } : part));
}

/** Sets the text of a text part; the id of a history or of an attachment changes nothing. */
export function setPartText(prompt: Prompt, id: UnitId, text: PartText): Prompt {
  return mapParts(prompt, (part) =>
    part.id === id && 'text' in part && part.text !== text ? { ...part, text } : part,
  );
}

/** Makes a document a text or an attached file, whichever it was; the id of any other part changes nothing. */
export function setContent(prompt: Prompt, id: UnitId, content: Pick<TextPart, 'text' | 'isSentAsFile'> | Pick<AttachmentPart, 'attachment'>): Prompt {
  return mapParts(prompt, (part) =>
    part.id === id && part.role === 'documents' ? { id, role: part.role, name: part.name, enabled: part.enabled, ...content } : part,
  );
}

/** Sets what the file of an attachment leaves open: pages, milliseconds or tokens; null takes them back. See `withAskedLength`. */
export function setAskedLength(prompt: Prompt, id: UnitId, value: number | null): Prompt {
  return mapParts(prompt, (part) => {
    if (part.id !== id || !('attachment' in part)) return part;
    const attachment = withAskedLength(part.attachment, value);
    return attachment === part.attachment ? part : { ...part, attachment };
  });
}

/** How closely a model is asked to look at an attachment; `auto` is what it does by itself. */
export function setDetail(prompt: Prompt, id: UnitId, detail: Detail): Prompt {
  return mapParts(prompt, (part) => {
    if (part.id !== id || !('attachment' in part) || (part.detail ?? 'auto') === detail) return part;
    const { detail: _, ...rest } = part;
    return detail === 'auto' ? rest : { ...rest, detail };
  });
}

export function setTurnText(prompt: Prompt, turnId: UnitId, text: PartText): Prompt {
  return mapTurns(prompt, (turn) => (turn.id === turnId && turn.text !== text ? withTurnText(turn, text) : turn));
}

/** Sets several texts of parts and turns at once. */
export function setTexts(prompt: Prompt, texts: ReadonlyMap<UnitId, PartText>): Prompt {
  return mapTurns(
    mapParts(prompt, (part) => {
      const text = texts.get(part.id);
      return text !== undefined && 'text' in part && part.text !== text ? { ...part, text } : part;
    }),
    (turn) => {
      const text = texts.get(turn.id);
      return text !== undefined && turn.text !== text ? withTurnText(turn, text) : turn;
    },
  );
}

export function setTurnSpeaker(prompt: Prompt, turnId: UnitId, speaker: Speaker): Prompt {
  return mapTurns(prompt, (turn) => (turn.id === turnId && turn.speaker !== speaker ? { ...turn, speaker } : turn));
}

/** Deletes parts and turns. A history that loses its last turn goes too; one that was empty already stays. */
export function deleteUnits(prompt: Prompt, ids: Iterable<UnitId>): Prompt {
  const gone = new Set(ids);
  const kept = prompt.parts.flatMap((part): Part[] => {
    if (gone.has(part.id)) return [];
    if (!('turns' in part)) return [part];
    const turns = sameOrNew(
      part.turns,
      part.turns.filter((turn) => !gone.has(turn.id)),
    );
    if (turns === part.turns) return [part];
    return turns.length === 0 ? [] : [{ ...part, turns }];
  });
  return withParts(prompt, kept);
}

/**
 * Puts a copy right after a text part, under a name that is not taken, or right after a turn. `copyId` becomes its id.
 * A history part is not duplicated: a prompt has one.
 */
export function duplicateUnit(prompt: Prompt, id: UnitId, copyId: UnitId): Prompt {
  const names = new Set(prompt.parts.map((part) => part.name));
  const parts = prompt.parts.flatMap((part): Part[] => {
    if ('turns' in part) {
      const turns = part.turns.flatMap((turn) => (turn.id === id ? [turn, { ...turn, id: copyId }] : [turn]));
      return [turns.length === part.turns.length ? part : { ...part, turns }];
    }
    return part.id === id ? [part, { ...part, id: copyId, name: copyName(part.name, names) }] : [part];
  });
  return withParts(prompt, parts);
}

/** Switches parts on or off; ids of turns are ignored, since a history is switched as a whole. */
export function setEnabled(prompt: Prompt, ids: Iterable<UnitId>, enabled: boolean): Prompt {
  const chosen = new Set(ids);
  return mapParts(prompt, (part) => (chosen.has(part.id) && part.enabled !== enabled ? { ...part, enabled } : part));
}

/**
 * Moves parts: within the group of their role, or anywhere in free order (see `Move` and `moveWithin`). `toIndex` is a
 * gap of the whole prompt; in role order each group takes the nearest gap that it has.
 */
export function moveParts(prompt: Prompt, ids: Iterable<UnitId>, move: Move): Prompt {
  const chosen = new Set(ids);
  if (prompt.freeOrder) return withParts(prompt, moveWithin(prompt.parts, chosen, move));
  let start = 0;
  const moved = ROLES.flatMap((role) => {
    const group = prompt.parts.filter((part) => part.role === role);
    const within = 'by' in move ? move : { toIndex: move.toIndex - start };
    start += group.length;
    return moveWithin(group, chosen, within);
  });
  return withParts(prompt, moved);
}

/**
 * Puts the parts with these ids, in this order, into the places that they hold together; the others stay. Where that
 * leaves the order of roles, the order becomes free.
 */
export function orderParts(prompt: Prompt, ids: readonly UnitId[]): Prompt {
  const ordered = ids.flatMap((id) => prompt.parts.find((part) => part.id === id) ?? []);
  const places = new Set(ordered);
  if (places.size !== ordered.length) return prompt;
  let next = 0;
  const moved = withParts(
    prompt,
    prompt.parts.map((part) => (places.has(part) ? (ordered[next++] ?? part) : part)),
  );
  return groupedByRole(moved.parts) === moved.parts || moved === prompt ? moved : { ...moved, freeOrder: true };
}

/** Moves turns within the history. `toIndex` is a gap between its turns. */
export function moveTurns(prompt: Prompt, turnIds: Iterable<UnitId>, move: Move): Prompt {
  const history = historyOf(prompt);
  return history === undefined
    ? prompt
    : withTurns(prompt, history, moveWithin(history.turns, new Set(turnIds), move));
}

/** Turning free order off puts the parts back in the order of their roles; within a role their order stays. */
export function setFreeOrder(prompt: Prompt, freeOrder: boolean): Prompt {
  if (prompt.freeOrder === freeOrder) return prompt;
  return { ...prompt, parts: freeOrder ? prompt.parts : groupedByRole(prompt.parts), freeOrder };
}

/** `auto` is what a request asks that does not say. */
export function setToolChoice(prompt: Prompt, choice: 'auto' | 'any'): Prompt {
  if ((prompt.toolChoice ?? 'auto') === choice) return prompt;
  const { toolChoice: _, ...rest } = prompt;
  return choice === 'auto' ? rest : { ...rest, toolChoice: choice };
}

/** "notes.md" → "notes.md copy", then "notes.md copy 2", "notes.md copy 3"; the copy of a copy counts on. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const stem = `${name.replace(/ copy(?: \d+)?$/, '')} copy`;
  let candidate = stem;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${stem} ${number}`;
  return candidate;
}

function historyOf(prompt: Prompt): HistoryPart | undefined {
  return prompt.parts.find((part) => 'turns' in part);
}

function withParts(prompt: Prompt, parts: readonly Part[]): Prompt {
  const next = sameOrNew(prompt.parts, parts);
  return next === prompt.parts ? prompt : { ...prompt, parts: next };
}

function withTurns(prompt: Prompt, history: HistoryPart, turns: readonly Turn[]): Prompt {
  const next = sameOrNew(history.turns, turns);
  return next === history.turns
    ? prompt
    : withParts(
        prompt,
        prompt.parts.map((part) => (part === history ? { ...history, turns: next } : part)),
      );
}

function mapParts(prompt: Prompt, change: (part: Part) => Part): Prompt {
  return withParts(prompt, prompt.parts.map(change));
}

function mapTurns(prompt: Prompt, change: (turn: Turn) => Turn): Prompt {
  const history = historyOf(prompt);
  return history === undefined ? prompt : withTurns(prompt, history, history.turns.map(change));
}
