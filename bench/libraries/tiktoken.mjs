// OpenAI's own code in WebAssembly: a peer, and the oracle for exactness. It has no cache.
import { init, Tiktoken } from 'tiktoken/lite/init';

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId, assets) {
  const wasm = await assets.bytes('tiktoken/lite/tiktoken_bg.wasm');
  await init((imports) => WebAssembly.instantiate(wasm, imports));
  const { bpe_ranks, special_tokens, pat_str } = JSON.parse(await assets.text(`tiktoken/encoders/${encodingId}.json`));
  const tiktoken = new Tiktoken(bpe_ranks, special_tokens, pat_str);
  return {
    count: (text) => tiktoken.encode_ordinary(text).length,
    encode: (text) => tiktoken.encode_ordinary(text),
    forget() {},
  };
}
