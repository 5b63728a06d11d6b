import type { ReactNode } from 'react';

/** One result with its name, to stand in a description list beside others. */
export function KeyFigure({ name, children, aside }: { name: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="label-caps">{name}</dt>
      <dd className="m-0 text-[17px] leading-6 font-semibold">{children}</dd>
      {aside !== undefined && <dd className="m-0 text-small text-ink-faint">{aside}</dd>}
    </div>
  );
}
