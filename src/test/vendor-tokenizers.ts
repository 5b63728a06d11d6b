// The tokenizers of other vendors as their tokenizer.json has them, made again from the files in vocabularies/.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { ByteLevelId, OpenAiId } from '@/core/tokenize/encoding';

export type VendorId = Exclude<ByteLevelId, OpenAiId>;

export const VENDOR_IDS: readonly VendorId[] = ['llama3', 'tekken', 'qwen3', 'deepseek'];

/** tokenizer.json, as far as it is touched here. */
export interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>;
    readonly merges: readonly (string | readonly [string, string])[];
  };
}

interface Header {
  readonly firstId: number;
  readonly merges: 'first' | 'all';
  readonly pairs: boolean;
  readonly frame: TokenizerJson;
}

export interface VendorVocabulary {
  readonly header: Header;
  /** From `header.firstId` on, a character for each byte. */
  readonly tokens: readonly string[];
}

export function readVendorVocabulary(encodingId: VendorId): VendorVocabulary {
  const content = brotliDecompressSync(readFileSync(resolve('vocabularies', `${encodingId}.br`)));
  const lineEnd = content.indexOf('\n');
  const bytes = content.toString('latin1', lineEnd + 1);
  const header = JSON.parse(content.toString('utf8', 0, lineEnd)) as Header;
  return { header, tokens: [...bytes.slice(0, 256), ...bytes.slice(256).split('\xff')] };
}

/** Characters that stand for bytes, as in GPT-2: printable ones for themselves, the others from U+0100 on. */
const CHARACTERS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
let moved = 256;
for (const [byte, character] of CHARACTERS.entries()) {
  if (/[\0- \x7f-\xa0\xad]/.test(character)) CHARACTERS[byte] = String.fromCharCode(moved++);
}
const charactersOf = (bytes: string): string => Array.from(bytes, (byte) => CHARACTERS[byte.charCodeAt(0)]).join('');

/** The vendor's tokenizer.json. The merges are found here by merging, of which the packed vocabulary knows nothing. */
export function tokenizerJson({ header, tokens }: VendorVocabulary): TokenizerJson {
  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  const entries = tokens.map((token, rank): [string, number] => [charactersOf(token), header.firstId + rank]);
  const special = header.frame.added_tokens.filter(({ id }) => id < header.firstId);
  const merges = tokens.slice(256).flatMap((token) => {
    const lefts = header.merges === 'first' ? [leftOf(token, ranks)] : allLefts(token, ranks);
    const characters = charactersOf(token);
    return lefts.map((left): string | [string, string] => {
      const pair: [string, string] = [characters.slice(0, left), characters.slice(left)];
      return header.pairs ? pair : pair.join(' ');
    });
  });
  const vocab = Object.fromEntries([...special.map(({ id, content }): [string, number] => [content, id]), ...entries]);
  return { ...header.frame, model: { ...header.frame.model, vocab, merges } };
}

/** As the vendors write it, character by character. */
export function jsonText({ model, ...rest }: TokenizerJson): string {
  const vocab = Object.entries(model.vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([token, id]) => `      ${JSON.stringify(token)}: ${id}`);
  const merges = model.merges.map((merge) => JSON.stringify(merge, null, 2).replaceAll('\n', '\n      ')).map((merge) => `      ${merge}`);
  return JSON.stringify({ ...rest, model: { ...model, vocab: 0, merges: 0 } }, null, 2)
    .replace('"vocab": 0', () => `"vocab": {\n${vocab.join(',\n')}\n    }`)
    .replace('"merges": 0', () => `"merges": [\n${merges.join(',\n')}\n    ]`);
}

/** Length of the left one of the last two parts when a token's bytes are merged by rank. */
function leftOf(token: string, ranks: ReadonlyMap<string, number>): number {
  const parts = [...token];
  while (parts.length > 2) {
    let best = 0;
    let bestRank = Infinity;
    for (let index = 0; index + 1 < parts.length; index += 1) {
      const rank = ranks.get(parts[index]! + parts[index + 1]!) ?? Infinity;
      if (rank < bestRank) [best, bestRank] = [index, rank];
    }
    parts.splice(best, 2, parts[best]! + parts[best + 1]!);
  }
  return parts[0]!.length;
}

/** All pairs of tokens that make it, by the ranks of the left one, then of the right one. */
function allLefts(token: string, ranks: ReadonlyMap<string, number>): number[] {
  const rank = (from: number, to: number): number => ranks.get(token.slice(from, to)) ?? -1;
  return Array.from({ length: token.length - 1 }, (_, index) => index + 1)
    .filter((left) => rank(0, left) >= 0 && rank(left, token.length) >= 0)
    .sort((a, b) => rank(0, a) - rank(0, b) || rank(a, token.length) - rank(b, token.length));
}
