import { LAYER_SOURCES } from '@/core/catalog/figures';
import type { Source } from '@/core/catalog/model';
import { SourceLink } from '@/ui/SourceLink';

/** Where a figure is from, and its day. The user's own are no link. */
export function FigureSource({ sourceId, asOf, sources }: { sourceId: string; asOf: string; sources: readonly Source[] }) {
  const source = sources.find(({ id }) => id === sourceId);
  return (
    <span className="text-small text-ink-faint">
      {source === undefined || sourceId === LAYER_SOURCES.you.id ? (sourceId === LAYER_SOURCES.you.id ? 'you' : sourceId) : <SourceLink source={{ ...source, asOf }} />}
      <span className="whitespace-nowrap">, {asOf}</span>
    </span>
  );
}
