// The tokens of a text that does not stand in the prompt, one by one. Loaded when asked for.
import { type Result, succeed } from '@/core/result';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { TokenizeError, Tokenizer } from '@/workers/tokenizer';

export interface ReadTokensRequest {
  /** Names the view that is opened for it; one at a time under a key. */
  readonly key: string;
  readonly encodingId: EncodingId;
  readonly text: string;
}

export interface ReadTokens {
  readonly ids: Uint32Array;
  /** UTF-16 unit at which each token begins, and the length of the text behind them. */
  readonly places: Uint32Array;
}

const COLUMNS = 200;

export async function readTokens(tokenizer: Tokenizer, { key, encodingId, text }: ReadTokensRequest, signal: AbortSignal): Promise<Result<ReadTokens, TokenizeError>> {
  if (text === '') return succeed({ ids: new Uint32Array(), places: new Uint32Array(1) });
  const view = await tokenizer.openView({ key, encodingId, segments: [text], columns: COLUMNS }, { signal });
  if (!view.ok) return view;
  const { viewId, rows } = view.value;
  const tokens = await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: rows.rowTokens.length }, { signal });
  tokenizer.closeView(key);
  if (!tokens.ok) return tokens;
  const { ids, starts } = tokens.value;
  const places = new Uint32Array(ids.length + 1);
  places.set(starts);
  places[ids.length] = text.length;
  return succeed({ ids, places });
}
