// The transcript that Claude Code keeps of a session: a line for each message, which names the one before. The format is
// the client's own and not published as a contract.
import { readAnthropicMessage } from './anthropic';
import { Draft } from './draft';
import type { Imported } from './imported';
import { lastReportIn } from '@/core/importers/reported-usage';
import { field, isRecord, listField, modelField, textField } from './shape';

/** The client's summary of what it left out. */
const isSummary = (line: unknown): boolean => field(line, 'isCompactSummary') === true;
/** The line that the client writes where it makes the history shorter. */
const isBoundary = (line: unknown): boolean => textField(line, 'subtype') === 'compact_boundary';
const isMessage = (line: unknown): boolean => isRecord(field(line, 'message')) && (textField(line, 'type') === 'user' || textField(line, 'type') === 'assistant');

/** `lines`: the values of a transcript in order. The branch that the last message ends is what is in the context now; a compaction cuts it, and what lies before was in it until then. */
export function importClaudeCode(lines: readonly unknown[]): Imported | null {
  const messages = lines.filter(isMessage);
  if (messages.length === 0 || !messages.some((line) => textField(line, 'uuid') !== '' && textField(line, 'sessionId') !== '')) return null;
  const own = messages.filter((line) => field(line, 'isSidechain') !== true);
  const draft = new Draft();
  const windows = windowsOf(lines, own.length > 0 ? own : messages, draft);
  for (const [index, window] of windows.entries()) {
    if (index > 0) draft.replaceTurns();
    // What it left out is not in the file.
    else if (window.some(isSummary)) draft.markCompaction(0);
    for (const message of mergedById(window)) readAnthropicMessage(message, draft);
  }
  const spoken = windows.flat();
  const taken = new Set(spoken);
  draft.leftOut('message of a sub-agent', messages.length - own.length);
  draft.leftOut('message of another branch', own.filter((line) => !taken.has(line)).length);
  draft.note({ kind: 'no-system-and-tools' });
  draft.modelId = spoken.map((each) => modelField(field(each, 'message'))).findLast((id) => id !== null) ?? null;
  // What was reported before a compaction was of the longer history that it replaced.
  draft.lastReport = lastReportIn(windows.at(-1) ?? []);
  return draft.finish('claude-code');
}

/** The messages of the conversation as they stood between its compactions, oldest first. `followed`: the messages that may end it. */
function windowsOf(lines: readonly unknown[], followed: readonly unknown[], draft: Draft): readonly (readonly unknown[])[] {
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
      if (before !== undefined) draft.unknownParent();
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

/** A message of the API may be written over several lines, each with some of its blocks. */
function mergedById(lines: readonly unknown[]): readonly object[] {
  const merged: { role: unknown; content: unknown; id: string }[] = [];
  for (const line of lines) {
    const message = field(line, 'message');
    const id = textField(message, 'id');
    const content = listOrText(field(message, 'content'));
    const last = merged.at(-1);
    if (last !== undefined && id !== '' && last.id === id && Array.isArray(last.content) && Array.isArray(content)) for (const block of content as unknown[]) last.content.push(block);
    else merged.push({ role: field(message, 'role'), content, id });
  }
  return merged;
}

/** A list of one's own, to be added to. */
function listOrText(content: unknown): unknown {
  return Array.isArray(content) ? [...(content as unknown[])] : content;
}
