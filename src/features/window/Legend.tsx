import { formatAmount, roleCounts } from '@/core/budget/counted';
import { bandTitle, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectCountedParts, selectFill, selectOverheadLines } from '@/state/selectors';
import { ROLE_LOOK } from '@/ui/role-look';
import { framingWords } from './framing-words';

/** In letters and digits: with more, two columns are too narrow on a small phone. */
const MOST_IN_COLUMN = 18;

/** What each colour is, with its tokens: the bar's key and its sums. */
export function Legend() {
  const store = useAppStore();
  const parts = useApp(selectCountedParts);
  const fill = useApp(selectFill);
  const lines = useApp(selectOverheadLines);
  const showFraming = () => {
    store.getState().setFramingOpen(true);
    store.getState().show('split');
  };
  return (
    // Columns where it takes several rows: in lines that wrap, a figure that grows by a digit would move all that is below.
    <ul className="m-0 mt-2 grid list-none grid-cols-[repeat(auto-fill,minmax(min(9.75rem,50%-8px),1fr))] gap-x-4 gap-y-1 p-0 text-ink-soft md:flex md:flex-wrap">
      {roleCounts(parts).map(({ role, count, isCounted }) => (
        <li key={role} className={`flex items-center gap-1.5 whitespace-nowrap ${!isCounted ? 'col-span-full' : ROLE_LOOK[role].label.length + formatCount(count).length > MOST_IN_COLUMN ? 'max-[380px]:col-span-full' : ''}`} title={isCounted ? bandTitle(count) : undefined}>
          <i aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[role].color }} />
          {ROLE_LOOK[role].label} <b className={isCounted ? 'font-semibold text-ink' : 'font-normal text-warn'}>{formatAmount(count, isCounted)}</b>
        </li>
      ))}
      {fill.overhead.high > 0 ? (
        <li className="flex items-center gap-1.5 whitespace-nowrap" title={framingWords(lines)}>
          <i aria-hidden className="size-2.5 shrink-0 rounded-[3px] bg-framing" />
          <button type="button" aria-label="Framing: what it is made of" onClick={showFraming} className="-my-[3px] rounded-sm py-[3px] underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-current">
            Framing
          </button>{' '}
          <b className="font-semibold text-ink">{formatCount(fill.overhead)}</b>
        </li>
      ) : null}
      <li className={`flex items-center gap-1.5 whitespace-nowrap ${fill.reasoningTokens > 0 ? 'col-span-2' : ''}`}>
        <i aria-hidden className="size-2.5 shrink-0 rounded-[3px] border border-line-strong hatched" />
        Reserve <b className="font-semibold text-ink">{formatInteger(fill.reserveTokens)}</b>
        {fill.reasoningTokens > 0 ? (
          <>
            of which <i aria-hidden className="size-2.5 shrink-0 rounded-[3px] border border-line-strong cross-hatched" />
            reasoning <b className="font-semibold text-ink">{formatInteger(fill.reasoningTokens)}</b>
          </>
        ) : null}
      </li>
      <li className="flex items-center gap-1.5 whitespace-nowrap">
        <i aria-hidden className={`size-2.5 shrink-0 rounded-[3px] border ${fill.freeTokens < 0 ? 'border-bad bg-bad-wash' : 'border-line-strong bg-raised'}`} />
        {fill.freeTokens < 0 ? 'Over' : 'Free'}{' '}
        <b className={`font-semibold ${fill.freeTokens < 0 ? 'text-bad' : 'text-ink'}`}>
          {isApproximate(fill.input.exactness) ? '~' : ''}
          {formatInteger(Math.abs(fill.freeTokens))}
        </b>
      </li>
      {fill.beyondMaxInputTokens > 0 && (
        <li className="col-span-2 flex items-center gap-1.5 whitespace-nowrap" title="Part of the window, but no input may be as long: max input is met first">
          <i aria-hidden className="size-2.5 shrink-0 rounded-[3px] border border-dashed border-line-strong bg-panel" />
          Beyond max input <b className="font-semibold text-ink">{formatInteger(fill.beyondMaxInputTokens)}</b>
        </li>
      )}
    </ul>
  );
}
