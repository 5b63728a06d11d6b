// UTF-16 without a mark, in any script. Latin text shows its NUL bytes; of others only what the characters are can tell.

/** Stand in any text: spaces, ends of lines, and what divides sentences where there are no spaces. In other encodings their bytes are no text. */
const DIVIDERS = /[ \n\r\t\u3000-\u3002\uff0c\uff01\uff1f]/g;
/** Not assigned, private, half of a pair, or a control character. */
const STRANGE = /[\p{Cn}\p{Co}\p{Cs}\ufffd]|(?![\t-\r\x1b])\p{Cc}/gu;
/** What is of one script: Japanese and Korean are written with Chinese characters too. */
const SCRIPTS = [
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/gu,
  /[\p{Script=Hangul}\p{Script=Han}]/gu,
  ...['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Thai', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Georgian', 'Armenian', 'Ethiopic', 'Khmer', 'Lao', 'Myanmar', 'Sinhala'].map((script) => new RegExp(`\\p{Script=${script}}`, 'gu')),
];
const OF_A_SCRIPT = /[^\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}]/gu;

const MOST_STRANGE = 0.01;
const LEAST_DIVIDERS = 0.01;
const LEAST_OF_ONE_SCRIPT = 0.95;
/** Of all characters: of less, the text is Latin. */
const LEAST_OF_SCRIPT = 0.3;
const LEAST_CHARACTERS = 4;
/** Chinese may go without anything that divides it: then all of it is, some of it is frequent, and it has bytes that no other text has. */
const HAN = /\p{Script=Han}/gu;
const FREQUENT = /[的一是不了在人有我他这這中大来來上个個国國到说說们們为為子和你地出也时時年得就那要下以生会會自着去之过過家学學对對可她里裡后後用于於文件]/g;
const LEAST_UNDIVIDED = 8;
const LEAST_HAN = 0.99;
const LEAST_FREQUENT = 0.05;
const LEAST_CONTROLS = 0.01;

/**
 * The byte order in which these bytes are a text of one script; null: neither, or both. Bytes of another encoding, read in
 * pairs, are characters of many scripts, or have nothing that divides words or sentences.
 */
export function unmarkedUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const hasControls = sample.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0) >= sample.length * LEAST_CONTROLS;
  const [first, ...others] = (['utf-16le', 'utf-16be'] as const).filter((encoding) => isTextOfOneScript(new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1), { stream: true }), hasControls));
  return first === undefined || others.length > 0 ? null : first;
}

function isTextOfOneScript(text: string, hasControls: boolean): boolean {
  const length = text.length;
  if (length < LEAST_CHARACTERS || count(text, STRANGE) > length * MOST_STRANGE) return false;
  if (count(text, DIVIDERS) < Math.max(1, length * LEAST_DIVIDERS)) return hasControls && length >= LEAST_UNDIVIDED && count(text, HAN) >= length * LEAST_HAN && count(text, FREQUENT) >= length * LEAST_FREQUENT;
  const ofScript = count(text, OF_A_SCRIPT);
  return ofScript >= length * LEAST_OF_SCRIPT && SCRIPTS.some((script) => count(text, script) >= ofScript * LEAST_OF_ONE_SCRIPT);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
