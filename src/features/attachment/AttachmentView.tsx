import { useEffect } from 'react';
import { detailOf, detailsFor, partCost } from '@/core/catalog/attachment-cost';
import { attachmentRuleOf } from '@/core/catalog/attachment-models';
import type { Detail } from '@/core/catalog/attachment-rule';
import { findAttachmentSource } from '@/core/catalog/attachment-sources';
import type { Model } from '@/core/catalog/model';
import { describeAttachment } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import { countedTokens, formatBand } from '@/core/tokenize/count';
import { useApp, useAppStore } from '@/state/react';
import { selectFocusedPart, selectModel } from '@/state/selectors';
import { Badge } from '@/ui/Badge';
import { EmptyState } from '@/ui/EmptyState';
import { Segmented } from '@/ui/Segmented';
import { NamedGroup } from '@/ui/NamedGroup';
import { attachmentBadge } from './attachment-badge';
import { attachmentFacts } from './attachment-facts';
import { AskedLength } from './AskedLength';
import { RuleTable } from './RuleTable';

const DETAIL_LABELS: Record<Detail, string> = { auto: 'auto', low: 'low', medium: 'medium', high: 'high', 'ultra-high': 'ultra high', original: 'original' };

/** Of a text that is not here. */
const STATED = { label: 'stated by the link', tone: 'warn', meaning: 'This page cannot count a text that it does not have.' } as const;

/** What stands over the facts, and under them. */
const ABOUT = {
  file: { title: 'The file', origin: 'Read from the file itself. The file is not kept here and goes nowhere; only these figures are.' },
  withheld: { title: 'The text', origin: 'Stated by the link that this work came from. The text was left out of it; add the text as a part of its own to count it here.' },
  absent: { title: 'What is not here', origin: 'The request that was imported sends it. Where it is not counted, add the file itself in its place; or switch the part off to do without.' },
  unwritten: { title: 'What is not here', origin: 'The client sends it with each request and writes it into no file. Where you have it, add it as parts of its own instead; or switch the part off to do without.' },
} as const;

/** The focused attachment: what it is, what it costs with the chosen model and why, and what it would cost elsewhere. */
export function AttachmentView() {
  const { editorFocused } = useAppStore().getState();
  const part = useApp(selectFocusedPart);
  const model = useApp(selectModel);
  // There is no text to put the cursor into.
  useEffect(() => editorFocused(), [editorFocused, part]);
  if (part === null || !('attachment' in part)) return <EmptyState title="No attachment is selected" />;
  const { attachment } = part;
  const isFile = attachment.kind !== 'withheld' && attachment.kind !== 'absent';
  const about = ABOUT[isFile ? 'file' : attachment.kind === 'absent' && attachment.why === 'unwritten' ? 'unwritten' : attachment.kind];
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-[var(--gutter)] py-1.5">
        <h2 className="m-0 min-w-0 truncate text-body font-semibold" title={part.name}>
          {part.name}
        </h2>
        <span className="text-ink-soft">{describeAttachment(attachment)}</span>
        {!part.enabled && (
          <Badge tone="warn" title="It stays in the prompt and counts nothing">
            off
          </Badge>
        )}
      </header>
      <div className="grid gap-x-10 gap-y-6 px-[var(--gutter)] py-4 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <Cost part={part} model={model} />
          <NamedGroup title={about.title}>
            <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
              {attachmentFacts(attachment).map(({ name, value }) => (
                <div key={name} className="contents">
                  <dt className="text-ink-soft">{name}</dt>
                  <dd className="m-0">{value}</dd>
                </div>
              ))}
            </dl>
            <p className="m-0 text-small text-ink-soft">
              {about.origin}
            </p>
          </NamedGroup>
        </div>
        {isFile && (
          <NamedGroup title="With other models">
            <RuleTable attachment={attachment} ownRuleId={attachmentRuleOf(model).id} />
          </NamedGroup>
        )}
      </div>
    </div>
  );
}

function Cost({ part, model }: { part: AttachmentPart; model: Model }) {
  const { chooseDetail } = useAppStore().getState();
  const cost = partCost(part, model);
  const { count, refusal } = cost;
  const isCounted = refusal === null || count.high > 0;
  const isWithheld = part.attachment.kind === 'withheld';
  const isFile = !isWithheld && part.attachment.kind !== 'absent';
  const badge = isWithheld ? STATED : attachmentBadge(cost);
  // What is not here is as the request says.
  const details = isFile ? detailsFor(part.attachment, model) : [];
  const rule = attachmentRuleOf(model);
  // What the user says of it rests on no rule.
  const sources = isWithheld || (!isFile && (!isCounted || (part.attachment.kind === 'absent' && part.attachment.tokens !== undefined))) ? [] : rule.sources.flatMap((id) => findAttachmentSource(id) ?? []);
  return (
    <NamedGroup title={`With ${model.name}`}>
      <p className="m-0 flex flex-wrap items-baseline gap-x-2">
        <span className="text-verdict font-semibold">{isCounted ? countedTokens(count) : 'Not counted'}</span>
        {isCounted && count.low < count.high && <span className="text-ink-soft">{formatBand(count)}</span>}
        <Badge tone={badge.tone} title={badge.meaning}>
          {badge.label}
        </Badge>
      </p>
      <p className="m-0 wrap-anywhere text-ink-soft">{cost.note}</p>
      <AskedLength part={part} />
      {details.length > 0 && (
        <div className="flex flex-col items-start gap-1">
          <span className="font-semibold">Detail</span>
          <div className="max-w-full overflow-x-auto">
            <Segmented
              label="Detail"
              value={detailOf(part, model)}
              options={details.map((detail) => ({ value: detail, label: DETAIL_LABELS[detail] }))}
              onChange={(detail) => chooseDetail(part.id, detail)}
            />
          </div>
          <span className="text-small text-ink-soft">How closely the request asks the model to look. A request that does not say gets auto.</span>
        </div>
      )}
      {isFile && rule.note !== cost.note && refusal === null && <p className="m-0 text-small text-ink-soft">{rule.note}</p>}
      {sources.length > 0 && (
        <ul aria-label="Sources" className="m-0 flex list-none flex-wrap gap-x-3 p-0 text-small">
          {sources.map((source) => (
            <li key={source.id}>
              <a href={source.url} target="_blank" rel="noreferrer" title={`As of ${source.asOf}`} className="text-accent underline decoration-1 underline-offset-2 hover:no-underline">
                {source.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </NamedGroup>
  );
}
