import { findSource } from '@/core/catalog/find-source';
import { priceLine } from '@/core/pricing/price-line';
import type { BatchWork } from '@/state/batch-session';
import { useApp } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { ShortList } from '@/ui/ShortList';
import { SourceLink } from '@/ui/SourceLink';

const MOST = 6;

/** What each model's tokens cost, by whom and as of when; also of models that rows name and that are priced for these. */
export function PriceLines({ batch: { session, modelIds, asNamed, named } }: { batch: BatchWork }) {
  const models = useApp(selectModels);
  const ids = new Set([...modelIds, ...(asNamed === null ? [] : named.flatMap(({ model }) => model?.id ?? []))]);
  const lines = [...ids].flatMap((id) => {
    const pricing = session.pricingOf(id);
    const line = pricing?.offer == null ? null : priceLine(pricing.offer, pricing.atMs);
    return line === null ? [] : [{ id, name: models.find((model) => model.id === id)?.name ?? id, ...line }];
  });
  if (lines.length === 0) return null;
  return (
    <ul aria-label="Prices" className="m-0 flex list-none flex-col p-0 text-small text-ink-soft">
      <ShortList items={lines} most={MOST} total={lines.length}>
        {({ id, name, words, sources }) => (
          <li key={id}>
            {name}: {words}.{' '}
            <span className="text-ink-faint">
              {sources.map(({ source, asOf }, index) => {
                const known = findSource(source);
                return (
                  <span key={`${source} ${asOf}`}>
                    {index > 0 && '; '}
                    {known === null ? source : <SourceLink source={known} />}, {asOf}
                  </span>
                );
              })}
            </span>
          </li>
        )}
      </ShortList>
    </ul>
  );
}
