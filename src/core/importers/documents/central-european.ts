// Texts of Central Europe, whose bytes are letters of Western Europe too: which of both they are is told by the alphabets.

const CENTRAL = ['iso-8859-2', 'windows-1250'] as const;
const WESTERN = 'windows-1252';

/** The small letters beyond ASCII that a language is written with. */
const CENTRAL_ALPHABETS = {
  Polish: 'ąćęłńóśźż',
  Czech: 'áčďéěíňóřšťúůýž',
  Slovak: 'áäčďéíĺľňóôŕšťúýž',
  Hungarian: 'áéíóöőúüű',
  Romanian: 'ăâîşţ',
  'Croatian, Bosnian and Slovenian': 'čćđšž',
} as const;
const WESTERN_ALPHABETS = {
  German: 'äöüßéàè',
  French: 'àâæçéèêëîïôœùûüÿñ',
  'Spanish and Galician': 'áéíïñóúüçª',
  Portuguese: 'áâãàçéêíóôõúüº',
  Italian: 'àèéìíîòóùú',
  Catalan: 'àçèéíïòóúüñ',
  Dutch: 'áéëïóöüèêç',
  'Swedish and Finnish': 'åäöéàüšž',
  'Danish and Norwegian': 'æøåéèêòôóüäö',
  Icelandic: 'áðéíóúýþæöü',
  Faroese: 'áðíóúýæø',
  Estonian: 'õäöüšž',
  Irish: 'áéíóú',
} as const;

/** Of the letters of a text; the others are those of names and quotations. */
const LEAST_FITTING = 0.98;
/** Letters that only the language of Central Europe has: a single one may be anything. */
const LEAST_OWN_LETTERS = 2;
/** An English text with names of several languages has fewer. */
const LEAST_LETTERS = 4;
const LEAST_SHARE_OF_LETTERS = 0.02;
/** Letters of names that texts of Western Europe have, too. */
const SHARED_CARONS = /[šž]/;
const BEFORE_VOWEL = /č[aeiou]/gi;
const LEAST_BEFORE_VOWEL = 1 / 3;
const LETTER = /\p{L}/u;
const BEYOND_ASCII = /[^\0-\x7f]/;
const C1_CONTROL = /[\x80-\x9f]/;

/**
 * The encoding of Central Europe in which these bytes are words of one of its languages, where as windows-1252 they would be
 * words of none; null: there is no such encoding. Hardly wrong, as both must hold; of a few letters it says nothing.
 */
export function centralEuropeanOf(bytes: Uint8Array): (typeof CENTRAL)[number] | null {
  // Each byte is one character, so that places are the same in all of them.
  const western = decoded(bytes, WESTERN);
  return CENTRAL.find((encoding) => {
    const central = decoded(bytes, encoding);
    return !C1_CONTROL.test(central) && isCentral(central, western);
  }) ?? null;
}

function isCentral(central: string, western: string): boolean {
  const letters: string[] = [];
  const own = new Set<string>();
  const westernLetters: string[] = [];
  for (let at = 0; at < central.length; at += 1) {
    const [here = '', there = ''] = [central[at], western[at]];
    if (!BEYOND_ASCII.test(here) || !LETTER.test(here)) continue;
    letters.push(here.toLowerCase());
    if (here !== there) own.add(here.toLowerCase());
    // A sign of its own may stand anywhere but inside a word.
    if (LETTER.test(there) || (LETTER.test(central[at - 1] ?? '') && LETTER.test(central[at + 1] ?? ''))) westernLetters.push(there.toLowerCase());
  }
  const isDense = letters.length >= Math.max(LEAST_LETTERS, (central.match(/\p{L}/gu)?.length ?? 0) * LEAST_SHARE_OF_LETTERS);
  return isDense && (own.size >= LEAST_OWN_LETTERS || isSlovenian(central, letters, own)) && fitsOne(letters, CENTRAL_ALPHABETS) && !fitsOne(westernLetters, WESTERN_ALPHABETS);
}

/** Of the letters of Slovenian in windows-1250 only č is another one in windows-1252, an è: that stands before a vowel in no language. */
function isSlovenian(text: string, letters: readonly string[], own: ReadonlySet<string>): boolean {
  if (own.size !== 1 || !own.has('č') || !letters.some((each) => SHARED_CARONS.test(each))) return false;
  return (text.match(BEFORE_VOWEL)?.length ?? 0) >= letters.filter((each) => each === 'č').length * LEAST_BEFORE_VOWEL;
}

function fitsOne(letters: readonly string[], alphabets: Readonly<Record<string, string>>): boolean {
  return Object.values(alphabets).some((alphabet) => letters.filter((letter) => alphabet.includes(letter)).length >= letters.length * LEAST_FITTING);
}

function decoded(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  // As a stream: in one go, Node 20 takes windows-1252 for Latin-1.
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}
