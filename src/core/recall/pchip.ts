// Piecewise cubic Hermite interpolation that keeps the shape of its points: no hump and no dip between them that the
// points do not have.

export interface Pchip {
  /** Rising places. */
  readonly places: readonly number[];
  readonly values: readonly number[];
  /** The slope at each place. */
  readonly slopes: readonly number[];
}

/** A cubic in t = 0…1 over one gap: c[0] + c[1]·t + c[2]·t² + c[3]·t³. */
type Cubic = readonly [number, number, number, number];

/**
 * The interpolant through points, as scipy.interpolate.PchipInterpolator makes it: inside, the weighted harmonic mean of
 * the slopes on both sides, 0 where they differ in sign (F. N. Fritsch and J. Butland, "A method for constructing local
 * monotone piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5:300–304, 1984); at the ends the three-point slope,
 * bounded so that it stays within the monotone region of F. N. Fritsch and R. E. Carlson (SIAM J. Numer. Anal.
 * 17:238–246, 1980). Two points make a line. Throws RangeError below two points, where `values` is of another length, or
 * where the places do not rise.
 */
export function pchip(places: readonly number[], values: readonly number[]): Pchip {
  if (places.length < 2 || places.length !== values.length) throw new RangeError('Needs two points or more, each with a value');
  const gaps = steps(places);
  if (!gaps.every((gap) => gap > 0)) throw new RangeError('The places must rise');
  const secants = steps(values).map((rise, index) => rise / (gaps[index] as number));
  const inner = secants.slice(1).map((after, index) => innerSlope(gaps[index] as number, gaps[index + 1] as number, secants[index] as number, after));
  const slopes = [endSlope(gaps, secants), ...inner, endSlope(gaps.toReversed(), secants.toReversed())];
  return { places, values, slopes };
}

/** The value at a place; null outside the points, as nothing is extrapolated. */
export function pchipAt(curve: Pchip, place: number): number | null {
  const gap = gapOf(curve, place);
  if (gap === null) return null;
  // A point has its value to the last digit.
  if (place === curve.places[gap + 1]) return curve.values[gap + 1] ?? null;
  return valueOf(cubicOf(curve, gap), inGap(curve, gap, place));
}

/** The gap between two neighbouring points that a place is in, and how far through it: 0…1; null outside the points. */
export function gapAt(curve: Pchip, place: number): { readonly gap: number; readonly share: number } | null {
  const gap = gapOf(curve, place);
  return gap === null ? null : { gap, share: inGap(curve, gap, place) };
}

/** The integral from…to, exact for the cubics; null unless both lie within the points, from before to. */
export function pchipIntegral(curve: Pchip, from: number, to: number): number | null {
  let sum = 0;
  const covered = eachGap(curve, from, to, (cubic, width, start, end) => {
    sum += width * (integralTo(cubic, end) - integralTo(cubic, start));
  });
  return covered ? sum : null;
}

/** The greatest value over from…to, found at its ends, at points and at the cubics' own turning points; null as above. */
export function pchipMaximum(curve: Pchip, from: number, to: number): number | null {
  let most = -Infinity;
  const covered = eachGap(curve, from, to, (cubic, _width, start, end) => {
    const turns = turningPoints(cubic).filter((turn) => turn > start && turn < end);
    for (const place of [start, end, ...turns]) most = Math.max(most, valueOf(cubic, place));
  });
  return covered ? most : null;
}

function steps(numbers: readonly number[]): number[] {
  return numbers.slice(1).map((number, index) => number - (numbers[index] as number));
}

function innerSlope(gapBefore: number, gapAfter: number, before: number, after: number): number {
  if (before * after <= 0) return 0;
  const [weightBefore, weightAfter] = [2 * gapAfter + gapBefore, gapAfter + 2 * gapBefore];
  return (weightBefore + weightAfter) / (weightBefore / before + weightAfter / after);
}

function endSlope(gaps: readonly number[], secants: readonly number[]): number {
  const [gap, next, secant, beyond] = [gaps[0] as number, gaps[1], secants[0] as number, secants[1]];
  if (next === undefined || beyond === undefined) return secant;
  const slope = ((2 * gap + next) * secant - gap * beyond) / (gap + next);
  if (Math.sign(slope) !== Math.sign(secant)) return 0;
  return Math.sign(secant) !== Math.sign(beyond) && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
}

function gapOf({ places }: Pchip, place: number): number | null {
  const last = places.length - 1;
  if (!(place >= (places[0] as number) && place <= (places[last] as number))) return null;
  return Math.max(0, Math.min(last - 1, places.findLastIndex((start) => start <= place)));
}

function inGap({ places }: Pchip, gap: number, place: number): number {
  const start = places[gap] as number;
  return (place - start) / ((places[gap + 1] as number) - start);
}

function cubicOf({ places, values, slopes }: Pchip, gap: number): Cubic {
  const width = (places[gap + 1] as number) - (places[gap] as number);
  const [start, end] = [values[gap] as number, values[gap + 1] as number];
  const [startSlope, endSlopeOfGap] = [width * (slopes[gap] as number), width * (slopes[gap + 1] as number)];
  const rise = end - start;
  return [start, startSlope, 3 * rise - 2 * startSlope - endSlopeOfGap, startSlope + endSlopeOfGap - 2 * rise];
}

function valueOf([a, b, c, d]: Cubic, t: number): number {
  return a + t * (b + t * (c + t * d));
}

function integralTo([a, b, c, d]: Cubic, t: number): number {
  return t * (a + t * (b / 2 + t * (c / 3 + (t * d) / 4)));
}

/** Where the slope of a cubic is 0. */
function turningPoints([, b, c, d]: Cubic): number[] {
  if (d === 0) return c === 0 ? [] : [-b / (2 * c)];
  const under = c * c - 3 * b * d;
  if (under < 0) return [];
  return [(-c + Math.sqrt(under)) / (3 * d), (-c - Math.sqrt(under)) / (3 * d)];
}

function eachGap(curve: Pchip, from: number, to: number, visit: (cubic: Cubic, width: number, start: number, end: number) => void): boolean {
  const [first, last] = [gapOf(curve, from), gapOf(curve, to)];
  if (first === null || last === null || from > to) return false;
  for (let gap = first; gap <= last; gap++) {
    const width = (curve.places[gap + 1] as number) - (curve.places[gap] as number);
    visit(cubicOf(curve, gap), width, gap === first ? inGap(curve, gap, from) : 0, gap === last ? inGap(curve, gap, to) : 1);
  }
  return true;
}
