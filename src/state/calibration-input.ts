import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import type { CalibrationInput } from '@/core/tokenize/calibrate';
import { addCounts } from '@/core/tokenize/count';
import { addTallies, EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { AppState } from './app-state';
import { asWritten, selectModel, selectOverhead, selectPartCounts, selectParts } from './selectors';

/**
 * What a reported count is compared with: the texts that are sent, and what is sent beside them (framing, tools,
 * attachments). null where the model has a tokenizer of its own. No text, as long as one of them is not counted.
 */
export function calibrationInput(shown: AppState): Pick<CalibrationInput, 'family' | 'tally' | 'overhead'> | null {
  // What was reported is of a request that was sent, with nothing in it that is to come.
  const state = asWritten(shown);
  const { tokenizer } = selectModel(state);
  if (tokenizer.kind !== 'estimate') return null;
  const counts = selectParts(state).flatMap((part) => (part.enabled ? (selectPartCounts(state).get(part.id) ?? []) : []));
  const isCounted = counts.every(({ status }) => status === 'ready' || status === 'refused');
  return {
    family: ESTIMATE_FAMILIES[tokenizer.family],
    tally: isCounted ? addTallies(counts.flatMap(({ tally }) => tally ?? [])) : EMPTY_TALLY,
    overhead: addCounts([selectOverhead(state), ...counts.filter(({ tally }) => tally === null)]),
  };
}
