/** @type {Record<string, () => Promise<{ open: import('../task.mjs').OpenLibrary }>>} */
export const libraries = {
  contextscope: () => import('./contextscope.mjs'),
  'gpt-tokenizer': () => import('./gpt-tokenizer.mjs'),
  tiktoken: () => import('./tiktoken.mjs'),
  'ai-tokenizer': () => import('./ai-tokenizer.mjs'),
  'bpe-lite': () => import('./bpe-lite.mjs'),
  '@microsoft/tiktokenizer': () => import('./microsoft-tiktokenizer.mjs'),
  kitoken: () => import('./kitoken-in-node.mjs'),
  'js-tiktoken': () => import('./js-tiktoken.mjs'),
};
