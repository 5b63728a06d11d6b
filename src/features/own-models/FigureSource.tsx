import { LAYER_SOURCES } from '@/core/catalog/figures';
import type { Source } from '@/core/catalog/model';
import { SourceLink } from '@/ui/SourceLink';

/** What has its place on the very view that shows it. */
const WITHOUT_LINK: ReadonlyMap<string, string> = new Map([LAYER_SOURCES.you, LAYER_SOURCES.shared].map(({ id, name }) => [id, name]));

/** Where a figure is from, and its day. The user's own, and those taken with shared work, are no link. */
export function FigureSource({ sourceId, asOf, sources }: { sourceId: string; asOf: string; sources: readonly Source[] }) {
  const named = WITHOUT_LINK.get(sourceId);
  const source = sources.find(({ id }) => id === sourceId);
  return (
    <span className="text-small text-ink-faint">
      {named !== undefined ? named : source === undefined ? sourceId : <SourceLink source={{ ...source, asOf }} />}
      <span className="whitespace-nowrap">, {asOf}</span>
    </span>
  );
}
