// JSON from outside: parsed only where it is no deeper than what anybody writes by hand, as a walk over it could not end well.

import { fail, type Result, succeed } from '@/core/result';

const MOST_LEVELS = 200;

/** The value of a text of JSON. O(n); never throws. */
export function readJson(text: string): Result<unknown, { readonly kind: 'no-json' | 'too-deep' }> {
  if (levelsOf(text) > MOST_LEVELS) return fail({ kind: 'too-deep' });
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return fail({ kind: 'no-json' });
  }
}

/** The deepest nesting of brackets outside strings. */
function levelsOf(text: string): number {
  let [level, deepest, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (level += 1));
    else if (character === '}' || character === ']') level -= 1;
  }
  return deepest;
}
