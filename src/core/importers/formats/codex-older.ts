// Rollout files of before their lines had a type and a payload.
import { field, textField } from './shape';

/** Before lines had a type and a payload, the first was the session, and the items stood bare, with records of the client's state between them. */
export function isOlder([first, ...others]: readonly unknown[]): boolean {
  const isSession = field(first, 'type') === undefined && textField(first, 'id') !== '' && textField(first, 'timestamp') !== '' && field(first, 'payload') === undefined;
  return isSession && others.some((line) => textField(line, 'type') === 'message') && !others.some((line) => field(line, 'payload') !== undefined);
}

export function asNewer(line: unknown, at: number): unknown {
  if (at > 0 && textField(line, 'record_type') !== '') return null;
  return { type: at === 0 ? 'session_meta' : 'response_item', payload: line };
}
