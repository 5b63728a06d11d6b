// Patterns with literal characters right before "**": git compares those by themselves and cuts them off, so that the "**"
// stands at the beginning of what is left and crosses folders.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createIgnoreLevels } from './ignore-levels';
import { stateCrossing } from './literal-prefix';

const FILES = ['a', 'ab', 'b', 'out.txt', 'gen/out.txt', 'gen/x/out.txt', 'gen/x/y/out.txt', 'gen2/out.txt', 'gen2/x/y/out.txt', 'src/gen', 'a/b', 'a/a-b', 'a/x/a-b', 'ab/a-b', 'a/b/c', 'ab/c/b', 'a/ab/c', 'a/b/a/b', 'abc/a', '#a/x/b', '!a/x/b', 'a-b/x/b', 'a /x/b'].flatMap((path) => [`${path}.f`, `src/${path}.f`]);
const PATTERNS = [
  'src/gen**/out.txt.f', '/gen**/out.txt.f', 'gen**/out.txt.f', 'gen***/out.txt.f', '/a**/**', 'a**/**', 'a**/a[\\-]b.f', 'a**\\/b.f', 'a**/**/b.f', 'a**/**/***/**/b.f', 'a**/**/**', 'a**/b**/c.f', '/a**', 'src/a**', 'src/a**/', 'a**/', 'a**', 'a**b/c.f', 'x**/', '/a**/b/', 'a**/b/ ', 'a**/b.f  ', 'a**/b.f\r', 'a**/*', 'a**/?.f',
  '#a**/b.f', '\\#a**/b.f', '\\!a**/b.f', '!a**/b.f', '!!a**/b.f', '!#a**/b.f', 'a\\-**/b.f', 'a-**/b.f', 'a **/b.f', '//a**/b.f', 'a**//b.f', 'a**//', 'src/**/b.f', '**/b.f', 'src/a**/**/', 'src/ge[n]**/out.txt.f', 'src/ge?**/out.txt.f', 's**/gen**/out.txt.f', 'a**/b.f\\ ', 'src/a**\\', 'src/a** ', 'src/a**\\ ', '/src/a**/\r', 'src/**\\/b.f', '**\\/b.f', 's?c/**\\/b.f', 'src/**\\/', 'ab**\\//', 'a**/\r\n!a\\/**', 'src/**\\\\/b.f',
];

/** One question to git is for all of them. */
const RULES_AT_ONCE = 50;

const folder = mkdtempSync(join(tmpdir(), 'contextscope-prefixes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each set of rules for the same paths, in a folder of its own: one question to git for all. It needs only the rules on the disk. */
function compare(sets: readonly string[]): void {
  const root = mkdtempSync(join(folder, 'sets-'));
  const levels = createIgnoreLevels();
  for (const [at, rules] of sets.entries()) {
    mkdirSync(join(root, `set${at}`));
    writeFileSync(join(root, `set${at}`, '.gitignore'), rules);
    levels.add(`set${at}`, rules);
  }
  execFileSync('git', ['init', '-q', '.'], { cwd: root });
  const paths = sets.flatMap((_, at) => FILES.map((path) => `set${at}/${path}`));
  const asked = spawnSync('git', ['-c', 'core.ignorecase=false', '-c', 'core.excludesFile=/dev/null', 'check-ignore', '-z', '--stdin', '--no-index'], { cwd: root, input: paths.join('\0'), encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(asked.stderr).toBe('');
  const taken = new Set(asked.stdout.split('\0'));
  const isTaken = (path: string) => {
    const names = path.split('/');
    return names.some((_, at) => levels.isIgnored(names.slice(0, at + 1).join('/'), at < names.length - 1));
  };
  const wrong = paths.filter((path) => isTaken(path) !== taken.has(path));
  expect(wrong.map((path) => `${JSON.stringify(sets[Number(/^set(\d+)/.exec(path)?.[1])])} ${taken.has(path) ? 'takes' : 'keeps'} ${path}`)).toEqual([]);
}

it('literal characters before ** are cut off as git cuts them off', () => {
  compare(PATTERNS.map((pattern) => (pattern.startsWith('!') ? `*.f\n${pattern}\n` : `${pattern}\n`)));
});

it('of any patterns with ** in them, what is left out is what git leaves out', () => {
  const piece = fc.constantFrom('**', '**', '***', '*', '/', '/', 'a', 'b', 'ab', 'src', '?', '[ab]', '\\', '#');
  const pattern = fc.tuple(fc.constantFrom('', '', '!'), fc.constantFrom('', '', '/', 'src/', 'a', 'src/a'), fc.array(piece, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '', '/', '.f'), fc.constantFrom('', '', ' ', '\r')).map((parts) => parts.flat().join(''));
  const rules = fc.array(pattern, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
  fc.assert(fc.property(fc.array(rules, { minLength: RULES_AT_ONCE, maxLength: RULES_AT_ONCE }), compare), { numRuns: 1, endOnFailure: true });
});

it('a line of any length comes to a few patterns', () => {
  expect(stateCrossing(`a${'**/'.repeat(100_000)}b`)).toEqual(['/ab', '/a*/**/b', '/a*/**/**/b']);
  expect(stateCrossing(`a**/${'\\/**'.repeat(100_000)}`).length).toBeLessThan(5);
});
