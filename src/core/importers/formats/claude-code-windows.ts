// Which lines of a transcript of Claude Code were in the window together: the branches that end at its last message and at
// each compaction before it.
import type { Draft } from './draft';
import { field, isRecord, listField, textField } from './shape';

/** The client's summary of what it left out. */
export const isSummary = (line: unknown): boolean => field(line, 'isCompactSummary') === true;
/** The line that the client writes where it makes the history shorter. */
const isBoundary = (line: unknown): boolean => textField(line, 'subtype') === 'compact_boundary';
/** What the client shows in the place of an answer that did not come; it is not sent. */
export const isApiError = (line: unknown): boolean => field(line, 'isApiErrorMessage') === true;
export const isMessage = (line: unknown): boolean => !isApiError(line) && isRecord(field(line, 'message')) && (textField(line, 'type') === 'user' || textField(line, 'type') === 'assistant');

/** The messages of the conversation as they stood between its compactions, oldest first. `followed`: the messages that may end it. */
export function windowsOf(lines: readonly unknown[], followed: readonly unknown[], draft: Draft): readonly (readonly unknown[])[] {
  const byId = new Map(lines.flatMap((line) => (textField(line, 'uuid') === '' ? [] : [[textField(line, 'uuid'), line] as const])));
  const places = new Map(followed.map((line, at) => [line, at]));
  const taken = new Set<unknown>();
  const windows: (readonly unknown[])[] = [];
  let last = followed.at(-1);
  while (last !== undefined && !taken.has(last)) {
    const branch = new Set<unknown>();
    let [line, cut]: readonly unknown[] = [last, undefined];
    while (line !== undefined && !taken.has(line) && !branch.has(line)) {
      branch.add(line);
      const parentId = textField(line, 'parentUuid');
      const parent = byId.get(parentId);
      if (isSummary(line) || isBoundary(line)) {
        cut = isSummary(line) && isBoundary(parent) ? parent : line;
        break;
      }
      const before = parentId === '' || parent !== undefined ? undefined : followed[(places.get(line) ?? 0) - 1];
      // The line of the parent could not be read.
      if (before !== undefined) draft.oddMessages('unknown-parent');
      line = parent ?? before;
    }
    // Of calls made at once each result has its own call as its parent, and the branch goes on behind one of them.
    const calls = new Set([...branch].flatMap((each) => idsOf(each, 'tool_use', 'id')));
    for (const each of followed) if (!taken.has(each) && idsOf(each, 'tool_result', 'tool_use_id').some((id) => calls.has(id))) branch.add(each);
    for (const each of branch) taken.add(each);
    windows.unshift(lines.filter((each) => branch.has(each) && isMessage(each)));
    last = cut === undefined ? undefined : beforeCut(cut, lines, byId, places);
  }
  return windows.filter((window) => window.length > 0);
}

/** The last line of before a compaction, which its boundary names and which may be in another file; without such a name, the message before in the file. */
function beforeCut(cut: unknown, lines: readonly unknown[], byId: ReadonlyMap<string, unknown>, messages: { has(line: unknown): boolean }): unknown {
  const id = textField(cut, isBoundary(cut) ? 'logicalParentUuid' : 'parentUuid');
  return id === '' ? lines.slice(0, lines.indexOf(cut)).findLast((line) => messages.has(line)) : byId.get(id);
}

/** The ids in the blocks of this type of a line's message. */
function idsOf(line: unknown, type: string, key: string): readonly string[] {
  return listField(field(line, 'message'), 'content').flatMap((block) => (textField(block, 'type') === type && textField(block, key) !== '' ? [textField(block, key)] : []));
}
