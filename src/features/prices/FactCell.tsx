import type { Source } from '@/core/catalog/model';
import { Badge } from '@/ui/Badge';
import { SourceLink } from '@/ui/SourceLink';
import { CLAIM_LOOK, claimedText } from './claim-words';
import type { ClaimFact, Fact } from './model-facts';

/** A fact with its source and day, what other sources say, and what texts claim. */
export function FactCell({ facts, claims }: { facts: readonly Fact[] | null; claims: readonly ClaimFact[] }) {
  return (
    <td className="border-b border-line px-3 py-1 align-top [overflow-wrap:anywhere]">
      {facts === null ? (
        <span className="text-ink-faint">not stated</span>
      ) : (
        facts.map((fact) => (
          <span key={fact.text} className="block">
            {fact.text}
            {fact.note !== undefined && <span className="block text-small text-ink-soft">{fact.note}</span>}
            <From source={fact.source} asOf={fact.asOf} />
            {fact.conflicts.map(({ text, source }) => (
              <span key={`${text} ${source?.id}`} className="block text-small text-warn">
                {text} <From source={source} asOf={source?.asOf ?? null} isInline />
              </span>
            ))}
          </span>
        ))
      )}
      {claims.map((claim) => (
        <span key={`${claim.document} ${claim.value}`} className="mt-0.5 block text-small text-ink-soft">
          <Badge tone={CLAIM_LOOK[claim.verdict].tone} title={CLAIM_LOOK[claim.verdict].meaning}>
            {CLAIM_LOOK[claim.verdict].label}
          </Badge>{' '}
          claimed {claimedText(claim.field, claim.value)} <span className="text-ink-faint">in {claim.documentName}</span>
        </span>
      ))}
    </td>
  );
}

function From({ source, asOf, isInline = false }: { source: Source | null; asOf: string | null; isInline?: boolean }) {
  if (source === null) return null;
  return (
    <span className={`${isInline ? '' : 'block'} text-small text-ink-faint`}>
      <SourceLink source={source} />
      {asOf === null ? '' : ` · ${asOf}`}
    </span>
  );
}
