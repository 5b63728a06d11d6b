// An editor undoes its own typing. What it arrives at is often a step that the work knows already: then the work goes
// there too, instead of recording the way back as one more edit.
import { isSameText, type PartText } from '@/core/prompt/long-text';
import { type Part, unitsOf } from '@/core/prompt/part';
import type { Work } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';

type Steps = Pick<AppState, 'work' | 'past' | 'future'>;

/**
 * The steps after the editor of unit `id` has undone or redone its way to `next`. A step of the work with the same text
 * is returned to, as long as the steps on the way changed nothing but this text; else `next` takes the place of the
 * work and no step is made.
 */
export function stepsAfterEditorTravel({ work, past, future }: Steps, next: Work, id: UnitId, how: 'undo' | 'redo'): Steps {
  const text = textOf(next, id) ?? '';
  const [behind, ahead] = how === 'undo' ? [past, future] : [future, past];
  for (let at = behind.length - 1; at >= 0; at -= 1) {
    const step = behind[at];
    if (step === undefined || !sameExceptText(step, next, id)) break;
    if (!isSameText(textOf(step, id) ?? '', text)) continue;
    const left = behind.slice(0, at);
    const passed = [...ahead, work, ...behind.slice(at + 1).reverse()];
    return how === 'undo' ? { work: step, past: left, future: passed } : { work: step, past: passed, future: left };
  }
  return { work: next, past, future };
}

function textOf({ prompt }: Work, id: UnitId): PartText | undefined {
  for (const part of prompt.parts) for (const unit of unitsOf(part)) if (unit.id === id) return unit.text;
  return undefined;
}

function sameExceptText(a: Work, b: Work, id: UnitId): boolean {
  return (
    a.modelId === b.modelId &&
    a.settings === b.settings &&
    a.prompt.freeOrder === b.prompt.freeOrder &&
    a.prompt.toolChoice === b.prompt.toolChoice &&
    a.prompt.requestFields === b.prompt.requestFields &&
    a.prompt.asSent === b.prompt.asSent &&
    a.prompt.namedModel === b.prompt.namedModel &&
    a.prompt.allowedTokens === b.prompt.allowedTokens &&
    a.prompt.parts.length === b.prompt.parts.length &&
    a.prompt.parts.every((part, index) => samePart(part, b.prompt.parts[index], id))
  );
}

function samePart(a: Part, b: Part | undefined, id: UnitId): boolean {
  if (a === b) return true;
  if (b === undefined || a.id !== b.id || a.name !== b.name || a.enabled !== b.enabled) return false;
  if (!('turns' in a) || !('turns' in b)) return a.id === id;
  return (
    a.turns.length === b.turns.length &&
    a.turns.every((turn, index) => {
      const other = b.turns[index];
      return turn === other || (turn.id === id && turn.id === other?.id && turn.speaker === other.speaker);
    })
  );
}
