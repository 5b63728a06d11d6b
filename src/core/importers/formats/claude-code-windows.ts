// Which lines of a transcript of Claude Code were in the window together: the branches that end at its last message and at
// each compaction before it.
import { isBoundary, isMessage, isSummary, parentOf } from './claude-code-lines';
import { lastOf, type LineTree, treeOf, wholeBranch } from './claude-code-tree';
import type { Draft } from './draft';
import { textField } from './shape';

/** The messages of the conversation as they stood between its compactions, oldest first. `lines`: as they were written; `followed`: the messages that may end it. */
export function windowsOf(lines: readonly unknown[], followed: readonly unknown[], draft: Draft): readonly (readonly unknown[])[] {
  const tree = treeOf(lines, followed);
  const places = new Map(followed.map((line, at) => [line, at]));
  const taken = new Set<unknown>();
  const windows: (readonly unknown[])[] = [];
  let last = lastOf(followed, tree);
  while (last !== undefined && !taken.has(last)) {
    const chain = new Set<unknown>();
    let [line, cut]: readonly unknown[] = [last, undefined];
    while (line !== undefined && !taken.has(line) && !chain.has(line)) {
      chain.add(line);
      const parentId = parentOf(line);
      const parent = tree.byId.get(parentId);
      if (isSummary(line) || isBoundary(line)) {
        cut = isSummary(line) && isBoundary(parent) ? parent : line;
        break;
      }
      const before = parentId === '' || parent !== undefined ? undefined : followed[(places.get(line) ?? 0) - 1];
      // The line of the parent could not be read.
      if (before !== undefined) draft.oddMessages('unknown-parent');
      line = parent ?? before;
    }
    const branch = wholeBranch([...chain].reverse(), tree, taken);
    for (const each of branch) taken.add(each);
    windows.unshift(branch.filter(isMessage));
    last = cut === undefined ? undefined : beforeCut(cut, lines, tree, places);
  }
  return windows.filter((window) => window.length > 0);
}

/** The last line of before a compaction, which its boundary names and which may be in another file; without such a name, the message before in the file. */
function beforeCut(cut: unknown, lines: readonly unknown[], { byId }: LineTree, messages: { has(line: unknown): boolean }): unknown {
  const id = isBoundary(cut) ? textField(cut, 'logicalParentUuid') : parentOf(cut);
  return id === '' ? lines.slice(0, lines.indexOf(cut)).findLast((line) => messages.has(line)) : byId.get(id);
}
