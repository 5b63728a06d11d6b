import { countedWith } from '@/core/catalog/mappings';
import type { PartText } from '@/core/prompt/long-text';
import { unitsOf } from '@/core/prompt/part';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { RowTable } from '@/core/tokenize/spans';
import { rowOfToken } from '@/core/tokenize/token';
import type { UnitId } from '@/core/units';
import type { TokenizeError } from '@/workers/tokenizer';
import type { TokensSlice } from './app-state';
import { describeTokenizeError } from './counting';
import { nowAndThen, PROGRESS_MS } from './now-and-then';
import { selectFocusedPart, selectModel } from './selectors';
import type { Slice } from './store';
import { createTokenPages, type TokenPages } from './token-pages';

const KEY = 'tokens';

const NONE: TokensSlice['tokens'] = {
  status: 'idle',
  segments: [],
  unitIds: [],
  display: 'text',
  rows: null,
  slices: [],
  progress: 0,
  reason: null,
};

interface Wanted {
  readonly partId: UnitId;
  readonly unitIds: readonly UnitId[];
  readonly segments: readonly PartText[];
  readonly encodingId: EncodingId;
  readonly columns: number;
  readonly display: RowDisplay;
}

interface OpenView {
  readonly viewId: number;
  readonly wanted: Wanted;
  readonly pages: TokenPages;
}

