import { namesInWords } from '@/core/name-list';
import { formatCount } from '@/core/tokenize/count';
import { formatInteger, type ModelId } from '@/core/units';
import type { NamedModel } from '@/state/batch-asks';
import { type BatchWork, MOST_MODELS } from '@/state/batch-session';
import type { AssumedAnswer, BatchTotals, RowFigures } from '@/state/batch-columns';
import { formatUsd, type Usd } from '@/core/pricing/money';
import { formatInRange, formatRange } from '@/core/pricing/show-money';

const MOST_NAMED = 5;
/** What is said behind an id must not be cut with it. */
const ID_UNITS = 26;

/** An amount with its range where there is one to see: "~$1,230 ($1,100–$1,380)". `isApproximate`: a count that it is for is, however near its ends are. */
export function costWords({ costUsd, lowUsd, highUsd }: { readonly costUsd: Usd | null; readonly lowUsd: Usd | null; readonly highUsd: Usd | null }, isApproximate: boolean): { readonly main: string; readonly range: string } {
  if (costUsd === null) return { main: '–', range: '' };
  if (lowUsd === null || highUsd === null) return { main: `~${formatUsd(costUsd)}`, range: 'not served, or without a price, at an end of the range' };
  const range = formatRange(lowUsd, highUsd);
  return range.includes('–') ? { main: `~${formatInRange(costUsd, lowUsd, highUsd)}`, range } : { main: formatUsd(costUsd, isApproximate ? '~' : ''), range: '' };
}

/** "3 rows are not counted, 2 files are binary". A file that is no text is no prompt that could be counted. */
export function faultyWords({ badRows, binaryRows }: Pick<BatchWork, 'badRows' | 'binaryRows'>): string {
  const rows = badRows - binaryRows;
  return [rows > 0 ? `${rowsWords(rows)} ${rows === 1 ? 'is' : 'are'} not counted` : '', binaryRows > 0 ? `${formatInteger(binaryRows)} ${binaryRows === 1 ? 'file is' : 'files are'} binary` : ''].filter((each) => each !== '').join(', ');
}

/** "2 files are not in sound UTF-8". */
export function guessedWords(files: number): string {
  return `${formatInteger(files)} ${files === 1 ? 'file is' : 'files are'} not in sound UTF-8`;
}

/** "2 files are not what they look like and count as text". */
export function brokenWords(files: number): string {
  return `${formatInteger(files)} ${files === 1 ? 'file is not what it looks like and counts' : 'files are not what they look like and count'} as text`;
}

/** The tokens of a row; of one that holds something not counted the least that it has: "≥ 120". */
export function rowTokens({ count, uncounted }: Pick<RowFigures, 'count' | 'uncounted'>): string {
  return uncounted > 0 ? `≥ ${formatInteger(count.low)}` : formatCount(count);
}

/** Of rows that hold something nobody can count. */
export function partialWords(rows: number): string {
  return `${rowsWords(rows)} ${rows === 1 ? 'holds' : 'hold'} something that is not counted, such as an image by its address: ${rows === 1 ? 'it is' : 'they are'} in no size, sum or cost.`;
}

/** What of the rows is in no sum, each with its number. */
export function leftOutOfSums({ partial, unserved, unpriced }: Pick<BatchTotals, 'partial' | 'unserved' | 'unpriced'>): readonly string[] {
  return [partial > 0 ? `${formatInteger(partial)} not counted` : '', unserved > 0 ? `${formatInteger(unserved)} ${unserved === 1 ? 'does' : 'do'} not fit` : '', unpriced > 0 ? `${formatInteger(unpriced)} without a price` : ''].filter((each) => each !== '');
}

/** "1 row", "1,204 rows". */
export function rowsWords(rows: number): string {
  return `${formatInteger(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}

/** Which models the rows name; '' where it is one that is known, as it stands in the table. */
export function namedWords(named: readonly NamedModel[]): string {
  if (named.length < 2 && named.every(({ model }) => model !== null)) return '';
  const names = named.map(({ id, rows, model }) => `${id.length > ID_UNITS ? `${id.slice(0, ID_UNITS - 1)}…` : id} (${rowsWords(rows)}${model === null ? ', not known here' : ''})`);
  return `The rows name ${namesInWords(names, MOST_NAMED)}.`;
}

/** The models that rows name and that are not among the chosen, as many as may still be. */
export function addableModels(named: readonly NamedModel[], chosen: readonly ModelId[]): readonly NonNullable<NamedModel['model']>[] {
  const missing = new Map(named.flatMap(({ model }) => (model === null || chosen.includes(model.id) ? [] : [[model.id, model] as const])));
  return [...missing.values()].slice(0, MOST_MODELS - chosen.length);
}

/** What stands in the empty field of the answer. */
export function answerPlaceholder({ tokens }: AssumedAnswer, totals: readonly Pick<BatchTotals, 'limited' | 'ofData'>[]): string {
  if (totals.some(({ ofData }) => ofData > 0)) return 'from the data';
  if (totals.some(({ limited }) => limited > 0)) return 'by row';
  return tokens === 0 ? 'none' : formatInteger(tokens);
}

/** What a sum of costs includes, below it: "input alone", "input and answers". */
export function includedWords({ answered, rows, partial, unserved, unpriced }: Pick<BatchTotals, 'answered' | 'rows' | 'partial' | 'unserved' | 'unpriced'>): string {
  const priced = rows - partial - unserved - unpriced;
  if (answered === 0) return 'input alone';
  return answered < priced ? `input, and answers to ${formatInteger(answered)} of ${rowsWords(priced)}` : 'input and answers';
}

export const VERDICT_WORDS = { fits: 'Fits', uncertain: 'Uncertain', over: 'Over' } as const;
export const VERDICT_LOOK = { fits: 'text-ok', uncertain: 'text-warn', over: 'text-bad' } as const;
