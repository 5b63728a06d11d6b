import { useEffect } from 'react';
import type { Fill } from '@/core/budget/fill';
import { CASE_NAMES, caseNote } from '@/core/budget/case-words';
import { verdictClause } from '@/core/budget/verdict';
import { formatCount } from '@/core/tokenize/count';
import type { FilledCase } from '@/state/case-plan';
import { useAppStore } from '@/state/react';
import { useCases } from './use-cases';

const TONES = { fits: 'text-ok', over: 'text-bad', uncertain: 'text-warn' } as const;

/** Whether the prompt fits with values in its variables; `onWorst` is told of the worst case, as what stands above speaks of it too. */
export function CasesLine({ onWorst }: { onWorst: (fill: Fill | null) => void }) {
  const store = useAppStore();
  const { cases, isCurrent } = useCases();
  const worst = cases.find(({ id }) => id === 'worst')?.fill ?? null;
  useEffect(() => onWorst(worst), [onWorst, worst]);
  useEffect(() => () => onWorst(null), [onWorst]);
  if (cases.length === 0) return <p className="m-0 text-ink-faint">Filling in the variables…</p>;
  const makeFit = ({ id }: FilledCase) => {
    store.getState().setFitCase(id);
    store.getState().show('fit');
  };
  return (
    <ul aria-label="With values in the variables" className={`m-0 flex list-none flex-wrap gap-x-5 gap-y-0.5 p-0 ${isCurrent ? '' : 'opacity-60'}`}>
      {cases.map((each) => (
        <li key={each.id}>
          {CASE_NAMES[each.id]}: <b className="font-semibold">{formatCount(each.fill.input)}</b> in, <span className={TONES[each.fill.verdict]}>{verdictClause(each.fill)}</span>
          {caseNote(each)}
          {each.fill.verdict === 'fits' ? null : (
            <>
              {' · '}
              <button type="button" aria-label={`Make it fit: ${CASE_NAMES[each.id].toLowerCase()}`} className="-my-[3px] rounded-sm py-[3px] font-semibold whitespace-nowrap text-accent underline decoration-1 underline-offset-3" onClick={() => makeFit(each)}>
                Make it fit
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
