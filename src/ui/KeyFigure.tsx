import type { ReactNode } from 'react';

/** One result with its name, to stand in a grid that is a description list beside others: where a name takes two lines, the results of its row still stand on one. */
export function KeyFigure({ name, children, aside }: { name: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="row-span-3 grid min-w-0 grid-rows-subgrid gap-y-0">
      <dt className="label-caps self-end">{name}</dt>
      <dd className="m-0 text-figure leading-6 font-semibold">{children}</dd>
      {aside !== undefined && <dd className="m-0 text-small text-ink-faint">{aside}</dd>}
    </div>
  );
}
