// What of the table of models is kept between visits: columns, order, filters and the like, but no search and no pane.
import * as v from 'valibot';
import type { ModelId } from '@/core/units';
import { MODEL_COLUMNS, type ModelTable } from './model-table';

export type KeptTable = Partial<Pick<ModelTable, 'sort' | 'filters' | 'isGrouped' | 'columns' | 'pinnedIds' | 'answer'>>;

const column = v.picklist(MODEL_COLUMNS);
const amount = v.nullable(v.pipe(v.number(), v.minValue(0)));
const fields = {
  sort: v.object({ column, isDescending: v.boolean() }),
  filters: v.object({ fitsOnly: v.boolean(), openWeights: v.boolean(), vision: v.boolean(), mostUsd: amount, leastWindowTokens: amount, region: v.nullable(v.string()), vendor: v.nullable(v.string()) }),
  isGrouped: v.boolean(),
  // The name is always there, and comes first.
  columns: v.pipe(v.array(column), v.check((columns) => columns[0] === 'name')),
  pinnedIds: v.pipe(v.array(v.pipe(v.string(), v.transform((text) => text as ModelId))), v.maxLength(5)),
  answer: v.union([v.picklist(['chosen', 'own']), v.pipe(v.number(), v.integer(), v.minValue(0))]),
} satisfies { [Name in keyof KeptTable]-?: v.GenericSchema<unknown, NonNullable<KeptTable[Name]>> };

/** Each setting by itself: one that cannot be read is the usual one and costs no other. */
export function readTable(value: unknown): KeptTable {
  const kept = Object(value) as Record<string, unknown>;
  const read = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((name) => {
    const result = v.safeParse(fields[name], kept[name]);
    return result.success ? [[name, result.output] as const] : [];
  });
  return Object.fromEntries(read) as KeptTable;
}

/** What is kept of a table. */
export function keptTable({ sort, filters, isGrouped, columns, pinnedIds, answer }: Partial<ModelTable>): KeptTable {
  const all = { sort, filters, isGrouped, columns, pinnedIds, answer };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as KeptTable;
}
