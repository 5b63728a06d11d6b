// The transcript that Claude Code keeps of a session: a line for each message, which names the one before. The format is
// the client's own and not published as a contract.
import { readAnthropicMessage } from './anthropic';
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, isRecord, modelField, textField } from './shape';

const isMessage = (line: unknown): boolean => isRecord(field(line, 'message')) && (textField(line, 'type') === 'user' || textField(line, 'type') === 'assistant');

/** `lines`: the values of a transcript in order. The branch that the last message ends is what is in the context now. */
export function importClaudeCode(lines: readonly unknown[]): Imported | null {
  const messages = lines.filter(isMessage);
  if (messages.length === 0 || !messages.some((line) => textField(line, 'uuid') !== '' && textField(line, 'sessionId') !== '')) return null;
  const own = messages.filter((line) => field(line, 'isSidechain') !== true);
  const byId = new Map(lines.flatMap((line) => (textField(line, 'uuid') === '' ? [] : [[textField(line, 'uuid'), line] as const])));
  const branch: unknown[] = [];
  const seen = new Set<unknown>();
  let line = (own.length > 0 ? own : messages).at(-1);
  while (line !== undefined && !seen.has(line)) {
    seen.add(line);
    branch.unshift(line);
    line = byId.get(textField(line, 'parentUuid'));
  }
  const draft = new Draft();
  const spoken = branch.filter(isMessage);
  for (const each of mergedById(spoken)) readAnthropicMessage(each, draft);
  draft.leftOut('message of a sub-agent', messages.length - own.length);
  draft.leftOut('message of another branch or of before a compaction', own.filter((each) => !seen.has(each)).length);
  draft.note({ kind: 'no-system-and-tools' });
  draft.modelId = spoken.map((each) => modelField(field(each, 'message'))).findLast((id) => id !== null) ?? null;
  return draft.finish('claude-code');
}

/** A message of the API may be written over several lines, each with some of its blocks. */
function mergedById(lines: readonly unknown[]): readonly unknown[] {
  const merged: { role: unknown; content: unknown; id: string }[] = [];
  for (const line of lines) {
    const message = field(line, 'message');
    const id = textField(message, 'id');
    const content = field(message, 'content');
    const last = merged.at(-1);
    if (last !== undefined && id !== '' && last.id === id && Array.isArray(last.content) && Array.isArray(content)) last.content = [...(last.content as unknown[]), ...(content as unknown[])];
    else merged.push({ role: field(message, 'role'), content, id });
  }
  return merged;
}
