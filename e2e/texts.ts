// Real text of any size: what is installed anyway, so that no corpus has to be carried.
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

const packages = join(root, '..', '..');
const MOST_OF_A_FILE = 200_000;

/**
 * At least `bytes` bytes of UTF-8: code, documentation and style sheets of the installed packages, each with its name
 * on a line before it. No file occurs twice unless there are too few.
 */
export function packagesText(bytes: number): string {
  const names = readdirSync(packages, { recursive: true, encoding: 'utf8' })
    // The vocabularies are lists of tokens, not text.
    .filter((name) => /\.(?:js|mjs|cjs|ts|md|css)$/.test(name) && !/^(?:gpt-tokenizer|tiktoken)\b/.test(name))
    .sort();
  const parts: string[] = [];
  let length = 0;
  for (let round = 1; length < bytes; round += 1) {
    for (const name of names) {
      const content = readFileSync(join(packages, name)).subarray(0, MOST_OF_A_FILE).toString('utf8').replaceAll('\0', '');
      parts.push(`// ${round} ${name}\n${content}\n`);
      length += Buffer.byteLength(parts.at(-1) ?? '');
      if (length >= bytes) break;
    }
  }
  return parts.join('');
}

/** Lines of prose, each of them another one. */
export function clauses(lines: number): string {
  return Array.from({ length: lines }, (_, at) => `Clause ${at + 1}: the seller delivers within ${at + 2} weeks.`).join('\n');
}
