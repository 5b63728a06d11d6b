import type { FileNode } from '@/core/importers/repository/folder-node';
import type { PartText } from '@/core/prompt/long-text';
import type { ModelId } from '@/core/units';
import type { BatchWork } from './batch-session';
import type { Slice } from './store';

/** Where many prompts come from: a text with one to a row, a file of it, files of rows or of one prompt each, or a folder of such. */
export type BatchOrigin = (
  | { readonly kind: 'text'; readonly name: string; readonly text: PartText }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly BatchFile[] }
  | { readonly kind: 'folder'; readonly entries: readonly FileSystemEntry[] }
) & {
  /** Whether the first row of its tables has names; absent: by what it looks like. */
  readonly isHead?: boolean;
  /** The models that it is counted for; absent: the one that most rows name, and those of the page. */
  readonly modelIds?: readonly ModelId[];
};

export interface BatchFile {
  readonly path: string;
  readonly file: FileNode;
}

export interface BatchSlice {
  /** Many prompts that are open, and how far they are counted. */
  readonly batch: BatchWork | null;
  /** How much of those that were asked for last is read, 0…1; null: nothing is read now. */
  readonly batchReading: number | null;
  /** Opens them in the place of those before, and shows them. */
  openBatch(origin: BatchOrigin): void;
  /** Gives up those that are read now; what is open stays. */
  cancelBatch(): void;
  closeBatch(): void;
}

export const createBatchSlice: Slice<BatchSlice> = (set, get, api) => {
  let opening: AbortController | null = null;
  return {
    batch: null,
    batchReading: null,
    openBatch: (origin) => {
      // What was asked for last is opened, whichever is read first.
      opening?.abort();
      opening = new AbortController();
      const { signal } = opening;
      set({ view: 'batch', batchReading: 0 });
      get().openCatalogue();
      const open = async () => {
        const session = await import('./batch-session');
        const problem = await session.startBatch(api, origin, signal, (share) => !signal.aborted && set({ batchReading: share }));
        if (signal.aborted) return;
        if (problem !== null) get().notify({ tone: 'error', text: problem, details: [], action: null });
      };
      const failed = () => get().notify({ tone: 'error', text: 'The part of this page that reads many prompts did not load; open them again when you are online.', details: [], action: null });
      void get().track('opening many prompts', open().catch(failed).finally(() => !signal.aborted && set({ batchReading: null })));
    },
    cancelBatch: () => {
      opening?.abort();
      set({ batchReading: null });
    },
    closeBatch: () => {
      get().batch?.session.stop();
      set({ batch: null });
    },
  };
};
