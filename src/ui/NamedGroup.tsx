import type { ReactNode } from 'react';

/** Things that belong together, under a small heading; `aside` stands beside it. */
export function NamedGroup({ title, heading: Heading = 'h3', aside, children }: { title: string; heading?: 'h2' | 'h3'; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      {aside === undefined ? (
        <Heading className="label-caps m-0">{title}</Heading>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Heading className="label-caps m-0">{title}</Heading>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
