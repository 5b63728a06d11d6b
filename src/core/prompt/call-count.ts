// How many calls of tools a turn holds, told by how they begin: this is asked of every turn at each change, and reading them
// is not for then.

import type { CallRule } from '@/core/catalog/framing-rule';
import { type Count, isApproximate } from '@/core/tokenize/count';
import { LONG_UNITS } from './long-text';
import type { Turn } from './part';

const CALL = /^\{"name":"[^\n]{0,600}?"(?:arguments|input|args)":/gm;
const known = new WeakMap<Turn, number>();

/** What of a turn that calls tools is known, and what is not, in a sentence. */
export const CALLS_NOTE = 'How the vendor writes calls of tools is not published: they count as their names and what they were given, and what stands around them is a range in the framing.';

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

/**
 * The count of a turn's text as that of the turn: an estimate where it calls tools. Its tokens are then those of the text as it
 * stands here, which the vendor sends in a form of its own; how far that may be from it is a range in the framing
 * (`overheadLines`), and none here, so that sums close. The very count without calls, and where it is approximate as it is.
 */
export function withCalls<Counted extends Count>(count: Counted, turn: Turn | undefined, rule: CallRule | null): Counted {
  if (turn === undefined || rule === null || isApproximate(count.exactness) || callCount(turn) === 0) return count;
  return { ...count, exactness: 'estimate' };
}
