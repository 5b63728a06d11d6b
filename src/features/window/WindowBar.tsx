import type { ComponentType, KeyboardEvent } from 'react';
import { type CountedPart, isPartCounted } from '@/core/budget/counted';
import { axisTicks } from '@/core/budget/axis-ticks';
import type { mergedSegments } from '@/core/budget/merged-segments';
import { barSegments } from '@/core/budget/segments';
import { countedTokens, isApproximate } from '@/core/tokenize/count';
import { formatCompact, formatInteger, formatTokens, type UnitId } from '@/core/units';
import type { CountProgress } from '@/state/app-state';
import { useApp, useAppStore, useLoaded } from '@/state/react';
import { selectCountedParts, selectFill, selectFocusedPart, selectOverheadLines, selectPartCounts } from '@/state/selectors';
import { textPx } from '@/ui/text-size';
import { useSize } from '@/ui/use-size';
import { BandEdge } from './BandEdge';
import { framingWords } from './framing-words';
import { LIMIT_NAMES } from './limit-names';
import { labelWidthPx, placeLabels, widestGap } from './mark-labels';
import type { MergedPartsProps } from './MergedParts';
import { PartSegment } from './PartSegment';
import { segmentWords } from './segment-words';

/** On a phone, and beside the list of parts on a middling screen, the end's own label takes a fifth of the axis. */
const NARROW_SHARE = 0.76;

/** From one row of labels above the bar to the next. */
const ROW_PX = textPx(13);

/** So many parts are drawn one by one, however thin; of more, those that are too thin share a mark. */
const MOST_ALONE = 400;

interface Merging {
  readonly merge: typeof mergedSegments;
  readonly Merged: ComponentType<MergedPartsProps>;
}
async function loadMerging(): Promise<Merging> {
  const [{ mergedSegments }, { MergedParts }] = await Promise.all([import('@/core/budget/merged-segments'), import('./MergedParts')]);
  return { merge: mergedSegments, Merged: MergedParts };
}
/** Where it cannot be loaded. */
const ALL_ALONE: Merging = { merge: (all) => all, Merged: () => null };
/** While it is on its way. */
const NO_PARTS: Merging = { merge: (all) => all.filter(({ kind }) => kind !== 'part'), Merged: () => null };

/** No part is drawn thinner. */
const LEAST_PX = 2;
/** Until the bar is measured. */
const USUAL_PX = 900;

/** With more than these, gliding to their places would hold the page up: each frame lays all of them out. */
const GLIDING_SEGMENTS = 40;

