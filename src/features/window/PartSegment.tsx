import type { CSSProperties, ReactNode } from 'react';
import type { Segment } from '@/core/budget/segments';
import { ROLE_LOOK } from '@/ui/role-look';

interface PartSegmentProps {
  readonly segment: Extract<Segment, { kind: 'part' }>;
  /** Where it stands in the bar. */
  readonly style: CSSProperties;
  readonly isFocused: boolean;
  readonly isTabStop: boolean;
  /** Whether it moves to its next place over some frames: each of them lays all parts out. */
  readonly isGliding: boolean;
  readonly title: string;
  readonly onSelect: () => void;
  /** What lies over its colour. */
  readonly children: ReactNode;
}

/**
 * A part in the bar. Its outlines stand beside the button and not in it: they lie above the fuzzy edge of the input, its
 * colour lies below.
 */
export function PartSegment({ segment, style, isFocused, isTabStop, isGliding, title, onSelect, children }: PartSegmentProps) {
  const glide = isGliding ? 'transition-[left,width] duration-150' : '';
  return (
    <div className="group contents">
      <button
        type="button"
        data-part={segment.id}
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={isFocused}
        aria-label={`${segment.name}, ${ROLE_LOOK[segment.role].label}`}
        title={title}
        onClick={onSelect}
        // Each measures itself: the border of a sliver would be all that is left of it.
        className={`@container absolute inset-y-0 min-w-[2px] p-0 focus-visible:outline-none ${glide}`}
        style={style}
      >
        <span
          className="absolute inset-y-0 right-px left-0 group-hover:brightness-105 @[6px]:rounded-[3px] @[6px]:shadow-[inset_0_0_0_1px_var(--edge)]"
          style={{ backgroundColor: ROLE_LOOK[segment.role].color }}
        />
        {children}
      </button>
      <span aria-hidden className={`pointer-events-none absolute inset-y-0 z-20 min-w-[2px] ${glide}`} style={style}>
        {isFocused ? <span data-outline className="absolute -inset-x-[2px] -inset-y-1 rounded-sm border-2 border-accent shadow-[0_0_0_1px_var(--panel)]" /> : null}
        <span className="absolute -inset-x-[3px] -inset-y-[7px] hidden rounded-md border-2 border-accent group-has-focus-visible:block" />
      </span>
    </div>
  );
}
