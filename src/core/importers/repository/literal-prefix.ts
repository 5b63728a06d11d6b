// git compares the literal characters that a pattern begins with by themselves, cuts them off, and matches the rest: in `gen**/out`
// the "**" then stands at a beginning and crosses folders, which elsewhere it does between slashes alone.
// https://github.com/git/git/blob/v2.39.5/dir.c (`match_pathname`), wildmatch.c

const LITERAL_THEN_STARS = /^([^*?[\\]*[^*?[\\/])\*{2,}(?=$|\/)/;
/** "**" that crosses folders before a slash that is escaped: at least one of them. */
const STARS_THEN_ESCAPED_SLASH = /(?<=^[^*?[\\]*|\/)\*{2,}\\\//g;

/** The patterns that together match what git makes of this line of a `.gitignore` file, in which "**" crosses folders only between slashes. */
export function stateCrossing(line: string): readonly string[] {
  if (line.startsWith('#') || !line.includes('**')) return [line];
  const isNegated = line.startsWith('!');
  const start = (isNegated ? 1 : 0) + (line[isNegated ? 1 : 0] === '/' ? 1 : 0);
  let end = line.length - (line.endsWith('\r') ? 1 : 0);
  while (line[end - 1] === ' ') end -= 1;
  // What blanks and a slash at the end say holds for each of the patterns.
  const bodyEnd = end - (line[end - 1] === '/' ? 1 : 0);
  // Without a slash it is compared with names, whole.
  if (!line.slice(0, bodyEnd).includes('/')) return [line];
  const body = line.slice(start, bodyEnd);
  // No path ends so.
  if (body.endsWith('\\/')) return [];
  const plain = body.replace(STARS_THEN_ESCAPED_SLASH, '*/**/').replace(/\\[^]/g, (pair) => (pair === '\\/' ? '/' : pair));
  const stated = crossings(plain);
  return stated.length === 1 && stated[0] === body ? [line] : stated.map((each) => `${isNegated ? '!' : ''}/${each}${line.slice(bodyEnd)}`);
}

function crossings(pattern: string): readonly string[] {
  const [stars, literal] = LITERAL_THEN_STARS.exec(pattern) ?? [];
  if (stars === undefined) return [pattern];
  if (stars === pattern) return [`${literal}*`, `${literal}*/**`];
  // However often it stands there it crosses no more.
  const rest = pattern.slice(stars.length + 1).replace(/^(?:\*{2,}\/){2,}/, '**/');
  // "**/" may stand for nothing at all. What follows is then at a beginning only if it is what follows the stars.
  const without = `${literal}${rest}`;
  return [...(rest.startsWith('**') ? crossings(without) : [without]), ...(rest === '' ? [] : [`${literal}*/**/${rest}`])];
}
