// The one place where the page's security policy is written down. The built page carries it as a meta tag, so that it
// holds on any static host; the preview server and public/_headers repeat it as a header, which can say a little more.

/**
 * Sources of everything are denied, then only what the app uses is allowed back. Workers are inlined (`blob:`) because
 * a worker loaded by address would not inherit a document's policy; `connect-src 'none'` is what keeps prompts in.
 * @type {readonly (readonly [directive: string, ...sources: string[]])[]}
 */
const directives = [
  ['default-src', "'none'"],
  ['script-src', "'self'", "'wasm-unsafe-eval'"],
  ['style-src', "'self'"],
  ['worker-src', 'blob:'],
  ['connect-src', "'none'"],
  ['img-src', "'self'", 'data:', 'blob:'],
  ['font-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-src', "'none'"],
  ['object-src', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', 'default'],
];

export const policy = directives.map((directive) => directive.join(' ')).join('; ');

/** Browser features that the page never asks for. */
const unusedFeatures = [
  'accelerometer',
  
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** @type {Readonly<Record<string, string>>} */
export const securityHeaders = {
  // A meta tag cannot forbid framing; only a header can.
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
};

/** The text of public/_headers, the form in which static hosts such as Netlify and Cloudflare Pages read headers. */
export function headersFile() {
  const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['# Written by: node scripts/write-headers.mjs', '/*', ...lines, ''].join('\n');
}

/**
 * Puts the policy into the built page, first in the head so that nothing loads before it applies. The development
 * server stays without it: hot reloading needs a WebSocket and inline styles.
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicy() {
  return {
    name: 'contextscope:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
      ],
    },
  };
}
