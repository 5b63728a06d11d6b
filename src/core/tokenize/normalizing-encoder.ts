// An encoding that brings text into normal form C before it cuts it, as Qwen's does. The ids are those of the normal form;
// places and lengths are those of the text as it is.
import type { Encoder, Pieces } from './encoder';
import { certainFrom, type Change, changesOf, originalLengths } from './normal-form';
import { createNormalFormCheck } from './normal-form-check';

const NORMAL_FORM = 'NFC';

/** Wraps the encoder of texts in normal form. Texts that are in it cost a look at each character more. */
export function createNormalizingEncoder(encoder: Encoder): Encoder {
  const mayChange = createNormalFormCheck();

  return {
    ...encoder,
    // The engine gives the same string back, without a copy, where nothing changes.
    count: (text) => encoder.count(text.normalize(NORMAL_FORM)),
    countUtf8(parts) {
      if (!mayChange(parts)) return encoder.countUtf8(parts);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const text = parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
      const normal = text.normalize(NORMAL_FORM);
      return normal === text ? encoder.countUtf8(parts) : encoder.count(normal);
    },
    encode: (text) => encoder.encode(text.normalize(NORMAL_FORM)),
    encodePrefix(text, end) {
      const normal = text.normalize(NORMAL_FORM);
      return encoder.encodePrefix(normal, normal === text ? end : text.slice(0, end).normalize(NORMAL_FORM).length);
    },
    pieces(text) {
      const normal = text.normalize(NORMAL_FORM);
      return piecesOf(text, normal, encoder.pieces(normal));
    },
    normalForm: {
      of: (text) => text.normalize(NORMAL_FORM),
      byteLengths(text, end, ids) {
        const changes = changesOf(text.slice(0, end));
        if (changes.length === 0) return undefined;
        const lengths = Array.from(ids, (id) => encoder.byteLengths[id] ?? 0);
        return originalLengths(text.slice(0, end), changes, lengths);
      },
    },
  };
}

/**
 * Pieces of a text from those of its normal form, in the same arrays. Those that end inside a changed cluster are one with
 * the next. A piece is certain only when nothing can join what was looked at.
 */
function piecesOf(text: string, normal: string, { length, ends, tokens, reaches }: Pieces): Pieces {
  const changes = normal === text ? [] : changesOf(text);
  const ofEnds = new OriginalPlaces(changes);
  const ofReaches = new OriginalPlaces(changes);
  let written = 0;
  let joinedTokens = 0;
  for (let piece = 0; piece < length; piece += 1) {
    joinedTokens += tokens[piece]!;
    const end = ofEnds.find(ends[piece]!);
    if (ofEnds.isInside) continue;
    const reach = reaches[piece]!;
    ends[written] = end;
    tokens[written] = joinedTokens;
    // A later piece may have looked less far, so each is searched for from the place of its end.
    reaches[written] = reach > normal.length ? text.length + 1 : certainFrom(text, ofReaches.findFrom(ofEnds, reach));
    written += 1;
    joinedTokens = 0;
  }
  return { length: written, ends, tokens, reaches };
}

/** Finds places of the text by rising places of its normal form. */
class OriginalPlaces {
  /** Whether the place found last lies inside a changed cluster, whose end was given. */
  isInside = false;
  private readonly changes: readonly Change[];
  private next = 0;
  private shift = 0;

  constructor(changes: readonly Change[]) {
    this.changes = changes;
  }

  find(normalPlace: number): number {
    const { changes } = this;
    while (this.next < changes.length && changes[this.next]!.normalEnd <= normalPlace) {
      this.shift = changes[this.next]!.end - changes[this.next]!.normalEnd;
      this.next += 1;
    }
    const change = changes[this.next];
    this.isInside = change !== undefined && change.normalStart < normalPlace;
    return this.isInside ? change!.end : normalPlace + this.shift;
  }

  /** The same, beginning where another one is. */
  findFrom(other: OriginalPlaces, normalPlace: number): number {
    this.next = other.next;
    this.shift = other.shift;
    return this.find(normalPlace);
  }
}
