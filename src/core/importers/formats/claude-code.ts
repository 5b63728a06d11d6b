// The transcript that Claude Code keeps of a session: a line for each message, which names the one before. The format is
// the client's own and not published as a contract.
import { readAnthropicMessage } from './anthropic';
import { Draft } from './draft';
import type { Imported } from './imported';
import { lastReportIn } from '@/core/importers/reported-usage';
import { field, isRecord, listField, modelField, textField } from './shape';

const isMessage = (line: unknown): boolean => isRecord(field(line, 'message')) && (textField(line, 'type') === 'user' || textField(line, 'type') === 'assistant');

/** `lines`: the values of a transcript in order. The branch that the last message ends is what is in the context now. */
export function importClaudeCode(lines: readonly unknown[]): Imported | null {
  const messages = lines.filter(isMessage);
  if (messages.length === 0 || !messages.some((line) => textField(line, 'uuid') !== '' && textField(line, 'sessionId') !== '')) return null;
  const own = messages.filter((line) => field(line, 'isSidechain') !== true);
  const byId = new Map(lines.flatMap((line) => (textField(line, 'uuid') === '' ? [] : [[textField(line, 'uuid'), line] as const])));
  const followed = own.length > 0 ? own : messages;
  const places = new Map(followed.map((line, at) => [line, at]));
  const draft = new Draft();
  const seen = new Set<unknown>();
  let line = followed.at(-1);
  while (line !== undefined && !seen.has(line)) {
    seen.add(line);
    const parentId = textField(line, 'parentUuid');
    const parent = byId.get(parentId);
    const before = parentId === '' || parent !== undefined ? undefined : followed[(places.get(line) ?? 0) - 1];
    // The line of the parent could not be read.
    if (before !== undefined) draft.unknownParent();
    line = parent ?? before;
  }
  // Of calls made at once each result has its own call as its parent, and the branch goes on behind one of them.
  const calls = new Set(lines.flatMap((each) => (seen.has(each) ? idsOf(each, 'tool_use', 'id') : [])));
  for (const each of followed) if (idsOf(each, 'tool_result', 'tool_use_id').some((id) => calls.has(id))) seen.add(each);
  const spoken = lines.filter((each) => seen.has(each) && isMessage(each));
  const left = own.filter((each) => !seen.has(each)).length;
  for (const each of mergedById(spoken)) {
    // The client's summary of what it left out.
    if (each.isSummary) draft.markCompaction(left);
    readAnthropicMessage(each, draft);
  }
  draft.leftOut('message of a sub-agent', messages.length - own.length);
  draft.leftOut('message of another branch or of before a compaction', left);
  draft.note({ kind: 'no-system-and-tools' });
  draft.modelId = spoken.map((each) => modelField(field(each, 'message'))).findLast((id) => id !== null) ?? null;
  // What was reported before a summary was of the longer history that it replaced.
  draft.lastReport = lastReportIn(spoken.slice(spoken.findLastIndex((each) => field(each, 'isCompactSummary') === true) + 1));
  return draft.finish('claude-code');
}

/** The ids in the blocks of this type of a line's message. */
function idsOf(line: unknown, type: string, key: string): readonly string[] {
  return listField(field(line, 'message'), 'content').flatMap((block) => (textField(block, 'type') === type && textField(block, key) !== '' ? [textField(block, key)] : []));
}

/** A message of the API may be written over several lines, each with some of its blocks. */
function mergedById(lines: readonly unknown[]): readonly { readonly isSummary: boolean }[] {
  const merged: { role: unknown; content: unknown; id: string; isSummary: boolean }[] = [];
  for (const line of lines) {
    const message = field(line, 'message');
    const id = textField(message, 'id');
    const content = listOrText(field(message, 'content'));
    const last = merged.at(-1);
    if (last !== undefined && id !== '' && last.id === id && Array.isArray(last.content) && Array.isArray(content)) for (const block of content as unknown[]) last.content.push(block);
    else merged.push({ role: field(message, 'role'), content, id, isSummary: field(line, 'isCompactSummary') === true });
  }
  return merged;
}

/** A list of one's own, to be added to. */
function listOrText(content: unknown): unknown {
  return Array.isArray(content) ? [...(content as unknown[])] : content;
}
