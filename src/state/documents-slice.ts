import type { UnitId } from '@/core/units';
import type { ArrivedDocument } from './arrivals';
import type { Slice } from './store';

export interface DocumentsSlice {
  /** What parts were read from, by their ids, since the page was opened. */
  readonly documents: ReadonlyMap<UnitId, ArrivedDocument>;
  /** What these parts were read from, in the place of what was known of them. */
  knowDocuments(known: Iterable<readonly [UnitId, ArrivedDocument]>): void;
}

/** What a document can become; each is one step of undo. */
export interface DocumentChanges {
  /** A text or an attached file, whichever it was. */
  setContent(id: UnitId, content: NonNullable<ArrivedDocument['plain']>): void;
  /** A document that holds tools becomes a part of tools. */
  makeTools(id: UnitId): void;
}

export const createDocumentsSlice: Slice<DocumentsSlice> = (set) => ({
  documents: new Map(),
  knowDocuments: (known) => set(({ documents }) => ({ documents: new Map([...documents, ...known]) })),
});
