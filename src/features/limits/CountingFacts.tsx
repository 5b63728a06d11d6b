import type { ReactNode } from 'react';
import type { MessageRule, ToolRule } from '@/core/catalog/framing-rule';
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { findSource } from '@/core/catalog/find-source';
import { useApp } from '@/state/react';
import { Badge } from '@/ui/Badge';
import { exactnessLook } from '@/ui/exactness-look';
import { SourceLink } from '@/ui/SourceLink';

/** How sure the counts are: the tokenizer and the rule for framing, each with its reason and source. */
export function CountingFacts({ model }: { model: Model }) {
  const { tokenizer } = model;
  const { messages, tools } = model.framing;
  const isCalibrated = useApp((state) => tokenizer.kind === 'estimate' && state.work.calibrations[tokenizer.family] !== undefined);
  const look = exactnessLook(isCalibrated ? 'calibrated' : tokenizer.kind);
  const framingLook = exactnessLook(messages.exactness);
  const toolsLook = exactnessLook(tools.exactness);
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
        value={framingWords(messages)}
        badge={<Badge tone={framingLook.tone} title={framingLook.meaning}>{framingLook.label}</Badge>}
        note={messages.note}
        sourceId={messages.source}
      />
      <Fact
        name="Tools"
        value={TOOL_WORDS[tools.kind]}
        badge={<Badge tone={toolsLook.tone} title={toolsLook.meaning}>{toolsLook.label}</Badge>}
        note={tools.note}
        sourceId={tools.source}
      />
    </dl>
  );
}

const TOOL_WORDS: Record<ToolRule['kind'], string> = {
  signatures: 'a line for each function and property',
  json: 'as JSON',
  words: 'names and descriptions',
  template: 'as the chat template writes them',
};

function framingWords(rule: MessageRule): string {
  if (rule.kind === 'template') return 'the chat template, rendered';
  const once = rule.start.tokens + rule.reply.tokens;
  return `${rule.perMessage.tokens + rule.tokensPerRole} tokens a message + ${once}`;
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
