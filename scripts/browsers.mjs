// Finds a Chromium for the end-to-end tests, or gets one, and writes its path to .cache/browsers.json for Playwright.
// In order: CHROMIUM_PATH, Playwright's own download, an installed browser, a download, Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const cacheFolder = fileURLToPath(new URL('../.cache/', import.meta.url));

/** Fonts without which scripts and emoji of the tests would show as empty boxes; package name → a file it brings. */
const FONT_PACKAGES = {
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  'fonts-noto-color-emoji': '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
};

/** @type {Readonly<Record<string, readonly string[]>>} */
const SYSTEM_PATHS = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    `${process.env['PROGRAMFILES'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['LOCALAPPDATA'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)'] ?? ''}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
};

const isDebianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * What a browser answers to `--version`, or null when it does not run. Chrome on Windows opens a window in place of
 * answering, so there a file that exists is believed.
 * @param {string | undefined} path
 */
function versionOf(path) {
  if (!path || !existsSync(path)) return null;
  if (process.platform === 'win32') return 'version not asked';
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

/** Playwright's downloads: the full browser, whose path it names, and the headless shell, whose folder stands beside it. */
function playwrightPaths() {
  const full = chromium.executablePath();
  const shellFolder = full.replace(/([/\\])chromium-(\d+)[/\\].*$/, '$1chromium_headless_shell-$2');
  if (!existsSync(shellFolder)) return [full];
  const shells = readdirSync(shellFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[/\\](chrome-headless-shell|headless_shell)(\.exe)?$/.test(name))
    .map((name) => join(shellFolder, name));
  return [full, ...shells];
}

/** @returns {readonly string[]} */
function downloadWithPlaywright() {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  console.log('No browser found; asking Playwright for its own (once) …');
  const run = spawnSync(process.execPath, [cli, 'install', 'chromium', '--only-shell'], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (run.status === 0) return playwrightPaths();
  const reason = (run.stderr ?? '').split('\n').find((line) => line.includes('Error')) ?? `exit code ${run.status}`;
  console.error(`Playwright could not download a browser: ${reason.trim()}`);
  return [];
}

/** @param {readonly string[]} packages */
function aptInstall(packages) {
  console.log(`Installing ${packages.join(', ')} with apt …`);
  const options = { stdio: /** @type {const} */ ('inherit'), env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const update = spawnSync('apt-get', ['update', '-q'], options);
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  return update.status === 0 && spawnSync('apt-get', install, options).status === 0;
}

const missingFonts = () =>
  Object.entries(FONT_PACKAGES)
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name);

/** @returns {readonly string[]} */
function installWithApt() {
  if (!isDebianRoot || !aptInstall(['chromium', ...missingFonts()])) return [];
  return ['/usr/bin/chromium'];
}

/** @type {readonly (readonly [how: string, candidates: () => readonly (string | undefined)[]])[]} */
const steps = [
  ['CHROMIUM_PATH', () => [process.env['CHROMIUM_PATH']]],
  ['Playwright', playwrightPaths],
  ['installed', () => SYSTEM_PATHS[process.platform] ?? []],
  ['downloaded by Playwright', downloadWithPlaywright],
  ['installed with apt', installWithApt],
];

function findChromium() {
  for (const [how, candidates] of steps) {
    for (const path of candidates()) {
      const version = versionOf(path);
      if (path && version !== null) return { path, version, how };
    }
    if (how === 'CHROMIUM_PATH' && process.env['CHROMIUM_PATH']) {
      console.error(`CHROMIUM_PATH names ${process.env['CHROMIUM_PATH']}, which does not run; looking elsewhere.`);
    }
  }
  return null;
}

const found = findChromium();
if (found === null) {
  console.error(
    '\nNo Chromium or Chrome could be found or downloaded, so the browser tests did NOT run.\n' +
      'Install Chrome or Chromium, run `npx playwright install chromium`, or set CHROMIUM_PATH=/path/to/chrome.\n',
  );
  process.exit(1);
}

mkdirSync(cacheFolder, { recursive: true });
writeFileSync(`${cacheFolder}browsers.json`, `${JSON.stringify({ chromium: found.path, version: found.version })}\n`);
console.log(`Chromium for the tests: ${found.version} (${found.how}: ${found.path})`);
