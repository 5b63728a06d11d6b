// Reads one of the sessions in a file that several were put together in, and says which others there are.
import { Draft } from './draft';
import type { Conversation, Imported } from './imported';
import { lastMoment } from './session-words';

type Lines = readonly unknown[];

interface SessionReader {
  readonly format: 'claude-code' | 'codex';
  read(session: Lines, draft: Draft): void;
  /** As one to choose; `turns`: those in the window at its end, the question among them. */
  entryOf(session: Lines, turns: number): Conversation;
  /** What there is to tell of the whole file. */
  tell(draft: Draft): void;
}

/** `chosen` is the index of a session; without one the latest is taken. */
export function importSession(sessions: readonly Lines[], chosen: number | null, { format, read, entryOf, tell }: SessionReader): Imported {
  const taken = sessions[chosen ?? -1] ?? latestOf(sessions);
  const draft = new Draft(true);
  read(taken, draft);
  tell(draft);
  draft.note({ kind: 'no-system-and-tools', ...(draft.firstRequest === null ? {} : { isReported: true }) });
  if (sessions.length <= 1) return draft.finish(format);
  const all = sessions.map((session) => {
    const own = session === taken ? draft : new Draft(true);
    if (own !== draft) read(session, own);
    return entryOf(session, own.sizes.turns);
  });
  const at = sessions.indexOf(taken);
  draft.note({ kind: 'other-conversations', taken: all[at]?.title ?? '', count: sessions.length - 1, noun: 'session' });
  return { ...draft.finish(format), conversations: { all, taken: at } };
}

/** The one with the latest line; of those of one moment the last. */
function latestOf(sessions: readonly Lines[]): Lines {
  let [latest, moment]: [Lines, string] = [[], ''];
  for (const session of sessions) {
    const own = lastMoment(session);
    if (own >= moment) [latest, moment] = [session, own];
  }
  return latest;
}
