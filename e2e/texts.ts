// Real English text of any size: the documented type declarations of Node, so that no corpus has to be carried.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(createRequire(import.meta.url).resolve('@types/node/package.json'), '..');

/** Exactly `characters` UTF-16 units of prose and code, the same on every run. */
export function englishText(characters: number): string {
  const files = readdirSync(root)
    .filter((name) => name.endsWith('.d.ts'))
    .sort();
  let text = '';
  while (text.length < characters) {
    for (const file of files) {
      text += readFileSync(join(root, file), 'utf8');
      if (text.length >= characters) break;
    }
  }
  return text.slice(0, characters);
}
