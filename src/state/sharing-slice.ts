import type { FiledWork } from '@/core/share/work-file';
import type { Work } from '@/core/share/work';
import type { Slice } from './store';

/** A file of work that holds own figures of models, too. */
export interface AskedFile extends FiledWork {
  readonly name: string;
}

/** Somebody's work that was opened here. */
export interface SharingSlice {
  /** The fragment of a link, with the "#", while the user has not said what to do with it. */
  readonly sharedLink: string | null;
  /** What it holds, or why it holds nothing, stands before the user. */
  readonly isLinkShown: boolean;
  /** A file whose figures are asked about before it replaces anything. */
  readonly sharedFile: AskedFile | null;
  /** What was opened last without figures that came with it: the work then, and by model in words what they say. */
  readonly figuresLeft: { readonly opened: Work; readonly words: ReadonlyMap<string, string> } | null;
  showLink(fragment: string | null): void;
}

export const createSharingSlice: Slice<SharingSlice> = (set) => ({
  sharedLink: null,
  isLinkShown: false,
  sharedFile: null,
  figuresLeft: null,
  showLink: (sharedLink) => set({ sharedLink, isLinkShown: false }),
});
