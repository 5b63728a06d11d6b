// Measures the built app with Lighthouse 12 (mobile, simulated slow network) from a server that compresses as hosts do.
// Usage: npm run bench:lighthouse [-- --runs=5]. Prints the median run and fails below the targets.
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { firstLoad } from '../scripts/first-load.mjs';
import { securityHeaders } from '../scripts/security-policy.mjs';

const distFolder = fileURLToPath(new URL('../dist/', import.meta.url));
const browsersFile = new URL('../.cache/browsers.json', import.meta.url);
const TARGETS = { performance: 97, accessibility: 100 };
const CATEGORIES = [...Object.keys(TARGETS), 'best-practices'];

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const INCOMPRESSIBLE = new Set(['.png', '.woff2']);

function fail(message) {
  console.error(message);
  exit(1);
}

/** The headers and bytes of a built file, compressed once and kept. */
function createFileReader() {
  const known = new Map();
  return (pathname) => {
    if (!known.has(pathname)) {
      const file = join(distFolder, normalize(pathname === '/' ? '/index.html' : pathname));
      if (!existsSync(file)) return null;
      const extension = extname(file);
      const content = readFileSync(file);
      const isCompressed = !INCOMPRESSIBLE.has(extension);
      const headers = {
        ...securityHeaders,
        'Content-Type': TYPES[extension] ?? 'text/plain',
        // Names in /assets carry a hash of the content.
        'Cache-Control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(isCompressed ? { 'Content-Encoding': 'br', Vary: 'Accept-Encoding' } : {}),
      };
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      known.set(pathname, { headers, body: isCompressed ? brotliCompressSync(content, quality) : content });
    }
    return known.get(pathname);
  };
}

async function startServer() {
  const read = createFileReader();
  const server = createServer((request, response) => {
    const found = read(new URL(request.url ?? '/', 'http://host').pathname);
    if (found === null) response.writeHead(404).end();
    else response.writeHead(200, found.headers).end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

async function measure(address, chromePath) {
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
  try {
    const result = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' });
    const { lhr } = result;
    if (lhr.runtimeError) fail(`Lighthouse could not load the page: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    chrome.kill();
  }
}

function summarize(lhr) {
  const requests = lhr.audits['network-requests'].details.items;
  const scripts = requests.filter(({ resourceType, url }) => resourceType === 'Script' && url.startsWith('http'));
  const failed = CATEGORIES.flatMap((category) =>
    lhr.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
      .map(({ id }) => `${category}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ''}`.trim()),
  );
  return {
    machine: Math.round(lhr.environment.benchmarkIndex),
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
    fcpMs: Math.round(lhr.audits['first-contentful-paint'].numericValue),
    lcpMs: Math.round(lhr.audits['largest-contentful-paint'].numericValue),
    tbtMs: Math.round(lhr.audits['total-blocking-time'].numericValue),
    cls: Number(lhr.audits['cumulative-layout-shift'].numericValue.toFixed(3)),
    scriptKb: (scripts.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000).toFixed(1),
    largestScripts: scripts
      .sort((a, b) => b.transferSize - a.transferSize)
      .slice(0, 6)
      .map(({ url, transferSize }) => `${(transferSize / 1000).toFixed(1)} KB ${new URL(url).pathname.slice(0, 60)}`),
    failed,
  };
}

if (!existsSync(join(distFolder, 'index.html'))) fail('There is no dist/index.html: run `npm run build` first.');
if (!existsSync(browsersFile)) fail('There is no .cache/browsers.json: run `node scripts/browsers.mjs` first.');
const { chromium } = JSON.parse(readFileSync(browsersFile, 'utf8'));
const runs = Number(argv.find((word) => word.startsWith('--runs='))?.slice(7) ?? 3);

const { server, address } = await startServer();
// Compressing the vocabularies takes seconds; a run that is not counted fills the server's compressed copies.
await measure(address, chromium);
const summaries = [];
for (let run = 0; run < runs; run += 1) summaries.push(summarize(await measure(address, chromium)));
server.close();
summaries.sort((a, b) => a.scores.performance - b.scores.performance);
const median = summaries[Math.floor(summaries.length / 2)];

console.log(`Lighthouse 12, mobile, ${runs} runs, the median one (performance of all: ${summaries.map((s) => s.scores.performance).join(', ')})`);
for (const name of CATEGORIES) console.log(`  ${name.padEnd(15)} ${median.scores[name]}${name in TARGETS ? `  (target ${TARGETS[name]})` : ''}`);
// Lighthouse's own measure of the machine: below about 1,000 the machine is slow or busy and the scores say little.
console.log(`  machine ${summaries.map(({ machine }) => machine).join(', ')} (Lighthouse's benchmark index)`);
console.log(`  FCP ${median.fcpMs} ms, LCP ${median.lcpMs} ms, TBT ${median.tbtMs} ms, CLS ${median.cls}`);
console.log(`  First-load JavaScript (brotli): ${(firstLoad(distFolder).totalBytes / 1000).toFixed(1)} KB`);
console.log(`  JavaScript transferred while Lighthouse looked, lazy parts included: ${median.scriptKb} KB`);
for (const script of median.largestScripts) console.log(`    ${script}`);
for (const line of median.failed) console.log(`  below 90: ${line}`);
if (Object.entries(TARGETS).some(([name, target]) => median.scores[name] < target)) fail('Below target.');
