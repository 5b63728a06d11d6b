import type { Source } from '@/core/catalog/model';
import { OutsideLink } from './OutsideLink';

/** Where a figure comes from. */
export function SourceLink({ source }: { source: Source }) {
  return (
    <OutsideLink href={source.url} title={`${source.name}, ${source.licence}, as of ${source.asOf}`}>
      {source.name}
    </OutsideLink>
  );
}
