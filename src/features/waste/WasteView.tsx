import { useEffect, useRef, useState } from 'react';
import { leftOutOf } from '@/core/share/left-out';
import { useApp, useAppStore } from '@/state/react';
import { EmptyState } from '@/ui/EmptyState';
import { PlanStatus } from '@/ui/PlanStatus';
import { useWholeTable } from '@/ui/whole-table';
import { unseenWords } from './unseen-words';
import { useFocusAfterFix } from './use-focus-after-fix';
import { WasteRow } from './WasteRow';
import { type ShownWaste, startLooking } from '@/state/waste-plan';
import { wasteTable } from './waste-table';

const TITLE = 'What takes tokens and says little';
const HOW_COUNTED = 'Tokens are what the request would have less without it, framing included; “~” marks what rests on an estimate. Findings may overlap.';
const LOOKED_FOR =
  'Looked for: duplicate blocks, files read again, base64, minified code, long lines, trailing white space, pretty-printed JSON, hidden characters, and what a page does not show.';

const NONE: ShownWaste['findings'] = [];

/** What takes tokens and says nothing, or nothing new: by kind, with its cost and, where one is safe, a fix. */
export function WasteView() {
  const store = useAppStore();
  const work = useApp((state) => state.work);
  const [plan, setPlan] = useState<ShownWaste | null>(null);
  useEffect(() => startLooking(store, setPlan), [store]);

  const { parts } = work.prompt;
  const isCurrent = plan?.work === work;
  const isSearching = plan === null || plan.isSearching || !isCurrent;
  const findings = plan?.findings ?? NONE;
  // Rows change their order while their tokens are counted.
  const isCounted = plan !== null && (plan.counted.all > 0 ? plan.counted.done === plan.counted.all : !findings.some((finding) => finding.isCounting));
  const onFixed = useFocusAfterFix(findings, !isSearching && isCounted);

  const list = useRef<HTMLOListElement>(null);
  useWholeTable(list, () => wasteTable(TITLE, findings, [HOW_COUNTED]));

  const unseen = unseenWords(leftOutOf(work.prompt));
  if (!parts.some((part) => part.enabled && !('attachment' in part))) {
    return (
      <EmptyState title="Nothing to look through">
        <p className="m-0">{unseen ?? (parts.length === 0 ? 'Paste a text, drop files, or add a part.' : 'Every part is switched off.')}</p>
      </EmptyState>
    );
  }
  if (findings.length === 0 && !isSearching) {
    return (
      <EmptyState title="Nothing found">
        {unseen !== null && <p className="m-0">{unseen}</p>}
        <p className="m-0">{LOOKED_FOR}</p>
      </EmptyState>
    );
  }
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-[var(--gutter)] pt-4 pb-2">
        <h2 className="m-0 text-body font-semibold">{TITLE}</h2>
        <PlanStatus isSearching={isSearching} counted={isCurrent ? plan.counted : null} label="Counting the texts without it" />
      </div>
      {unseen !== null && <p className="m-0 px-[var(--gutter)] pb-2 text-small text-ink-soft">{unseen}</p>}
      {findings.length > 0 && (
        <ol ref={list} data-table="" aria-label="Findings" className="m-0 list-none p-0">
          {findings.map((finding) => (
            <WasteRow key={finding.id} finding={finding} isEnabled={isCurrent} onFixed={onFixed} />
          ))}
        </ol>
      )}
      <p className="m-0 max-w-180 px-[var(--gutter)] py-3 text-small text-ink-soft">
        {HOW_COUNTED} Each fix is one step of undo. {LOOKED_FOR}
      </p>
    </div>
  );
}
