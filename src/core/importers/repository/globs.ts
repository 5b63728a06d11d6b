// Which files are wanted, by patterns that the user types.
import ignore from 'ignore';
import type { FolderTree } from './folder-tree';
import { expandBraces, splitPatterns } from './glob-patterns';
import { stateCrossing } from './literal-prefix';

export interface Globs {
  /** Patterns as in `.gitignore`, with braces, apart by commas, blanks or line breaks. Empty: all. */
  readonly include: string;
  readonly exclude: string;
}

export const NO_GLOBS: Globs = { include: '', exclude: '' };

export interface GlobbedFiles {
  /** By index, 1 for what is wanted. */
  readonly flags: Uint8Array;
  /** Patterns as they were typed that match no file. */
  readonly unmatched: { readonly include: readonly string[]; readonly exclude: readonly string[] };
}

const matcherOf = (patterns: readonly string[]) => ignore({ ignorecase: false }).add(patterns.flatMap(expandBraces).flatMap(stateCrossing));

/** The patterns that match none of the files that it was asked about. */
class Unmatched {
  private waiting: readonly { readonly pattern: string; matches(path: string): boolean }[];

  constructor(patterns: readonly string[]) {
    // One that takes back what others match says nothing by itself.
    this.waiting = patterns.filter((each) => !each.startsWith('!')).map((pattern) => {
      const matcher = matcherOf([pattern]);
      return { pattern, matches: (path) => matcher.ignores(path) };
    });
  }

  see(path: string): void {
    if (this.waiting.some(({ matches }) => matches(path))) this.waiting = this.waiting.filter(({ matches }) => !matches(path));
  }

  get patterns(): readonly string[] {
    return this.waiting.map(({ pattern }) => pattern);
  }
}

/** Which files of the tree are wanted; undefined where there are no patterns. A step is some hundred files. */
export function* globFlags(tree: FolderTree, globs: Globs): Generator<undefined, GlobbedFiles | undefined, undefined> {
  const [include, exclude] = [splitPatterns(globs.include), splitPatterns(globs.exclude)];
  if (include.length + exclude.length === 0) return undefined;
  const [wanted, unwanted] = [matcherOf(include), matcherOf(exclude)];
  const [unmatchedIn, unmatchedOut] = [new Unmatched(include), new Unmatched(exclude)];
  const flags = new Uint8Array(tree.nodes.length);
  for (const [index, { path, file }] of tree.nodes.entries()) {
    if (index % 200 === 0) yield undefined;
    if (file === null) continue;
    flags[index] = (include.length === 0 || wanted.ignores(path)) && !unwanted.ignores(path) ? 1 : 0;
    unmatchedIn.see(path);
    unmatchedOut.see(path);
  }
  return { flags, unmatched: { include: unmatchedIn.patterns, exclude: unmatchedOut.patterns } };
}
