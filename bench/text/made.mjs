// Text that no installed package has: sentences in other languages, logs, chat with emoji. Seeded, the same every time.
import { below, pick, seededRandom } from '../random.mjs';

/**
 * Real words of a language: the names that the platform knows of regions, languages and currencies.
 * @param {string} locale
 */
function wordsOf(locale) {
  /** @type {Set<string>} */
  const words = new Set();
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  for (const first of letters) {
    for (const second of letters) {
      words.add(regions.of(first + second) ?? '');
      words.add(languages.of((first + second).toLowerCase()) ?? '');
    }
  }
  const currencies = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' });
  for (const code of Intl.supportedValuesOf('currency')) words.add(currencies.of(code) ?? '');
  words.delete('');
  return [...words];
}

/**
 * Sentences made of the messages given and of the platform's words.
 * @param {string} locale
 * @param {readonly string[]} messages
 * @param {number} units
 * @param {{ readonly joint: string, readonly comma: string, readonly stop: string }} style
 */
export function makeSentences(locale, messages, units, { joint, comma, stop }) {
  const random = seededRandom(locale.length * 7919 + locale.charCodeAt(0));
  const words = wordsOf(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const parts = [...messages];
  let length = parts.join('\n').length;
  while (length < units) {
    const clauses = Array.from({ length: 1 + below(random, 4) }, () =>
      Array.from({ length: 1 + below(random, 5) }, () => pick(random, words)).join(joint),
    );
    if (below(random, 4) === 0) clauses.push(day.format(below(random, 20_000) * 86_400_000));
    const sentence = clauses.join(comma) + stop;
    parts.push(sentence);
    length += sentence.length + 1;
  }
  return parts.join('\n');
}

const EMOJI = [...'😀😂🥹😍🤔😭🙏👍🔥✨🎉🚀💯🤷🙈🫠🥳😅👀💡📎🐛🌍🍕☕', '👩‍💻', '👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🤦🏿‍♀️', '❤️', '✅', '⚠️', '🇩🇪', '🇯🇵', '#️⃣'];
const CHAT = 'ok so the build is green again thanks everyone lunch at noon can someone look at this please wow nice yes no maybe later'.split(' ');

/** Chat with many emoji. @param {number} units */
export function makeChat(units) {
  const random = seededRandom(42);
  let text = '';
  while (text.length < units) {
    const words = Array.from({ length: 1 + below(random, 9) }, () => (below(random, 3) === 0 ? pick(random, EMOJI) : pick(random, CHAT)));
    text += `${words.join(' ')}${pick(random, EMOJI).repeat(below(random, 4))}\n`;
  }
  return text;
}

const LEVELS = ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR'];
const SERVICES = ['gateway', 'auth-service', 'kernel', 'nginx', 'scheduler', 'worker-pool', 'sshd'];
const EVENTS = [
  (/** @type {() => number} */ random) => `GET /api/v2/items/${below(random, 1e6)}?page=${below(random, 50)} 200 ${below(random, 900)}ms`,
  (/** @type {() => number} */ random) => `Failed password for root from 10.${below(random, 256)}.${below(random, 256)}.${below(random, 256)} port ${below(random, 65536)} ssh2`,
  (/** @type {() => number} */ random) => `request_id=${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)} user=${below(random, 9999)} action=login`,
  (/** @type {() => number} */ random) => `[${below(random, 99999)}.${below(random, 999999)}] eth0: link up, 1000 Mbps, checksum 0x${hex(random, 16)}`,
  (/** @type {() => number} */ random) => `java.lang.IllegalStateException: queue full (size=${below(random, 4096)})\n\tat com.example.jobs.Queue.offer(Queue.java:${below(random, 400)})`,
];

/** @param {() => number} random @param {number} digits */
function hex(random, digits) {
  return Array.from({ length: digits }, () => below(random, 16).toString(16)).join('');
}

/** System logs. @param {number} units */
export function makeLogs(units) {
  const random = seededRandom(43);
  let text = '';
  for (let timeMs = 1_700_000_000_000; text.length < units; timeMs += below(random, 4000)) {
    text += `${new Date(timeMs).toISOString()} ${pick(random, LEVELS)} ${pick(random, SERVICES)}[${below(random, 32768)}]: ${pick(random, EVENTS)(random)}\n`;
  }
  return text;
}
