import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';
import { earlyScript } from './scripts/early-script.mjs';
import { contentSecurityPolicy, securityHeaders } from './scripts/security-policy.mjs';
import { workerCode } from './scripts/worker-code.mjs';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };
const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const src = `${root}/src`;

const main = `${src}/app/main.tsx`;
let first: Set<string> | null = null;

/**
 * Whether the page loads a module at first: the entry, and what is statically imported from there. All of them are one
 * chunk, as the dozen small ones that lazily loaded views would make of them compress worse and cost a request each.
 */
function isFirst(id: string, moduleOf: (id: string) => Rolldown.ModuleInfo | null): boolean {
  if (first === null) {
    first = new Set([main]);
    for (const each of first) for (const imported of moduleOf(each)?.importedIds ?? []) first.add(imported);
  }
  return first.has(id);
}

export default defineConfig({
  // Relative addresses: the build can be served from any folder of any static host.
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy(), earlyScript(root, 'src/app/hold-arrivals.ts')],
  resolve: { alias: { '@': src } },
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'app', name: (id, context) => (isFirst(id, (each) => context.getModuleInfo(each)) ? 'app' : null) }] } } },
  },
  worker: { format: 'es', plugins: () => [workerCode()] },
  preview: { headers: securityHeaders, port: 4173, strictPort: false },
});
