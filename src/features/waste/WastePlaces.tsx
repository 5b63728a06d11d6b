import { formatInteger } from '@/core/units';
import { useAppStore } from '@/state/react';
import { ShortList } from '@/ui/ShortList';
import type { CostedFinding, FindingPlace } from '@/state/waste-finding';

const MOST_SHOWN = 12;

/** Where a finding stands: each place opens in the token view, marked. */
export function WastePlaces({ finding: { places, count }, isEnabled }: { finding: CostedFinding; isEnabled: boolean }) {
  const store = useAppStore();
  const show = ({ unitId, start, end }: FindingPlace, link: HTMLElement) => {
    // The link is gone then: the focus waits here for the place.
    link.closest<HTMLElement>('[role="tabpanel"]')?.focus({ preventScroll: true });
    const { select, reveal, show: showView } = store.getState();
    select(unitId);
    reveal({ unitId, start, end });
    showView('tokens');
  };
  return (
    <details className="text-small text-ink-soft">
      <summary className="w-fit">Where</summary>
      <ul className="m-0 list-none py-1 pl-4">
        <ShortList items={places} most={MOST_SHOWN} total={count}>
          {(place, index) => (
            <li key={index} className="[overflow-wrap:anywhere]">
              <button type="button" className="min-h-6 cursor-pointer rounded-sm text-left text-accent underline-offset-2 hover:underline disabled:text-ink-faint" disabled={!isEnabled} onClick={(event) => show(place, event.currentTarget)}>
                {place.name}, line {formatInteger(place.line)}
              </button>
              {place.excerpt === '' ? '' : `: ${place.excerpt}`}
            </li>
          )}
        </ShortList>
      </ul>
    </details>
  );
}
