import { type ReactNode, useState } from 'react';
import type { Fill } from '@/core/budget/fill';
import { verdictSentence, worstCaseClause } from '@/core/budget/verdict';
import { formatBand, formatCount } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore, useLoaded } from '@/state/react';
import { remembered, selectCountedParts, selectFill, selectIsCounting, selectModel, selectOverhead, selectSettings } from '@/state/selectors';
import { Segmented } from '@/ui/Segmented';
import { certaintyOfParts } from './certainty-words';
import { CountingLine } from './CountingLine';
import { Legend } from './Legend';
import { LeftFigures } from './LeftFigures';
import { LIMIT_NAMES } from './limit-names';
import { OverlayOffer } from './OverlayOffer';
import { OutputBar } from './OutputBar';
import { WindowBar } from './WindowBar';

const loadPrinted = async () => (await import('./PrintedParts')).PrintedParts;
const loadRemarks = async () => (await import('./PromptRemarks')).PromptRemarks;
const NO_PARTS = () => null;

const END = { fits: '.', over: '', uncertain: ':' } as const;

/** Between two figures; no line begins with it. */
const DOT = '\u00a0· ';

/** Remembered, as it goes through all parts, and any change of the state asks for it. */
const selectCertainty = remembered((state) => [selectCountedParts(state), selectOverhead(state)], (parts, overhead) => certaintyOfParts(parts.filter(({ enabled }) => enabled), overhead));

