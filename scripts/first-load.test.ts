import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUDGET_BYTES, entriesOf, firstLoad, staticImportsOf } from './first-load.mjs';

describe('what the page loads at first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contextscope-first-load-'));
  const assets = {
    'entry.js': 'import{a}from"./shared.js";import"./side.js";const lazy=()=>import("./lazy.js");export{a,lazy};',
    'shared.js': 'import"./entry.js";export const a="from \'./not-an-import.js\'";',
    'side.js': 'export{b}from"./deep.js";',
    'deep.js': `export const b="${randomBytes(20_000).toString('hex')}";`,
    'preloaded.js': 'export const c=1;',
    'lazy.js': `export const d="${randomBytes(200_000).toString('hex')}";`,
  };

  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    for (const [name, code] of Object.entries(assets)) writeFileSync(join(folder, 'assets', name), code);
    writeFileSync(
      join(folder, 'index.html'),
      '<link rel="stylesheet" href="./assets/x.css"><link rel="modulepreload" crossorigin href="./assets/preloaded.js">' +
        '<script type="module" crossorigin src="./assets/entry.js"></script>',
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is what it names and imports, not what it may import later', () => {
    const { files, totalBytes } = firstLoad(folder);
    const names = ['assets/deep.js', 'assets/entry.js', 'assets/preloaded.js', 'assets/shared.js', 'assets/side.js'];
    expect(files.map((file) => file.name).sort()).toEqual(names);
    expect(totalBytes).toBeGreaterThan(20_000);
    expect(totalBytes).toBeLessThan(BUDGET_BYTES);
  });

  it('goes over the budget when a large module is imported statically', () => {
    writeFileSync(join(folder, 'assets', 'side.js'), 'import"./lazy.js";');
    expect(firstLoad(folder).totalBytes).toBeGreaterThan(BUDGET_BYTES);
  });

  it('reads tags and modules', () => {
    expect(entriesOf('<script src="a.js"></script><link rel="icon" href="b.svg">')).toEqual(['a.js']);
    expect(staticImportsOf('export * from "./a.js"; import b from "./b.js"; await import("./c.js"); export const d = 1;')).toEqual([
      './a.js',
      './b.js',
    ]);
  });
});
