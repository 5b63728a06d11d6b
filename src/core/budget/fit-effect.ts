// What a change does to the window, and which change stands first.

import { type Count, isApproximate, weaker } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import type { Fill } from './fill';
import { isShort } from './uncounted';
import { verdictSentence } from './verdict';

export interface FitEffect {
  /** Input before minus input after; below 0 where the change makes it more, as another tokenizer may. */
  readonly savedTokens: number;
  /** Whether the saved tokens are approximate: those of the parts are, or those of framing that is more or less than before. */
  readonly isAbout: boolean;
  readonly after: Count;
  /** Whether everything fits then, even at the high end. */
  readonly isEnough: boolean;
  /** How far the worst limit is still exceeded; 0 where nothing is, or where that is uncertain. */
  readonly stillOverTokens: number;
  /** "Makes it fit" and the like, without a full stop. */
  readonly verdict: string;
}

/** The effect of a change, from the windows before it and after it. */
export function fitEffect(before: Fill, after: Fill): FitEffect {
  const isAbout = isApproximate(weaker(before.parts.exactness, after.parts.exactness)) || (!isSame(before.overhead, after.overhead) && isApproximate(weaker(before.overhead.exactness, after.overhead.exactness)));
  const stillOverTokens = after.verdict === 'over' ? -after.headroomTokens : 0;
  return {
    savedTokens: before.input.tokens - after.input.tokens,
    isAbout,
    after: after.input,
    isEnough: after.verdict === 'fits',
    stillOverTokens,
    verdict: verdictWords(before, after, stillOverTokens),
  };
}

/** Framing that stays as it is errs by as much before as after. */
function isSame(a: Count, b: Count): boolean {
  return a.tokens === b.tokens && a.low === b.low && a.high === b.high;
}

function verdictWords(before: Fill, after: Fill, stillOverTokens: number): string {
  switch (after.verdict) {
    case 'fits':
      return before.verdict === 'fits' ? 'Fits' : 'Makes it fit';
    case 'over': {
      const sign = isApproximate(after.input.exactness) && after.bindingLimit !== 'max-output' ? '~' : '';
      return `${before.verdict === 'fits' ? 'Over' : 'Still over'} by ${sign}${formatInteger(stillOverTokens)}`;
    }
    case 'uncertain':
      return isShort(after) && after.input.high <= after.inputCapacityTokens
        ? verdictSentence(after).sentence
        : `May still be over, by up to ${formatInteger(Math.max(0, after.input.high - after.inputCapacityTokens))}`;
  }
}

/**
 * Those that make it fit by themselves first, then by tokens saved, most first; of equals the order stays. Tokens are
 * compared as they are counted, whatever their certainty.
 */
export function rankFits<Action extends { readonly effect: Pick<FitEffect, 'isEnough' | 'savedTokens'> }>(actions: readonly Action[]): readonly Action[] {
  return actions.toSorted((a, b) => Number(b.effect.isEnough) - Number(a.effect.isEnough) || b.effect.savedTokens - a.effect.savedTokens);
}
