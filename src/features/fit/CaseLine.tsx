import { verdictClause } from '@/core/budget/verdict';
import { CASES, type CaseId } from '@/core/prompt/template-case';
import { formatInteger } from '@/core/units';
import { Segmented } from '@/ui/Segmented';
import type { ShownCase } from './fit-cases';

const NAMES = { typical: 'Typical case', worst: 'Worst case' } as const;
const OTHER = { typical: 'worst', worst: 'typical' } as const;

/** Which case of a prompt with variables the suggestions are for; a switch where the other one fills the window differently. */
export function CaseLine({ shownCase: { id, other, unset, isCut }, onChoose }: { shownCase: ShownCase; onChoose: (id: CaseId) => void }) {
  const open = unset.length === 0 ? '' : ` ${formatInteger(unset.length)} ${unset.length === 1 ? 'variable has no value and stands as it is' : 'variables have no value and stand as they are'} written.`;
  return (
    <div role="group" aria-label="Case of the variables" className="flex flex-wrap items-center gap-x-3 gap-y-2 px-[var(--gutter)] pb-3">
      {other !== null && <Segmented<CaseId> label="What the suggestions are for" value={id} onChange={onChoose} options={CASES.map((value) => ({ value, label: NAMES[value] }))} />}
      <p className="m-0 text-ink-soft">
        {other === null ? 'For the prompt with the values of its variables.' : `For the ${id} case of the variables. ${NAMES[OTHER[id]]}: ${verdictClause(other)}.`}
        {open}
        {isCut && ' Values are left out, as they are longer than any prompt.'}
      </p>
    </div>
  );
}
