// Which rows are shown, and in which order.
import { searchText } from '@/core/catalog/catalogue';
import { compareUsd, usdToNumber } from '@/core/pricing/money';
import type { Exactness } from '@/core/tokenize/count';
import type { ModelColumn, ModelFilters, ModelSort } from '@/state/model-table';
import { hasVision, type NoAmount, type PriceRow } from './price-row';

/** The rows that every filter lets through and that hold every word of the query. A price filter leaves out what has no price. */
export function filterRows<Row extends PriceRow>(rows: readonly Row[], filters: ModelFilters, query: string): readonly Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const { model, fill, totalUsd } = row;
    if (filters.fitsOnly && (fill.verdict !== 'fits' || row.noAmount?.kind === 'not-served')) return false;
    if (filters.openWeights && model.openWeights?.value !== true) return false;
    if (filters.vision && !hasVision(model)) return false;
    if (filters.mostUsd !== null && (totalUsd === null || usdToNumber(totalUsd) > filters.mostUsd)) return false;
    if (filters.leastWindowTokens !== null && fill.limits.windowTokens < filters.leastWindowTokens) return false;
    if (filters.region !== null && !row.regions.includes(filters.region)) return false;
    if (filters.vendor !== null && model.vendorKey !== filters.vendor) return false;
    const text = words.length === 0 ? '' : searchText(model);
    return words.every((word) => text.includes(word));
  });
}

/** Sorted by a column. Rows without the figure come last either way; equals are ranked by cost, then by name. */
export function sortRows<Row extends PriceRow>(rows: readonly Row[], { column, isDescending }: ModelSort): readonly Row[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const order = MONEY.has(column) ? byCost(a, b, sign) : byKey(keyOf(a, column), keyOf(b, column), sign);
    return order !== 0 ? order : byCost(a, b, 1) || a.model.name.localeCompare(b.model.name, 'en');
  });
}

/** They rise and fall together. */
const MONEY: ReadonlySet<ModelColumn> = new Set(['cost', 'month', 'relative']);
const REASONS: readonly NoAmount['kind'][] = ['not-served', 'not-yet', 'ended', 'price-unknown', 'nobody-sells'];

function byCost(a: PriceRow, b: PriceRow, sign: 1 | -1): number {
  if (a.totalUsd !== null && b.totalUsd !== null) return sign * compareUsd(a.totalUsd, b.totalUsd);
  if (a.totalUsd !== null || b.totalUsd !== null) return a.totalUsd === null ? 1 : -1;
  const rank = ({ noAmount }: PriceRow): number => (noAmount === null ? 0 : REASONS.indexOf(noAmount.kind));
  return rank(a) - rank(b);
}

type Key = number | string | null;

function byKey(a: Key, b: Key, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en'));
}

const SURENESS: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];
const VERDICTS = { fits: 0, uncertain: 1, over: 2 } as const;

/** What a row is sorted by; null: it has no such figure. */
function keyOf(row: PriceRow, column: ModelColumn): Key {
  const { model, fill } = row;
  switch (column) {
    case 'name':
      return model.name;
    case 'fit':
      return VERDICTS[fill.verdict] * 1e12 - fill.headroomTokens;
    case 'tokens':
      return fill.input.tokens;
    case 'share':
      return shareOfWindow(row);
    case 'inputPrice':
      return row.rates?.inputUsdPerMTok?.value ?? null;
    case 'outputPrice':
      return row.rates?.outputUsdPerMTok?.value ?? null;
    case 'cliff':
      return row.ahead?.tokensLeft ?? null;
    case 'asOf':
      return row.freshness?.asOf ?? null;
    case 'window':
      return fill.limits.windowTokens;
    case 'maxInput':
      return fill.limits.maxInputTokens;
    case 'maxOutput':
      return fill.limits.maxOutputTokens;
    case 'reserve':
      return fill.reserveTokens;
    case 'answer':
      return row.answerTokens;
    case 'provider':
      return row.offerFacts?.providerName ?? null;
    case 'tokenizer':
      return SURENESS.indexOf(fill.input.exactness);
    case 'licence':
      return model.openWeights === null ? null : `${model.openWeights.value ? 'a' : 'b'} ${model.licence?.value ?? ''}`;
    case 'released':
      return model.released?.value ?? null;
    case 'cutoff':
      return model.knowledgeCutoff?.value ?? null;
    default:
      return null;
  }
}

/** Of the window that is checked, reserve left out; 0…∞. */
export function shareOfWindow({ fill }: Pick<PriceRow, 'fill'>): number {
  return fill.limits.windowTokens > 0 ? fill.input.tokens / fill.limits.windowTokens : Infinity;
}

export type TableItem<Row extends PriceRow = PriceRow> =
  | { readonly kind: 'model'; readonly row: Row; /** 1-based among the models shown. */ readonly rank: number }
  | { readonly kind: 'vendor'; readonly vendor: string; readonly vendorKey: string; readonly count: number };

/** The lines of the table. In groups the vendors follow their best row, and each keeps the order of its rows. */
export function tableItems<Row extends PriceRow>(sorted: readonly Row[], isGrouped: boolean): readonly TableItem<Row>[] {
  if (!isGrouped) return sorted.map((row, index) => ({ kind: 'model', row, rank: index + 1 }));
  const groups = new Map<string, TableItem<Row>[]>();
  for (const [index, row] of sorted.entries()) {
    const group = groups.get(row.model.vendorKey) ?? [];
    groups.set(row.model.vendorKey, group);
    group.push({ kind: 'model', row, rank: index + 1 });
  }
  return [...groups].flatMap(([vendorKey, group]) => {
    const [first] = group;
    const vendor = first?.kind === 'model' ? first.row.model.vendor : vendorKey;
    return [{ kind: 'vendor', vendor, vendorKey, count: group.length } as const, ...group];
  });
}
