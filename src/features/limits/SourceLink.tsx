import type { Source } from '@/core/catalog/model';

/** Where a figure comes from; opens beside the app and tells the other side nothing. */
export function SourceLink({ source }: { source: Source }) {
  return (
    <a href={source.url} target="_blank" rel="noreferrer" title={`${source.name}, ${source.licence}, as of ${source.asOf}`} className="text-accent underline decoration-1 underline-offset-2 hover:no-underline">
      {source.name}
    </a>
  );
}
