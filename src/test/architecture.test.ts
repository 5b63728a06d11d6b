// The house rules that neither the linter nor the compiler can check, each shown to find a planted violation.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breaches, type SourceFile } from './rules';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sourceFolder = join(root, 'src');

const SRC_ROOMS = ['core', 'workers', 'state', 'ui', 'features', 'app', 'test'];
const CORE_ROOMS = ['tokenize', 'prompt', 'importers', 'budget', 'catalog', 'pricing', 'recall', 'memory', 'share'];

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|css)$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => ({
      path: relative(root, join(folder, name)).split(sep).join('/'),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

/** What a command says and whether it succeeded; a failing command is an answer here, not an error. */
function run(file: string, args: string[], cwd: string): { readonly ok: boolean; readonly output: string } {
  try {
    return { ok: true, output: execFileSync(file, args, { cwd, encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { ok: false, output: stdout + stderr };
  }
}

describe('the rooms', () => {
  it('are those of the table', () => {
    expect(foldersIn(sourceFolder).sort()).toEqual([...SRC_ROOMS].sort());
    expect(foldersIn(join(sourceFolder, 'core')).sort()).toEqual([...CORE_ROOMS].sort());
  });

  it('keep features flat', () => {
    for (const feature of foldersIn(join(sourceFolder, 'features'))) {
      expect(foldersIn(join(sourceFolder, 'features', feature)), feature).toEqual([]);
    }
  });

  it('keep the house rules', () => {
    const files = readSources(sourceFolder);
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(breaches)).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  const planted: readonly (readonly [rule: string, file: SourceFile])[] = [
    ['reads the clock', { path: 'src/core/budget/x.ts', text: 'export const now = Date.now();' }],
    ['reads the clock', { path: 'src/core/budget/x.ts', text: 'export const now = new Date();' }],
    ['reads the clock', { path: 'src/core/budget/x.ts', text: 'export const now = performance.now();' }],
    ['is random', { path: 'src/core/share/x.ts', text: 'export const id = Math.random();' }],
    ['imports what shares it', { path: 'src/core/prompt/x.ts', text: "import { sentTools } from '@/core/share/sent-tools';" }],
    ['leaves its folder by ..', { path: 'src/ui/x.ts', text: "import { a } from '../core/units';" }],
    ['leaves its folder by ..', { path: 'src/ui/x.ts', text: "const a = await import('./../core/units');" }],
    ['features imports workers', { path: 'src/features/a/x.ts', text: "import { a } from '@/workers/client';" }],
    ['features imports features', { path: 'src/features/a/x.ts', text: "import { b } from '@/features/b/y';" }],
    ['ui imports state', { path: 'src/ui/x.tsx', text: "import { useStore } from '@/state/react';" }],
    ['ui imports features', { path: 'src/ui/x.tsx', text: "export { b } from '@/features/b/y';" }],
    ['core imports state', { path: 'src/core/x.ts', text: "import '@/state/store';" }],
    ['workers imports ui', { path: 'src/workers/x.ts', text: "import { a } from '@/ui/Button';" }],
    ['state imports app', { path: 'src/state/x.ts', text: "import type { a } from '@/app/router';" }],
    ['core imports test', { path: 'src/core/x.ts', text: "import { part } from '@/test/builders';" }],
    ['is a barrel', { path: 'src/ui/index.ts', text: "export const a = 1;" }],
    ['is longer than 300 lines', { path: 'src/ui/x.ts', text: 'export {};\n'.repeat(301) }],
    ['is a format of more than 80 lines', { path: 'src/core/importers/formats/x.ts', text: `export function importX(): Imported | null {}\n${'// \n'.repeat(80)}` }],
    ['leaves work to be done', { path: 'src/ui/x.ts', text: `// ${'TO'}DO: later` }],
  ];

  it.each(planted)('%s (case %#)', (rule, file) => {
    expect(breaches(file)).toEqual([`${file.path}: ${rule}`]);
  });

  it('and what only looks like one is not', () => {
    const innocent = [
      { path: 'src/core/prompt/x.ts', text: 'export const day = (iso: string) => new Date(iso);' },
      { path: 'src/state/x.ts', text: 'export const now = Date.now();' },
      { path: 'src/core/x.test.ts', text: "import { part } from '@/test/builders';\nconst now = Date.now();" },
      { path: 'src/app/App.tsx', text: "import { Composer } from '@/features/composer/Composer';" },
      { path: 'src/features/a/x.ts', text: "import { b } from './y';\nimport { Button } from '@/ui/Button';" },
      { path: 'src/core/catalog/models.ts', text: 'export {};\n'.repeat(900) },
      { path: 'src/core/importers/formats/registry.ts', text: `export function importX(): Imported | null {}\n${'// \n'.repeat(80)}` },
      { path: 'src/core/importers/formats/x-content.ts', text: `export function readX() {}\n${'// \n'.repeat(80)}` },
    ];
    expect(innocent.flatMap(breaches)).toEqual([]);
  });
});

describe('the tools find what they are there to find', () => {
  // Outside the project, because the linter passes over what git ignores.
  const scratch = mkdtempSync(join(tmpdir(), 'contextscope-rules-'));
  const violations: Readonly<Record<string, { readonly rule: string; readonly text: string }>> = {
    'src/core/up.ts': { rule: 'no-restricted-imports', text: "import { a } from '../ui/a';\nexport const b = a;\n" },
    'src/core/state.ts': { rule: 'no-restricted-imports', text: "import { a } from '@/state/a';\nexport const b = a;\n" },
    'src/core/react.ts': { rule: 'no-restricted-imports', text: "import { useId } from 'react';\nexport const b = useId;\n" },
    'src/core/global.ts': { rule: 'no-restricted-globals', text: 'export const b = document.title;\n' },
    'src/core/any.ts': { rule: 'no-explicit-any', text: 'export const b = (value: any) => String(value);\n' },
    'src/core/one.ts': { rule: 'no-cycle', text: "import { two } from './two';\nexport const one = (): number => two();\n" },
    'src/core/two.ts': { rule: 'no-cycle', text: "import { one } from './one';\nexport const two = (): number => one();\n" },
    'src/core/barrel.ts': { rule: 'no-barrel-file', text: "export * from './any';\nexport * from './global';\n" },
    'src/core/types.ts': {
      rule: 'consistent-type-imports',
      text: "import { Limits } from '@/core/budget/fill';\nexport type B = Limits;\n",
    },
    'src/workers/ui.ts': { rule: 'no-restricted-imports', text: "import { a } from '@/ui/a';\nexport const b = a;\n" },
    'src/state/ui.ts': { rule: 'no-restricted-imports', text: "import { a } from '@/ui/a';\nexport const b = a;\n" },
    'src/ui/state.ts': { rule: 'no-restricted-imports', text: "import { a } from '@/state/a';\nexport const b = a;\n" },
    'src/features/a/b.ts': { rule: 'no-restricted-imports', text: "import { a } from '@/features/b/a';\nexport const b = a;\n" },
    'src/features/a/worker.ts': { rule: 'no-restricted-imports', text: "import { a } from '@/workers/a';\nexport const b = a;\n" },
    'src/ui/Hook.tsx': {
      rule: 'rules-of-hooks',
      text: "import { useState } from 'react';\nexport function Hook({ on }: { on: boolean }) {\n  if (on) useState(0);\n  return null;\n}\n",
    },
  };

  beforeAll(() => {
    for (const [path, { text }] of Object.entries(violations)) {
      mkdirSync(dirname(join(scratch, path)), { recursive: true });
      writeFileSync(join(scratch, path), text);
    }
    copyFileSync(join(root, '.oxlintrc.json'), join(scratch, '.oxlintrc.json'));
    const tsconfig = { extends: join(root, 'tsconfig.core.json'), include: ['src/core/global.ts'] };
    writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(tsconfig));
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('the linter, in every room', () => {
    const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { ok, output } = run(process.execPath, [oxlint, '--format=unix', '.'], scratch);
    expect(ok).toBe(false);
    const lines = output.split('\n');
    const missed = Object.entries(violations).filter(
      ([path, { rule }]) => !lines.some((line) => line.split(sep).join('/').includes(path) && line.includes(rule)),
    );
    expect(missed.map(([path]) => path)).toEqual([]);
  }, 30_000);

  it('the compiler, which knows no document in core', () => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { ok, output } = run(process.execPath, [tsc, '-p', 'tsconfig.json'], scratch);
    expect(ok).toBe(false);
    expect(output).toMatch(/global\.ts.*Cannot find name 'document'/);
  }, 30_000);
});
