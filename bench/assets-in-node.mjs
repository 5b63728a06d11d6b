// What a task loads, in a Node process.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fileAt } from './paths.mjs';

/** @param {string} address */
function fileOf(address) {
  const file = fileAt(address);
  if (file === null) throw new Error(`There is nothing at ${address}`);
  return file;
}

/** @type {import('./task.mjs').Assets} */
export const assets = {
  module: (address) => import(pathToFileURL(fileOf(address)).href),
  bytes: async (address) => readFileSync(fileOf(address)),
  text: async (address) => readFileSync(fileOf(address), 'utf8'),
};
