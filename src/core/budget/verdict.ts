import type { Fill } from './fill';
import { isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';
import { uncountedWords } from './uncounted';

export interface VerdictText {
  /** "Fits", "Over" or "Uncertain". */
  readonly head: string;
  /** What follows the head, such as "by 12,400 tokens". */
  readonly rest: string;
  /** Both as one sentence, without a full stop at the end. */
  readonly sentence: string;
}

/** The figures that the sentence is made of; a Fill has them. */
export type VerdictFigures = Pick<Fill, 'verdict' | 'headroomTokens' | 'input' | 'uncountedAttachments' | 'uncountedTools' | 'unwrittenPrompts' | 'inputCapacityTokens' | 'bindingLimit'>;

/**
 * The verdict in words. Fits: the tokens that could still be added to the input. Over: how far the limit that is exceeded
 * most is exceeded. Uncertain: the input's band against the input that the limits allow, where it reaches beyond them, and
 * how many attachments and tools are not counted at all. A figure that rests on an
 * approximate input takes "~"; one that does not (a reserve above max output) never does.
 */
export function verdictSentence(fill: VerdictFigures): VerdictText {
  const { verdict, headroomTokens, input, inputCapacityTokens, bindingLimit } = fill;
  const sign = isApproximate(input.exactness) ? '~' : '';
  switch (verdict) {
    case 'fits': {
      const rest = `${sign}${formatTokens(inputCapacityTokens - input.tokens)} free`;
      return { head: 'Fits', rest, sentence: `Fits. ${rest}` };
    }
    case 'over': {
      const rest = `by ${bindingLimit === 'max-output' ? '' : sign}${formatTokens(-headroomTokens)}`;
      return { head: 'Over', rest, sentence: `Over ${rest}` };
    }
    case 'uncertain': {
      const band = `${formatInteger(input.low)}–${formatInteger(input.high)} tokens against ${formatInteger(inputCapacityTokens)}`;
      const missing = uncountedWords(fill);
      const rest = missing === '' ? band : input.high > inputCapacityTokens ? `${band}; ${missing}` : missing;
      return { head: 'Uncertain', rest, sentence: `Uncertain: ${rest}` };
    }
  }
}

/**
 * What stands beside "Fits" where a template's worst case does not: alone it would be read as an answer for the prompt that
 * is sent. null: nothing has to; `worst` is null where no variable has a value.
 */
export function worstCaseClause({ verdict }: Pick<Fill, 'verdict'>, worst: VerdictFigures | null): string | null {
  return verdict === 'fits' && worst !== null && worst.verdict !== 'fits' ? `worst case ${verdictClause(worst)}` : null;
}

/** The verdict as the rest of a sentence, such as "fits, 1,200 tokens free". */
export function verdictClause(fill: VerdictFigures): string {
  const { sentence } = verdictSentence(fill);
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace('. ', ', ')}`;
}