/** The rows of the part that the user looks at, and the tokens of those in sight: one view at a time, the newest wins. */
export const createTokensSlice: Slice<TokensSlice> = (set, get, _api, { tokenizer }) => {
  let wanted: Wanted | null = null;
  let abort = new AbortController();
  let view: OpenView | null = null;
  let explainAbort = new AbortController();
  let stopWaiting: (() => void) | null = null;
  /** A view was lost, and no token has come since it was opened anew. */
  let hasReopened = false;

  const setTokens = (change: Partial<TokensSlice['tokens']>) => set({ tokens: { ...get().tokens, ...change } });

  /** The page is not idle while rows in sight have no tokens. */
  const onWaiting = (isWaiting: boolean) => {
    if (isWaiting) {
      stopWaiting?.();
      void get().track('loading tokens', new Promise<void>((resolve) => (stopWaiting = resolve)));
    } else {
      stopWaiting?.();
      stopWaiting = null;
    }
  };

  const dropView = () => {
    abort.abort();
    view?.pages.close();
    view = null;
    dropExplanation();
  };

  const failWith = (error: TokenizeError) => {
    wanted = null;
    dropView();
    tokenizer.closeView(KEY);
    set({ tokens: { ...NONE, status: 'failed', reason: describeTokenizeError(error) } });
  };

  const dropExplanation = () => {
    explainAbort.abort();
    if (get().explanation !== null) set({ explanation: null });
  };

  /** What a request for a part of a view came to, when it did not come. */
  const onLost = (lost: OpenView, error: TokenizeError) => {
    // A newer view is on its way, and asks for its own.
    if (view !== lost || wanted !== lost.wanted || error.kind === 'aborted' || error.kind === 'superseded') return;
    if (error.kind !== 'closed' || hasReopened) {
      failWith(error);
      return;
    }
    hasReopened = true;
    // Another object: what else was asked of the lost view is not asked of this one.
    open({ ...lost.wanted });
  };

  const open = (next: Wanted) => {
    abort.abort();
    abort = new AbortController();
    wanted = next;
    setTokens({ status: 'running', progress: 0, reason: null });
    const { encodingId, segments, columns, display } = next;
    void tokenizer
      .openView(
        { key: KEY, encodingId, segments, columns, display },
        {
          signal: abort.signal,
          onProgress: nowAndThen(PROGRESS_MS, ({ doneUnits, totalUnits }) => {
            if (wanted === next) setTokens({ progress: totalUnits === 0 ? 0 : doneUnits / totalUnits });
          }),
        },
      )
      .then((result) => {
        if (wanted !== next) return;
        if (result.ok) show(next, result.value.viewId, result.value.rows);
        else failWith(result.error);
      });
  };

  const show = (next: Wanted, viewId: number, rows: RowTable) => {
    const sameTokens = view !== null && hasSameTokens(view.wanted, next);
    const slices = sameTokens ? get().tokens.slices : [];
    view?.pages.close();
    if (!sameTokens) dropExplanation();
    const pages = createTokenPages({
      rowCount: rows.rowTokens.length,
      earlier: slices,
      load: (firstRow, endRow, signal) => tokenizer.viewTokens({ viewId, firstRow, endRow }, { signal }),
      onSlices: (now) => {
        hasReopened = false;
        setTokens({ slices: now });
      },
      onFailure: (error) => onLost(opened, error),
      onWaiting,
    });
    const opened: OpenView = { viewId, wanted: next, pages };
    view = opened;
    const { segments, unitIds, display } = next;
    set({ tokens: { status: 'ready', segments, unitIds, display, rows, slices, progress: 1, reason: null } });
    // A text is mostly looked at from its beginning; waiting for the rows to be drawn would cost a round trip.
    if (!sameTokens) pages.need(0, 1, []);
  };

  return {
    tokens: NONE,
    explanation: null,

    showTokens: (columns) => {
      const state = get();
      const part = selectFocusedPart(state);
      if (part === null) {
        state.hideTokens();
        return;
      }
      const units = unitsOf(part);
      const next: Wanted = {
        partId: part.id,
        unitIds: units.map((unit) => unit.id),
        segments: units.map((unit) => unit.text),
        encodingId: countedWith(selectModel(state).tokenizer),
        columns,
        display: state.tokenDisplay,
      };
      if (wanted !== null && sameView(wanted, next)) return;
      // The rows of the same part stay until the new ones are there; those of another part would be taken for its own.
      if (view !== null && view.wanted.partId !== next.partId && !hasSameTokens(view.wanted, next)) {
        dropView();
        set({ tokens: NONE });
      }
      hasReopened = false;
      open(next);
    },

    hideTokens: () => {
      if (wanted === null && get().tokens === NONE) return;
      wanted = null;
      dropView();
      tokenizer.closeView(KEY);
      set({ tokens: NONE });
    },

    needRows: (firstRow, endRow, token) => {
      const { rows } = get().tokens;
      if (view === null || rows === null) return;
      view.pages.need(firstRow, endRow, token !== null && token < rows.tokens ? [rowOfToken(rows, token)] : []);
    },

    explainToken: (token) => {
      if (token === null || view === null) {
        dropExplanation();
        return;
      }
      const { explanation } = get();
      if (explanation !== null && explanation.status !== 'failed') {
        if (explanation.token === token) return;
        const { answer } = explanation;
        if (answer !== null && token >= answer.firstToken && token < answer.firstToken + answer.explanation.ids.length) {
          set({ explanation: { ...explanation, token } });
          return;
        }
      }
      explainAbort.abort();
      const ours = new AbortController();
      explainAbort = ours;
      const asked = view;
      set({ explanation: { token, status: 'running', answer: null, reason: null } });
      const answered = tokenizer.explain({ viewId: asked.viewId, token }, { signal: ours.signal }).then((result) => {
        if (explainAbort !== ours || ours.signal.aborted) return;
        if (result.ok) {
          set({ explanation: { token, status: 'ready', answer: result.value, reason: null } });
        } else if (result.error.kind === 'closed') {
          dropExplanation();
          onLost(asked, result.error);
        } else {
          set({ explanation: { token, status: 'failed', answer: null, reason: describeTokenizeError(result.error) } });
        }
      });
      void get().track('explaining', answered);
    },
  };
};

function sameTexts(a: readonly PartText[], b: readonly PartText[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function hasSameTokens(a: Wanted, b: Wanted): boolean {
  return a.encodingId === b.encodingId && sameTexts(a.segments, b.segments);
}

function sameView(a: Wanted, b: Wanted): boolean {
  return a.partId === b.partId && a.columns === b.columns && a.display === b.display && hasSameTokens(a, b);
}
