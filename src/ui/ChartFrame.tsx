import type { ReactNode } from 'react';

/** A chart with its name, what stands beside the name, and a sentence that says what it shows. */
export function ChartFrame({ title, about, isTitleInside = false, aside, caption, isCaptionWhole = false, className = '', children }: {
  title: string;
  /** Whose figures they are, such as the model's, where the chart does not say it: for a picture that stands by itself. */
  about?: string;
  /** The chart shows its title itself, in a line with its own controls. */
  isTitleInside?: boolean;
  aside?: ReactNode;
  caption: ReactNode;
  /** The frame grows with its caption, instead of cutting it after two lines. */
  isCaptionWhole?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <figure aria-label={title} data-about={about} className={`m-0 flex min-h-0 min-w-0 flex-col gap-1.5 px-[var(--gutter)] py-3 ${className}`}>
      {!isTitleInside && (
        <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="label-caps m-0">{title}</h3>
          {aside}
        </div>
      )}
      <div className="relative min-h-0 flex-1">{children}</div>
      <figcaption className={`text-small [overflow-wrap:anywhere] text-ink-soft ${isCaptionWhole ? '' : 'line-clamp-2'}`}>{caption}</figcaption>
    </figure>
  );
}
