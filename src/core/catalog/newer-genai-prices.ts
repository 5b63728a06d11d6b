// Reads the data files of genai-prices: a list of providers, each with a list of models; version 3 has the list under
// "providers". Its rules for matching names are left alone but for those of whole names: the others find a price for any name.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import type { CatalogueRates, CatalogueTier, RateName } from './catalogue-offer';
import { type FieldIssue, fieldIssue } from './layer-schema';
import type { NewerEntry, NewerFile, NewerFileFailure } from './newer-file';

/** Keys of providers that the catalogue calls otherwise. */
const PROVIDER_KEYS: Readonly<Record<string, string>> = { 'x-ai': 'xai', aws: 'amazon-bedrock' };

const price = v.pipe(v.number(), v.finite(), v.minValue(0));
const start = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const tiered = v.object({ base: price, tiers: v.array(v.object({ start, price })) });
const rate = v.optional(v.lazy((value): v.GenericSchema<number | v.InferInput<typeof tiered>> => (typeof value === 'object' ? tiered : price)));
const pricesSchema = v.object({ input_mtok: rate, output_mtok: rate, cache_read_mtok: rate, cache_write_mtok: rate, cache_write_5m_mtok: rate, cache_write_1h_mtok: rate });
const conditional = v.object({
  constraint: v.optional(v.object({ start_date: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d/, 'is no day'))) })),
  prices: pricesSchema,
});

const modelSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.optional(v.string()),
  match: v.optional(v.unknown()),
  context_window: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  prices: v.lazy((value): v.GenericSchema<Prices | readonly Conditional[]> => (Array.isArray(value) ? v.pipe(v.array(conditional), v.minLength(1)) : pricesSchema)),
});

type Prices = v.InferOutput<typeof pricesSchema>;
type Conditional = v.InferOutput<typeof conditional>;
type GenaiModel = v.InferOutput<typeof modelSchema>;

/** In this order, so that the price for five minutes goes before that of no stated lifetime. */
const RATES: readonly (readonly [RateName, keyof Prices])[] = [
  ['input', 'input_mtok'],
  ['output', 'output_mtok'],
  ['cacheRead', 'cache_read_mtok'],
  ['cacheWrite5m', 'cache_write_5m_mtok'],
  ['cacheWrite5m', 'cache_write_mtok'],
  ['cacheWrite1h', 'cache_write_1h_mtok'],
];

export function readGenaiPrices(file: readonly unknown[], wanted: ReadonlySet<string>, today: string): Result<NewerFile, NewerFileFailure> {
  const entries: NewerEntry[] = [];
  const issues: FieldIssue[] = [];
  const unread: string[] = [];
  const providers: string[] = [];
  for (const value of file) {
    const { id: key, models } = (value ?? {}) as { readonly id?: unknown; readonly models?: unknown };
    const provider = PROVIDER_KEYS[String(key)] ?? String(key);
    if (!wanted.has(provider)) continue;
    if (!Array.isArray(models)) {
      issues.push({ field: `${String(key)} models`, message: 'are not there' });
      continue;
    }
    providers.push(provider);
    for (const [place, model] of models.entries()) {
      const parsed = v.safeParse(modelSchema, model);
      if (parsed.success) entries.push(entryOf(provider, parsed.output, today));
      else {
        const named = (model as { readonly id?: unknown } | null)?.id;
        const name = typeof named === 'string' ? named : String(place);
        unread.push(`${provider}:${name}`);
        issues.push(...parsed.issues.map((issue) => ({ ...fieldIssue(issue), field: `${String(key)} ${name} ${v.getDotPath(issue) ?? ''}`.trimEnd() })));
      }
    }
  }
  if (entries.length === 0) return fail(issues.length > 0 ? { kind: 'malformed', of: 'genai-prices', issues } : { kind: 'no-provider', of: 'genai-prices' });
  return succeed({ kind: 'genai-prices', providers, entries, unread, issues, newestRelease: null });
}

function entryOf(provider: string, model: GenaiModel, today: string): NewerEntry {
  const prices = pricesOn(model.prices, today);
  return {
    provider,
    apiIds: [...new Set([model.id, ...wholeNames(model.match)])],
    name: model.name ?? null,
    windowTokens: model.context_window ?? null,
    maxInputTokens: null,
    maxOutputTokens: null,
    modalities: null,
    openWeights: null,
    released: null,
    knowledgeCutoff: null,
    // What is not billed by the token in and out is no model of the catalogue.
    rates: prices.input_mtok === undefined || prices.output_mtok === undefined ? {} : ratesOf(prices, (rate) => (typeof rate === 'number' ? rate : rate.base)),
    brackets: bracketsOf(prices),
    isBoundaryStated: true,
    isForText: prices.input_mtok !== undefined && prices.output_mtok !== undefined,
  };
}

/** The last whose condition is met holds, else the first. Prices by the time of day are not read: they name no day. */
function pricesOn(prices: GenaiModel['prices'], today: string): Prices {
  if (!Array.isArray(prices)) return prices as Prices;
  const list = prices as readonly Conditional[];
  const holds = list.findLast(({ constraint }) => constraint === undefined || (constraint.start_date !== undefined && constraint.start_date.slice(0, 10) <= today));
  return (holds ?? list[0])?.prices ?? {};
}

type Rate = NonNullable<Prices[keyof Prices]>;

function ratesOf(prices: Prices, valueOf: (rate: Rate) => number): CatalogueRates {
  const rates: Partial<Record<RateName, number>> = {};
  for (const [name, key] of RATES) {
    const stated = prices[key];
    if (stated !== undefined) rates[name] ??= valueOf(stated as Rate);
  }
  return rates;
}

/** The data know only "above", and so state an inclusive threshold as the number below it. */
function bracketsOf(prices: Prices): readonly CatalogueTier[] {
  const tiersOf = (rate: Rate | undefined) => (typeof rate === 'object' ? rate.tiers : []);
  const starts = [...new Set(RATES.flatMap(([, key]) => tiersOf(prices[key] as Rate | undefined).map((tier) => tier.start)))].sort((a, b) => a - b);
  return starts.map((from) => ({
    threshold: from % 1000 === 999 ? from + 1 : from,
    boundary: from % 1000 === 999 ? 'gte' : 'gt',
    rates: ratesOf(prices, (rate) => (typeof rate === 'number' ? rate : (rate.tiers.findLast((tier) => tier.start <= from)?.price ?? rate.base))),
  }));
}

/** The names that a rule of matching gives in full, alone or in a choice; a part of a name would match what it was not meant for. */
function wholeNames(match: unknown): readonly string[] {
  const choice = (match as { readonly or?: unknown } | null | undefined)?.or;
  return (Array.isArray(choice) ? (choice as unknown[]) : [match]).flatMap((rule) => {
    const name = (rule as { readonly equals?: unknown } | null | undefined)?.equals;
    return typeof name === 'string' ? [name] : [];
  });
}
