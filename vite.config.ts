import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, securityHeaders } from './scripts/security-policy.mjs';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };
const src = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  // Relative addresses: the build can be served from any folder of any static host.
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy()],
  resolve: { alias: { '@': src } },
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  worker: { format: 'es' },
  preview: { headers: securityHeaders, port: 4173, strictPort: false },
});
