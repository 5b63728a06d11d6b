import type { ReactNode } from 'react';
import { findSource } from '@/core/catalog/find-source';
import { cacheBreakEven, type CachePlan } from '@/core/pricing/cache-break-even';
import { keptFor, keptSentence, LIFETIME_NAMES } from '@/core/pricing/cache-lifetime';
import { cachedPrice, cacheLengths, cachePlans, type CacheLengths, reusedTokens } from '@/core/pricing/cached-prefix';
import { billedNote } from '@/core/pricing/billed-answer';
import { addUsd, formatUsd, type Usd, ZERO_USD } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import type { Priced } from '@/core/pricing/price-request';
import type { Usage } from '@/core/pricing/usage';
import { type Count, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';
import { selectBilledAnswer, selectCatalogue, selectOffer, selectRequestUsage } from '@/state/price-selectors';
import { useApp } from '@/state/react';
import { asWritten, selectFill, selectModel } from '@/state/selectors';
import { Amount } from '@/ui/Amount';
import { SourceLink } from '@/ui/SourceLink';

/** What this request costs with the common prefix read from the cache, and without; and from which call on a cache pays. */
export function CachePrices({ common }: { common: Count }) {
  const offer = useApp(selectOffer);
  const model = useApp(selectModel);
  // Of the very text, as all of this view is.
  const usage = useApp((state) => selectRequestUsage(asWritten(state)));
  const note = billedNote(useApp((state) => selectBilledAnswer(asWritten(state))));
  const atMs = useApp((state) => state.pricesAtMs);
  const inputExactness = useApp((state) => selectFill(asWritten(state)).input.exactness);
  const catalogue = useApp(selectCatalogue);
  if (offer === null) return <p className="m-0 text-ink-soft">No price is known here for {model.name}.</p>;
  const sold = catalogue?.offers.find(({ id }) => id === offer.id);
  const lengths = cacheLengths(sold?.cache ?? null);
  const prefixTokens = Math.min(common.tokens, usage.inputTokens);
  const reused = reusedTokens(prefixTokens, lengths);
  const plans = cachePlans(usage, offer, atMs);
  const priced = cachedPrice(reused, usage, offer, atMs);
  const sign = isApproximate(common.exactness) ? '~' : '';
  // The request is priced as a whole, with framing, which is an estimate where the common texts are not.
  const savedUsd = priced.ok ? priced.value.savedUsd : ZERO_USD;
  // Too short by an estimate may be long enough: that nothing is saved is then no more than one.
  const savedText = reused === 0 ? `${sign}${formatUsd(savedUsd)}` : formatUsd(savedUsd, sign);
  const requestSign = isApproximate(inputExactness) ? '~' : sign;
  return (
    <>
      <Reused prefixTokens={prefixTokens} reused={reused} lengths={lengths} sign={sign} />
      {priced.ok ? (
        <table aria-label="With and without the cache" className="w-full max-w-120 border-separate border-spacing-0">
          <thead className="text-micro text-ink-faint">
            <tr>
              <td />
              <th scope="col" className="px-2 py-1 text-right font-normal">
                Prompt
              </th>
              <th scope="col" className="py-1 pl-2 text-right font-normal whitespace-nowrap">
                With the answer
              </th>
            </tr>
          </thead>
          <tbody>
            <Line name="Without the cache" amounts={[promptUsd(priced.value.without), priced.value.without.totalUsd].map((usd) => ({ usd, text: formatUsd(usd, requestSign) }))} />
            <Line name={`With ${sign}${formatTokens(reused)} read from it`} amounts={[promptUsd(priced.value.withCache), priced.value.withCache.totalUsd].map((usd) => ({ usd, text: formatUsd(usd, requestSign) }))} />
            <Line name="Saved" amounts={[{ usd: savedUsd, text: savedText }, { usd: savedUsd, text: savedText }]} />
          </tbody>
        </table>
      ) : (
        <p className="m-0 text-ink-soft">{priceFailureSentence(priced.error, requestSign)}</p>
      )}
      <BreakEvens plans={plans} usage={usage} offer={offer} atMs={atMs} reused={reused} sign={requestSign} />
      <p className="m-0 text-small text-ink-soft">
        {sold?.providerName ?? offer.provider}, with {note === null ? 'the whole reserve as the answer.' : `an answer of ${formatTokens(usage.outputTokens)}. ${note}`} The cache must not have lapsed.{plans.some(({ kind }) => kind === 'sent') ? ` ${keptSentence(keptFor('automatic', offer))}` : ''}
      </p>
    </>
  );
}

function Reused({ prefixTokens, reused, lengths: { minTokens, stepTokens }, sign }: { prefixTokens: number; reused: number; lengths: CacheLengths; sign: string }) {
  if (minTokens === null) return <p className="m-0">The shortest prefix that is cached is not stated; all {sign}{formatInteger(prefixTokens)} tokens are taken as reused.</p>;
  const source = findSource(minTokens.source);
  return (
    <p className="m-0">
      {reused === 0 && prefixTokens < minTokens.value
        ? `${sign}${formatInteger(prefixTokens)} tokens are too few: the shortest prefix that is cached is ${formatInteger(minTokens.value)}. `
        : `Of ${sign}${formatTokens(prefixTokens)} in common ${sign}${formatInteger(reused)} are reused: from ${formatInteger(minTokens.value)} on${stepTokens === null ? '' : `, in steps of ${formatInteger(stepTokens.value)}`}. `}
      {source === null ? null : <SourceLink source={source} />} <span className="text-small text-ink-faint">{minTokens.asOf}</span>
    </p>
  );
}

/** What the tokens of the prompt cost, read from a cache or not. */
function promptUsd({ inputUsd, cacheReadUsd }: Priced): Usd {
  return addUsd(inputUsd, cacheReadUsd);
}

function Line({ name, amounts }: { name: ReactNode; amounts: readonly { readonly usd: Usd; readonly text: string }[] }) {
  return (
    <tr>
      <th scope="row" className="border-t border-line py-1 pr-2 text-left font-normal">
        {name}
      </th>
      {amounts.map(({ usd, text }, index) => (
        <td key={index} className="border-t border-line py-1 pl-2 text-right align-top tabular-nums">
          <Amount usd={usd} text={text} />
        </td>
      ))}
    </tr>
  );
}

function BreakEvens({ plans, reused, ...rest }: PlanTerms & { plans: readonly CachePlan[] }) {
  if (plans.length === 0) return <p className="m-0">Reading from a cache has no price here.</p>;
  if (reused === 0) return null;
  return (
    <ul aria-label="Break-even" className="m-0 list-none p-0">
      {plans.map((plan) => (
        <li key={planName(plan)}>{breakEvenSentence(plan, { reused, ...rest })}</li>
      ))}
    </ul>
  );
}

function planName(plan: CachePlan): string {
  switch (plan.kind) {
    case 'write':
      return `Written for ${LIFETIME_NAMES[plan.lifetime]}`;
    case 'stored':
      return 'Stored for an hour';
    case 'sent':
      return 'Cached by itself';
  }
}

interface PlanTerms {
  readonly usage: Usage;
  readonly offer: Offer;
  readonly atMs: number;
  readonly reused: number;
  /** "~" where the tokens are an estimate. */
  readonly sign: string;
}

function breakEvenSentence(plan: CachePlan, { usage, offer, atMs, reused, sign }: PlanTerms): string {
  const even = cacheBreakEven(reused, plan, usage, offer, atMs);
  if (!even.ok) return `${planName(plan)}: ${priceFailureSentence(even.error)}`;
  const { calls, firstUsd, laterUsd } = even.value;
  const costs = `the first call is ${formatUsd(firstUsd, sign)}, each later one ${formatUsd(laterUsd, sign)}`;
  return calls === null ? `${planName(plan)}: never pays; ${costs}.` : `${planName(plan)}: pays from ${formatInteger(calls)} ${calls === 1 ? 'call' : 'calls'} on; ${costs}.`;
}
