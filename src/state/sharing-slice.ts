import type { Slice } from './store';

/** A link with somebody's work that was opened here. */
export interface SharingSlice {
  /** Its fragment, with the "#", while the user has not said what to do with it. */
  readonly sharedLink: string | null;
  showLink(fragment: string | null): void;
}

export const createSharingSlice: Slice<SharingSlice> = (set) => ({
  sharedLink: null,
  showLink: (sharedLink) => set({ sharedLink }),
});
