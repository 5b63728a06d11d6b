import type { ReactNode } from 'react';

/** What a view says when it has nothing to show, and what to do about it: in the middle of a pane, but on a phone where the view begins, as its middle is out of sight. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-90 flex-col items-center gap-2 p-8 text-center text-ink-faint md:my-auto">
      <p className="m-0 font-semibold text-ink-soft">{title}</p>
      {children}
    </div>
  );
}
