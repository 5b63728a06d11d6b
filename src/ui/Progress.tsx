export interface ProgressProps {
  /** Accessible name. */
  label: string;
  /** How much of `whole` is done. */
  done: number;
  whole: number;
  /** Its width. */
  className: string;
}

/** The platform's progress element; the style sheet gives it the page's colours. */
export function Progress({ label, done, whole, className }: ProgressProps) {
  return <progress aria-label={label} max={whole} value={done} className={`h-1.5 rounded-full ${className}`} />;
}
