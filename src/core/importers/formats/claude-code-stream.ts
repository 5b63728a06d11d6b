import { isMessage } from './claude-code-windows';
import { isRecord, textField } from './shape';

/** What the client prints of a session as it goes (`--output-format stream-json`): it begins with its settings, and no line names the one before. */
export function isStream([first]: readonly unknown[]): boolean {
  return textField(first, 'type') === 'system' && textField(first, 'subtype') === 'init' && textField(first, 'session_id') !== '';
}

/** The same with the names that a transcript has; messages of a sub-agent say of which call they are. */
export function streamed(lines: readonly unknown[]): readonly unknown[] {
  let parentUuid: string | null = null;
  return lines.map((line, at) => {
    if (!isMessage(line) || !isRecord(line)) return line;
    const isSidechain = textField(line, 'parent_tool_use_id') !== '';
    const named = { ...line, uuid: `line ${at}`, sessionId: textField(line, 'session_id'), isSidechain, parentUuid };
    if (!isSidechain) parentUuid = named.uuid;
    return named;
  });
}
