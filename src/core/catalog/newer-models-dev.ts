// Reads api.json of models.dev: providers by key, each with models by key. The form is that of its repository's schema
// (packages/core/src/schema.ts), of which only what the catalogue has is read.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import type { CatalogueRates, CatalogueTier } from './catalogue-offer';
import { fieldIssue, type FieldIssue } from './layer-schema';
import { MODALITIES, type Modality } from './model';
import type { NewerEntry, NewerFile, NewerFileFailure } from './newer-file';

/** Keys of providers that the catalogue calls otherwise. */
const PROVIDER_KEYS: Readonly<Record<string, string>> = { vercel: 'vercel-ai-gateway' };

const price = v.pipe(v.number(), v.finite(), v.minValue(0));
const costEntries = { input: price, output: price, cache_read: v.optional(price), cache_write: v.optional(price) };
const tokens = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const date = v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'is no day, month or year'));

const modelSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.pipe(v.string(), v.nonEmpty()),
  knowledge: v.optional(date),
  release_date: v.optional(date),
  modalities: v.optional(v.object({ input: v.array(v.string()), output: v.array(v.string()) })),
  open_weights: v.optional(v.boolean()),
  limit: v.optional(v.object({ context: tokens, input: v.optional(tokens), output: v.optional(tokens) })),
  cost: v.optional(
    v.object({
      ...costEntries,
      tiers: v.optional(v.array(v.object({ ...costEntries, tier: v.object({ type: v.optional(v.string()), size: tokens }) }))),
      context_over_200k: v.optional(v.object(costEntries)),
    }),
  ),
});

type ModelsDevModel = v.InferOutput<typeof modelSchema>;
type Cost = NonNullable<ModelsDevModel['cost']>;

export function readModelsDev(file: Readonly<Record<string, unknown>>, wanted: ReadonlySet<string>): Result<NewerFile, NewerFileFailure> {
  const entries: NewerEntry[] = [];
  const issues: FieldIssue[] = [];
  const unread: string[] = [];
  const providers: string[] = [];
  for (const [key, value] of Object.entries(file)) {
    const provider = PROVIDER_KEYS[key] ?? key;
    if (!wanted.has(provider)) continue;
    const { models } = (value ?? {}) as { readonly models?: unknown };
    if (typeof models !== 'object' || models === null || Array.isArray(models)) {
      issues.push({ field: `${key} models`, message: 'are not there' });
      continue;
    }
    providers.push(provider);
    for (const [id, model] of Object.entries(models)) {
      const parsed = v.safeParse(modelSchema, model);
      if (parsed.success) entries.push(entryOf(provider, parsed.output));
      else {
        unread.push(`${provider}:${id}`);
        issues.push(...parsed.issues.map((issue) => ({ ...fieldIssue(issue), field: `${key} ${id} ${v.getDotPath(issue) ?? ''}`.trimEnd() })));
      }
    }
  }
  if (entries.length === 0) return fail(issues.length > 0 ? { kind: 'malformed', of: 'models-dev', issues } : { kind: 'no-provider', of: 'models-dev' });
  const newestRelease = entries.reduce<string | null>((newest, { released }) => (released !== null && released > (newest ?? '') ? released : newest), null);
  return succeed({ kind: 'models-dev', providers, entries, unread, issues, newestRelease });
}

function entryOf(provider: string, model: ModelsDevModel): NewerEntry {
  const { id, name, limit, cost, modalities } = model;
  const input = modalities?.input ?? [];
  return {
    provider,
    apiIds: [id],
    name,
    // The file has 0 for what is not known or does not apply.
    windowTokens: limit?.context || null,
    maxInputTokens: limit?.input || null,
    maxOutputTokens: limit?.output || null,
    modalities: input.length === 0 ? null : MODALITIES.filter((modality: Modality) => input.includes(modality)),
    openWeights: model.open_weights ?? null,
    released: model.release_date ?? null,
    knowledgeCutoff: model.knowledge ?? null,
    rates: cost === undefined ? {} : ratesOf(cost),
    brackets: cost === undefined ? [] : bracketsOf(cost),
    isBoundaryStated: false,
    isForText: modalities === undefined || modalities.output.includes('text'),
  };
}

function ratesOf({ input, output, cache_read: cacheRead, cache_write: cacheWrite }: Pick<Cost, 'input' | 'output' | 'cache_read' | 'cache_write'>): CatalogueRates {
  return { input, output, ...(cacheRead === undefined ? {} : { cacheRead }), ...(cacheWrite === undefined ? {} : { cacheWrite5m: cacheWrite }) };
}

/** The older `context_over_200k` is there beside `tiers` for old readers; the tiers are exact where there are any. */
function bracketsOf({ tiers, context_over_200k: over200k }: Cost): readonly CatalogueTier[] {
  const sized = (tiers ?? []).filter(({ tier }) => (tier.type ?? 'context') === 'context' && tier.size > 0);
  if (sized.length > 0) return sized.map((tier): CatalogueTier => ({ threshold: tier.tier.size, boundary: 'gt', rates: ratesOf(tier) })).sort((a, b) => a.threshold - b.threshold);
  return over200k === undefined ? [] : [{ threshold: 200_000, boundary: 'gt', rates: ratesOf(over200k) }];
}
