import type { KeyboardEvent } from 'react';
import type { CountedPart } from '@/core/budget/counted';
import { barSegments, type Segment } from '@/core/budget/segments';
import { isApproximate } from '@/core/tokenize/count';
import { formatCompact, formatInteger, formatShare, type UnitId } from '@/core/units';
import type { CountProgress } from '@/state/app-state';
import { useApp, useAppStore } from '@/state/react';
import { selectCountedParts, selectFill, selectOverheadLines, selectPartCounts } from '@/state/selectors';
import { ROLE_LOOK } from '@/ui/role-look';
import { useSize } from '@/ui/use-size';
import { axisTicks } from './axis-ticks';
import { BandEdge } from './BandEdge';
import { framingWords } from './framing-words';
import { LIMIT_NAMES } from './limit-names';
import { labelWidthPx, placeLabels, widestGap } from './mark-labels';

/** From one row of labels above the bar to the next. */
const ROW_PX = 13;

/** The window, to scale, in send order. Each part is a button; arrow keys walk them. */
export function WindowBar() {
  const store = useAppStore();
  const parts = useApp(selectCountedParts);
  const counts = useApp(selectPartCounts);
  const fill = useApp(selectFill);
  const overheadLines = useApp(selectOverheadLines);
  const scale = useApp((state) => state.barScale);
  const focusedPartId = useApp((state) => state.work.prompt.parts.find((part) => part.id === state.focusId || (part.role === 'history' && part.turns.some((turn) => turn.id === state.focusId)))?.id ?? null);
  const [bar, { width: barPx }] = useSize<HTMLDivElement>();
  const { segments, totalTokens, marks } = barSegments(parts, fill, scale);
  const of = (tokens: number) => (totalTokens === 0 ? 0 : (tokens / totalTokens) * 100);
  const first = segments.find((segment) => segment.kind === 'part');
  const tabStop = segments.some((segment) => segment.kind === 'part' && segment.id === focusedPartId) ? focusedPartId : (first?.kind === 'part' ? first.id : null);
  const pxOf = (tokens: number) => (of(tokens) / 100) * barPx;
  const labelled = marks.map(({ limit, atTokens }) => ({ limit, atTokens, label: `${LIMIT_NAMES[limit]} ${formatInteger(atTokens)}` }));
  const places = placeLabels(labelled.map(({ atTokens, label }) => ({ atPx: pxOf(atTokens), labelPx: labelWidthPx(label) })), barPx);
  const approximate = isApproximate(fill.input.exactness);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    const all = [...(bar.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])];
    const next = all[all.indexOf(event.target as HTMLElement) + by];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    store.getState().select(next.dataset['part'] as UnitId);
  };

  return (
    // Labels in a second row need room for it.
    <div className={places.some(({ row }) => row > 0) ? 'mt-9' : 'mt-6'}>
      <div
        ref={bar}
        role="group"
        aria-label={`${scale === 'prompt' ? 'The prompt' : 'The window'} in send order: ${formatInteger(totalTokens)} tokens`}
        className="relative isolate h-11 rounded-md border border-line-strong bg-raised"
        onKeyDown={onKeyDown}
      >
        {segments.map((segment) => {
          const style = { left: `${of(segment.startTokens)}%`, width: `${of(segment.tokens)}%` };
          if (segment.kind === 'part') {
            const isFocused = segment.id === focusedPartId;
            return (
              <button
                key={segment.id}
                type="button"
                data-part={segment.id}
                tabIndex={segment.id === tabStop ? 0 : -1}
                aria-pressed={isFocused}
                aria-label={`${segment.name}, ${ROLE_LOOK[segment.role].label}`}
                title={describe(segment, fill.input.tokens, approximate)}
                onClick={() => store.getState().select(segment.id)}
                // Each measures itself: the border of a sliver would be all that is left of it.
                className={`group @container absolute inset-y-0 min-w-[2px] p-0 transition-[left,width] duration-150 focus-visible:z-20 focus-visible:outline-none ${isFocused ? 'z-10' : ''}`}
                style={style}
              >
                <span
                  className="absolute inset-y-0 right-px left-0 group-hover:brightness-105 @[6px]:rounded-[3px] @[6px]:shadow-[inset_0_0_0_1px_var(--edge)]"
                  style={{ backgroundColor: ROLE_LOOK[segment.role].color }}
                />
                {counts.get(segment.id)?.status === 'pending' ? <Uncounted part={parts.find(({ id }) => id === segment.id)} /> : null}
                {isFocused ? <span aria-hidden className="absolute -inset-x-[2px] -inset-y-1 z-10 rounded-sm border-2 border-accent shadow-[0_0_0_1px_var(--panel)]" /> : null}
                <span aria-hidden className="absolute -inset-x-[3px] -inset-y-[7px] z-20 hidden rounded-md border-2 border-accent group-focus-visible:block" />
              </button>
            );
          }
          if (segment.kind === 'overhead') {
            return (
              <span key="overhead" role="img" aria-label={`Framing, ${formatInteger(segment.tokens)} tokens`} title={`Framing\n${formatInteger(segment.tokens)} tokens\n${framingWords(overheadLines)}`} className="@container absolute inset-y-0 min-w-[2px]" style={style}>
                <span className="absolute inset-y-0 right-px left-0 bg-framing @[6px]:rounded-[3px] @[6px]:shadow-[inset_0_0_0_1px_var(--edge)]" />
              </span>
            );
          }
          if (segment.kind === 'reserve') {
            return (
              <span key="reserve" role="img" aria-label={`Reserved for output, ${formatInteger(segment.tokens)} tokens`} title={`Reserved for output\n${formatInteger(segment.tokens)} tokens${segment.reasoningTokens > 0 ? `, ${formatInteger(segment.reasoningTokens)} of them for reasoning` : ''}`} className="absolute inset-y-0 -z-1 border-l border-edge hatched" style={style}>
                {segment.reasoningTokens > 0 ? (
                  <span className="absolute inset-y-0 left-0 border-r border-dashed border-edge cross-hatched" style={{ width: `${(segment.reasoningTokens / segment.tokens) * 100}%` }} />
                ) : null}
              </span>
            );
          }
          return (
            <span key="free" className="absolute inset-y-0 -z-1" style={style} title={`Free\n${formatInteger(segment.tokens)} tokens`}>
              <FreeWords
                words={`${approximate ? '~' : ''}${formatInteger(segment.tokens)} free`}
                startPx={pxOf(segment.startTokens)}
                endPx={pxOf(segment.startTokens + segment.tokens)}
                linesPx={marks.map(({ atTokens }) => pxOf(atTokens))}
              />
            </span>
          );
        })}
        <BandEdge input={fill.input} totalTokens={totalTokens} />
        {labelled.map(({ limit, atTokens, label }, index) => (
          <span key={limit} className="pointer-events-none absolute -bottom-1 border-l-[1.5px] border-dashed border-warn" style={{ left: `${of(atTokens)}%`, top: -20 - ROW_PX * (places[index]?.row ?? 0) }}>
            <span className={`absolute top-0 px-1 text-micro whitespace-nowrap text-warn ${places[index]?.side === 'left' ? 'right-0' : 'left-0'}`}>{label}</span>
          </span>
        ))}
      </div>
      <div aria-hidden className="relative mt-1 h-4 text-micro text-ink-faint">
        {axisTicks(totalTokens).map((tick) => (
          <span key={tick} className={`absolute ${tick === 0 ? '' : '-translate-x-1/2'}`} style={{ left: `${of(tick)}%` }}>
            {formatCompact(tick)}
          </span>
        ))}
        <span className={`absolute right-0 ${totalTokens === 0 ? 'hidden' : ''}`}>
          {scale === 'prompt' && approximate ? '~' : ''}
          {formatInteger(totalTokens)}
        </span>
      </div>
    </div>
  );
}

