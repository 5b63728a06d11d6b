import type { ReactNode } from 'react';
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { findSource } from '@/core/catalog/sources';
import { Badge } from '@/ui/Badge';
import { exactnessLook } from '@/ui/exactness-look';
import { SourceLink } from './SourceLink';

/** How sure the counts are: the tokenizer and the rule for framing, each with its reason and source. */
export function CountingFacts({ model }: { model: Model }) {
  const { tokenizer, framing } = model;
  const look = exactnessLook(tokenizer.kind);
  const framingLook = exactnessLook(framing.exactness);
  return (
    <dl className="m-0 flex flex-col gap-3">
      <Fact
        name="Tokenizer"
        value={<span className="font-mono">{countedWith(tokenizer)}</span>}
        badge={<Badge tone={look.tone} title={look.meaning}>{look.label}</Badge>}
        note={tokenizer.note}
        sourceId={tokenizer.source}
      />
      <Fact
        name="Framing"
        value={`${framing.tokensPerMessage} tokens a message + ${framing.tokensForReply}`}
        badge={<Badge tone={framingLook.tone} title={framingLook.meaning}>{framingLook.label}</Badge>}
        note={framing.note}
        sourceId={framing.source}
      />
    </dl>
  );
}

function Fact({ name, value, badge, note, sourceId }: { name: string; value: ReactNode; badge: ReactNode; note: string; sourceId: string }) {
  const source = findSource(sourceId);
  return (
    <div>
      <dt className="font-semibold">{name}</dt>
      <dd className="m-0">
        <span className="inline-flex flex-wrap items-center gap-2">
          {value}
          {badge}
        </span>
        <span className="block text-small text-ink-soft">
          {note} {source && <SourceLink source={source} />}
        </span>
      </dd>
    </div>
  );
}
