// How fast merges are played: slow enough to follow, and no piece longer than one would watch.

export interface Pace {
  /** From one picture to the next. */
  readonly everyMs: number;
  /** Merges from one picture to the next. */
  readonly merges: number;
}

const EASY_MS = 800;
/** A change of what is seen should be read before the next one where motion is not wanted. */
const CALM_MS = 1500;
const FASTEST_MS = 120;
/** A longer play is quickened. */
const MOST_MS = 20_000;

/** The pace for so many merges, 1 or more. `isCalm`: the user asked for less motion, so pictures change less often. */
export function playPace(steps: number, isCalm: boolean): Pace {
  const [easy, fastest] = isCalm ? [CALM_MS, CALM_MS] : [EASY_MS, FASTEST_MS];
  const everyMs = Math.max(fastest, Math.min(easy, Math.floor(MOST_MS / steps)));
  return { everyMs, merges: Math.max(1, Math.ceil((steps * everyMs) / MOST_MS)) };
}
