/** @type {Record<string, () => Promise<typeof import('gpt-tokenizer/encoding/p50k_base')>>} */
const ENCODINGS = {
  o200k_base: () => import('gpt-tokenizer/encoding/o200k_base'),
  cl100k_base: () => import('gpt-tokenizer/encoding/cl100k_base'),
  p50k_base: () => import('gpt-tokenizer/encoding/p50k_base'),
  r50k_base: () => import('gpt-tokenizer/encoding/r50k_base'),
};
/** Special tokens as ordinary text, and no search for them. */
const ORDINARY = { disallowedSpecial: new Set() };

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId) {
  const library = await ENCODINGS[encodingId]?.();
  if (library === undefined) return null;
  return {
    count: (text) => library.countTokens(text, ORDINARY),
    encode: (text) => library.encode(text, ORDINARY),
    forget: () => library.clearMergeCache(),
  };
}
