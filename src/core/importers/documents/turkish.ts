// Turkish, whose own letters stand in windows-1254 where windows-1252 has those of Icelandic: ğ, ı, ş and İ for ð, ý, þ and Ý.

const TURKISH = 'windows-1254';
const ALPHABET = 'çğıöşüâîû';
const ICELANDIC = 'áðéíóúýþæö';
/** Of the letters beyond ASCII; the others are those of names and quotations. */
const LEAST_FITTING = 0.98;
/** A single letter may be anything. */
const LEAST_SIGNS = 2;
const LEAST_OWN_LETTERS = 2;
const LETTER = /[^\0-\x7f]/;
/** Words of Icelandic without any other letter of its own. */
const ICELANDIC_WORDS = /(?<!\p{L})(?:það|þetta|þess|þeir|þegar|þar|að|við|með|eða|eð|verið|hefur|og)(?!\p{L})/giu;
const WEIGHT_OF_WORD = 3;

/** "windows-1254" where these bytes are words of Turkish; null: they are not, or are too few to tell. */
export function turkishOf(bytes: Uint8Array): typeof TURKISH | null {
  // As a stream: in one go, Node 20 takes windows-1252 for Latin-1.
  const decode = (encoding: string) => new TextDecoder(encoding).decode(bytes, { stream: true });
  const [turkish, western] = [decode(TURKISH), decode('windows-1252')];
  if (!isWrittenWith(turkish.replaceAll('İ', 'ı').toLowerCase(), ALPHABET)) return null;
  const signs = (western.match(/[ýÝ]/g)?.length ?? 0) + thornsInside(western);
  if (signs < LEAST_SIGNS) return null;
  if (!isWrittenWith(western.toLowerCase(), ICELANDIC)) return TURKISH;
  // In Icelandic ð is frequent and ý rare, and þ begins words; in Turkish ı is frequent and ğ rare, and ş stands anywhere.
  const against = (western.match(/[ðÐ]/g)?.length ?? 0) + WEIGHT_OF_WORD * (western.match(ICELANDIC_WORDS)?.length ?? 0);
  return signs - against >= LEAST_SIGNS && new Set(turkish.toLowerCase().match(/[ğış]/g)).size >= LEAST_OWN_LETTERS ? TURKISH : null;
}

function thornsInside(text: string): number {
  return text.match(/(?<=\p{L})þ/gu)?.length ?? 0;
}

function isWrittenWith(text: string, alphabet: string): boolean {
  const letters = [...text].filter((each) => LETTER.test(each) && /\p{L}/u.test(each));
  return letters.length > 0 && letters.filter((each) => alphabet.includes(each)).length >= letters.length * LEAST_FITTING;
}
