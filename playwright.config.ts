import { existsSync, readFileSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// Written by scripts/browsers.mjs, which `npm test` runs first.
const browsersFile = new URL('.cache/browsers.json', import.meta.url);
const found: { chromium?: string } = existsSync(browsersFile)
  ? (JSON.parse(readFileSync(browsersFile, 'utf8')) as { chromium?: string })
  : {};

// Two runs on one machine need two ports.
const port = Number(process.env['E2E_PORT'] ?? 4317);

// Chromium takes the last such list only, so Playwright's own is repeated. The last four would open a page of the browser's
// own for each window of a test, which costs as much processor time as the app's.
const disabledFeatures = [
  'AimEnabled',
  'AutoDeElevate',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
  'OmniboxPopupWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

const browser = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(found.chromium === undefined ? {} : { executablePath: found.chromium }),
    // The first is for containers, where tests run as root; the others keep the browser itself off the network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${disabledFeatures.join()}`,
    ],
  },
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // A test that was left focused must not pass for the whole suite.
  forbidOnly: true,
  // For the several steps of a test together, on a machine that is shared; alone, most take 5 to 15 s.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // A trace takes a picture of the page at every step, which takes as long as the step: only where one is asked for.
    trace: process.env['E2E_TRACE'] === undefined ? 'off' : 'retain-on-failure',
  },
  projects: [
    // Without motion: a bar that glides draws the page a dozen times for each click, which is most of what a click costs.
    { name: 'chromium', use: { ...browser, contextOptions: { reducedMotion: 'reduce' } } },
    { name: 'texts', testMatch: '*.setup.ts' },
    // Alone at the end and without a trace: figures taken beside other tests would say more about them.
    { name: 'measured', testMatch: '*.measured.ts', workers: 1, fullyParallel: false, dependencies: ['chromium', 'texts'], use: { ...browser, trace: 'off' } },
  ],
  // The built app with its security headers, as `npm start` serves it.
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