/** Whether it fits, in one sentence, the figures behind it, and the bar; `messages` stands with the switches, `lane` lies below the bar while it is on, `cases` say the same of a template with values. */
export function WindowPanel({ messages, lane, cases }: { messages: ReactNode; lane: ReactNode; cases: (onWorst: (fill: Fill | null) => void) => ReactNode }) {
  const store = useAppStore();
  const fill = useApp(selectFill);
  const model = useApp(selectModel);
  const settings = useApp(selectSettings);
  const scale = useApp((state) => state.barScale);
  const overlayOn = useApp((state) => state.overlayOn);
  const hasValues = useApp((state) => Object.keys(state.work.variables ?? {}).length > 0);
  const [worst, setWorst] = useState<Fill | null>(null);
  const shownId = useApp((state) => state.shownCase?.id);
  const worstWords = worstCaseClause(fill, hasValues && shownId === undefined ? worst : null);
  const Printed = useLoaded(fill.input.tokens > 0, loadPrinted, NO_PARTS) ?? NO_PARTS;
  const Remarks = useLoaded(fill.input.tokens > 0, loadRemarks, NO_PARTS) ?? NO_PARTS;
  const verdict = verdictSentence(fill);
  const caseWords = hasValues && worst !== null && worstWords === null ? (shownId === undefined ? 'as written' : `in the ${shownId} case`) : null;
  const tone = worstWords === null ? { fits: 'text-ok', over: 'text-bad', uncertain: 'text-warn' }[fill.verdict] : 'text-warn';
  const { limits } = fill;
  const askedTokens = useApp((state) => state.work.prompt.allowedTokens) ?? fill.reserveTokens;
  // While texts are being counted, the line of the counting says so.
  const certainty = useApp((state) => (selectIsCounting(state) ? null : selectCertainty(state)));
  return (
    <section aria-label="Context window" className="relative border-b border-line bg-panel px-3 pt-3 pb-2.5 md:px-5 md:pt-3.5">
      {/* Beside the list of parts a middling screen is narrow: the figures have its whole width, below the sentence, and below the switches too where those stand beside it. */}
      <div className="flex flex-wrap items-start justify-end gap-x-3.5 gap-y-1 lg:flex-nowrap lg:max-xl:grid lg:max-xl:grid-cols-[1fr_auto]">
        <div className="flex min-w-0 grow flex-wrap items-baseline gap-x-3.5 gap-y-0.5 lg:max-xl:contents">
          <h2 aria-live="polite" className="m-0 text-figure font-semibold tracking-[-0.02em] md:text-verdict">
            <span className={tone}>
              {verdict.head}
              {worstWords !== null ? ' as written;' : caseWords !== null && fill.verdict === 'uncertain' ? ` ${caseWords}:` : END[fill.verdict]}
            </span>{' '}
            {worstWords ?? verdict.rest}
            {caseWords !== null && fill.verdict !== 'uncertain' ? <span className="text-body font-normal tracking-normal text-ink-soft"> {caseWords}</span> : null}
          </h2>
          <p className="m-0 text-ink-soft lg:max-xl:col-span-2 lg:max-xl:row-start-2">
            {/* A line of its own wherever all of it would not fit on one: how sure the count is comes late, and must not push the rest around. */}
            <span className="max-[105rem]:block">
              <b className="font-semibold text-ink">{formatCount(fill.input)}</b> in
              {certainty === null ? null : (
                <>
                  {' '}
                  (<span className="whitespace-nowrap">{fill.input.low < fill.input.high ? `${formatBand(fill.input)}, ` : ''}</span>
                  {certainty})
                </>
              )}
            </span>
            <span className="max-[105rem]:hidden"> · </span>
            <button type="button" className="-my-[3px] rounded-sm py-[3px] whitespace-nowrap underline decoration-line-strong decoration-1 underline-offset-3 hover:decoration-ink-faint" onClick={() => store.getState().show('limits')} title="Change the reserve">
              <b className="font-semibold text-ink">{formatInteger(fill.reserveTokens)}</b> reserved for output{askedTokens === fill.reserveTokens ? null : ` (request: ${formatInteger(askedTokens)})`}
            </button>
            <span className="max-lg:hidden">{DOT}</span>
            <span className="max-lg:block">
              <span className="whitespace-nowrap">
                {settings.servedWindowTokens === null ? 'window' : 'served window'} <b className="font-semibold text-ink">{formatInteger(limits.windowTokens)}</b>
              </span>
              {limits.maxInputTokens === null ? null : (
                <>
                  {DOT}
                  <span className="whitespace-nowrap">
                    max input {formatInteger(limits.maxInputTokens)}
                    {fill.beyondMaxInputTokens > 0 ? ',' : null}
                  </span>
                  {fill.beyondMaxInputTokens > 0 ? (
                    <>
                      {' '}
                      <span className="whitespace-nowrap">which binds</span>
                    </>
                  ) : null}
                </>
              )}
              {fill.verdict === 'over' ? (
                <span className="text-bad">
                  {DOT}
                  <span className="whitespace-nowrap">limit: {LIMIT_NAMES[fill.bindingLimit]}</span>
                </span>
              ) : null}
              {/* With values in variables the way is beside each case, which is what is made to fit. */}
              {fill.verdict === 'fits' || worst !== null ? null : (
                <>
                  {DOT}
                  <button type="button" className="-my-[3px] rounded-sm py-[3px] font-semibold whitespace-nowrap text-accent underline decoration-1 underline-offset-3" onClick={() => store.getState().show('fit')}>
                    Make it fit
                  </button>
                </>
              )}
            </span>
          </p>
        </div>
        <span className="flex shrink-0 items-center gap-2">
          {messages}
          <button
            type="button"
            aria-pressed={overlayOn}
            title="Published scores by position, below the bar (O)"
            onClick={() => store.getState().setOverlay(!overlayOn)}
            className={`print:hidden rounded-md border px-2.5 py-[3px] transition-colors duration-150 ${overlayOn ? 'border-ink bg-ink text-panel' : 'border-line-strong text-ink-soft hover:text-ink'}`}
          >
            Position
          </button>
          <Segmented
            label="Scale of the bar"
            value={scale}
            options={[
              { value: 'prompt', label: 'Prompt' },
              { value: 'window', label: 'Window' },
            ]}
            onChange={store.getState().setBarScale}
          />
        </span>
      </div>
      {hasValues ? cases(setWorst) : null}
      <Remarks />
      <WindowBar />
      {overlayOn ? lane : null}
      {limits.budget === 'separate' ? <OutputBar fill={fill} vendor={model.vendor} /> : null}
      <Legend />
      <LeftFigures />
      <OverlayOffer />
      <CountingLine />
      <Printed />
    </section>
  );
}
