import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import { gathered, isRole, MOST_MARKS, type TreemapNode } from './treemap-nodes';

export interface Mark {
  readonly node: TreemapNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP_BETWEEN_ROLES = 3;

/** Rectangles for what is inside a node, in CSS pixels, areas to scale; nodes without tokens have none. */
export function treemapMarks(node: TreemapNode, width: number, height: number): readonly Mark[] {
  if (width <= 0 || height <= 0 || node.count.tokens === 0) return [];
  const inView = gathered(node, MOST_MARKS);
  // Only roles open by themselves: what is inside a part or a "more" shows when it is drilled into.
  const tree = hierarchy(inView, (each) =>
    each === inView || isRole(each) ? each.children.filter((child) => child.count.tokens > 0) : [],
  )
    .sum((each) => (each === inView || isRole(each) ? 0 : each.count.tokens))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = treemap<TreemapNode>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner((each) => (each.depth === 0 && each.data.key === 'input' ? GAP_BETWEEN_ROLES : 1))(tree);
  return placed
    .leaves()
    .filter((leaf) => leaf !== placed)
    .map((leaf) => ({ node: leaf.data, x: leaf.x0, y: leaf.y0, width: leaf.x1 - leaf.x0, height: leaf.y1 - leaf.y0 }));
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The mark that an arrow key leads to: the nearest whose middle lies that way. The same one when there is none. */
export function neighbourOf(marks: readonly Mark[], index: number, direction: Direction): number {
  const from = marks[index];
  if (from === undefined) return index;
  const isSideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best = index;
  let bestDistance = Infinity;
  marks.forEach((mark, at) => {
    const dx = mark.x + mark.width / 2 - (from.x + from.width / 2);
    const dy = mark.y + mark.height / 2 - (from.y + from.height / 2);
    const along = (isSideways ? dx : dy) * sign;
    // What lies to the side counts double, so that the key leads straight ahead where it can.
    const distance = along + 2 * Math.abs(isSideways ? dy : dx);
    if (at !== index && along > 0.5 && distance < bestDistance) {
      best = at;
      bestDistance = distance;
    }
  });
  return best;
}