interface FreeWordsProps {
  readonly words: string;
  readonly startPx: number;
  readonly endPx: number;
  readonly linesPx: readonly number[];
}

/** How much is free, in the free part of the bar, where there is room for it beside the lines of the limits. */
function FreeWords({ words, startPx, endPx, linesPx }: FreeWordsProps) {
  const gap = widestGap(startPx, endPx, linesPx);
  const widthPx = gap.endPx - gap.startPx;
  if (widthPx < labelWidthPx(words)) return null;
  return (
    <span className="absolute inset-y-0 flex items-center justify-center text-small whitespace-nowrap text-ink-faint" style={{ left: gap.startPx - startPx, width: widthPx }}>
      {words}
    </span>
  );
}

/**
 * The veil over what is not counted yet. By itself, scaled instead of widened, and still between two steps: what moves
 * costs frames, and the workers need the cores.
 */
function Uncounted({ part }: { part: CountedPart | undefined }) {
  const counting = useApp((state) => state.counting);
  const share = part === undefined ? 0 : doneShare(part, counting);
  return <span aria-hidden className="absolute inset-y-0 right-px left-0 origin-right bg-panel/55" style={{ transform: `scaleX(${1 - share})` }} />;
}

function describe(segment: Extract<Segment, { kind: 'part' }>, inputTokens: number, approximate: boolean): string {
  const band = segment.low === segment.high ? '' : ` (${formatInteger(segment.low)}–${formatInteger(segment.high)})`;
  return `${segment.name}\n${approximate && band !== '' ? '~' : ''}${formatInteger(segment.tokens)} tokens${band}\n${formatShare(inputTokens === 0 ? 0 : segment.tokens / inputTokens)} of the input`;
}

/** How much of a part has been counted, 0…1: its veil in the bar draws back from the left as this grows. */
function doneShare(part: CountedPart, counting: ReadonlyMap<UnitId, CountProgress>): number {
  if (part.count.tokens === 0 || counting.size === 0) return 0;
  const units = part.role === 'history' ? part.turns : [part];
  const left = units.reduce((sum, unit) => sum + unit.count.tokens * (1 - shareOf(counting.get(unit.id))), 0);
  return 1 - left / part.count.tokens;
}

/** A text that is not being counted is done. */
function shareOf(progress: CountProgress | undefined): number {
  if (progress === undefined) return 1;
  return progress.totalUnits === 0 ? 0 : progress.doneUnits / progress.totalUnits;
}
