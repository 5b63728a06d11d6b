import type { Usd } from '@/core/pricing/money';
import { formatTokens } from '@/core/units';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { ShortList } from '@/ui/ShortList';
import type { FitAction } from '@/state/fit-action';
import { savedWords } from './saved-words';

const MOST_SHOWN = 12;

/** One action: what it is, what it saves, whether that is enough, and the button that does it. */
export function FitRow({ action, isEnabled, onApply }: { action: FitAction; isEnabled: boolean; onApply: () => void }) {
  const { title, detail, lines, effect, savedUsd, isCounting } = action;
  const sign = effect.isAbout || isCounting ? '~' : '';
  const tone = effect.isEnough ? 'ok' : effect.stillOverTokens > 0 ? 'bad' : 'warn';
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-t border-line px-[var(--gutter)] py-2 @3xl:grid-cols-[minmax(0,1fr)_9rem_7rem_13rem_auto]">
      <div className="min-w-0">
        <p className="m-0 [overflow-wrap:anywhere]">{title}</p>
        {detail !== null && <p className="m-0 text-small [overflow-wrap:anywhere] text-ink-faint">{detail}</p>}
        {lines.length > 0 && (
          <details className="text-small text-ink-soft">
            <summary className="w-fit">Which</summary>
            <ul className="m-0 list-none py-1 pl-4">
              <ShortList items={lines} most={MOST_SHOWN}>
                {(line, index) => (
                  <li key={index} className="[overflow-wrap:anywhere]">
                    {line}
                  </li>
                )}
              </ShortList>
            </ul>
          </details>
        )}
      </div>
      <p className="m-0 text-right tabular-nums @max-3xl:hidden">
        <Tokens tokens={effect.savedTokens} sign={sign} />
        {isCounting && <span className="block text-small text-ink-faint">counting…</span>}
      </p>
      <p className="m-0 text-right tabular-nums @max-3xl:hidden">
        <Dollars usd={savedUsd} sign={sign} />
      </p>
      <p className="m-0 @max-3xl:hidden">
        <Badge tone={tone}>{effect.verdict}</Badge>
      </p>
      <Button size="small" className="@max-3xl:row-start-1 @max-3xl:col-start-2" disabled={!isEnabled} aria-label={`Apply: ${title}`} onClick={onApply}>
        Apply
      </Button>
      <p className="col-span-2 m-0 flex flex-wrap items-baseline gap-x-3 text-small tabular-nums @3xl:hidden">
        <Badge tone={tone}>{effect.verdict}</Badge>
        <span>
          <Tokens tokens={effect.savedTokens} sign={sign} />
        </span>
        <span>
          <Dollars usd={savedUsd} sign={sign} />
        </span>
        {isCounting && <span className="text-ink-faint">counting…</span>}
      </p>
    </li>
  );
}

function Tokens({ tokens, sign }: { tokens: number; sign: string }) {
  if (tokens === 0) return <>{sign}same tokens</>;
  return (
    <>
      {sign}
      {formatTokens(Math.abs(tokens))} {tokens > 0 ? 'less' : 'more'}
    </>
  );
}

function Dollars({ usd, sign }: { usd: Usd | null; sign: string }) {
  if (usd === null) return <span className="text-ink-faint">no price</span>;
  return savedWords(usd, sign);
}
