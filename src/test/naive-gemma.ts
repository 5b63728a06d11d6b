// Gemma 3 in its plainest form, as an oracle: SentencePiece's merge loop over characters, on the vocabulary of the
// published tokenizer.json. Slow, and quadratic in the length of a piece.
// Source: https://github.com/google/sentencepiece, src/bpe_model.cc (Model::SampleEncode), as of 2026-11.
import type { Encoder, Pieces } from '@/core/tokenize/encoder';
import { gemmaFile, NEVER_TEXT } from './gemma-file';
import { once } from './once';
import type { TokenizerJson } from './vendor-tokenizers';

/** The last of the ids that are vocabulary. */
const LAST_ID = 262_143;
const BYTE_TOKEN = /^<0x([0-9A-F]{2})>$/;
/** Where symbols are looked for, and how long they may be: no more than 16 units from < or [, or a run of 31. */
const LONGEST_SYMBOL = 31;

/** Tokens that merging does not lead to, whatever the text: their characters are merged otherwise. */
export const UNREACHED: readonly string[] = ['▁YYYY', '▁yyyy', '▁diffformul', '▁::::::::'];

interface Part {
  readonly text: string;
  readonly isWhole: boolean;
}

export interface NaiveGemma extends Encoder {
  /** Characters and merged tokens, blanks as ▁. */
  readonly normal: ReadonlyMap<string, number>;
  readonly symbols: ReadonlySet<string>;
}

export const naiveGemma = once(() => readTokenizer(gemmaFile()));

