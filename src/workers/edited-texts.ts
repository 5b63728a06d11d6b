// Which of the counted texts have a document in the home worker: those that were edited last.
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { Caller } from './caller';
import { mirrorDocument, type MirroredDocument } from './mirrored-document';
import type { Sizes } from './sizes';

type Waiting = Pick<Caller<never>, 'isOver'>;

export interface EditedTexts {
  /** The document by which a text is to be counted; undefined where it is to be counted as a whole. */
  documentFor(key: string, encodingId: EncodingId, text: PartText, caller: Waiting): MirroredDocument | undefined;
  /** The worker could not go on with it. */
  drop(key: string): void;
  /** The worker and all documents are gone. */
  clear(): void;
}

interface Entry {
  readonly document: MirroredDocument;
  /** Who was the last to ask. */
  caller: Waiting;
}

const MOST_DOCUMENTS = 4;

/** `forget` tells the worker that a document is not needed any more. */
export function createEditedTexts(sizes: Sizes, nextId: () => number, forget: (documentId: number) => void): EditedTexts {
  /** The least recently edited first. */
  const entries = new Map<string, Entry>();
  const counted = new Map<string, { readonly encodingId: EncodingId; readonly units: number }>();

  function drop(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    entry.document.lose(undefined);
    if (entry.document.hasBegun) forget(entry.document.id);
  }

  /** Whether there is room for a document of `units` besides those in use; drops others to make it. */
  function makeRoom(units: number): boolean {
    let spared = [...entries.values()].filter(({ caller }) => !caller.isOver);
    let sparedUnits = spared.reduce((sum, { document }) => sum + document.target.length, units);
    if (spared.length >= MOST_DOCUMENTS || sparedUnits > sizes.mostEdited) return false;
    for (const [key, entry] of [...entries].reverse()) {
      if (spared.includes(entry)) continue;
      sparedUnits += entry.document.target.length;
      spared = [...spared, entry];
      if (spared.length >= MOST_DOCUMENTS || sparedUnits > sizes.mostEdited) drop(key);
    }
    return true;
  }

  return {
    documentFor(key, encodingId, text, caller) {
      const before = counted.get(key);
      counted.set(key, { encodingId, units: text.length });
      const entry = entries.get(key);
      if (entry && entry.document.encodingId !== encodingId) drop(key);
      if (text.length < sizes.leastEdited) return undefined;

      let document = entries.get(key)?.document;
      if (!document) {
        // The first change of a text makes it a document; but not where another text has come in its place.
        const isEdit = before?.encodingId === encodingId && Math.abs(text.length - before.units) * 2 < text.length;
        if (!isEdit) return undefined;
        document = mirrorDocument(nextId(), encodingId, sizes);
      }
      entries.delete(key);
      const fits = makeRoom(text.length);
      entries.set(key, { document, caller });
      if (fits && document.aim(text)) return document;
      drop(key);
      return undefined;
    },
    drop,
    clear() {
      const lost = [...entries.values()];
      entries.clear();
      for (const { document } of lost) document.lose(undefined);
    },
  };
}
