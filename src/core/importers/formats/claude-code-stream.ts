import { isMessage } from './claude-code-lines';
import { isRecord, textField } from './shape';

/** What the client prints of a session as it goes (`--output-format stream-json`): it begins with its settings, and no line names the one before. */
export function isStream([first]: readonly unknown[]): boolean {
  return textField(first, 'type') === 'system' && textField(first, 'subtype') === 'init' && textField(first, 'session_id') !== '';
}

/** The same with the names that a transcript has; messages of a sub-agent say of which call they are. */
export function streamed(lines: readonly unknown[]): readonly unknown[] {
  const lastOf = new Map<string, string>();
  return lines.map((line, at) => {
    if (!isMessage(line) || !isRecord(line)) return line;
    const isSidechain = textField(line, 'parent_tool_use_id') !== '';
    const sessionId = textField(line, 'session_id');
    const named = { ...line, uuid: `line ${at}`, sessionId, isSidechain, parentUuid: lastOf.get(sessionId) ?? null };
    if (!isSidechain) lastOf.set(sessionId, named.uuid);
    return named;
  });
}
