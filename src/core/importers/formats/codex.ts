// The rollout file of the Codex CLI: a line for each event, of which the response items are what the model is sent.
import { readCodexSession } from './codex-history';
import { asNewer, isOlder } from './codex-older';
import { codexEntry, codexSessions } from './codex-sessions';
import type { Draft } from './draft';
import type { Imported } from './imported';
import { importSession } from './sessions-import';
import { field, isRecord, textField } from './shape';
import { tellUnreadLines } from './unread-fields';

const TYPES: ReadonlySet<string> = new Set(['session_meta', 'turn_context', 'response_item', 'event_msg', 'compacted']);
const isKnown = (line: unknown): boolean => TYPES.has(textField(line, 'type')) && isRecord(field(line, 'payload'));

/** `lines`: the values of a rollout file. Of several sessions one is read: `chosen` is its index, without one the latest is taken. */
export function importCodex(lines: readonly unknown[], chosen: number | null = null): Imported | null {
  const all = isOlder(lines) ? lines.map(asNewer).filter((line) => line !== null) : lines;
  const known = all.filter(isKnown);
  if (known.length === 0 || !known.some((line) => ['session_meta', 'response_item'].includes(textField(line, 'type')))) return null;
  const tell = (draft: Draft) => tellUnreadLines(all.filter((line) => !isKnown(line)), new Set(), draft);
  return importSession(codexSessions(known), chosen, { format: 'codex', read: readCodexSession, entryOf: codexEntry, tell });
}
