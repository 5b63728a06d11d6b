// Where things stand: grouping by role, and moving a selection through a list.

import { type Part, ROLES } from './part';
import type { UnitId } from '@/core/units';

/**
 * One step towards the start (−1) or the end (+1), or to a gap: `toIndex` counts the gaps of the list as it stands,
 * 0 before the first item … length after the last, and is held within that range.
 */
export type Move = { readonly by: -1 | 1 } | { readonly toIndex: number };

/**
 * Moves the items whose ids are selected, keeping their order; the same list where nothing changes.
 * A step moves all of them by one place, gaps between them included, or none when the foremost already stands at the
 * edge, so that a step back undoes a step. A move to a gap brings them together there.
 */
export function moveWithin<Item extends { readonly id: UnitId }>(
  items: readonly Item[],
  ids: ReadonlySet<UnitId>,
  move: Move,
): readonly Item[] {
  const selected = items.filter((item) => ids.has(item.id));
  if (selected.length === 0) return items;
  return sameOrNew(items, 'by' in move ? stepped(items, ids, move.by) : gathered(items, selected, ids, move.toIndex));
}

/** The parts in the order of their roles; within a role their order stays. The same list where nothing changes. */
export function groupedByRole(parts: readonly Part[]): readonly Part[] {
  return sameOrNew(
    parts,
    ROLES.flatMap((role) => parts.filter((part) => part.role === role)),
  );
}

/** `next`, or `before` itself when both hold the same items in the same order: views compare by reference. */
export function sameOrNew<Item>(before: readonly Item[], next: readonly Item[]): readonly Item[] {
  return before.length === next.length && before.every((item, index) => item === next[index]) ? before : next;
}

function stepped<Item extends { readonly id: UnitId }>(
  items: readonly Item[],
  ids: ReadonlySet<UnitId>,
  by: -1 | 1,
): readonly Item[] {
  const edge = by === -1 ? items[0] : items.at(-1);
  if (edge !== undefined && ids.has(edge.id)) return items;
  // Walking in the direction of the move, each selected item changes places with the one before it in that walk.
  const next = by === -1 ? [...items] : items.toReversed();
  for (let index = 1; index < next.length; index += 1) {
    const [ahead, item] = [next[index - 1], next[index]];
    if (ahead === undefined || item === undefined || !ids.has(item.id)) continue;
    next[index - 1] = item;
    next[index] = ahead;
  }
  return by === -1 ? next : next.reverse();
}

function gathered<Item extends { readonly id: UnitId }>(
  items: readonly Item[],
  selected: readonly Item[],
  ids: ReadonlySet<UnitId>,
  toIndex: number,
): readonly Item[] {
  const gap = Math.max(0, Math.min(items.length, Math.trunc(toIndex) || 0));
  const others = (range: readonly Item[]) => range.filter((item) => !ids.has(item.id));
  return [...others(items.slice(0, gap)), ...selected, ...others(items.slice(gap))];
}
