import { useEffect } from 'react';
import type { Fill } from '@/core/budget/fill';
import { CASE_NAMES, caseNote, rangeBehind } from '@/core/budget/case-words';
import { verdictClause } from '@/core/budget/verdict';
import type { CaseId } from '@/core/prompt/template-case';
import { formatCount } from '@/core/tokenize/count';
import { type FilledCase, filledAmong } from '@/state/case-plan';
import { useApp, useAppStore } from '@/state/react';
import { Segmented } from '@/ui/Segmented';
import { useCases } from './use-cases';

const TONES = { fits: 'text-ok', over: 'text-bad', uncertain: 'text-warn' } as const;
const CHOICES = [
  { value: 'written', label: 'As written' },
  { value: 'typical', label: 'Typical' },
  { value: 'worst', label: 'Worst' },
] as const;

/**
 * Whether the prompt fits with values in its variables, and the choice which of it all sums of the page are made of; `onWorst`
 * is told of the worst case, as what stands above speaks of it too.
 */
export function CasesLine({ onWorst }: { onWorst: (fill: Fill | null) => void }) {
  const store = useAppStore();
  const { cases, isCurrent } = useCases();
  const chosen = useApp((state) => state.chosenCase ?? 'written');
  // Values that are left of variables which stand in the prompt no more make no case.
  const areNone = cases.length > 0 && filledAmong(cases).length === 0;
  const worst = areNone ? null : (cases.find(({ id }) => id === 'worst')?.fill ?? null);
  useEffect(() => onWorst(worst), [onWorst, worst]);
  useEffect(() => () => onWorst(null), [onWorst]);
  if (areNone) return null;
  if (cases.length === 0) return <p className="m-0 text-ink-faint">Filling in the variables…</p>;
  const makeFit = ({ id }: FilledCase) => {
    store.getState().chooseCase(id);
    store.getState().show('fit');
  };
  return (
    <div className="mt-1.5 flex flex-wrap items-start gap-x-4 gap-y-1 md:flex-nowrap">
      <Segmented<CaseId | 'written'> label="Case that figures are of" value={chosen} options={CHOICES} onChange={(next) => store.getState().chooseCase(next === 'written' ? null : next)} />
      <ul aria-label="With values in the variables" className={`m-0 flex min-w-0 list-none flex-wrap gap-x-5 gap-y-0.5 p-0 md:pt-1 ${isCurrent ? '' : 'opacity-60'}`}>
        {cases.map((each) => (
          <li key={each.id}>
            {CASE_NAMES[each.id]}: <b className="font-semibold">{formatCount(each.fill.input)}</b> in{rangeBehind(each.fill.input)}, <span className={TONES[each.fill.verdict]}>{verdictClause(each.fill)}</span>
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
    </div>
  );
}
