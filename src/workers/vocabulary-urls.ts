// Where the vocabulary modules are. They are files of their own that only a worker imports, never part of a bundle.
import type { EncodingId } from '@/core/tokenize/encoding';
import cl100kBase from '/.generated/vocabularies/cl100k_base.js?url';
import deepseek from '/.generated/vocabularies/deepseek.js?url';
import gemma3 from '/.generated/vocabularies/gemma3.js?url';
import llama3 from '/.generated/vocabularies/llama3.js?url';
import o200kBase from '/.generated/vocabularies/o200k_base.js?url';
import p50kBase from '/.generated/vocabularies/p50k_base.js?url';
import qwen3 from '/.generated/vocabularies/qwen3.js?url';
import r50kBase from '/.generated/vocabularies/r50k_base.js?url';
import tekken from '/.generated/vocabularies/tekken.js?url';

const URLS: Record<EncodingId, string> = {
  o200k_base: o200kBase,
  cl100k_base: cl100kBase,
  p50k_base: p50kBase,
  r50k_base: r50kBase,
  llama3,
  tekken,
  qwen3,
  deepseek,
  gemma3,
};

/** Made once: it goes with every text that is counted, of which a folder has tens of thousands. */
const absolute = new Map<EncodingId, string>();

/** The absolute address of a vocabulary's module. */
export function vocabularyUrl(encodingId: EncodingId): string {
  const known = absolute.get(encodingId) ?? new URL(URLS[encodingId], document.baseURI).href;
  absolute.set(encodingId, known);
  return known;
}
