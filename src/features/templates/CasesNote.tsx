import { CASE_NAMES, caseNote } from '@/core/budget/case-words';
import type { Fill } from '@/core/budget/fill';
import { formatCount } from '@/core/tokenize/count';
import { useApp } from '@/state/react';
import { selectFill } from '@/state/selectors';
import { useCases } from './use-cases';

/** Above figures that leave the values of the variables out: it says so, with what the cases are instead; `priceOf` adds what such a request costs. */
export function CasesNote({ priceOf }: { priceOf?: ((fill: Fill) => string) | undefined }) {
  const { cases, isCurrent } = useCases();
  const { input } = useApp(selectFill);
  if (!cases.some(({ isFilled }) => isFilled)) return null;
  return (
    <div role="note" aria-label="Variables in these figures" className="border-l-2 border-warn pl-2">
      <p className="m-0">{`These figures are of the text as written, ${formatCount(input)} in: the values of its variables are not in them.`}</p>
      <ul className={`m-0 flex list-none flex-wrap gap-x-5 gap-y-0.5 p-0 ${isCurrent ? '' : 'opacity-60'}`}>
        {cases.map((each) => (
          <li key={each.id}>
            {CASE_NAMES[each.id]}: <b className="font-semibold">{formatCount(each.fill.input)}</b> in{priceOf === undefined ? '' : `, ${priceOf(each.fill)}`}
            {caseNote(each)}
          </li>
        ))}
      </ul>
    </div>
  );
}
