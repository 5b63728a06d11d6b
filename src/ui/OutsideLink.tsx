import type { ReactNode } from 'react';

/** A link that opens beside the app and tells the other side nothing. */
export function OutsideLink({ href, title, children }: { href: string; title?: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" title={title} className="text-accent underline decoration-1 underline-offset-2 hover:no-underline">
      {children}
    </a>
  );
}
