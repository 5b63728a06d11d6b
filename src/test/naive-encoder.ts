// The encoder in its plainest form, as an oracle: the split patterns as regular expressions, and the merge loop over a
// Map of the published ranks. Slow, and quadratic in the length of a piece.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Encoder, Pieces } from '@/core/tokenize/encoder';
import type { ByteLevelId } from '@/core/tokenize/encoding';
import { behindJoining, naiveNormalForm, unitPlaces } from './naive-normal-form';
import { splitPieces, WHITE_SPACE } from './split-patterns';
import { readVendorVocabulary } from './vendor-tokenizers';

const require = createRequire(import.meta.url);

const LETTER_RUN = /[\p{L}\p{M}]*/uy;
const SPACE_RUN = new RegExp(`[${WHITE_SPACE}]*`, 'uy');
/** The longest look beyond a run: an apostrophe, two letters, and one more character of two units. */
const BEYOND_RUN_UNITS = 5;

export function naiveEncoder(encodingId: ByteLevelId): Encoder {
  const { ranks, tokens, byteLengths } = publishedVocabulary(encodingId);
  const known = new Map<string, readonly number[]>();

  const idsOfPiece = (piece: string): readonly number[] => {
    let ids = known.get(piece);
    if (ids === undefined) {
      const bytes = Buffer.from(piece, 'utf8').toString('latin1');
      const whole = ranks.get(bytes);
      ids = whole === undefined ? merge(bytes, ranks).ids : [whole];
      known.set(piece, ids);
    }
    return ids;
  };
  const isNormalizing = encodingId === 'qwen3';
  const split = (text: string): string[] => splitPieces(encodingId, isNormalizing ? text.normalize('NFC') : text);
  const encode = (text: string): Uint32Array<ArrayBuffer> => Uint32Array.from(split(text).flatMap(idsOfPiece));

  return {
    encodingId,
    byteLengths,
    ...(isNormalizing && { normalForm: naiveNormalForm(byteLengths) }),
    count: (text) => encode(text).length,
    countUtf8: (parts) => encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts))).length,
    encode,
    encodePrefix(text, end) {
      const ids: number[] = [];
      let place = 0;
      const normalEnd = isNormalizing ? text.slice(0, end).normalize('NFC').length : end;
      for (const piece of split(text)) {
        if (place >= normalEnd) break;
        for (const id of idsOfPiece(piece)) ids.push(id);
        place += piece.length;
      }
      if (place !== normalEnd) throw new Error(`${end} is not the end of a piece`);
      return Uint32Array.from(ids);
    },
    pieces(text): Pieces {
      const places = isNormalizing ? unitPlaces(text) : undefined;
      const found: { end: number; tokens: number }[] = [];
      let normalEnd = 0;
      let tokensOfPiece = 0;
      for (const piece of split(text)) {
        normalEnd += piece.length;
        tokensOfPiece += idsOfPiece(piece).length;
        const end = places === undefined ? normalEnd : places[normalEnd]!;
        if (end < 0) continue;
        found.push({ end, tokens: tokensOfPiece });
        tokensOfPiece = 0;
      }
      const ends = Uint32Array.from(found, ({ end }) => end);
      const reaches = ends.map((place) => (isNormalizing ? behindJoining(text, reachOf(text, place)) : reachOf(text, place)));
      return { length: found.length, ends, tokens: Uint32Array.from(found, (piece) => piece.tokens), reaches };
    },
    rankOf: (bytes) => ranks.get(Buffer.from(bytes).toString('latin1')) ?? -1,
    tokenBytes: (id) => Uint8Array.from(Buffer.from(tokens[id] ?? '', 'latin1')),
    mergedId: (bytes) => ranks.get(Buffer.from(bytes).toString('latin1')) ?? -1,
    initialParts: (piece) => Array.from(piece, (byte) => ranks.get(String.fromCharCode(byte))!),
    mergedFrom: (id) => merge(tokens[id] ?? '', ranks).lastPair,
    clearCache: () => known.clear(),
  };
}

interface Published {
  /** Tokens, a character for each byte, and their public ids, which rise with the rank. */
  readonly ranks: ReadonlyMap<string, number>;
  /** Tokens by their public ids. */
  readonly tokens: readonly (string | undefined)[];
  readonly byteLengths: Uint16Array;
}

const published = new Map<ByteLevelId, Published>();

/** Read once for all files of a worker. */
function publishedVocabulary(encodingId: ByteLevelId): Published {
  let vocabulary = published.get(encodingId);
  if (vocabulary === undefined) {
    const ranks = publishedRanks(encodingId);
    const tokens: (string | undefined)[] = [];
    for (const [token, rank] of ranks) tokens[rank] = token;
    vocabulary = { ranks, tokens, byteLengths: Uint16Array.from(tokens, (token) => token?.length ?? 0) };
    published.set(encodingId, vocabulary);
  }
  return vocabulary;
}

function publishedRanks(encodingId: ByteLevelId): Map<string, number> {
  if (encodingId === 'llama3' || encodingId === 'tekken' || encodingId === 'qwen3' || encodingId === 'deepseek') {
    const { header, tokens } = readVendorVocabulary(encodingId);
    return new Map(tokens.map((token, rank) => [token, header.firstId + rank]));
  }
  const file = readFileSync(require.resolve(`gpt-tokenizer/data/${encodingId}.tiktoken`), 'latin1');
  const lines = file.trimEnd().split('\n').map((line) => line.split(' '));
  return new Map(lines.map(([base64 = '', rank = '']) => [atob(base64), Number(rank)]));
}

/** Merges the adjacent pair with the lowest rank, the leftmost first, until no pair is a token. */
function merge(piece: string, ranks: ReadonlyMap<string, number>): { ids: number[]; lastPair: [number, number] | null } {
  const parts = [...piece];
  let lastPair: [number, number] | null = null;
  for (;;) {
    let best = -1;
    let bestRank = Infinity;
    for (let index = 0; index + 1 < parts.length; index += 1) {
      const rank = ranks.get(parts[index]! + parts[index + 1]!) ?? Infinity;
      if (rank < bestRank) [best, bestRank] = [index, rank];
    }
    if (best < 0) return { ids: parts.map((part) => ranks.get(part)!), lastPair };
    lastPair = [ranks.get(parts[best]!)!, ranks.get(parts[best + 1]!)!];
    parts.splice(best, 2, parts[best]! + parts[best + 1]!);
  }
}

/**
 * No less than what the pattern has read to find a piece that ends at `place`: the run of letters and marks, or of white
 * space, that goes on there, and a little more. The pattern reads on where it has to step back afterwards.
 */
function reachOf(text: string, place: number): number {
  let reach = place;
  for (const run of [LETTER_RUN, SPACE_RUN]) {
    run.lastIndex = place;
    reach = Math.max(reach, place + run.exec(text)![0].length);
  }
  reach += BEYOND_RUN_UNITS;
  return reach <= text.length ? reach : text.length + 1;
}
