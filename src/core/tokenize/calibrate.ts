// The calibration that a count gives which a vendor reported.
import { fail, type Result, succeed } from '@/core/result';
import type { Calibration } from './calibration';
import type { Count } from './count';
import { type EstimateFamily, estimateTokens } from './estimate-family';
import type { ScriptTally } from './script-tally';

export type CalibrationError =
  /** Not a whole number from 1 on. */
  | { readonly kind: 'not-a-count'; readonly reportedTokens: number }
  | { readonly kind: 'not-a-date'; readonly date: string }
  /** The prompt has no text, or is not counted yet. */
  | { readonly kind: 'no-text' }
  /** Too little is left for the text, or the overhead is too unsure to tell how much. */
  | { readonly kind: 'mostly-overhead'; readonly reportedTokens: number; readonly overheadTokens: number }
  | { readonly kind: 'far-off'; readonly factor: number; readonly reportedTokens: number; readonly estimatedTokens: number };

export interface CalibrationInput {
  readonly family: EstimateFamily;
  /** Of all the text that was sent. */
  readonly tally: ScriptTally;
  /** What was sent beside the text: framing, tool definitions, a vendor's own prompt. `NOTHING` where there was none. */
  readonly overhead: Count;
  readonly reportedTokens: number;
  /** ISO 8601 day. */
  readonly date: string;
}

/** Beyond these a number belongs to another prompt, or is of output tokens: no tokenizers differ so much on one text. */
const LEAST_FACTOR = 0.2;
const MOST_FACTOR = 5;
/** An overhead that may be wrong by more than half of the text says nothing of the text. */
const MOST_OVERHEAD_SHARE = 0.5;

/** The calibration that a reported count gives, or why it gives none (see `describeCalibrationError`). */
export function calibrate({ family, tally, overhead, reportedTokens, date }: CalibrationInput): Result<Calibration, CalibrationError> {
  if (!Number.isSafeInteger(reportedTokens) || reportedTokens < 1) return fail({ kind: 'not-a-count', reportedTokens });
  if (!isDay(date)) return fail({ kind: 'not-a-date', date });
  const estimatedTokens = estimateTokens(family, tally).tokens;
  if (estimatedTokens < 1) return fail({ kind: 'no-text' });
  const textTokens = reportedTokens - overhead.tokens;
  const overheadShare = (overhead.high - overhead.low) / 2 / textTokens;
  if (textTokens < 1 || overheadShare > MOST_OVERHEAD_SHARE) {
    return fail({ kind: 'mostly-overhead', reportedTokens, overheadTokens: overhead.tokens });
  }
  const factor = textTokens / estimatedTokens;
  if (factor < LEAST_FACTOR || factor > MOST_FACTOR) return fail({ kind: 'far-off', factor, reportedTokens, estimatedTokens });
  return succeed({
    familyId: family.id,
    reportedTokens,
    overheadTokens: overhead.tokens,
    overheadShare,
    estimatedTokens,
    factor,
    date,
    tally,
  });
}

function isDay(date: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
