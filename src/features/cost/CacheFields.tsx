import { formatAmount, isPartCounted } from '@/core/budget/counted';
import { cacheKindsOf } from '@/core/pricing/cache-calls';
import { LIFETIME_NAMES, LIFETIMES_BY_LENGTH } from '@/core/pricing/cache-lifetime';
import type { CacheKind, Scenario } from '@/core/pricing/scenario';
import { SCENARIO_RANGES } from '@/core/pricing/scenario-fault';
import { formatTokens } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectCachedParts, selectLeastCached, selectScenarioOffer, selectScenarioRequests } from '@/state/scenario-selectors';
import { selectCountedParts } from '@/state/selectors';
import { Segmented } from '@/ui/Segmented';
import { Choice, Field, FieldGroup, NumberRow } from './Field';

const KINDS: readonly CacheKind[] = [...LIFETIMES_BY_LENGTH, 'automatic', 'stored'];

/** What of the prompt is cached, for how long, and how often it is found. */
export function CacheFields() {
  const store = useAppStore();
  const scenario = useApp((state) => state.scenario);
  const offer = useApp(selectScenarioOffer);
  const atMs = useApp((state) => state.pricesAtMs);
  const { request, isTooShortToCache } = useApp(selectScenarioRequests);
  const leastCached = useApp(selectLeastCached);
  const { setScenario } = store.getState();
  const known = offer === null ? [] : cacheKindsOf(offer, atMs);
  const first = known[0];
  return (
    <FieldGroup
      title="Cache"
      aside={
        <Segmented<Scenario['cachedBy']>
          label="What is cached"
          value={scenario.cachedBy}
          options={[
            { value: 'share', label: 'Share' },
            { value: 'parts', label: 'Parts' },
          ]}
          onChange={(cachedBy) => setScenario({ cachedBy })}
        />
      }
    >
      {scenario.cachedBy === 'share' ? (
        <NumberRow
          label="Cached share"
          value={scenario.cachedPercent}
          range={SCENARIO_RANGES.cachedPercent}
          unit="%"
          noun="percent" kind="percent"
          hint={request.cachedTokens > 0 ? `${formatTokens(request.cachedTokens)} from the start of the prompt.` : undefined}
          onChange={(cachedPercent) => setScenario({ cachedPercent })}
        />
      ) : (
        <PartChoice />
      )}
      {isTooShortToCache && leastCached !== null && (
        <p role="status" className="m-0 text-small text-warn">{`Nothing is cached: this offer caches ${formatTokens(leastCached)} or more.`}</p>
      )}
      <Field label="Kept for">
        <Choice<CacheKind | 'first'>
          label="Kept for"
          value={scenario.cacheKind ?? 'first'}
          options={[
            { value: 'first', label: first === undefined ? 'Not cached by this offer' : `${kindName(first)} (this offer’s first)` },
            ...KINDS.filter((kind) => known.includes(kind) || kind === scenario.cacheKind).map((kind) => ({ value: kind, label: known.includes(kind) ? kindName(kind) : `${kindName(kind)}, no price` })),
          ]}
          onChange={(kind) => setScenario({ cacheKind: kind === 'first' ? null : kind })}
        />
      </Field>
      <Field label="Hits">
        <Segmented<Scenario['hitPattern']>
          label="Which calls hit the cache"
          value={scenario.hitPattern}
          options={[
            { value: 'after-first', label: 'All in time' },
            { value: 'share', label: 'A share' },
          ]}
          onChange={(hitPattern) => setScenario({ hitPattern })}
        />
      </Field>
      {scenario.hitPattern === 'share' && (
        <NumberRow label="Calls that hit" value={scenario.hitPercent} range={SCENARIO_RANGES.hitPercent} unit="%" noun="percent" kind="percent" onChange={(hitPercent) => setScenario({ hitPercent })} />
      )}
    </FieldGroup>
  );
}

function PartChoice() {
  const store = useAppStore();
  const parts = useApp(selectCountedParts).filter(({ enabled }) => enabled);
  const chosen = useApp((state) => state.scenario.cachedPartIds);
  const { tokens, lost, brokenBy } = useApp(selectCachedParts);
  const choose = (id: (typeof chosen)[number], isOn: boolean) =>
    store.getState().setScenario({ cachedPartIds: isOn ? [...chosen, id] : chosen.filter((other) => other !== id) });
  if (parts.length === 0) return <p className="m-0 text-ink-faint">The prompt has no parts yet.</p>;
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1 border-0 p-0">
      <legend className="p-0 text-small text-ink-faint">Parts that stay the same from call to call</legend>
      {parts.map((part) => (
        <label key={part.id} className="flex min-h-6 min-w-0 items-center gap-2">
          <input type="checkbox" className="m-0 shrink-0 accent-[var(--accent)]" checked={chosen.includes(part.id)} onChange={(event) => choose(part.id, event.currentTarget.checked)} />
          <span className="min-w-0 grow truncate">{part.name}</span>
          <span className="shrink-0 text-ink-soft">{formatAmount(part.count, isPartCounted(part))}</span>
        </label>
      ))}
      <p role="status" className="m-0 text-small text-ink-faint">
        {`${formatTokens(tokens)} can be cached.`}
        {lost.length > 0 && brokenBy !== null ? ` ${lost.map(({ name }) => name).join(', ')} cannot: ${brokenBy.name} stands before and changes.` : ''}
      </p>
    </fieldset>
  );
}

function kindName(kind: CacheKind): string {
  return kind === 'automatic' ? 'Automatic' : kind === 'stored' ? 'Stored by the hour' : LIFETIME_NAMES[kind];
}
