// The engine of this project, from the bundle that bundle.mjs made.

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId, assets) {
  const { createEncoder } = await assets.module('engine/create-encoder.js');
  const { default: packed } = await assets.module(`vocabularies/${encodingId}.js`);
  const encoder = createEncoder(encodingId, packed);
  /** As the app reads ids. @param {string} text */
  const lend = (text) => encoder.encodePrefix(text, text.length);
  return { count: encoder.count, encode: encoder.encode, lend, forget: encoder.clearCache };
}
