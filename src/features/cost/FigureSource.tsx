import { findSource } from '@/core/catalog/find-source';
import { selectCatalogue } from '@/state/price-selectors';
import { useApp } from '@/state/react';
import { SourceLink } from '@/ui/SourceLink';

/** Where a figure is from and as of when; what a text claims is called a claim. */
export function FigureSource({ source, asOf }: { source: string; asOf: string }) {
  const known = findSource(source);
  const document = useApp((state) => selectCatalogue(state)?.documents.find(({ id }) => id === source) ?? null);
  if (document !== null) return <span className="text-ink-faint">{`claim of ${document.name}, ${asOf}`}</span>;
  return (
    <span className="text-ink-faint">
      {known === null ? source : <SourceLink source={known} />}
      {`, ${asOf}`}
    </span>
  );
}
