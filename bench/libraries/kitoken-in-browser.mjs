import { initSync, Kitoken } from 'kitoken/web';

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId, assets) {
  initSync({ module: await assets.bytes('kitoken/dist/web_bg.wasm') });
  const tokenizer = Kitoken.from_tiktoken(await assets.bytes(`ranks/${encodingId}.tiktoken`));
  return {
    count: (text) => tokenizer.encode(text, false).length,
    encode: (text) => tokenizer.encode(text, false),
    forget() {},
  };
}
