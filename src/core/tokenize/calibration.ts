// A family's estimate scaled to what a vendor reported for a prompt: far surer for that prompt, a little for others.
import { formatTokens } from '@/core/units';
import type { Count } from './count';
import { type EstimateFamily, estimateTokens, type FamilyId } from './estimate-family';
import type { ScriptTally } from './script-tally';
import { TALLY_CLASSES, type TallyClass } from './tally-class';

/** A reported count of a prompt. Plain data: it is kept with the work. */
export interface Calibration {
  readonly familyId: FamilyId;
  /** The vendor's `input_tokens`, 1 or more. */
  readonly reportedTokens: number;
  /** The part of the report that is not text (framing, tools), as it was estimated. */
  readonly overheadTokens: number;
  /** By how much that may be wrong to either side, as a share of the text's tokens, 0…0.5. */
  readonly overheadShare: number;
  /** What the family's ratios gave for the text, 1 or more. */
  readonly estimatedTokens: number;
  /** Text tokens as reported, for each estimated one: 0.2…5. */
  readonly factor: number;
  /** Day of the report, ISO 8601. */
  readonly date: string;
  /** Base tokens of the prompt that was reported, to tell how far another text is from it. */
  readonly tally: ScriptTally;
}

/** At most one for each family; taking one away brings the family's own band back. */
export type Calibrations = Readonly<Partial<Record<FamilyId, Calibration>>>;

/** For the same text once more: vendors call their own count an estimate, and messages join differently. */
const SAME_TEXT = 0.02;
/**
 * How much of a family's band is left for new text of the same composition. The band also holds what all texts of a class
 * have in common, which the calibration has taken out. The published samples stray from the mean of their own category by
 * half of the band or less in the median (code 3–4 % of 10, JSON 2 % of 12, CJK 18 % of 27), and longer texts by less.
 */
const WITHIN_CLASS = 0.5;

/**
 * The count of a text by a calibrated family. Integers, 0 ≤ low ≤ tokens ≤ high.
 *
 * The band is ±2 % for the text of the report, and what the overhead leaves open. It grows with the change in composition
 * (a class's share times that class's own band: what the calibration knows is only the sum over the classes) and with the
 * share of text that was not in the report. It never exceeds the family's own band. The parts of a prompt err against one
 * another, so the count of a whole prompt is that of its summed tally, not the sum of its parts' counts.
 */
export function calibratedTokens(family: EstimateFamily, calibration: Calibration, tally: ScriptTally): Count {
  const tokens = Math.round(estimateTokens(family, tally).tokens * calibration.factor);
  if (tokens === 0) return { tokens, low: 0, high: 0, exactness: 'calibrated' };
  const own = tokensByClass(family, tally);
  const reported = tokensByClass(family, calibration.tally);
  const [ownSum, reportedSum] = [sumOf(own), sumOf(reported)];
  const least = SAME_TEXT + calibration.overheadShare;
  let common = 0;
  let [below, above] = [least, least];
  let [bandBelow, bandAbove] = [0, 0];
  for (const kind of TALLY_CLASSES) {
    const { low, mid, high } = family.ratios[kind];
    const share = own[kind] / ownSum;
    const more = share - reported[kind] / reportedSum;
    const [under, over] = [1 - low / mid, high / mid - 1];
    // A class that has grown may have fewer tokens than its ratio says, one that has shrunk had more, or the reverse.
    below += more > 0 ? more * under : -more * over;
    above += more > 0 ? more * over : -more * under;
    bandBelow += share * under;
    bandAbove += share * over;
    common += Math.min(own[kind], reported[kind]);
  }
  const unseen = 1 - common / Math.max(ownSum, reportedSum);
  below = Math.min(below + WITHIN_CLASS * unseen * bandBelow, bandBelow);
  above = Math.min(above + WITHIN_CLASS * unseen * bandAbove, bandAbove);
  return { tokens, low: Math.floor(tokens * (1 - below)), high: Math.ceil(tokens * (1 + above)), exactness: 'calibrated' };
}

/** The count of a text by a family, calibrated where there is a calibration for it. */
export function familyTokens(family: EstimateFamily, calibrations: Calibrations, tally: ScriptTally): Count {
  const calibration = calibrations[family.id];
  return calibration === undefined ? estimateTokens(family, tally) : calibratedTokens(family, calibration, tally);
}

/** All calibrations and a new one, which takes the place of an older one of its family. */
export function withCalibration(calibrations: Calibrations, calibration: Calibration): Calibrations {
  return { ...calibrations, [calibration.familyId]: calibration };
}

/** All calibrations but that of a family, whose estimate has its own band again. */
export function withoutCalibration(calibrations: Calibrations, familyId: FamilyId): Calibrations {
  const { [familyId]: _, ...rest } = calibrations;
  return rest;
}

/** "calibrated on 61,240 tokens, 2026-11-20" */
export function describeCalibration({ reportedTokens, date }: Calibration): string {
  return `calibrated on ${formatTokens(reportedTokens)}, ${date}`;
}

function tokensByClass(family: EstimateFamily, tally: ScriptTally): Record<TallyClass, number> {
  return Object.fromEntries(TALLY_CLASSES.map((kind) => [kind, tally[kind] * family.ratios[kind].mid])) as Record<TallyClass, number>;
}

function sumOf(tokens: Readonly<Record<TallyClass, number>>): number {
  return TALLY_CLASSES.reduce((sum, kind) => sum + tokens[kind], 0);
}
