// Gemma's tokenizer.json, made again from the kept file.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Tokenizer } from '@huggingface/tokenizers';
import { once } from './once';
import type { TokenizerJson } from './vendor-tokenizers';

/** Control symbols and the place holder of an image: no text becomes them. */
export const NEVER_TEXT: readonly string[] = ['<pad>', '<eos>', '<bos>', '<unk>', '<image_soft_token>'];

/** Ids of the normal tokens that are merged, by falling score: 0, −1, −2, … All others have the score 0. */
const FIRST_MERGED = 494;
const FIRST_TAB = 255_968;

/** The vendor's tokenizer.json with its vocabulary, and without its merges. */
function readGemmaFile(): TokenizerJson {
  const content = brotliDecompressSync(readFileSync(resolve('vocabularies/gemma3.br')));
  const lineEnd = content.indexOf('\n');
  const frame = JSON.parse(content.toString('utf8', 0, lineEnd)) as TokenizerJson;
  const texts = content.toString('latin1', lineEnd + 1).split('\xff').map((text) => Buffer.from(text, 'latin1').toString('utf8'));
  return { ...frame, model: { ...frame.model, vocab: Object.fromEntries(texts.map((text, id) => [text, id])), merges: [] } };
}

/**
 * The same with its merges: all pairs of tokens that make a token, the best score first, of the same score the longest left
 * part, then the longest right part. As in Hugging Face's transformers, convert_slow_tokenizer.py, generate_merges.
 */
function withMerges(file: TokenizerJson): TokenizerJson {
  const ids = new Map(Object.entries(file.model.vocab));
  const merges: { pair: [string, string]; score: number; leftId: number; rightId: number; lengths: number }[] = [];
  for (const [token, id] of [...ids].sort(([, a], [, b]) => a - b)) {
    const own: typeof merges = [];
    for (let place = 1; place < token.length; place += 1) {
      const pair: [string, string] = [token.slice(0, place), token.slice(place)];
      const leftId = ids.get(pair[0]);
      const rightId = leftId === undefined ? undefined : ids.get(pair[1]);
      if (leftId === undefined || rightId === undefined) continue;
      const score = id >= FIRST_MERGED && id < FIRST_TAB ? FIRST_MERGED - id : 0;
      own.push({ pair, score, leftId, rightId, lengths: [...pair[0]].length * 1000 + [...pair[1]].length });
    }
    own.sort((a, b) => a.leftId - b.leftId || a.rightId - b.rightId);
    for (const merge of own) merges.push(merge);
  }
  merges.sort((a, b) => b.score - a.score || b.lengths - a.lengths);
  return { ...file, model: { ...file.model, merges: merges.map(({ pair }) => pair) } };
}

/** As the oracle is to have it: control symbols are text to SentencePiece, Hugging Face looks for all added tokens in a text. */
function withoutControls(file: TokenizerJson): TokenizerJson {
  return { ...file, added_tokens: file.added_tokens.filter(({ content }) => !NEVER_TEXT.includes(content)) };
}

/** The whole of the vendor's tokenizer.json. */
export const gemmaFile = once(() => withMerges(readGemmaFile()));

/** Hugging Face's tokenizer of it. */
export const huggingFaceGemma = once(() => new Tokenizer(withoutControls(gemmaFile()), {}));
