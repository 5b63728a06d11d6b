// The reserves that requests brought: a prompt that is cleared leaves none of them behind, unless the user has changed it since.
// Loaded with the first import.
import { settingsOf, type Work } from '@/core/share/work';
import { formatTokens } from '@/core/units';

/** By the model: what a request set, and what was there before the first of them. */
type ImportedReserves = Readonly<Record<string, { readonly tokens: number; readonly before: number | null }>>;

export interface ReservesBack {
  readonly reserves: ImportedReserves;
  /** The settings without them, and what is said of it. */
  takenFrom(settings: Work['settings']): { readonly settings: Work['settings']; readonly words: readonly string[] };
}

/** With those that came with an import that made `after` of `before`. */
export function reservesBack(known: ReservesBack | null, before: Work['settings'], after: Work['settings']): ReservesBack {
  const reserves = withImportedReserve(known?.reserves ?? {}, before, after);
  return { reserves, takenFrom: (settings) => settingsWithoutImported(settings, reserves) };
}

function withImportedReserve(reserves: ImportedReserves, before: Work['settings'], after: Work['settings']): ImportedReserves {
  const changed = Object.keys(after).flatMap((modelId) => {
    const [was, tokens] = [settingsOf(before, modelId).reserveTokens, settingsOf(after, modelId).reserveTokens];
    if (tokens === null || tokens === was) return [];
    const earlier = Object.hasOwn(reserves, modelId) ? reserves[modelId] : undefined;
    return [[modelId, { tokens, before: earlier?.tokens === was ? earlier.before : was }] as const];
  });
  return { ...reserves, ...Object.fromEntries(changed) };
}

function settingsWithoutImported(settings: Work['settings'], reserves: ImportedReserves): ReturnType<ReservesBack['takenFrom']> {
  const left = Object.entries(reserves).filter(([modelId, { tokens }]) => settingsOf(settings, modelId).reserveTokens === tokens);
  const back = left.map(([modelId, { before }]) => [modelId, { ...settingsOf(settings, modelId), reserveTokens: before }] as const);
  return { settings: back.length === 0 ? settings : { ...settings, ...Object.fromEntries(back) }, words: left.map(([, { tokens }]) => `The reserve of ${formatTokens(tokens)} that came with the request went with it.`) };
}
