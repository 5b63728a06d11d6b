import type { ComparedTokenizer } from '@/core/catalog/compared-tokenizers';
import type { TokenizerMapping } from '@/core/catalog/model';
import { tokenizerIdOf } from '@/core/catalog/compared-tokenizers';
import type { TokenizerCount } from '@/core/catalog/tokenizer-counts';
import type { WordMeasure } from '@/core/prompt/words';
import { calibratedBasis } from '@/core/tokenize/calibration-words';
import { type Count, type Exactness, isApproximate } from '@/core/tokenize/count';

/** One tokenizer of the comparison. Figures are null while something that they are made of is not counted, or is nothing. */
export interface CompareRow {
  readonly tokenizer: ComparedTokenizer;
  /** The chosen model's own. */
  readonly isChosen: boolean;
  readonly count: Count | null;
  /** What the badge says: of the chosen model also whether its tokenizer is assumed. */
  readonly exactness: Exactness;
  readonly tokensPerWord: number | null;
  readonly charactersPerToken: number | null;
  /** Tokens for each token of the chosen one. */
  readonly ratio: number | null;
  /** The ratio rests on an estimate on either side. */
  readonly isRatioApproximate: boolean;
  readonly failure: string | null;
  /** What the count rests on, in a sentence. */
  readonly basis: string;
}

export type SortColumn = 'name' | 'tokens' | 'tokensPerWord' | 'charactersPerToken' | 'ratio' | 'exactness';
export interface Sort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** The rows in the order of the figures. */
export function compareRows(figures: readonly TokenizerCount[], measure: WordMeasure | null, mapping: TokenizerMapping): readonly CompareRow[] {
  const chosenId = tokenizerIdOf(mapping);
  const chosen = figures.find(({ tokenizer }) => tokenizer.id === chosenId)?.count ?? null;
  return figures.map(({ tokenizer, count, failure, calibration }) => {
    const isChosen = tokenizer.id === chosenId;
    const own = count?.exactness ?? (tokenizer.kind === 'family' ? 'estimate' : 'exact');
    return {
      tokenizer,
      isChosen,
      count,
      exactness: isChosen && own === 'exact' ? mapping.kind : own,
      tokensPerWord: ratioOf(count?.tokens, measure?.words),
      charactersPerToken: ratioOf(measure?.characters, count?.tokens),
      ratio: ratioOf(count?.tokens, chosen?.tokens),
      isRatioApproximate: !isChosen && [count, chosen].some((each) => each !== null && isApproximate(each.exactness)),
      failure,
      basis: calibratedBasis(isChosen ? mapping.note : basisOf(tokenizer), calibration),
    };
  });
}

function basisOf(tokenizer: ComparedTokenizer): string {
  return tokenizer.kind === 'family' ? tokenizer.family.evidence : `${tokenizer.vendor}’s own vocabulary: exact for ${tokenizer.models}.`;
}

function ratioOf(value: number | undefined, of: number | undefined): number | null {
  return value === undefined || of === undefined || of === 0 ? null : value / of;
}

const SURENESS: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];

/** Sorted by a column; rows without the figure come last either way, and equals keep their order. */
export function sortRows(rows: readonly CompareRow[], { column, isDescending }: Sort): readonly CompareRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (column === 'name') return sign * a.tokenizer.name.localeCompare(b.tokenizer.name, 'en');
    if (column === 'exactness') return sign * (SURENESS.indexOf(a.exactness) - SURENESS.indexOf(b.exactness));
    const [left, right] = column === 'tokens' ? [a.count?.tokens ?? null, b.count?.tokens ?? null] : [a[column], b[column]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
