// What was added to the prompt and is many prompts: opened as such, and out of the prompt.
import { deleteUnits } from '@/core/prompt/edit';
import { unitIdsOf } from '@/core/prompt/part';
import { wholeText } from '@/core/prompt/long-text';
import { formatInteger, type UnitId } from '@/core/units';
import type { Arrival, ArrivedText } from './arrivals';
import { promptsOf } from './arrived-prompts';
import type { BatchOrigin } from './batch-slice';
import { opened } from './folder-sources';
import type { ImportSource } from './imports-slice';
import type { AppStore } from './store';

/** Opens requests and transcripts that were added as one prompt, each as its own. */
export function openArrivals(store: AppStore, arrivals: readonly Arrival[], sources: readonly ImportSource[]): void {
  const prompts = promptsOf(arrivals);
  const ids = sources.flatMap(({ format, unitIds }) => (format === 'tools' || format === 'openapi' ? [] : unitIds));
  openInstead(store, originOf(prompts), new Set(ids));
}

/** Texts that came in files of their own. */
export function originOf(texts: readonly Pick<ArrivedText, 'name' | 'text'>[]): BatchOrigin {
  const files = texts.map(({ name, text }) => ({ path: name, file: { kind: 'file' as const, name, open: () => Promise.resolve(opened(new File([wholeText(text)], name))) } }));
  return { kind: 'files', name: `${formatInteger(files.length)} files`, files };
}

/** Opens many prompts in the place of what was made of them: one step of undo. */
export function openInstead(store: AppStore, origin: BatchOrigin, ids: ReadonlySet<UnitId>): void {
  const left = unitIdsOf(store.getState().work.prompt.parts).filter((id) => ids.has(id));
  if (left.length > 0) store.getState().changeWork({ prompt: deleteUnits(store.getState().work.prompt, left) }, null);
  store.getState().openBatch(origin);
}
