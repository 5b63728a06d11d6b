import type { Source } from '@/core/catalog/model';
import { OutsideLink } from './OutsideLink';

/** Where a figure comes from; the user's own come from a view of this page. */
export function SourceLink({ source }: { source: Source }) {
  const title = `${source.name}, ${source.licence}, as of ${source.asOf}`;
  if (source.url.startsWith('#')) {
    return (
      <a href={source.url} title={title} className="text-accent underline decoration-1 underline-offset-2 hover:no-underline">
        {source.name}
      </a>
    );
  }
  return (
    <OutsideLink href={source.url} title={title}>
      {source.name}
    </OutsideLink>
  );
}
