// Which files are wanted, by patterns that the user types.
import ignore from 'ignore';
import type { FolderTree } from './folder-tree';

export interface Globs {
  /** Patterns as in `.gitignore`, apart by commas, blanks or line breaks. Empty: all. */
  readonly include: string;
  readonly exclude: string;
}

export const NO_GLOBS: Globs = { include: '', exclude: '' };

function patternsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '');
}

/** By index, 1 for what is wanted; undefined where there are no patterns. A step is some hundred files. */
export function* globFlags(tree: FolderTree, globs: Globs): Generator<undefined, Uint8Array | undefined, undefined> {
  const [include, exclude] = [patternsOf(globs.include), patternsOf(globs.exclude)];
  if (include.length + exclude.length === 0) return undefined;
  const [wanted, unwanted] = [ignore({ ignorecase: false }).add(include), ignore({ ignorecase: false }).add(exclude)];
  const flags = new Uint8Array(tree.nodes.length);
  for (const [index, { path, file }] of tree.nodes.entries()) {
    if (index % 200 === 0) yield undefined;
    if (file !== null) flags[index] = (include.length === 0 || wanted.ignores(path)) && !unwanted.ignores(path) ? 1 : 0;
  }
  return flags;
}
