import * as kitoken from 'kitoken/node';

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId, assets) {
  const tokenizer = kitoken.Kitoken.from_tiktoken(await assets.bytes(`ranks/${encodingId}.tiktoken`));
  return {
    count: (text) => tokenizer.encode(text, false).length,
    encode: (text) => tokenizer.encode(text, false),
    forget() {},
  };
}
