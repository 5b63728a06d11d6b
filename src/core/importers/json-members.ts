// The members of a JSON object as they are written.
import { endOfString } from './json-values';

/**
 * What stands behind each key of the outermost object, by the key as it is written, quotes included; of a key that is there twice
 * the last, as in `JSON.parse`. For a text that is JSON; of another the members say nothing. O(n); never throws.
 */
export function membersOf(json: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  eachMember(json, (key, start, end) => members.set(key, json.slice(start, end).trim()));
  return members;
}

function eachMember(json: string, found: (key: string, start: number, end: number) => void): void {
  let [depth, key, start] = [0, '', -1];
  const close = (end: number) => {
    if (start >= 0) found(key, start, end);
    start = -1;
  };
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') {
      const end = endOfString(json, at);
      if (depth === 1 && start < 0) key = json.slice(at, end + 1);
      at = end;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      if (depth === 1) close(at);
      depth -= 1;
    } else if (depth === 1 && character === ':') start = at + 1;
    else if (depth === 1 && character === ',') close(at);
  }
}
