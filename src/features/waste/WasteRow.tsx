import { useRef } from 'react';
import { formatTokens } from '@/core/units';
import { useAppStore } from '@/state/react';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { WastePlaces } from './WastePlaces';
import { noFixWords } from './waste-table';
import type { CostedFinding } from '@/state/waste-finding';

/** One kind of waste: what it is, where it is, what it takes, and the button that mends it, or why there is none. */
export function WasteRow({ finding, isEnabled, onFixed }: { finding: CostedFinding; isEnabled: boolean; onFixed: (row: HTMLElement) => void }) {
  const store = useAppStore();
  const { title, detail, fix, why, isInfo, effect, isCounting } = finding;
  const tokens = `${effect.isAbout || isCounting ? '~' : ''}${formatTokens(Math.abs(effect.savedTokens))}`;
  // What stands side by side then may be cut into more of them.
  const isMore = effect.savedTokens < 0;
  const row = useRef<HTMLLIElement>(null);
  const apply = () => {
    const { replaceTexts, closeEdit, notify } = store.getState();
    replaceTexts(finding.texts);
    closeEdit();
    notify({ tone: 'info', text: `${fix}: done. ${tokens} ${isMore ? 'more' : 'less'}.`, details: [], action: 'undo' });
    if (row.current !== null) onFixed(row.current);
  };
  return (
    <li ref={row} data-finding className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-t border-line px-[var(--gutter)] py-2 @3xl:grid-cols-[minmax(0,1fr)_9rem_7rem]">
      <div className="min-w-0">
        <p className="m-0 flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
          {title}
          {isInfo && <Badge tone="plain">Info</Badge>}
        </p>
        <p className="m-0 text-small [overflow-wrap:anywhere] text-ink-soft">{detail}</p>
        {why !== null && <p className="m-0 text-small [overflow-wrap:anywhere] text-ink-faint">{why}</p>}
        <WastePlaces finding={finding} isEnabled={isEnabled} />
      </div>
      <p className="m-0 text-right tabular-nums">
        {tokens}
        {isMore && ' more without it'}
        {isCounting && <span className="block text-small text-ink-faint">counting…</span>}
      </p>
      {fix === null ? (
        <p className="m-0 text-right text-small text-ink-faint @max-3xl:col-span-2">{noFixWords(finding)}</p>
      ) : (
        <Button size="small" className="justify-self-end @max-3xl:col-span-2" disabled={!isEnabled} aria-label={`Fix: ${fix}`} title={fix} onClick={apply}>
          Fix
        </Button>
      )}
    </li>
  );
}
