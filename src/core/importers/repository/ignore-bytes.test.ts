// Names beyond ASCII: git compares bytes, so that "?" and a class of characters stand for one byte of a letter.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createIgnoreLevels } from './ignore-levels';

const NAMES = ['a', 'é', 'à', 'xéy', '日本', 'name', 'name\u00a0', 'name ', '\u3000', '🎉', 'Ä', 'ä'];
const PATTERNS = ['?', '??', '???', '[!a]', '[é]', '[é-ü]', '*é', 'é', 'x?y', 'x??y', 'x*y', 'à', 'à ', 'à\u00a0', '!à', 'name\u00a0', 'name\\ ', 'name*', '日?', '日???', '日*', '[日]*', '\u3000', '????', 'ä', '*\u00a0', '**/é'];
const folder = mkdtempSync(join(tmpdir(), 'contextscope-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names beyond ASCII are left out as git leaves them out, byte by byte', () => {
  const levels = createIgnoreLevels();
  const paths: string[] = [];
  for (const [at, pattern] of PATTERNS.entries()) {
    const own = `ü${at}`;
    mkdirSync(join(folder, own));
    const rules = pattern.startsWith('!') ? `*\n${pattern}\n` : `${pattern}\n`;
    writeFileSync(join(folder, own, '.gitignore'), rules);
    levels.add(own, rules);
    for (const name of NAMES) {
      writeFileSync(join(folder, own, name), '');
      paths.push(`${own}/${name}`);
    }
  }
  const git = (...args: string[]) => execFileSync('git', ['-c', 'core.ignorecase=false', '-c', 'core.excludesFile=/dev/null', ...args], { cwd: folder, encoding: 'utf8' });
  git('init', '-q', '.');
  const kept = git('ls-files', '-z', '--others', '--exclude-standard').split('\0').filter((path) => path !== '' && !path.endsWith('/.gitignore'));
  expect(kept.length).toBeGreaterThan(100);
  expect(paths.filter((path) => !levels.isIgnored(path, false)).toSorted()).toEqual(kept.toSorted());
});
