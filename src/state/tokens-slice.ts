import { unitsOf } from '@/core/prompt/part';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { UnitId } from '@/core/units';
import type { TokensSlice } from './app-state';
import { describeTokenizeError } from './counting';
import { selectFocusedPart, selectModel } from './selectors';
import type { Slice } from './store';

const NONE: TokensSlice['tokens'] = {
  status: 'idle',
  segments: [],
  unitIds: [],
  spans: null,
  layout: null,
  progress: 0,
  reason: null,
};

interface Wanted {
  readonly partId: UnitId;
  readonly segments: readonly string[];
  readonly encodingId: EncodingId;
  readonly columns: number;
}

/** The tokens of the part that the user looks at: one request at a time, the newest wins. */
export const createTokensSlice: Slice<TokensSlice> = (set, get, _api, { tokenizer }) => {
  let wanted: Wanted | null = null;
  let abort = new AbortController();

  return {
    tokens: NONE,
    showTokens: (columns) => {
      const part = selectFocusedPart(get());
      if (part === null) {
        get().hideTokens();
        return;
      }
      const units = unitsOf(part);
      const segments = units.map((unit) => unit.text);
      const { encodingId } = selectModel(get()).tokenizer;
      const next: Wanted = { partId: part.id, segments, encodingId, columns };
      if (wanted !== null && sameWanted(wanted, next) && get().tokens.status !== 'failed') return;

      const before = get().tokens;
      const reusable =
        before.spans !== null && before.spans.encodingId === encodingId && sameTexts(before.segments, segments);
      const samePart = wanted?.partId === part.id;
      abort.abort();
      abort = new AbortController();
      wanted = next;
      set({ tokens: { ...(samePart || reusable ? before : NONE), status: 'running', progress: 0, reason: null } });
      void tokenizer
        .spans(
          { key: 'tokens', encodingId, segments, columns, ...(reusable && before.spans ? { spans: before.spans } : {}) },
          {
            signal: abort.signal,
            onProgress: ({ doneUnits, totalUnits }) => {
              if (wanted !== next) return;
              set({ tokens: { ...get().tokens, progress: totalUnits === 0 ? 0 : doneUnits / totalUnits } });
            },
          },
        )
        .then((result) => {
          if (wanted !== next) return;
          if (result.ok) {
            const { spans, layout } = result.value;
            const unitIds = units.map((unit) => unit.id);
            set({ tokens: { status: 'ready', segments, unitIds, spans, layout, progress: 1, reason: null } });
          } else {
            set({ tokens: { ...NONE, status: 'failed', reason: describeTokenizeError(result.error) } });
          }
        });
    },
    hideTokens: () => {
      if (wanted === null && get().tokens === NONE) return;
      abort.abort();
      wanted = null;
      set({ tokens: NONE });
    },
  };
};

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function sameWanted(a: Wanted, b: Wanted): boolean {
  return (
    a.partId === b.partId && a.encodingId === b.encodingId && a.columns === b.columns && sameTexts(a.segments, b.segments)
  );
}
