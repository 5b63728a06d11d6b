// The split as a tree: the whole input, roles, parts, turns. Each node's count is the sum of its children's, so the
// treemap agrees with the bar and the table to the token.
import { type CountedPart, enabledCount, roleCounts } from '@/core/budget/counted';
import type { Role } from '@/core/prompt/part';
import { type Count, weaker } from '@/core/tokenize/count';
import { groupNode, type TreemapNode } from '@/ui/treemap-nodes';

/** The tree of the enabled parts and the framing. `roleNames` are the names of the roles as the page shows them; turns are numbered behind the `earlierTurns` that a compaction took out. */
export function treemapNodes(
  parts: readonly CountedPart[],
  overhead: Count,
  roleNames: Readonly<Record<Role, string>>,
  earlierTurns = 0,
): TreemapNode {
  const roles = roleCounts(parts).map(({ role, count, parts: own }): TreemapNode => ({ ...groupNode(`role:${role}`, roleNames[role], role, null, own.map((part) => partNode(part, earlierTurns))), count }));
  const framing: TreemapNode = {
    key: 'framing',
    name: 'Framing',
    role: 'framing',
    unitId: null,
    count: overhead,
    children: [],
  };
  const input = groupNode('input', 'Input', null, null, [...roles, framing]);
  return { ...input, count: { ...input.count, exactness: weaker(input.count.exactness, enabledCount(parts).exactness) } };
}

function partNode(part: CountedPart, earlierTurns: number): TreemapNode {
  const turns = part.turns.map((turn, index): TreemapNode => ({
    key: turn.id,
    name: `${earlierTurns + index + 1} · ${turn.speaker}`,
    role: part.role,
    unitId: turn.id,
    count: turn.count,
    children: [],
  }));
  return { key: part.id, name: part.name, role: part.role, unitId: part.id, count: part.count, children: turns };
}
