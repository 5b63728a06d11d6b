import { CLAIM_DOCUMENTS, type ClaimPlace, RECALL_CLAIMS, VERDICTS } from '@/core/recall/recall-claims';
import { STUDIES } from '@/core/recall/studies';
import { useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { OutsideLink } from '@/ui/OutsideLink';

/** What five texts say of long contexts, beside what is published, with a way to where it is shown. */
export function RecallClaimsView() {
  const store = useAppStore();
  return (
    <div role="region" aria-label="Claims" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2 px-[var(--gutter)] py-4">
      <p className="m-0 mb-3 max-w-180 text-small text-ink-soft">
        Thirteen claims of five texts about long contexts, in our words, held against what is published. This page calculates with none of them.
      </p>
      <ul aria-label="Claims about long contexts" className="m-0 flex max-w-220 list-none flex-col p-0">
        {RECALL_CLAIMS.map(({ id, claim, verdict, found, documents, studies, links, places }) => (
          <li key={id} className="grid gap-x-4 gap-y-1 border-t border-line py-3 md:grid-cols-[7.5rem_minmax(0,1fr)]">
            <span>
              <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].label}</Badge>
            </span>
            <div className="flex min-w-0 flex-col gap-1">
              <p className="m-0 font-semibold">{claim}</p>
              <p className="m-0">{found}</p>
              <p className="m-0 flex flex-wrap gap-x-3 text-small text-ink-faint">
                <span>{documents.map((document) => CLAIM_DOCUMENTS[document]).join('; ')}</span>
                {studies.map((study) => (
                  <OutsideLink key={study} href={STUDIES[study].url} title={STUDIES[study].title}>
                    {`${STUDIES[study].shortName} ${STUDIES[study].year}`}
                  </OutsideLink>
                ))}
                {links.map(({ label, url }) => (
                  <OutsideLink key={url} href={url}>
                    {label}
                  </OutsideLink>
                ))}
              </p>
              {places.length > 0 && (
                <p className="m-0 flex flex-wrap gap-2 pt-0.5">
                  {places.map((place) => (
                    <Button key={place.label} size="tiny" onClick={() => goTo(store, place)}>
                      {place.label}
                      <span className="sr-only">, for: {claim}</span>
                    </Button>
                  ))}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(store: AppStore, place: ClaimPlace): void {
  const { setRecall, showSub, show } = store.getState();
  if (place.kind === 'evidence') {
    // The claim is of the scores as published.
    setRecall({ evidenceId: place.evidenceId, loadId: null });
    showSub('position', 'overlay');
  } else if (place.kind === 'part') showSub('position', place.part);
  else if (place.kind === 'cost') showSub('cost', 'request');
  else show(place.view);
}
