import { useEffect, useRef, useState } from 'react';
import { verdictSentence } from '@/core/budget/verdict';
import { useApp, useAppStore } from '@/state/react';
import { selectFill } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { PlanStatus } from '@/ui/PlanStatus';
import { useWholeTable } from '@/ui/whole-table';
import { applyAction } from './apply-action';
import { CaseLine } from './CaseLine';
import { FitRow } from './FitRow';
import { fitTable } from './fit-table';
import { shownActions } from './shown-actions';
import { type ShownPlan, startFitting } from '@/state/fit-planner';

const HOW_COUNTED = 'Tokens are those that the request has less, framing included; dollars are for one request with the whole reserve as its answer, with other models too. “~” marks what rests on an estimate.';

/** What can be done so that the prompt fits, each with what it saves; where it fits, what can be saved all the same. */
export function FitView() {
  const store = useAppStore();
  const written = useApp(selectFill);
  const work = useApp((state) => state.work);
  const hasCatalogue = useApp((state) => state.catalogue.status !== 'failed');
  const [plan, setPlan] = useState<ShownPlan | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  useEffect(() => {
    store.getState().openCatalogue();
    return startFitting(store, setPlan);
  }, [store]);

  const list = useRef<HTMLOListElement>(null);
  useWholeTable(list, () => fitTable(plan?.actions ?? [], [HOW_COUNTED]));

  if (work.prompt.parts.length === 0) {
    return (
      <EmptyState title="Nothing to trim">
        <p className="m-0">Paste a text, drop files, or add a part.</p>
      </EmptyState>
    );
  }
  const isCurrent = plan?.work === work;
  const shownCase = Object.keys(work.variables ?? {}).length === 0 ? null : (plan?.shownCase ?? null);
  const fill = shownCase === null || plan === null ? written : plan.before;
  const { shown, hidden } = shownActions(plan?.actions ?? [], showsAll);
  const { head, rest } = verdictSentence(fill);
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-[var(--gutter)] pt-4 pb-2">
        <h2 className="m-0 text-body font-semibold">{fill.verdict === 'fits' ? 'It fits. What could be saved' : fill.verdict === 'over' ? 'Make it fit' : 'Make sure that it fits'}</h2>
        <p className="m-0 text-ink-soft">{`${head}${fill.verdict === 'over' ? '' : fill.verdict === 'fits' ? '.' : ':'} ${rest}`}</p>
        <PlanStatus isSearching={plan === null || plan.isSearching || !isCurrent} counted={isCurrent ? plan.counted : null} label="Counting what would be left" />
      </div>
      {shownCase !== null && <CaseLine shownCase={shownCase} />}
      {fill.bindingLimit === 'max-output' && fill.verdict === 'over' ? (
        <p className="m-0 px-[var(--gutter)] pb-2 text-warn">
          More is reserved for output than the model can write: nothing in the prompt changes that.{' '}
          <Button size="tiny" onClick={() => store.getState().show('limits')}>
            Change the reserve
          </Button>
        </p>
      ) : null}
      {shown.length === 0 ? (
        plan === null || plan.isSearching ? null : <p className="m-0 px-[var(--gutter)] py-2 text-ink-soft">Nothing was found that could go.</p>
      ) : (
        <ol ref={list} data-table="" aria-label="Actions" className="m-0 list-none p-0">
          {shown.map((action) => (
            <FitRow key={action.id} action={action} isEnabled={isCurrent} onApply={() => applyAction(store, action, shownCase)} />
          ))}
        </ol>
      )}
      <div className="flex flex-col items-start gap-2 px-[var(--gutter)] py-3">
        {hidden > 0 || showsAll ? (
          <Button size="small" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer parts' : `Show ${hidden} more ${hidden === 1 ? 'part' : 'parts'}`}
          </Button>
        ) : null}
        <p className="m-0 max-w-180 text-small text-ink-soft">
          Each is one step of undo. {HOW_COUNTED} {hasCatalogue ? '' : 'Prices could not be opened.'}
        </p>
      </div>
    </div>
  );
}
