import type { FitAction } from '@/state/fit-action';

/** Of the parts to switch off, those that save most are enough to begin with. */
const FIRST_PARTS = 5;

/** What is listed, in its order, and how many parts are not. */
export function shownActions(actions: readonly FitAction[], showsAll: boolean): { readonly shown: readonly FitAction[]; readonly hidden: number } {
  let parts = 0;
  const shown = actions.filter(({ change }) => {
    if (change.kind !== 'switch-off') return true;
    parts += 1;
    return showsAll || parts <= FIRST_PARTS;
  });
  return { shown, hidden: actions.length - shown.length };
}
