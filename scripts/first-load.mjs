// Fails when the JavaScript that the built page loads at first, compressed as hosts do, is larger than the budget.
// Counted: what index.html names (scripts and module preloads) and all that those import statically.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseAst } from 'vite';

export const BUDGET_BYTES = 162_000;
const distFolder = fileURLToPath(new URL('../dist/', import.meta.url));

/** @param {string} html @returns {string[]} addresses of scripts and module preloads */
export function entriesOf(html) {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || /\brel="?modulepreload\b/.test(tag))
    .flatMap((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []);
}

/** @param {string} code @returns {string[]} addresses that a module imports statically */
export function staticImportsOf(code) {
  return parseAst(code).body.flatMap((statement) =>
    'source' in statement && statement.source !== null ? [String(statement.source.value)] : [],
  );
}

/**
 * The files of the first load, each with its compressed size, largest first.
 * @param {string} folder
 */
export function firstLoad(folder) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const waiting = entriesOf(readFileSync(join(folder, 'index.html'), 'utf8')).map((address) => normalize(address));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue;
    const code = readFileSync(join(folder, file));
    sizes.set(file, brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
    for (const address of staticImportsOf(code.toString('utf8'))) {
      waiting.push(normalize(join(dirname(file), address)));
    }
  }
  const files = [...sizes].map(([name, sizeBytes]) => ({ name, sizeBytes }));
  files.sort((a, b) => b.sizeBytes - a.sizeBytes);
  return { files, totalBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

function main() {
  const { files, totalBytes } = firstLoad(distFolder);
  const inKb = (/** @type {number} */ sizeBytes) => `${(sizeBytes / 1000).toFixed(1)} KB`;
  for (const { name, sizeBytes } of files) console.log(`${inKb(sizeBytes).padStart(9)}  ${name}`);
  const verdict = `First load: ${inKb(totalBytes)} of JavaScript (brotli), budget ${inKb(BUDGET_BYTES)}`;
  if (files.length === 0 || totalBytes > BUDGET_BYTES) {
    console.error(`${verdict}: ${files.length === 0 ? 'no script found in dist/index.html' : 'over budget'}`);
    exit(1);
  }
  console.log(verdict);
}

if (argv[1] === fileURLToPath(import.meta.url)) main();
