import { verdictClause } from '@/core/budget/verdict';
import { formatInteger } from '@/core/units';
import type { ShownCase } from '@/state/fit-cases';

const OTHER = { typical: 'worst', worst: 'typical' } as const;

/** Which case of a prompt with variables the suggestions are for, and how the other one fills the window where that differs. */
export function CaseLine({ shownCase: { id, other, unset, isCut } }: { shownCase: ShownCase }) {
  const open = unset.length === 0 ? '' : ` ${formatInteger(unset.length)} ${unset.length === 1 ? 'variable has no value and stands as it is' : 'variables have no value and stand as they are'} written.`;
  return (
    <p role="group" aria-label="Case of the variables" className="m-0 px-[var(--gutter)] pb-3 text-ink-soft">
      {other === null ? 'For the prompt with the values of its variables.' : `For the ${id} case of the variables. ${OTHER[id] === 'worst' ? 'Worst' : 'Typical'} case: ${verdictClause(other)}.`}
      {open}
      {isCut && ' Values are left out, as they are longer than any prompt.'}
    </p>
  );
}
