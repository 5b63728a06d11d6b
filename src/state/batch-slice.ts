import type { FileNode } from '@/core/importers/repository/folder-node';
import type { PartText } from '@/core/prompt/long-text';
import type { BatchWork } from './batch-session';
import type { Slice } from './store';

/** Where many prompts come from: a text with one to a row, a file of it, or files of which each is one. */
export type BatchOrigin =
  | { readonly kind: 'text'; readonly name: string; readonly text: PartText }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly { readonly path: string; readonly file: FileNode }[] };

export interface BatchSlice {
  /** Many prompts that are open, and how far they are counted. */
  readonly batch: BatchWork | null;
  /** Opens them in the place of those before, and shows them. */
  openBatch(origin: BatchOrigin): void;
  closeBatch(): void;
}

export const createBatchSlice: Slice<BatchSlice> = (set, get, api) => {
  let opening: AbortController | null = null;
  return {
    batch: null,
    openBatch: (origin) => {
      // What was asked for last is opened, whichever is read first.
      opening?.abort();
      opening = new AbortController();
      const { signal } = opening;
      set({ view: 'batch' });
      get().openCatalogue();
      const open = async () => {
        const session = await import('./batch-session');
        const problem = await session.startBatch(api, origin, signal);
        if (problem !== null) get().notify({ tone: 'error', text: problem, details: [], action: null });
      };
      const failed = () => get().notify({ tone: 'error', text: 'The part of this page that reads many prompts did not load; open them again when you are online.', details: [], action: null });
      void get().track('opening many prompts', open().catch(failed));
    },
    closeBatch: () => {
      get().batch?.session.stop();
      set({ batch: null });
    },
  };
};
