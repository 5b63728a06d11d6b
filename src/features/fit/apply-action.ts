import { formatTokens } from '@/core/units';
import type { AppStore } from '@/state/store';
import type { FitAction } from '@/state/fit-action';
import type { ShownCase } from '@/state/fit-cases';

/** Does it, as one step of undo, and says what came of it, in the case that it was worked out for. */
export function applyAction(store: AppStore, { change, title, effect }: FitAction, shownCase: ShownCase | null): void {
  const { setEnabled, deleteUnits, replaceTexts, chooseModel, closeEdit, notify } = store.getState();
  switch (change.kind) {
    case 'switch-off':
      setEnabled([change.partId], false);
      break;
    case 'trim-turns':
      deleteUnits(change.turnIds);
      break;
    case 'rewrite':
      replaceTexts(change.texts);
      break;
    case 'choose-model':
      chooseModel(change.modelId);
      break;
  }
  closeEdit();
  const saved = change.kind === 'choose-model' ? '' : ` ${effect.isAbout ? '~' : ''}${formatTokens(effect.savedTokens)} less${shownCase === null || shownCase.other === null ? '' : ` in the ${shownCase.id} case`}.`;
  notify({ tone: 'info', text: `${title}: done.${saved}`, details: [], action: 'undo' });
}
