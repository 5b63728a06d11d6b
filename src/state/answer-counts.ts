// Real answers of a model in its own tokens. Apart from the slice, as nothing else needs it.
import { countedWith } from '@/core/catalog/mappings';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { Tokenizer } from '@/workers/tokenizer';
import type { AppState } from './app-state';
import { describeTokenizeError } from './counting';
import { framingKey } from './part-counts';
import { selectModel } from './selectors';
import type { AppStore } from './store';

/** Answers to keep: those of the model before are not counted again. */
const MOST_KEPT = 200;

/** Counts, one after the other, the answers that have no count in the chosen model's encoding; what failed is tried again. */
export async function countAnswers({ get, set }: { get: () => AppState; set: AppStore['setState'] }, tokenizer: Tokenizer): Promise<void> {
  for (const { id, text } of get().answers) {
    const encodingId = countedWith(selectModel(get()).tokenizer);
    const key = framingKey(encodingId, text);
    const known = get().answerCounts.get(key);
    if (known !== undefined && 'tokens' in known) continue;
    const result = await tokenizer.count({ key: `answer ${id}`, encodingId, text, tally: encodingId === BASE_ENCODING });
    const isGone = !get().answers.some((answer) => answer.id === id && answer.text === text);
    if (isGone || (!result.ok && (result.error.kind === 'superseded' || result.error.kind === 'aborted'))) continue;
    const answered = result.ok ? result.value : { reason: describeTokenizeError(result.error) };
    set(({ answerCounts }) => ({ answerCounts: new Map([...answerCounts, [key, answered] as const].slice(-MOST_KEPT)) }));
    if (result.ok) get().vocabularyLoaded(encodingId);
  }
}
