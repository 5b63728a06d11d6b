// Several rollout files of Codex may be put together in one.
import { isContext, isOfUser, textOf } from './codex-compaction';
import type { Conversation } from './imported';
import { lastDay, titleLine } from './session-words';
import { field, textField } from './shape';

/**
 * The lines of each session, in their order. One that was taken up again says its id again, and one that began as a copy of
 * another says first its own and then the other's: only a new id behind what a model was sent begins another session.
 */
export function codexSessions(lines: readonly unknown[]): readonly (readonly unknown[])[] {
  const sessions: unknown[][] = [[]];
  let ids = new Set<string>();
  let hasItems = false;
  for (const line of lines) {
    const id = textField(line, 'type') === 'session_meta' ? textField(field(line, 'payload'), 'id') : '';
    if (id !== '' && hasItems && !ids.has(id)) {
      sessions.push([]);
      ids = new Set();
      hasItems = false;
    }
    if (id !== '') ids.add(id);
    hasItems ||= isSent(line);
    sessions.at(-1)?.push(line);
  }
  return sessions.length === 1 ? sessions : sessions.filter((session) => session.some(isSent));
}

/** What a model was sent, or what took its place. */
function isSent(line: unknown): boolean {
  return textField(line, 'type') === 'response_item' || textField(line, 'type') === 'compacted';
}

/** As one to choose: with the first words of the user, else its id. */
export function codexEntry(session: readonly unknown[], turns: number): Conversation {
  const items = session.map((line) => field(line, 'payload'));
  const said = items.find((item) => isOfUser(item) && !isContext(item) && textOf(item).trim() !== '');
  return { title: titleLine(textOf(said)) || textField(items[0], 'id'), changedOn: lastDay(session), turns };
}
