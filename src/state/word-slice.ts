import { countedWith } from '@/core/catalog/mappings';
import { succeed, type Result } from '@/core/result';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { ExplainAnswer, TokenizeError } from '@/workers/tokenizer';
import type { WordSlice } from './tokenizer-slices';
import { describeTokenizeError } from './counting';
import { selectModel } from './selectors';
import type { Slice } from './store';

const KEY = 'word';

/** A word that the user tries has a view of its own, so that the one of the focused part stays as it is. */
export const createWordSlice: Slice<WordSlice> = (set, get, _api, { tokenizer }) => {
  let abort = new AbortController();

  const explain = async (text: string, encodingId: EncodingId, signal: AbortSignal): Promise<Result<readonly ExplainAnswer[], TokenizeError>> => {
    const view = await tokenizer.openView({ key: KEY, encodingId, segments: [text], columns: 80 }, { signal });
    if (!view.ok) return view;
    const { viewId, rows } = view.value;
    const pieces: ExplainAnswer[] = [];
    for (let token = 0; token < rows.tokens; ) {
      const answer = await tokenizer.explain({ viewId, token }, { signal });
      if (!answer.ok) return answer;
      pieces.push(answer.value);
      token = Math.max(token + 1, answer.value.firstToken + answer.value.explanation.ids.length);
    }
    return succeed(pieces);
  };

  return {
    word: null,
    tryWord: (text) => {
      abort.abort();
      if (text === '') {
        tokenizer.closeView(KEY);
        set({ word: null });
        return;
      }
      const ours = new AbortController();
      abort = ours;
      const encodingId = countedWith(selectModel(get()).tokenizer);
      // What was shown stays until there is something else, unless it is another encoding's.
      const { word } = get();
      const pieces = word?.encodingId === encodingId ? word.pieces : [];
      set({ word: { text, encodingId, status: 'running', pieces, reason: null } });
      const explained = explain(text, encodingId, ours.signal).then((result) => {
        if (abort !== ours || ours.signal.aborted) return;
        if (result.ok) set({ word: { text, encodingId, status: 'ready', pieces: result.value, reason: null } });
        else set({ word: { text, encodingId, status: 'failed', pieces: [], reason: describeTokenizeError(result.error) } });
      });
      void get().track('explaining', explained);
    },
  };
};
