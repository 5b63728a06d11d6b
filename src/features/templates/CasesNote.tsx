import { CASE_NAMES, caseNote, rangeBehind } from '@/core/budget/case-words';
import type { Fill } from '@/core/budget/fill';
import { formatCount } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { asWritten, selectCountedParts, selectFill } from '@/state/selectors';
import { useCases } from './use-cases';

/** What a request costs whose window is filled so. */
export type PriceOf = (fill: Fill, partTokens: ReadonlyMap<UnitId, number>) => string;

/**
 * Above figures of a prompt with variables: which case they are of, and what the others are instead; `priceOf` adds what such a
 * request costs. isOfText: they are of the text as it is written, whatever case is shown.
 */
export function CasesNote({ priceOf, isOfText = false }: { priceOf?: PriceOf | undefined; isOfText?: boolean }) {
  const { cases, isCurrent } = useCases();
  const written = useApp((state) => selectFill(asWritten(state)));
  const parts = useApp((state) => selectCountedParts(asWritten(state)));
  const shownId = useApp((state) => (isOfText ? null : (state.shownCase?.id ?? null)));
  if (!cases.some(({ isFilled }) => isFilled)) return null;
  const shown = cases.find(({ id }) => id === shownId);
  const lines = [
    ...(shown === undefined ? [] : [{ name: 'As written', fill: written, partTokens: new Map(parts.map(({ id, count }) => [id, count.tokens])), note: '' }]),
    ...cases.filter((each) => each !== shown).map((each) => ({ name: CASE_NAMES[each.id], fill: each.fill, partTokens: each.partTokens, note: caseNote(each) })),
  ];
  return (
    <div role="note" aria-label="Variables in these figures" className={`border-l-2 pl-2 ${shown === undefined ? 'border-warn' : 'border-accent'}`}>
      <p className="m-0">
        {shown === undefined
          ? `These figures are of the text as written, ${formatCount(written.input)} in${rangeBehind(written.input)}: the values of its variables are not in them.`
          : `These figures are of the ${shown.id} case, ${formatCount(shown.fill.input)} in${rangeBehind(shown.fill.input)}${caseNote(shown)}.`}
      </p>
      <ul className={`m-0 flex list-none flex-wrap gap-x-5 gap-y-0.5 p-0 ${isCurrent ? '' : 'opacity-60'}`}>
        {lines.map(({ name, fill, partTokens, note }) => (
          <li key={name}>
            {name}: <b className="font-semibold">{formatCount(fill.input)}</b> in
            {rangeBehind(fill.input)}
            {priceOf === undefined ? '' : `, ${priceOf(fill, partTokens)}`}
            {note}
          </li>
        ))}
      </ul>
    </div>
  );
}
