// The limits table as data: each published figure with its source, what holds now, and what it leaves.
import type { Fill, LimitName } from '@/core/budget/fill';
import type { Model, Source, Sourced } from '@/core/catalog/model';

export interface LimitRow {
  readonly limit: LimitName;
  readonly name: string;
  /** What counts against it. */
  readonly rule: string;
  /** The published figure, or null where no vendor states one. */
  readonly publishedTokens: number | null;
  /** What is checked now: the published figure unless a served window made it smaller. */
  readonly heldTokens: number | null;
  readonly source: Source | null;
  readonly asOf: string | null;
  /** Other sources that state another figure. */
  readonly conflicts: readonly { readonly tokens: number; readonly source: Source }[];
  readonly slackTokens: number | null;
  readonly isBinding: boolean;
}

export function limitRows(model: Model, fill: Fill, findSource: (id: string) => Source | null): readonly LimitRow[] {
  const { limits } = fill;
  const row = (limit: LimitName, name: string, rule: string, figure: Sourced<number> | null, heldTokens: number | null): LimitRow => ({
    limit,
    name,
    rule,
    publishedTokens: figure?.value ?? null,
    heldTokens,
    source: figure === null ? null : dated(findSource(figure.source), figure.asOf),
    asOf: figure?.asOf ?? null,
    // A figure whose source is unknown is not shown.
    conflicts: (figure?.conflicts ?? []).flatMap(({ value, source, asOf: day }) => {
      const known = dated(findSource(source), day);
      return known === null ? [] : [{ tokens: value, source: known }];
    }),
    slackTokens: fill.slacks.find((slack) => slack.limit === limit)?.slackTokens ?? null,
    isBinding: fill.bindingLimit === limit,
  });
  const windowRule = limits.budget === 'shared' ? 'input + reserve' : 'input';
  return [
    row('window', 'Window', windowRule, model.windowTokens, limits.windowTokens),
    row('max-input', 'Max input', 'input', model.maxInputTokens, limits.maxInputTokens),
    row('max-output', 'Max output', 'reserve', model.maxOutputTokens, limits.maxOutputTokens),
  ];
}

/** The source with the day of the figure where that has its own. */
function dated(source: Source | null, asOf: string | undefined): Source | null {
  return source === null || asOf === undefined ? source : { ...source, asOf };
}
