// What can be done so that a prompt fits, as values: each is applied to the work in one step.

import { deleteUnits, setEnabled, setTexts } from '@/core/prompt/edit';
import type { PartText } from '@/core/prompt/long-text';
import type { Prompt } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';

/** Why texts are replaced. */
export type Rewriting = 'duplicates' | 'json' | 'trailing-space' | 'repeated-reads' | 'hidden';

export type FitChange =
  | { readonly kind: 'switch-off'; readonly partId: UnitId }
  /** The oldest turns of the history. */
  | { readonly kind: 'trim-turns'; readonly turnIds: readonly UnitId[] }
  | { readonly kind: 'rewrite'; readonly why: Rewriting; readonly texts: ReadonlyMap<UnitId, PartText> }
  | { readonly kind: 'choose-model'; readonly modelId: ModelId };

/** The prompt after a change; the same one where a change concerns only the model. */
export function promptAfter(prompt: Prompt, change: FitChange): Prompt {
  switch (change.kind) {
    case 'switch-off':
      return setEnabled(prompt, [change.partId], false);
    case 'trim-turns':
      return deleteUnits(prompt, change.turnIds);
    case 'rewrite':
      return setTexts(prompt, change.texts);
    case 'choose-model':
      return prompt;
  }
}
