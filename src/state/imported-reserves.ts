// The reserves that requests brought: a prompt that is cleared leaves none of them behind, unless the user has changed it since.
import type { Work } from '@/core/share/work';
import { formatTokens } from '@/core/units';

/** The settings without them, and what is said of it. */
export function withoutImportedReserves(settings: Work['settings']): { readonly settings: Work['settings']; readonly words: readonly string[] } {
  const words: string[] = [];
  const back = Object.entries(settings).map(([modelId, { imported, ...own }]) => {
    if (imported?.reserveTokens !== own.reserveTokens) return [modelId, own] as const;
    words.push(`The reserve of ${formatTokens(imported.reserveTokens)} that came with the request went with it.`);
    return [modelId, { ...own, reserveTokens: imported.before }] as const;
  });
  return { settings: words.length === 0 ? settings : Object.fromEntries(back), words };
}
