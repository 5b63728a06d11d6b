export interface ProgressProps {
  /** Accessible name. */
  label: string;
  /** How much of `whole` is done. */
  done: number;
  whole: number;
  /** Its width. */
  className: string;
}

/** The platform's progress element in the page's colours: with a height of its own it is drawn grey otherwise. */
export function Progress({ label, done, whole, className }: ProgressProps) {
  return <progress aria-label={label} max={whole} value={done} className={`h-1.5 appearance-none overflow-clip rounded-full bg-line ${FILL} ${className}`} />;
}

const FILL =
  '[&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent ' +
  '[&::-moz-progress-bar]:rounded-full [&::-moz-progress-bar]:bg-accent';
