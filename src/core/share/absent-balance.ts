// Which of the things that are not here a request names all the same, as their messages are sent as they came.

import type { AbsentContent } from '@/core/prompt/attachment';
import { absenceKey } from '@/core/prompt/missing-content';
import type { Part } from '@/core/prompt/part';

export interface AbsentBalance {
  /** Things of the prompt that no message names. */
  readonly leftOut: number;
  /** Things that a message names, and that are switched off or no part now. */
  readonly stillNamed: number;
}

/** `named`: what the messages say that are sent as they came. Each is compared with its like, so that one that is missing never stands for another that is too much. */
export function absentBalance(parts: readonly Part[], named: readonly AbsentContent[]): AbsentBalance {
  const left = new Map<string, number>();
  const add = (key: string, items: number) => left.set(key, (left.get(key) ?? 0) + items);
  for (const part of parts) if ('attachment' in part && part.attachment.kind === 'absent') add(absenceKey(part.attachment), part.enabled ? part.attachment.items : 0);
  for (const each of named) {
    const others = absenceKey({ ...each, one: '' });
    add(!left.has(absenceKey(each)) && left.has(others) ? others : absenceKey(each), -each.items);
  }
  const sumOf = (countOf: (count: number) => number) => [...left.values()].reduce((sum, count) => sum + Math.max(0, countOf(count)), 0);
  return { leftOut: sumOf((count) => count), stillNamed: sumOf((count) => -count) };
}
