import { caseInView } from '@/state/case-in-view';
import { useApp } from '@/state/react';

/** These say it themselves, beside what the other cases come to. */
const SAY_IT: ReadonlySet<string> = new Set(['fit', 'models', 'cost', 'memory']);

/** Above a view while a case of the prompt is shown: whether its figures are of that case, or of the text as it is written. */
export function CaseStrip() {
  const id = useApp((state) => caseInView(state)?.id ?? null);
  const isOfText = useApp((state) => caseInView(state)?.isOfText ?? false);
  const isSaid = useApp((state) => SAY_IT.has(state.view));
  if (id === null || isSaid) return null;
  return (
    <p role="note" aria-label="Case of these figures" className="m-0 shrink-0 border-b border-line px-[var(--gutter)] py-1.5 text-small text-ink-soft">
      {isOfText ? `As written: this view looks at the text itself, without the values of the ${id} case.` : <b className="font-semibold text-ink">{id === 'typical' ? 'Typical case' : 'Worst case'}</b>}
      {isOfText ? null : ': its values are in these figures.'}
    </p>
  );
}
