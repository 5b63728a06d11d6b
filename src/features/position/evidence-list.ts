// What can be chosen, grouped by study, and what a search finds in it.
import type { Evidence } from '@/core/recall/evidence';
import { trialsOf } from '@/core/recall/overlay-label';
import { SHELF } from '@/core/recall/shelf';
import { STUDIES, type Study } from '@/core/recall/studies';
import { formatTokens } from '@/core/units';

export interface EvidenceGroup {
  readonly study: Study;
  readonly items: readonly Evidence[];
}

/** In the order of the shelf; the drawing that stands there belongs to no study. */
const GROUPS: readonly EvidenceGroup[] = Object.values(STUDIES).flatMap((study) => {
  const items = [...SHELF.positions, ...SHELF.surfaces].filter(({ studyId }) => studyId === study.id);
  return items.length === 0 ? [] : [{ study, items }];
});

const NEWEST_FIRST = GROUPS.toSorted((a, b) => b.study.year - a.study.year);

/** The groups with what holds every word of a search: in its name, models, task, kind or study. Newest study first. */
export function groupsFor(search: string): readonly EvidenceGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return NEWEST_FIRST.flatMap(({ study, items }) => {
    const found = items.filter((item) => {
      const text = [item.name, item.task, kindName(item), ...item.models, study.shortName, study.title, study.authors, study.year].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.length === 0 ? [] : [{ study, items: found }];
  });
}

/** "15,800 tokens · n=100 · best first" */
export function evidenceFacts(evidence: Evidence): string {
  if (evidence.kind === 'position') {
    const { measuredTokens, shape } = evidence;
    return [measuredTokens === null ? null : formatTokens(measuredTokens), `n=${trialsOf(evidence)}`, shape].filter((fact) => fact !== null).join(' · ');
  }
  return `${kindName(evidence)} · n=${trialsOf(evidence)}`;
}

function kindName({ kind }: Evidence): string {
  return { position: 'position', fill: 'fill × position', length: 'length × depth' }[kind];
}
