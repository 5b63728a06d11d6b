// What a task loads, in a browser.

/** @param {string} address */
async function bytesOf(address) {
  const response = await fetch(`/${address}`);
  if (!response.ok) throw new Error(`There is nothing at ${address}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @type {import('../task.mjs').Assets} */
export const assets = {
  module: (address) => import(/* @vite-ignore */ `/${address}`),
  bytes: bytesOf,
  text: async (address) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(address)),
};
