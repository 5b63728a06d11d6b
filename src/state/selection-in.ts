// What is selected in work, and what stays so when the work changes.
import { type Prompt, unitsOf } from '@/core/prompt/part';
import type { Work } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';

/** What a fresh prompt shows first: its first document, else its first part. */
export function defaultFocus(prompt: Prompt): UnitId | null {
  return (prompt.parts.find((part) => part.role === 'documents') ?? prompt.parts[0])?.id ?? null;
}

/** This one selected and nothing else. */
export function focusedAlone(focusId: UnitId | null): Pick<AppState, 'focusId' | 'chosenIds'> {
  return { focusId, chosenIds: new Set(focusId === null ? [] : [focusId]) };
}

function idsOf(prompt: Prompt): UnitId[] {
  return prompt.parts.flatMap((part) => [part.id, ...unitsOf(part).map((unit) => unit.id)]);
}

/** The selection without what is gone; a lost focus goes to the neighbour that stood nearest, so that keys keep working. */
export function selectionIn(
  work: Work,
  state: Pick<AppState, 'focusId' | 'chosenIds' | 'pinnedToken'>,
  before: Work,
): Pick<AppState, 'focusId' | 'chosenIds' | 'pinnedToken' | 'revealed'> {
  const now = new Set(idsOf(work.prompt));
  const chosen = [...state.chosenIds].filter((id) => now.has(id));
  if (state.focusId !== null && now.has(state.focusId)) {
    // A pin belongs to a token of this text in this encoding.
    const pinnedToken = sameTokens(work, before, state.focusId) ? state.pinnedToken : null;
    return { focusId: state.focusId, chosenIds: new Set([...chosen, state.focusId]), pinnedToken, revealed: null };
  }
  const old = idsOf(before.prompt);
  const at = state.focusId === null ? -1 : old.indexOf(state.focusId);
  const neighbour = at < 0 ? undefined : (old.slice(at).find((id) => now.has(id)) ?? old.slice(0, at).findLast((id) => now.has(id)));
  const focusId = neighbour ?? chosen[0] ?? defaultFocus(work.prompt);
  return { ...focusedAlone(focusId), pinnedToken: null, revealed: null };
}

function sameTokens(work: Work, before: Work, focusId: UnitId): boolean {
  const textsOf = ({ prompt }: Work) => {
    const part = prompt.parts.find((other) => other.id === focusId || unitsOf(other).some((unit) => unit.id === focusId));
    return part === undefined ? [] : unitsOf(part).map((unit) => unit.text);
  };
  const [now, then] = [textsOf(work), textsOf(before)];
  return work.modelId === before.modelId && now.length === then.length && now.every((text, index) => text === then[index]);
}
