// The counts of the comparison as a row a tokenizer. Apart from the slice: the names and terms of the vocabularies come with
// what shows them, not with the first load.
import { type ComparedTokenizer, comparedTokenizers } from '@/core/catalog/compared-tokenizers';
import type { Model } from '@/core/catalog/model';
import { type TokenizerBasis, type TokenizerCount, tokenizerCounts } from '@/core/catalog/tokenizer-counts';
import type { Unit } from '@/core/prompt/part';
import type { WordMeasure } from '@/core/prompt/words';
import type { EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { ComparisonSlice } from './tokenizer-slices';
import { comparisonKey } from './comparison-counts';

type Comparison = ComparisonSlice['comparison'];

export interface FiguresWanted extends TokenizerBasis {
  readonly units: readonly Unit[];
  /** Its own tokenizer is always among them. */
  readonly model: Model;
  readonly withOlder: boolean;
}

/** What is known of the texts in each tokenizer. Counts of texts that were changed since are not known. */
export function tokenizerFigures({ counts }: Pick<Comparison, 'counts'>, { units, model, withOlder, ...basis }: FiguresWanted): readonly TokenizerCount[] {
  const known = (encodingId: EncodingId) =>
    units.map(({ id, text }) => {
      const count = counts.get(comparisonKey(encodingId, id));
      return count?.text === text ? count : undefined;
    });
  return tokenizerCounts(comparedTokenizers(model.tokenizer, { withOlder }), known, basis);
}

/** How far a tokenizer's count is, 0…1; a family waits for the base encoding. 0 where it has not begun. */
export function shareCounted({ kind, id }: ComparedTokenizer, { counting }: Pick<Comparison, 'counting'>): number {
  const progress = counting.get(kind === 'vocabulary' ? id : BASE_ENCODING);
  return progress === undefined || progress.totalUnits === 0 ? 0 : Math.min(1, progress.doneUnits / progress.totalUnits);
}

/** Words and characters of the texts, or null while one of them is not counted. */
export function measureOf(units: readonly Unit[], { words }: Pick<Comparison, 'words'>): WordMeasure | null {
  let sum: WordMeasure = { words: 0, characters: 0 };
  for (const { id, text } of units) {
    const known = words.get(id);
    if (known?.text !== text) return null;
    sum = { words: sum.words + known.words, characters: sum.characters + known.characters };
  }
  return sum;
}
