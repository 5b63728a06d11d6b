// Which engine reads which vocabulary.
import { createByteLevelEncoder } from './byte-level-encoder';
import type { Encoder } from './encoder';
import type { ByteLevelId, EncodingId } from './encoding';
import { createGemmaEncoder } from './gemma-encoder';
import { createNormalizingEncoder } from './normalizing-encoder';

type Engine = (packedVocabulary: string) => Encoder;

const byteLevel = (encodingId: ByteLevelId): Engine => (packed) => createByteLevelEncoder(encodingId, packed);

const ENGINES: Record<EncodingId, Engine> = {
  o200k_base: byteLevel('o200k_base'),
  cl100k_base: byteLevel('cl100k_base'),
  p50k_base: byteLevel('p50k_base'),
  r50k_base: byteLevel('r50k_base'),
  llama3: byteLevel('llama3'),
  tekken: byteLevel('tekken'),
  qwen3: (packed) => createNormalizingEncoder(createByteLevelEncoder('qwen3', packed)),
  deepseek: byteLevel('deepseek'),
  gemma3: createGemmaEncoder,
};

/** Makes an encoder from the string of its vocabulary module. Throws when the vocabulary is damaged. */
export function createEncoder(encodingId: EncodingId, packedVocabulary: string): Encoder {
  return ENGINES[encodingId](packedVocabulary);
}
