// How many tokens two texts have in common at their start, to the token.
import type { PartText } from '@/core/prompt/long-text';
import { withoutBlocks } from '@/core/prompt/without-blocks';
import { type Result, succeed } from '@/core/result';
import type { EncodingId } from '@/core/tokenize/encoding';
import { lastSafePlace } from '@/core/tokenize/safe-cuts';
import type { TokenizeError, Tokenizer } from '@/workers/tokenizer';
import { runInSlices } from './slices-of-time';

export interface CommonTokensRequest {
  readonly encodingId: EncodingId;
  readonly earlier: PartText;
  readonly later: PartText;
  /** UTF-16 units that both begin with. */
  readonly commonUnits: number;
}

/** How far back a place is looked for at which a text can be cut; then farther, then the whole. */
const LOOKED_BACK_UNITS = [4_096, 262_144] as const;
/** What is looked at behind the place where the texts part: a piece of the pattern may go so far on. */
const AHEAD_UNITS = 4_096;
const COLUMNS = 200;

/**
 * The tokens that both texts begin with: the same ids, one by one, so that a token across the place where the texts part
 * counts in neither, and neither does one before it that comes out otherwise for what follows. What lies before a place at
 * which every pattern cuts is counted, the rest is compared token by token.
 */
export async function commonTokens(tokenizer: Tokenizer, request: CommonTokensRequest, signal: AbortSignal): Promise<Result<number, TokenizeError>> {
  const { encodingId, earlier, later, commonUnits } = request;
  const cut = safePlace(later, commonUnits);
  const before = cut === 0 ? succeed({ tokens: 0 }) : await tokenizer.count({ key: 'common start', encodingId, text: await startOf(later, cut), isBackground: true }, { signal });
  if (!before.ok) return before;
  const idsOf = async (key: string, text: PartText): Promise<Result<Uint32Array, TokenizeError>> => {
    const tail = text.slice(cut, Math.min(text.length, commonUnits + AHEAD_UNITS));
    if (tail === '') return succeed(new Uint32Array());
    const view = await tokenizer.openView({ key, encodingId, segments: [tail], columns: COLUMNS }, { signal });
    if (!view.ok) return view;
    const { viewId, rows } = view.value;
    const tokens = await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: rows.rowTokens.length }, { signal });
    tokenizer.closeView(key);
    return tokens.ok ? succeed(tokens.value.ids) : tokens;
  };
  const a = await idsOf('common earlier', earlier);
  if (!a.ok) return a;
  const b = await idsOf('common later', later);
  if (!b.ok) return b;
  let same = 0;
  while (same < a.value.length && same < b.value.length && a.value[same] === b.value[same]) same += 1;
  return succeed(before.value.tokens + same);
}

/** A place before `units` at which all tokenizers cut, whatever follows it; 0 where none is near. */
function safePlace(text: PartText, units: number): number {
  for (const back of LOOKED_BACK_UNITS) {
    const from = Math.max(0, units - back);
    // One unit more on the left: a place is judged by what stands on both sides, and the one before.
    const start = Math.max(0, from - 2);
    const window = text.slice(start, units);
    const place = lastSafePlace(window, window.length - 1, from - start);
    if (place !== undefined) return start + place;
  }
  return 0;
}

/** The start of a text, as it is kept: a long one is not joined into a string. */
async function startOf(text: PartText, end: number): Promise<PartText> {
  if (typeof text === 'string') return text.slice(0, end);
  return (await runInSlices(withoutBlocks(text, [{ start: end, end: text.length }]))) ?? text.slice(0, end);
}
