import type { FileAttachment } from '@/core/prompt/attachment';
import type { PartText } from '@/core/prompt/long-text';
import type { AttachmentPart, TextPart } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import type { Arrival, ArrivedDocument } from './arrivals';
import { heldOrigin, type Origin, originOfFile } from './origin';
import type { Slice } from './store';

/** What a part was read from. It stays at hand, so that it can be read in another way. */
export interface KnownDocument extends Pick<ArrivedDocument, 'label' | 'notes' | 'undoWords'> {
  readonly file: Origin<File>;
  /** As in `ArrivedDocument`. */
  readonly plain: { readonly text: Origin<PartText> } | { readonly attachment: FileAttachment } | null;
  /** In which encoding each text was read from it; null: there was nothing to choose. */
  readonly encodings: ReadonlyMap<PartText, string> | null;
  /** That which the file itself says that it is in. */
  readonly statedEncoding?: string;
  /** It is a file that an imported request sends as it is, whatever is counted here. */
  readonly isSentAsFile?: true;
  /** The texts that were read from it: what is neither one of them nor the plain one was changed since. */
  readonly readTexts: ReadonlySet<PartText>;
}

export interface DocumentsSlice {
  /** What parts were read from, by their ids. */
  readonly documents: ReadonlyMap<UnitId, KnownDocument>;
  /** What these parts were read from, in the place of what was known of them. */
  knowDocuments(known: Iterable<readonly [UnitId, KnownDocument]>): void;
}

/** What a document can become; each is one step of undo. */
export interface DocumentChanges {
  /** A text or an attached file, whichever it was. */
  setContent(id: UnitId, content: (NonNullable<ArrivedDocument['plain']> & Pick<TextPart, 'isSentAsFile'>) | Pick<AttachmentPart, 'attachment'>): void;
  /** A document that holds tools becomes a part of tools. */
  makeTools(id: UnitId): void;
}

/** `arrival`: what came of it. */
export function knownDocument({ file, label, notes, undoWords, plain, encodings, isStated }: ArrivedDocument, arrival: Arrival): KnownDocument {
  const origin = plain !== null && 'text' in plain ? { text: heldOrigin(plain.text, plain.text.length) } : plain;
  const readTexts = new Set('text' in arrival ? [arrival.text, arrival.takenOut?.rest ?? arrival.text] : []);
  const [encoding] = encodings.values();
  return { file: originOfFile(file), label, notes, undoWords, plain: origin, encodings: encoding === undefined ? null : encodings, readTexts, ...(isStated === true && encoding !== undefined ? { statedEncoding: encoding } : {}) };
}

export const createDocumentsSlice: Slice<DocumentsSlice> = (set) => ({
  documents: new Map(),
  knowDocuments: (known) => set(({ documents }) => ({ documents: new Map([...documents, ...known]) })),
});
