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
  /** Patterns as they were typed that match no file; all of them, where each does and together they do not. */
  readonly unmatched: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** Files are included, and all of them excluded. */
  readonly leavesNone: boolean;
}

const matcherOf = (patterns: readonly string[]) => ignore({ ignorecase: false }).add(patterns.flatMap(expandBraces).flatMap(stateCrossing));

/** A list of patterns, and which of them match none of the files that it was asked about. */
class Patterns {
  private readonly together: ReturnType<typeof matcherOf>;
  private readonly all: readonly string[];
  private waiting: readonly { readonly pattern: string; matches(path: string): boolean }[];
  private hasMatched = false;

  constructor(patterns: readonly string[]) {
    this.all = patterns;
    this.together = matcherOf(patterns);
    // One that takes back what others match says nothing by itself.
    this.waiting = patterns.filter((each) => !each.startsWith('!')).map((pattern) => {
      const matcher = matcherOf([pattern]);
      return { pattern, matches: (path) => matcher.ignores(path) };
    });
  }

  match(path: string): boolean {
    if (this.waiting.some(({ matches }) => matches(path))) this.waiting = this.waiting.filter(({ matches }) => !matches(path));
    const isMatch = this.together.ignores(path);
    this.hasMatched ||= isMatch;
    return isMatch;
  }

  get unmatched(): readonly string[] {
    return this.waiting.length > 0 || this.hasMatched ? this.waiting.map(({ pattern }) => pattern) : this.all;
  }
}

/** Which files of the tree are wanted; undefined where there are no patterns. A step is some hundred files. */
export function* globFlags(tree: FolderTree, globs: Globs): Generator<undefined, GlobbedFiles | undefined, undefined> {
  const [include, exclude] = [splitPatterns(globs.include), splitPatterns(globs.exclude)];
  if (include.length + exclude.length === 0) return undefined;
  const [wanted, unwanted] = [new Patterns(include), new Patterns(exclude)];
  let [included, left] = [0, 0];
  const flags = new Uint8Array(tree.nodes.length);
  for (const [index, { path, file }] of tree.nodes.entries()) {
    if (index % 200 === 0) yield undefined;
    if (file === null) continue;
    const [isIn, isOut] = [wanted.match(path) || include.length === 0, unwanted.match(path)];
    flags[index] = isIn && !isOut ? 1 : 0;
    included += isIn ? 1 : 0;
    left += flags[index];
  }
  return { flags, unmatched: { include: wanted.unmatched, exclude: unwanted.unmatched }, leavesNone: included > 0 && left === 0 };
}
