import { useMemo, useState } from 'react';
import { findSource } from '@/core/catalog/find-source';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { ModelId } from '@/core/units';
import { selectCatalogue } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { Badge } from '@/ui/Badge';
import { SourceLink } from '@/ui/SourceLink';
import { CLAIM_FIELD_NAMES, CLAIM_LOOK, claimedText, isDisputed } from './claim-words';

/** What five texts say of models, beside what was found. */
export function ClaimsPane() {
  const catalogue = useApp(selectCatalogue);
  const choose = useAppStore().getState().chooseModel;
  const [disputedOnly, setDisputedOnly] = useState(false);
  return catalogue === null ? null : (
    <div role="region" aria-label="Claims" tabIndex={0} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-[var(--gutter)] pt-2.5">
        <label className="inline-flex items-center gap-1.5">
          <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={disputedOnly} onChange={(event) => setDisputedOnly(event.currentTarget.checked)} />
          Disagreements only
        </label>
        <p className="m-0 max-w-180 text-small text-ink-soft">
          Five texts name {catalogue.claimed.length} models. The page never calculates with what they say; a figure in tokens agrees within 5 %, as “1M” stands for 1,048,576 too.
        </p>
      </div>
      <ClaimsTable catalogue={catalogue} disputedOnly={disputedOnly} onChoose={choose} />
    </div>
  );
}

function ClaimsTable({ catalogue, disputedOnly, onChoose }: { catalogue: Catalogue; disputedOnly: boolean; onChoose: (id: ModelId) => void }) {
  const documents = useMemo(() => new Map(catalogue.documents.map((document) => [document.id, document])), [catalogue]);
  return (
    <table aria-label="Claims and what was found" className="mt-2 w-full border-separate border-spacing-0 text-left">
      <thead className="text-micro text-ink-faint">
        <tr className="[&>th]:sticky [&>th]:top-0 [&>th]:border-b [&>th]:border-line [&>th]:bg-panel [&>th]:px-2 [&>th]:py-1.5 [&>th]:font-semibold [&>th]:whitespace-nowrap">
          <th scope="col" className="pl-[var(--gutter)]!">Model in the text</th>
          <th scope="col">Claim</th>
          <th scope="col">Verdict</th>
          <th scope="col">Found</th>
          <th scope="col" className="pr-[var(--gutter)]!">Text</th>
        </tr>
      </thead>
      {catalogue.claimed.map((model) => {
        const claims = model.claims.filter((claim) => !disputedOnly || isDisputed(claim));
        if (claims.length === 0) return null;
        const { modelId } = model;
        return (
          <tbody key={model.name}>
            {claims.map((claim, index) => {
              const look = CLAIM_LOOK[claim.verdict];
              const source = claim.found === null ? null : findSource(claim.found.source);
              const text = documents.get(claim.document);
              return (
                <tr key={`${claim.document} ${claim.field} ${claim.value}`} className="align-top [&>*]:border-line [&>*]:px-2 [&>*]:py-1 first:[&>*]:border-t">
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={claims.length} className="w-56 pl-[var(--gutter)]! font-normal">
                      <span className="font-semibold">{model.name}</span>
                      {modelId === null ? (
                        <span className="block text-small text-ink-faint">not in the catalogue</span>
                      ) : (
                        <button type="button" title="Make it the model" className="block text-left text-small text-accent underline decoration-1 underline-offset-2 hover:no-underline" onClick={() => onChoose(modelId)}>
                          {modelId}
                        </button>
                      )}
                      {model.note !== null && <span className="block text-small text-ink-soft">{model.note}</span>}
                    </th>
                  )}
                  <td className="whitespace-nowrap">
                    <span className="text-ink-faint">{CLAIM_FIELD_NAMES[claim.field]} </span>
                    <span className="whitespace-normal">{claimedText(claim.field, claim.value)}</span>
                  </td>
                  <td>
                    <Badge tone={look.tone} title={look.meaning}>
                      {look.label}
                    </Badge>
                  </td>
                  <td>
                    {claim.found === null ? (
                      <span className="text-ink-faint">{claim.verdict === 'agrees' ? 'the same' : '–'}</span>
                    ) : (
                      <>
                        {claimedText(claim.field, claim.found.value)}
                        <span className="block text-small text-ink-faint">
                          {source === null ? claim.found.source : <SourceLink source={source} />} · {claim.found.asOf}
                        </span>
                      </>
                    )}
                  </td>
                  <td className="pr-[var(--gutter)]! text-small text-ink-soft">
                    {text?.name ?? claim.document} <span className="whitespace-nowrap text-ink-faint">{text?.asOf}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        );
      })}
    </table>
  );
}
