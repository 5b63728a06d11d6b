// Base64 (RFC 4648, both alphabets) as it stands in texts: broken into lines, and with the escapes of JSON strings.

const VALUES = new Int8Array(128).fill(-1);
for (const [index, character] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) VALUES[character.charCodeAt(0)] = index;
// The alphabet for addresses.
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;

export interface Base64Run {
  /** In UTF-16 units, from `start` to before `end`, padding included. */
  readonly start: number;
  readonly end: number;
  /** Characters that carry six bits each. */
  readonly digits: number;
}

/** Lengths at which encoders break lines: MIME's and PEM's. After any other, a break ends the run and a word may follow. */
const LINE_DIGITS: ReadonlySet<number> = new Set([76, 64]);

/**
 * The run of base64 that starts at a place, perhaps empty. `\/` stands for a slash, as in JSON. Line breaks may stand
 * between lines of 64 or 76 characters, as themselves or as `\n` and `\r`; those at the end are left out. Linear.
 */
export function base64RunAt(text: string, start: number): Base64Run {
  let at = start;
  let end = start;
  let digits = 0;
  let lineStart = 0;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128 && (VALUES[code] ?? -1) >= 0) {
      at += 1;
      end = at;
      digits += 1;
    } else if (code === BACKSLASH && text[at + 1] === '/') {
      at += 2;
      end = at;
      digits += 1;
    } else {
      const breakUnits = LINE_DIGITS.has(digits - lineStart) ? breakUnitsAt(text, at) : 0;
      if (breakUnits === 0) break;
      lineStart = digits;
      at += breakUnits;
    }
  }
  // The padding may stand behind a break.
  let padded = at;
  while (padded - at < 2 && text.charCodeAt(padded) === EQUALS) padded += 1;
  return { start, end: padded > at ? padded : end, digits };
}

/** Units of one line break that stands here as itself or as escapes of JSON, else 0. */
function breakUnitsAt(text: string, at: number): number {
  const start = text.slice(at, at + 4);
  return ['\\r\\n', '\\n', '\r\n', '\n'].find((each) => start.startsWith(each))?.length ?? 0;
}

/** Bytes that a run stands for; null where so many digits cannot be: a single one left over holds no byte. */
export function bytesOfDigits(digits: number): number | null {
  return digits % 4 === 1 ? null : Math.floor((digits * 3) / 4);
}

/** The bytes of a run; null where its number of digits cannot be. What is no digit is passed over. Linear. */
export function decodeBase64(text: string, run: Base64Run): Uint8Array | null {
  const sizeBytes = bytesOfDigits(run.digits);
  if (sizeBytes === null) return null;
  const bytes = new Uint8Array(sizeBytes);
  let written = 0;
  let bits = 0;
  let held = 0;
  for (let at = run.start; at < run.end; at += 1) {
    const code = text.charCodeAt(at);
    // The letter after a backslash is part of the escape; a slash there is a digit.
    if (code === BACKSLASH && text[at + 1] !== '/') {
      at += 1;
      continue;
    }
    const value = code < 128 ? (VALUES[code] ?? -1) : -1;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[written] = (bits >> held) & 0xff;
      written += 1;
    }
  }
  return bytes;
}
