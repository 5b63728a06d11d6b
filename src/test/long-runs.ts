// Texts that are one piece, or that a careless encoder takes for one: quadratic merging needs minutes for them.
const UNITS = 90_000;

/** A run of about so many units, of what is picked by seeded chance. */
export function makeRun(units: number, pick: (random: () => number) => string): string {
  let state = 12345;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const parts: string[] = [];
  for (let length = 0; length < units; ) {
    const part = pick(random);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

const made = (pick: (random: () => number) => string) => makeRun(UNITS, pick);

const oneOf = (characters: string) => {
  const list = [...characters];
  return (random: () => number): string => list[Math.floor(random() * list.length)] ?? '';
};
export const codePoints = (first: number, last: number) => (random: () => number) =>
  String.fromCodePoint(first + Math.floor(random() * (last - first + 1)));

export const RUNS: Record<string, string> = {
  'one letter': 'a'.repeat(UNITS),
  'random letters': made(codePoints(0x61, 0x7a)),
  'alternating case': 'aB'.repeat(UNITS / 2),
  spaces: ' '.repeat(UNITS),
  'line breaks': '\n'.repeat(UNITS),
  'mixed white space': made(oneOf(' \t\n\r\u00a0\u2003\u3000')),
  'equals signs': '='.repeat(UNITS),
  punctuation: made(oneOf('!"#$%&()*+,-./:;<=>?@[]^_`{|}~')),
  quotes: "'a'".repeat(UNITS / 3),
  Chinese: made(codePoints(0x4e00, 0x9fa5)),
  Japanese: 'しているっている'.repeat(UNITS / 8),
  Vietnamese: 'thờiviệcnghiệp'.repeat(UNITS / 14),
  Thai: made(codePoints(0x0e01, 0x0e2e)),
  'combining marks': `e${made(codePoints(0x0300, 0x036f))}`,
  'zero-width spaces': '\u200b'.repeat(UNITS),
  'composed and decomposed': made(oneOf('eéq\u0301\u0323\u0307')),
  emoji: made(codePoints(0x1f300, 0x1f64f)),
  'base64 text': made(oneOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')),
  'hexadecimal digits': made(oneOf('0123456789abcdef')),
  digits: made(oneOf('0123456789')),
  'letters without case and capitals': made(oneOf('中A')),
  'lone surrogates': '\ud800'.repeat(UNITS),
};
