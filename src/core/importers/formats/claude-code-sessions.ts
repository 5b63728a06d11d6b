// Which lines of a file of Claude Code are of one session: several files may be put together in one.
import { isMessage, parentOf, uuidOf } from './claude-code-lines';
import type { Conversation } from './imported';
import { lastDay, titleLine } from './session-words';
import { field, listField, textField } from './shape';

/**
 * The lines of each session that has messages, in their order. One that was taken up again under another id is one with it:
 * its lines name each other. A message that names nothing is of the session of the message before. O(n).
 */
export function sessionsOf(lines: readonly unknown[]): readonly (readonly unknown[])[] {
  const names = new SameNames();
  let before = '';
  const keys = lines.map((line) => {
    const own = namesOf(line);
    const all = own.length === 0 && isMessage(line) ? [before] : own;
    for (const name of all) names.join(all[0] ?? '', name);
    if (isMessage(line)) before = all[0] ?? '';
    return all[0];
  });
  const sessions = new Map<string, unknown[]>();
  for (const [at, line] of lines.entries()) {
    const key = keys[at];
    if (key === undefined) continue;
    const first = names.firstOf(key);
    const session = sessions.get(first);
    if (session === undefined) sessions.set(first, [line]);
    else session.push(line);
  }
  return [...sessions.values()].filter((session) => session.some(isMessage));
}

/** All that says of which session a line is. */
function namesOf(line: unknown): readonly string[] {
  const session = textField(line, 'sessionId');
  const ids = [uuidOf(line), parentOf(line), textField(line, 'logicalParentUuid')];
  return [...(session === '' ? [] : [`session ${session}`]), ...ids.flatMap((id) => (id === '' ? [] : [`line ${id}`]))];
}

/** Names of the same thing, each of which leads to the first of them. */
class SameNames {
  private readonly leads = new Map<string, string>();

  firstOf(name: string): string {
    let first = name;
    for (let next = this.leads.get(first); next !== undefined; next = this.leads.get(first)) {
      // Halves the way of whoever comes next.
      const further = this.leads.get(next);
      if (further !== undefined) this.leads.set(first, further);
      first = next;
    }
    return first;
  }

  join(one: string, other: string): void {
    const [first, second] = [this.firstOf(one), this.firstOf(other)];
    if (first !== second) this.leads.set(second, first);
  }
}

/** As one to choose: with the title that it was given, else the first words of the user, else its id. `all`: the lines of the file, which may say it. */
export function sessionEntry(session: readonly unknown[], all: readonly unknown[], turns: number): Conversation {
  return { title: titleOf(session, all), changedOn: lastDay(session), turns };
}

function titleOf(session: readonly unknown[], all: readonly unknown[]): string {
  const ids = new Set(session.map(uuidOf));
  const given = (key: string) => session.map((line) => textField(line, key)).findLast((title) => title !== '');
  const summary = all.findLast((line) => textField(line, 'type') === 'summary' && textField(line, 'leafUuid') !== '' && ids.has(textField(line, 'leafUuid')));
  const title = given('customTitle') ?? given('aiTitle') ?? textField(summary, 'summary');
  return titleLine(title) || titleLine(firstWords(session)) || textField(session.find(isMessage), 'sessionId');
}

/** What the client itself says for the user stands in tags, or is marked. */
function firstWords(session: readonly unknown[]): string {
  const said = session.filter((line) => isMessage(line) && textField(line, 'type') === 'user' && field(line, 'isMeta') !== true && field(line, 'isSidechain') !== true);
  return said.map((line) => textOf(field(line, 'message'))).find((text) => !/^\s*(?:<|$)/.test(text)) ?? '';
}

function textOf(message: unknown): string {
  const content = field(message, 'content');
  return typeof content === 'string' ? content : (listField(message, 'content').map((block) => textField(block, 'text')).find((text) => text !== '') ?? '');
}
