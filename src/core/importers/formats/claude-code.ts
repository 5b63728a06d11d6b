// The transcript that Claude Code keeps of a session: a line for each message, which names the one before. The format is
// the client's own and not published as a contract.
import { readAnthropicMessage } from './anthropic-message';
import type { Draft } from './draft';
import type { Imported } from './imported';
import { lastReportIn } from '@/core/importers/reported-usage';
import { inTime, isApiError, isMessage, isSummary, onceEach, uuidOf } from './claude-code-lines';
import { messagesOf } from './claude-code-messages';
import { sessionEntry, sessionsOf } from './claude-code-sessions';
import { keepReport } from './first-request';
import { isStream, streamed } from './claude-code-stream';
import { windowsOf } from './claude-code-windows';
import { importSession } from './sessions-import';
import { field, modelField, textField } from './shape';
import { tellUnreadLines } from './unread-fields';

/** Lines for the client itself; newer clients write others. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['summary', 'system', 'file-history-snapshot', 'queue-operation', 'custom-title', 'ai-title', 'last-prompt', 'progress', 'result']);

/** `written`: the values of a transcript. Of several sessions one is read: `chosen` is its index, without one the latest is taken. */
export function importClaudeCode(written: readonly unknown[], chosen: number | null = null): Imported | null {
  const all = isStream(written) ? streamed(written) : written;
  if (!all.some((line) => isMessage(line) && uuidOf(line) !== '' && textField(line, 'sessionId') !== '')) return null;
  const lines = onceEach(inTime(all));
  const tell = (draft: Draft) => {
    draft.leftOut('repeated line', all.length - lines.length);
    tellUnreadLines(all.filter((each) => !isMessage(each) && !isApiError(each)), BOOKKEEPING, draft);
  };
  return importSession(sessionsOf(lines), chosen, { format: 'claude-code', read: readSession, entryOf: (session, turns) => sessionEntry(session, all, turns), tell });
}

/** The branch that the last message ends is what is in the context now; a compaction cuts it, and what lies before was in it until then. */
function readSession(lines: readonly unknown[], draft: Draft): void {
  const windows = windowsOf(lines, followedIn(lines), draft);
  draft.modelId = windows.flat().map((each) => modelField(field(each, 'message'))).findLast((id) => id !== null) ?? null;
  for (const [index, window] of windows.entries()) {
    if (index > 0) draft.replaceTurns();
    // What it left out is not in the file.
    else if (window.some(isSummary)) draft.markCompaction(0);
    readWindow(window, draft);
  }
  tellLeftOut(lines, new Set(windows.flat()), draft);
}

/** What was reported before a compaction was of the longer history that it replaced. */
function readWindow(window: readonly unknown[], draft: Draft): void {
  draft.lastReport = lastReportIn(window);
  draft.firstRequest = null;
  for (const message of messagesOf(window)) {
    if (message.role === 'assistant') keepReport(draft, lastReportIn(message.lines), draft.sizes);
    readAnthropicMessage(message, draft);
  }
}

/** The messages of the conversation; a file of its own is the sub-agent's. */
function followedIn(lines: readonly unknown[]): readonly unknown[] {
  const messages = lines.filter(isMessage);
  const own = messages.filter((line) => field(line, 'isSidechain') !== true);
  return own.length > 0 ? own : messages;
}

function tellLeftOut(lines: readonly unknown[], taken: ReadonlySet<unknown>, draft: Draft): void {
  const followed = followedIn(lines);
  draft.leftOut('message of a sub-agent', lines.filter(isMessage).length - followed.length);
  draft.leftOut('error that the client wrote as an answer', lines.filter(isApiError).length);
  draft.leftOut('message of another branch', followed.filter((line) => !taken.has(line)).length);
}