/** The window, to scale, in send order. Each part is a button; arrow keys walk them. */
export function WindowBar() {
  const store = useAppStore();
  const parts = useApp(selectCountedParts);
  const counts = useApp(selectPartCounts);
  const fill = useApp(selectFill);
  const overheadLines = useApp(selectOverheadLines);
  const scale = useApp((state) => state.barScale);
  const focusedPartId = useApp((state) => selectFocusedPart(state)?.id ?? null);
  const [bar, { width: barPx }] = useSize<HTMLDivElement>();
  const { segments: all, totalTokens, widthTokens, marks } = barSegments(parts, fill, scale);
  const isMany = all.length > MOST_ALONE;
  const { merge, Merged } = useLoaded(isMany, loadMerging, ALL_ALONE) ?? NO_PARTS;
  const segments = isMany ? merge(all, (LEAST_PX * widthTokens) / (barPx || USUAL_PX), focusedPartId) : all;
  const partOf = new Map(parts.map((part) => [part.id, part]));
  const of = (tokens: number) => (widthTokens === 0 ? 0 : (tokens / widthTokens) * 100);
  const first = segments.find((segment) => segment.kind === 'part');
  const tabStop = segments.some((segment) => segment.kind === 'part' && segment.id === focusedPartId) ? focusedPartId : (first?.kind === 'part' ? first.id : null);
  const pxOf = (tokens: number) => (of(tokens) / 100) * barPx;
  const labelled = marks.map(({ limit, atTokens }) => ({ limit, atTokens, label: `${LIMIT_NAMES[limit]} ${formatInteger(atTokens)}` }));
  const places = placeLabels(labelled.map(({ atTokens, label }) => ({ atPx: pxOf(atTokens), labelPx: labelWidthPx(label) })), barPx);
  // What is free is as sure as the input; on the prompt's own scale the whole bar is the input.
  const about = isApproximate(fill.input.exactness) ? '~' : '';
  const totalWords = `${scale === 'prompt' ? about : ''}${formatInteger(totalTokens)}`;

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
        aria-label={`${scale === 'prompt' ? 'The prompt' : 'The window'} in send order: ${totalWords} ${totalTokens === 1 ? 'token' : 'tokens'}`}
        className="relative isolate h-11 rounded-md border border-line-strong bg-raised"
        onKeyDown={onKeyDown}
      >
        {segments.map((segment) => {
          const style = { left: `${of(segment.startTokens)}%`, width: `${of(segment.tokens)}%` };
          if (segment.kind === 'part') {
            return (
              <PartSegment
                key={segment.id}
                segment={segment}
                style={style}
                isFocused={segment.id === focusedPartId}
                isTabStop={segment.id === tabStop}
                isGliding={segments.length <= GLIDING_SEGMENTS}
                title={segmentWords(segment, isPartCounted(partOf.get(segment.id)), fill.input)}
                onSelect={() => store.getState().select(segment.id)}
              >
                {counts.get(segment.id)?.status === 'pending' ? <Uncounted part={partOf.get(segment.id)} /> : null}
              </PartSegment>
            );
          }
          if (segment.kind === 'parts') return <Merged key={`from ${segment.ids[0]}`} segment={segment} style={style} partOf={partOf} counts={counts} />;
          if (segment.kind === 'overhead') {
            return (
              <span key="overhead" role="img" aria-label={`Framing, ${countedTokens(segment)}`} title={`Framing\n${countedTokens(segment)}\n${framingWords(overheadLines)}`} className="@container absolute inset-y-0 min-w-[2px]" style={style}>
                <span className="absolute inset-y-0 right-px left-0 bg-framing @[6px]:rounded-[3px] @[6px]:shadow-[inset_0_0_0_1px_var(--edge)]" />
              </span>
            );
          }
          if (segment.kind === 'reserve') {
            return (
              <span key="reserve" role="img" aria-label={`Reserved for output, ${formatTokens(segment.tokens)}`} title={`Reserved for output\n${formatTokens(segment.tokens)}${segment.reasoningTokens > 0 ? `, ${formatInteger(segment.reasoningTokens)} of them for reasoning` : ''}`} className="absolute inset-y-0 -z-1 border-l border-edge hatched" style={style}>
                {segment.reasoningTokens > 0 ? (
                  <span className="absolute inset-y-0 left-0 border-r border-dashed border-edge cross-hatched" style={{ width: `${(segment.reasoningTokens / segment.tokens) * 100}%` }} />
                ) : null}
              </span>
            );
          }
          if (segment.kind === 'beyond-max-input') {
            return (
              <span
                key="beyond-max-input"
                role="img"
                aria-label={`Beyond max input, ${formatTokens(segment.tokens)}`}
                title={`Beyond max input\n${formatTokens(segment.tokens)} of the window that no input may use`}
                className="absolute inset-y-0 -z-1 bg-panel"
                style={style}
              />
            );
          }
          return (
            <span key="free" className="absolute inset-y-0 -z-1" style={style} title={`Free\n${about}${formatTokens(segment.tokens)}`}>
              <FreeWords
                words={`${about}${formatInteger(segment.tokens)} free`}
                startPx={pxOf(segment.startTokens)}
                endPx={pxOf(segment.startTokens + segment.tokens)}
                linesPx={marks.map(({ atTokens }) => pxOf(atTokens))}
              />
            </span>
          );
        })}
        <BandEdge input={fill.input} widthTokens={widthTokens} />
        {labelled.map(({ limit, atTokens, label }, index) => (
          <span key={limit} className="pointer-events-none absolute -bottom-1 border-l-[1.5px] border-dashed border-warn" style={{ left: `${of(atTokens)}%`, top: -textPx(20) - ROW_PX * (places[index]?.row ?? 0) }}>
            <span className={`absolute top-0 px-1 text-micro whitespace-nowrap text-warn ${places[index]?.side === 'left' ? 'right-0' : 'left-0'}`}>{label}</span>
          </span>
        ))}
      </div>
      <div aria-hidden className="relative mt-1 h-4 text-micro text-ink-faint">
        {axisTicks(widthTokens).map((tick) => (
          <span key={tick} className={`absolute ${tick === 0 ? '' : '-translate-x-1/2'} ${tick > widthTokens * NARROW_SHARE ? 'max-lg:hidden' : ''}`} style={{ left: `${of(tick)}%` }}>
            {formatCompact(tick)}
          </span>
        ))}
        <span className={`absolute right-0 ${totalTokens === 0 ? 'hidden' : ''}`}>
          {widthTokens === totalTokens ? totalWords : formatInteger(widthTokens)}
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
