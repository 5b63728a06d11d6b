import type { ReactNode } from 'react';

/** A frame for a table that may be wider than its place: it scrolls by pointer and keys, and a shadow at the edge says that there is more. */
export function SideScroll({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={`scroll-sideways relative -outline-offset-2 ${className}`}>
      {children}
    </div>
  );
}
