// A tree of figures to be drawn as areas: each node's count is the sum of its children's.
import type { Role } from '@/core/prompt/part';
import { addCounts, type Count } from '@/core/tokenize/count';
import { formatInteger, type UnitId } from '@/core/units';

export interface TreemapNode {
  /** Unique in the tree and stable between counts, so that a drilled view stays where it is. */
  readonly key: string;
  readonly name: string;
  /** null for the whole input. */
  readonly role: Role | 'framing' | null;
  /** The part or turn that a click selects; null for a group. */
  readonly unitId: UnitId | null;
  readonly count: Count;
  readonly children: readonly TreemapNode[];
}

/** That are drawn of what is inside a node. */
export const MOST_MARKS = 250;

/** A node of the sum of its children. */
export function groupNode(
  key: string,
  name: string,
  role: TreemapNode['role'],
  unitId: UnitId | null,
  children: readonly TreemapNode[],
): TreemapNode {
  return { key, name, role, unitId, count: addCounts(children.map((child) => child.count)), children };
}

/** The node with this key in a tree, or null. */
export function findNode(node: TreemapNode, key: string): TreemapNode | null {
  if (node.key === key) return node;
  for (const child of node.children) {
    const found = findNode(child, key);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The nodes that were drilled into, the root first. Each key is looked up in what the node before it shows, where the
 * gathered ones have a node too; the path ends where a key is no longer there.
 */
export function drilledPath(root: TreemapNode, keys: readonly string[], most: number): readonly [TreemapNode, ...TreemapNode[]] {
  const path: [TreemapNode, ...TreemapNode[]] = [root];
  let node = root;
  for (const key of keys) {
    const next = findNode(gathered(node, most), key);
    if (next === null || next === node || next.children.length === 0) break;
    path.push(next);
    node = next;
  }
  return path;
}

/**
 * The node with at most about `most` marks in view: marks are the children, or the grandchildren where the children are
 * roles. The smallest of each parent are gathered into one node that has them as its children. Sums do not change.
 */
export function gathered(node: TreemapNode, most: number): TreemapNode {
  const marks = node.children.flatMap((child) => (isRole(child) ? child.children : [child]));
  if (marks.length <= most) return node;
  const parents = 1 + node.children.filter(isRole).length;
  const sizes = marks.map((mark) => mark.count.tokens).sort((a, b) => b - a);
  // At least this large to stand alone; every parent may need one more mark for the rest.
  const threshold = sizes[Math.max(0, most - parents)] ?? 0;
  let places = Math.max(0, most - parents) - sizes.filter((size) => size > threshold).length;
  const standsAlone = (mark: TreemapNode) => {
    if (mark.count.tokens !== threshold) return mark.count.tokens > threshold;
    places -= 1;
    return places >= 0;
  };
  const gather = (parent: TreemapNode): TreemapNode => {
    const kept: TreemapNode[] = [];
    const rest: TreemapNode[] = [];
    for (const child of parent.children) (isRole(child) || standsAlone(child) ? kept : rest).push(child);
    const whole = kept.map((child) => (isRole(child) ? gather(child) : child));
    if (rest.length === 0) return { ...parent, children: whole };
    if (rest.length === 1) return { ...parent, children: [...whole, ...rest] };
    const more = groupNode(`more:${parent.key}`, `${formatInteger(rest.length)} more`, rest[0]?.role ?? null, null, rest);
    return { ...parent, children: [...whole, more] };
  };
  return gather(node);
}

export function isRole(node: TreemapNode): boolean {
  return node.key.startsWith('role:');
}
