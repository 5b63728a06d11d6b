// The report's row for each tokenizer.

import { onlyHere, type textsHere } from './stated-words';
import type { TokenizerCount } from '@/core/catalog/tokenizer-counts';
import { calibratedBasis } from '@/core/tokenize/calibration-words';
import type { Exactness } from '@/core/tokenize/count';

/** The prompt's text in one tokenizer: the enabled parts as they stand, without overhead and attachments. */
export interface ReportTokenizer {
  /** Of an encoding, such as o200k_base, or of a family of estimates, such as claude-new. */
  readonly id: string;
  readonly name: string;
  readonly tokens: number;
  /** Of the text in this tokenizer; whether a model uses it, and how its vendor writes calls of tools, is another matter. */
  readonly exactness: Exactness;
  readonly low: number;
  readonly high: number;
  /** Which texts it is of where some are not here, and what an estimate rests on, or why one stands in for a count; null: exact, and of all texts. */
  readonly note: string | null;
}

/** Of texts that are not here no tokenizer says anything, and least of all that they are exactly nothing. */
export function reportTokenizers(tokenizers: readonly TokenizerCount[], texts: ReturnType<typeof textsHere>): ReportTokenizer[] {
  if (texts.here === 0 && texts.sent > 0) return [];
  const rows = tokenizers.flatMap(reportTokenizer);
  return texts.here === texts.sent ? rows : rows.map((row) => ({ ...row, note: `${onlyHere(texts)}.${row.note === null ? '' : ` ${row.note}`}` }));
}

function reportTokenizer({ tokenizer, count, failure, calibration }: TokenizerCount): ReportTokenizer[] {
  if (count === null) return [];
  const evidence = tokenizer.kind === 'family' ? calibratedBasis(tokenizer.family.evidence, calibration) : null;
  return [
    {
      id: tokenizer.id,
      name: tokenizer.name,
      tokens: count.tokens,
      exactness: count.exactness,
      low: count.low,
      high: count.high,
      note: failure === null ? evidence : `An estimate stands in: ${failure}`,
    },
  ];
}
