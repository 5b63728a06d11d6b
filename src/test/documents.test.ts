// A document that names a file which is gone misleads; the two commands of the README are a promise.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pagesOfRooms = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|[/\\])README\.md$/.test(path))
  .map((path) => join('src', path).replaceAll('\\', '/'));
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', ...pagesOfRooms];
const EXTENSION = /\.(m?[jt]sx?|d\.mts|json|jsonc|md|html|css|svg|png|webmanifest|toml|yml)$/;

/**
 * The paths that a text names in links or between backticks: what has a slash between names or a known extension, and is neither an
 * address, an import, a pattern nor a command. "src/core/tokenize/*.ts" and "<name>.ts" are patterns.
 */
export function pathsIn(markdown: string): string[] {
  const prose = markdown.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '');
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1] ?? []);
  const linked = [...prose.matchAll(/\]\((?:\.\/)?([^)#\s]+)\)/g)].flatMap((match) => match[1] ?? []);
  return [...quoted, ...linked].filter(
    (text) =>
      /^[\w.][\w./-]*$/.test(text) &&
      !/^[\w-]+(\.[\w-]+)*\.[a-z]+\//.test(text) &&
      (EXTENSION.test(text) || /^\.?[a-z][\w.-]*\/[\w./-]*$/.test(text)),
  );
}

/** A path as it is written, or as seen from src, where the documents speak of rooms ("core/budget"). */
function exists(path: string): boolean {
  return existsSync(join(root, path)) || existsSync(join(root, 'src', path));
}

/** What the app saves and what the commands leave behind is named in the documents and not in the repository. */
const MADE_AT_RUN_TIME = /^(contextscope-report\.(json|md)|(dist|\.generated|\.cache|test-results|node_modules)(\/.*)?)$/;
const isPackage = (text: string): boolean => existsSync(join(root, 'node_modules', text, 'package.json'));

describe.each(DOCUMENTS)('%s', (name) => {
  it('names only what exists', () => {
    const named = pathsIn(readFileSync(join(root, name), 'utf8'));
    expect(named.length).toBeGreaterThan(0);
    const missing = named.filter((path) => !exists(path) && !MADE_AT_RUN_TIME.test(path) && !isPackage(path));
    expect(missing).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

  it('leads to the page of every room that has one', () => {
    expect(pagesOfRooms.length).toBeGreaterThan(5);
    expect(pagesOfRooms.filter((path) => !text.includes(`](${path})`))).toEqual([]);
  });

  it('is one page', () => {
    expect(text.length).toBeLessThan(11_000);
  });
});

describe('README.md', () => {
  it('gives the two commands', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    expect(text).toContain('npm ci && npm start');
    expect(text).toContain('npm ci && npm test');
  });
});

describe('pathsIn', () => {
  it('finds paths and links to them, and nothing else', () => {
    const text = [
      'See `src/core/units.ts`, `package.json`, `.ci/run` and `src/core/`.',
      'Not `npm ci && npm start`, `https://example.org/a.md`, `@/core/units`, `src/**/*.ts`, `#/tokens`, `freeTokens`.',
      '![The app](./docs/app.png) and [the web](https://example.org/).',
      '```sh\ncat `src/gone.ts`\n```',
    ].join('\n');
    expect(pathsIn(text)).toEqual(['src/core/units.ts', 'package.json', '.ci/run', 'src/core/', 'docs/app.png']);
  });

  it('leads to a missing file being found', () => {
    expect(pathsIn('`src/core/gone.ts`').filter((path) => !exists(path))).toEqual(['src/core/gone.ts']);
  });
});
