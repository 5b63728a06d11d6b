import type { ReactNode } from 'react';

/** Things that belong together, under a small heading. */
export function NamedGroup({ title, heading: Heading = 'h3', children }: { title: string; heading?: 'h2' | 'h3'; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <Heading className="label-caps m-0">{title}</Heading>
      {children}
    </section>
  );
}
