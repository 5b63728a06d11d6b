// The reserves that requests brought: a prompt that is cleared leaves none of them behind, unless the user has changed it since.
import { settingsOf, type Work } from '@/core/share/work';
import { formatTokens } from '@/core/units';

/** By the model: what a request set, and what was there before the first of them. */
export type ImportedReserves = Readonly<Record<string, { readonly tokens: number; readonly before: number | null }>>;

/** With those that came with an import that made `after` of `before`. */
export function withImportedReserve(reserves: ImportedReserves, before: Work['settings'], after: Work['settings']): ImportedReserves {
  const changed = Object.keys(after).flatMap((modelId) => {
    const [was, tokens] = [settingsOf(before, modelId).reserveTokens, settingsOf(after, modelId).reserveTokens];
    if (tokens === null || tokens === was) return [];
    const earlier = Object.hasOwn(reserves, modelId) ? reserves[modelId] : undefined;
    return [[modelId, { tokens, before: earlier?.tokens === was ? earlier.before : was }] as const];
  });
  return { ...reserves, ...Object.fromEntries(changed) };
}

/** The settings without them, and what is said of it. */
export function settingsWithoutImported(settings: Work['settings'], reserves: ImportedReserves): { readonly settings: Work['settings']; readonly words: readonly string[] } {
  const left = Object.entries(reserves).filter(([modelId, { tokens }]) => settingsOf(settings, modelId).reserveTokens === tokens);
  const back = left.map(([modelId, { before }]) => [modelId, { ...settingsOf(settings, modelId), reserveTokens: before }] as const);
  return { settings: back.length === 0 ? settings : { ...settings, ...Object.fromEntries(back) }, words: left.map(([, { tokens }]) => `The reserve of ${formatTokens(tokens)} that came with the request went with it.`) };
}