function readTokenizer({ model, added_tokens: added }: TokenizerJson): NaiveGemma {
  const symbols = new Set(added.filter(({ id, content }) => id <= LAST_ID && !NEVER_TEXT.includes(content)).map(({ content }) => content));
  const normal = new Map<string, number>();
  const bytes = new Map<number, number>();
  for (const [token, id] of Object.entries(model.vocab)) {
    const byte = BYTE_TOKEN.exec(token)?.[1];
    if (byte !== undefined) bytes.set(Number.parseInt(byte, 16), id);
    else if (!symbols.has(token) && !NEVER_TEXT.includes(token)) normal.set(token, id);
  }

  /** Characters, and symbols where they begin, the longest first. */
  function split(text: string): Part[] {
    const found: Part[] = [];
    for (let place = 0; place < text.length; ) {
      let symbol = '';
      if ('<[\n\t▁'.includes(text[place]!)) {
        for (let size = LONGEST_SYMBOL; size > 0 && symbol === ''; size -= 1) {
          if (symbols.has(text.slice(place, place + size))) symbol = text.slice(place, place + size);
        }
      }
      const part = symbol || String.fromCodePoint(text.codePointAt(place)!);
      found.push({ text: part, isWhole: symbol !== '' });
      place += part.length;
    }
    return found;
  }

  function merge(parts: readonly string[]): { parts: string[]; lastPair: [string, string] | null } {
    const merged = [...parts];
    let lastPair: [string, string] | null = null;
    for (;;) {
      let best = -1;
      let bestId = Infinity;
      for (let index = 0; index + 1 < merged.length; index += 1) {
        const id = normal.get(merged[index]! + merged[index + 1]!) ?? Infinity;
        if (id < bestId) [best, bestId] = [index, id];
      }
      if (best < 0) return { parts: merged, lastPair };
      lastPair = [merged[best]!, merged[best + 1]!];
      merged.splice(best, 2, lastPair.join(''));
    }
  }

  const idsOfPart = (part: string): number[] => {
    const id = normal.get(part);
    return id === undefined ? Array.from(new TextEncoder().encode(part), (byte) => bytes.get(byte)!) : [id];
  };

  /** Characters that stand side by side in a token. */
  const neighbours = new Set<string>();
  for (const token of normal.keys()) {
    let before = '';
    for (const character of token) {
      if (before !== '') neighbours.add(before + character);
      before = character;
    }
  }

  /** The pieces that the scanner is to find: symbols, and what lies between places that no token spans. */
  function piecesOf(text: string): { text: string; ids: number[] }[] {
    const found: { text: string; ids: number[] }[] = [];
    let piece: string[] = [];
    const close = (): void => {
      if (piece.length > 0) found.push({ text: piece.join(''), ids: known(piece) });
      piece = [];
    };
    const all = split(text);
    for (const [index, { text: part, isWhole }] of all.entries()) {
      const goesOn = neighbours.has((piece.at(-1) ?? '') + part) && (part !== '▁' || nextIs(all, index, ['<', '/']));
      if (isWhole || !goesOn) close();
      if (isWhole) found.push({ text: part, ids: [model.vocab[part]!] });
      else piece.push(part);
    }
    close();
    return found;
  }
  const nextIs = (all: readonly Part[], index: number, wanted: readonly string[]): boolean =>
    wanted.every((text, offset) => all[index + 1 + offset]?.text === text);
  const cache = new Map<string, number[]>();
  const known = (piece: readonly string[]): number[] => {
    const key = piece.join('');
    let ids = cache.get(key);
    if (ids === undefined) cache.set(key, (ids = merge(piece).parts.flatMap(idsOfPart)));
    return ids;
  };

  const read = (text: string): string => wellFormed(text).replaceAll(' ', '▁');
  const encode = (text: string): Uint32Array<ArrayBuffer> => Uint32Array.from(piecesOf(read(text)).flatMap(({ ids }) => ids));
  const normalOf = new Map(Array.from(normal, ([token, id]) => [id, token]));
  const textOf = new Map<number, Buffer<ArrayBuffer>>();
  for (const token of [...normal.keys(), ...symbols]) {
    if (!UNREACHED.includes(token)) textOf.set(model.vocab[token]!, Buffer.from(token.replaceAll('▁', ' ')));
  }
  for (const [byte, id] of bytes) {
    const character = String.fromCharCode(byte);
    if (byte >= 0x80 || !(normal.has(character) || symbols.has(character) || character === ' ')) textOf.set(id, Buffer.of(byte));
  }
  const idOf = new Map(Array.from(textOf, ([id, token]) => [token.toString('latin1'), id]));

  return {
    encodingId: 'gemma3',
    normal,
    symbols,
    byteLengths: Uint16Array.from({ length: LAST_ID + 1 }, (_, id) => textOf.get(id)?.length ?? 0),
    normalForm: {
      of: (text) => text.replaceAll('▁', ' '),
      // Byte by byte: those of the text, each with the byte as it is read that it stands for.
      byteLengths(text, end, ids) {
        const perByte = Array.from(wellFormed(text.slice(0, end)), (character) => (character === '▁' ? [3] : Array.from(Buffer.from(character), () => 1))).flat();
        let place = 0;
        return Uint16Array.from(ids, (id) => perByte.slice(place, (place += textOf.get(id)!.length)).reduce((sum, size) => sum + size, 0));
      },
    },
    count: (text) => encode(text).length,
    countUtf8: (parts) => encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts))).length,
    encode,
    encodePrefix(text, end) {
      const ids: number[] = [];
      let place = 0;
      for (const piece of piecesOf(read(text))) {
        if (place >= end) break;
        for (const id of piece.ids) ids.push(id);
        place += piece.text.length;
      }
      if (place !== end) throw new Error(`${end} is not the end of a piece`);
      return Uint32Array.from(ids);
    },
    pieces(text): Pieces {
      const pieces = piecesOf(read(text));
      let end = 0;
      const ends = Uint32Array.from(pieces, (piece) => (end += piece.text.length));
      // Whether a symbol begins is decided within its length, wherever the last < in the piece stands.
      const reaches = ends.map((place) => Math.min(place + LONGEST_SYMBOL, text.length + 1));
      return { length: pieces.length, ends, tokens: Uint32Array.from(pieces, ({ ids }) => ids.length), reaches };
    },
    rankOf: (wanted) => idOf.get(Buffer.from(wanted).toString('latin1')) ?? -1,
    tokenBytes: (id) => Uint8Array.from(textOf.get(id) ?? []),
    mergedId: (wanted) => normal.get(Buffer.from(wanted).toString('utf8').replaceAll(' ', '▁')) ?? -1,
    initialParts: (piece) =>
      split(read(new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece))).flatMap(({ text, isWhole }) =>
        isWhole ? [model.vocab[text]!] : idsOfPart(text),
      ),
    mergedFrom(id) {
      const { parts, lastPair } = merge([...(normalOf.get(id) ?? '')]);
      return lastPair === null || parts.length > 1 ? null : [normal.get(lastPair[0])!, normal.get(lastPair[1])!];
    },
    clearCache: () => cache.clear(),
  };
}

/** Lone surrogates are U+FFFD. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
