import { breakSentence } from '@/core/prompt/cache-breaks';
import { VOLATILE_NAMES } from '@/core/prompt/volatile';
import { STATED } from '@/core/share/stated-words';
import { countedTokens, formatCount, formatShareOf, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectFill, selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { NamedGroup } from '@/ui/NamedGroup';
import { BreakList } from './BreakList';
import { CachePrices } from './CachePrices';
import { LengthTable } from './LengthTable';
import { PieceTable } from './PieceTable';
import { assumedWords } from './assumed-words';
import { earlierOf, type Lens } from './prefix-lens';
import { useLens, useRisks } from './use-lens';

/** What a cache of prefixes reuses of the request before, what breaks it, and what that costs. */
export function CacheView() {
  const store = useAppStore();
  const earlierPrompt = useApp((state) => earlierOf(state)?.prompt ?? null);
  const isPinned = useApp((state) => state.earlierRequest !== null);
  const isEmpty = useApp((state) => state.work.prompt.parts.length === 0);
  const { lens, isComparing } = useLens(earlierPrompt);
  const { pinRequest, unpinRequest } = store.getState();
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-[var(--gutter)] py-2">
        <p className="m-0 text-ink-soft">
          {isPinned
            ? 'The request before: the one that you pinned.'
            : earlierPrompt === null
              ? 'There is no request before this one yet. Pin it and edit, or just edit.'
              : 'The request before: the prompt before your last edit.'}
        </p>
        <Button size="small" disabled={isEmpty} onClick={pinRequest}>
          Pin this request as the earlier one
        </Button>
        {isPinned && (
          <Button size="small" look="quiet" onClick={unpinRequest}>
            Unpin
          </Button>
        )}
        <p role="status" className="m-0 ml-auto text-small text-ink-soft">
          {isComparing ? 'Comparing…' : ''}
        </p>
      </div>
      <div className={`grid gap-x-10 gap-y-6 px-[var(--gutter)] py-4 ${lens === null ? 'max-w-3xl' : '@5xl:grid-cols-[minmax(0,6fr)_minmax(21.25rem,5fr)]'}`}>
        <div className="flex min-w-0 flex-col gap-6 empty:hidden">
          {lens === null ? null : (
            <>
              <NamedGroup heading="h2" title="In common with the request before">
                <Common lens={lens} />
                {lens.rows.length > 0 && <PieceTable rows={lens.rows} />}
                {assumedWords(lens.rows) === '' ? null : <p className="m-0 text-small text-warn [overflow-wrap:anywhere]">{assumedWords(lens.rows)}</p>}
                <p className="m-0 text-small text-ink-soft">
                  In the order in which they are sent. A token across the place where the texts part is not in common; framing is left out.
                </p>
              </NamedGroup>
              <NamedGroup heading="h2" title="What breaks the cache">
                {lens.breaks.length === 0 ? <p className="m-0">Nothing: both requests are the same.</p> : <BreakList breaks={lens.breaks} sentenceOf={breakSentence} />}
              </NamedGroup>
            </>
          )}
          <Risks />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {lens === null ? null : (
            <NamedGroup heading="h2" title="Price of this request">
              <CachePrices common={lens.common} />
            </NamedGroup>
          )}
          <NamedGroup heading="h2" title="Shortest prefix that is cached">
            <LengthTable />
          </NamedGroup>
        </div>
      </div>
    </div>
  );
}

function Common({ lens }: { lens: Lens }) {
  const input = useApp((state) => selectFill(asWritten(state)).input);
  const model = useApp(selectModel);
  const { common, rows } = lens;
  const stated = rows.some(({ isStated, common: { high } }) => isStated && high > 0);
  if (input.tokens === 0) return <p className="m-0">The prompt is empty.</p>;
  return (
    <p className="m-0">
      <b className="text-verdict font-semibold">{formatCount(common)}</b> of {countedTokens(input)}
      {common.tokens === 0 ? '' : ` (${formatShareOf(common, input)})`}{' '}
      <span className="text-ink-soft">
        {!isApproximate(common.exactness) && stated ? `${rows.every(({ isStated, common: { high } }) => isStated || high === 0) ? '' : 'partly '}${STATED}` : isApproximate(common.exactness) || model.tokenizer.kind === 'estimate' ? 'estimated' : model.tokenizer.kind === 'exact' ? `exact in the tokenizer of ${model.name}` : 'by a tokenizer that is assumed'}
      </span>
    </p>
  );
}

function Risks() {
  const risks = useRisks();
  if (risks.length === 0) return null;
  return (
    <NamedGroup heading="h2" title="What may break it next time">
      <ul aria-label="Values that may change" className="m-0 flex list-none flex-col gap-1 p-0">
        {risks.map(({ name, values }, index) => (
          <li key={index} className="[overflow-wrap:anywhere]">
            {name}:{' '}
            {values.map(({ kind, text, start }, at) => (
              <span key={start}>
                {at > 0 ? ', ' : ''}
                {VOLATILE_NAMES[kind]} (<code className="font-mono text-small">{text}</code> at {formatInteger(start)})
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p className="m-0 text-small text-ink-soft">Found in system texts and tools by their form, with their place in characters. Whether they change, you know.</p>
    </NamedGroup>
  );
}
