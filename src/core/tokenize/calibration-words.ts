import { assertNever } from '@/core/result';
import { formatInteger, formatTokens } from '@/core/units';
import type { CalibrationError } from './calibrate';
import { type Calibration, describeCalibration } from './calibration';

/** What a count rests on, with what it was scaled to: "Calibrated on 61,240 tokens, 2026-11-20. Ratios measured on …" */
export function calibratedBasis(basis: string, calibration: Calibration | null): string {
  return calibration === null ? basis : `C${describeCalibration(calibration).slice(1)}. ${basis}`;
}

/** What went wrong and what to do, for the user. */
export function describeCalibrationError(error: CalibrationError): string {
  switch (error.kind) {
    case 'not-a-count':
      return 'Enter the input tokens as a whole number above 0, as the vendor reports them.';
    case 'not-a-date':
      return 'Enter the day of the report as year, month and day, such as 2026-11-20.';
    case 'no-text':
      return 'There is no counted text to compare with: add the prompt that was sent, and wait until it is counted.';
    case 'mostly-overhead':
      if (error.reportedTokens <= error.overheadTokens) {
        return `${formatInteger(error.reportedTokens)} is less than the framing and tools alone have, about ${formatTokens(error.overheadTokens)}. Check that the report is of this prompt.`;
      }
      return `About ${formatInteger(error.overheadTokens)} of the ${formatInteger(error.reportedTokens)} tokens are framing and tools, which leaves too little to judge the text by. Use a report of a longer prompt.`;
    case 'far-off':
      return `${formatInteger(error.reportedTokens)} tokens is ${offBy(error.factor)} this prompt’s estimate of ${formatInteger(error.estimatedTokens)}. Check that the report is of this prompt, is for input (cached tokens included), and that images or files are not part of it.`;
    default:
      return assertNever(error);
  }
}

function offBy(factor: number): string {
  return factor > 1 ? `${factor.toFixed(1)} times` : `only ${(factor * 100).toFixed(0)} % of`;
}
