// The transcript that Claude Code keeps of a session: a line for each message, which names the one before. The format is
// the client's own and not published as a contract.
import { readAnthropicMessage } from './anthropic-message';
import { Draft } from './draft';
import type { Imported } from './imported';
import { lastReportIn } from '@/core/importers/reported-usage';
import { isStream, streamed } from './claude-code-stream';
import { isApiError, isMessage, isSummary, windowsOf } from './claude-code-windows';
import { field, isRecord, modelField, textField } from './shape';
import { tellUnreadLines } from './unread-fields';

/** Lines for the client itself; newer clients write others. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['summary', 'system', 'file-history-snapshot', 'queue-operation', 'custom-title', 'ai-title', 'last-prompt', 'progress', 'result']);

/** `lines`: the values of a transcript in order. The branch that the last message ends is what is in the context now; a compaction cuts it, and what lies before was in it until then. */
export function importClaudeCode(written: readonly unknown[]): Imported | null {
  const lines = isStream(written) ? streamed(written) : written;
  const messages = lines.filter(isMessage);
  if (messages.length === 0 || !messages.some((line) => textField(line, 'uuid') !== '' && textField(line, 'sessionId') !== '')) return null;
  const own = messages.filter((line) => field(line, 'isSidechain') !== true);
  const draft = new Draft(true);
  let turnsSent: number | null = null;
  const windows = windowsOf(lines, own.length > 0 ? own : messages, draft);
  for (const [index, window] of windows.entries()) {
    if (index > 0) draft.replaceTurns();
    // What it left out is not in the file.
    else if (window.some(isSummary)) draft.markCompaction(0);
    const reporting = window.findLast((line) => isRecord(field(field(line, 'message'), 'usage')));
    for (const message of mergedById(window)) {
      if (index === windows.length - 1 && reporting !== undefined && message.id !== '' && message.id === textField(field(reporting, 'message'), 'id')) turnsSent = draft.sizes.turns;
      readAnthropicMessage(message, draft);
    }
  }
  const spoken = windows.flat();
  const taken = new Set(spoken);
  // A file of its own is the sub-agent's conversation.
  draft.leftOut('message of a sub-agent', own.length === 0 ? 0 : messages.length - own.length);
  draft.leftOut('error that the client wrote as an answer', lines.filter(isApiError).length);
  draft.leftOut('message of another branch', own.filter((line) => !taken.has(line)).length);
  tellUnreadLines(lines.filter((each) => !isMessage(each) && !isApiError(each)), BOOKKEEPING, draft);
  draft.note({ kind: 'no-system-and-tools' });
  draft.modelId = spoken.map((each) => modelField(field(each, 'message'))).findLast((id) => id !== null) ?? null;
  // What was reported before a compaction was of the longer history that it replaced.
  draft.lastReport = lastReportIn(windows.at(-1) ?? []);
  if (draft.lastReport !== null && draft.lastReport.model !== null && turnsSent !== null) draft.lastRequest = { inputTokens: draft.lastReport.inputTokens, turns: turnsSent, model: draft.lastReport.model };
  return draft.finish('claude-code');
}

/** A message of the API may be written over several lines, each with some of its blocks. */
function mergedById(lines: readonly unknown[]): readonly { readonly id: string }[] {
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
