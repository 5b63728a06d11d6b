// How many calls of tools a turn holds, told by how they begin: this is asked of every turn at each change, and reading them
// is not for then.

import { LONG_UNITS } from './long-text';
import type { Turn } from './part';

const CALL = /^\{"name":"[^\n]{0,600}?"(?:arguments|input|args)":/gm;
const known = new WeakMap<Turn, number>();

/** Of what an assistant said. A text without calls may look as if it had some. O(n) for the first time, then O(1). */
export function callCount(turn: Turn): number {
  if (turn.speaker !== 'assistant') return 0;
  const before = known.get(turn);
  if (before !== undefined) return before;
  const found = turn.text.slice(0, LONG_UNITS).match(CALL)?.length ?? 0;
  const count = turn.text.length > LONG_UNITS ? Math.max(found, turn.callIds?.length ?? 0) : found;
  known.set(turn, count);
  return count;
}
