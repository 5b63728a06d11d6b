import { Suspense, lazy, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { splitRows } from '@/core/budget/split';
import { earlierTurns } from '@/core/budget/turn-growth';
import { ROLES, type Role } from '@/core/prompt/part';
import { toolsPartReason } from '@/core/prompt/part-tools';
import { countsToolChoice } from '@/core/prompt/tool-costs';
import { dropText } from '@/core/recall/drop-text';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectOverlay, selectPromptDrops } from '@/state/recall-selectors';
import { remembered, selectCountedParts, selectFill, selectFocusedPart, selectModel, selectOverhead, selectOverheadLines, selectToolCosts } from '@/state/selectors';
import { ChartFrame } from '@/ui/ChartFrame';
import { EmptyState } from '@/ui/EmptyState';
import { ROLE_LOOK } from '@/ui/role-look';
import { Segmented } from '@/ui/Segmented';
import { textPx } from '@/ui/text-size';
import { useSize } from '@/ui/use-size';
import { chartData } from './chart-bars';
import { ChartLegend } from './ChartLegend';
import { DropColumn } from './drop-column';
import { SERIES, seriesOf } from './series-look';
import { SplitTable } from './SplitTable';
import { TokensChart } from './TokensChart';
import { ToolTable } from './ToolTable';
import { treemapNodes } from './treemap-nodes';

const loadTreemap = () => import('@/ui/Treemap');
const Treemap = lazy(loadTreemap);
const loadScrubber = () => import('./TurnScrubber');
const TurnScrubber = lazy(loadScrubber);

/** Below this width there is room for one of the three at a time. */
const SIDE_BY_SIDE_PX = textPx(860);
const ROLE_NAMES = Object.fromEntries(ROLES.map((role) => [role, ROLE_LOOK[role].label])) as Record<Role, string>;

type Pane = 'table' | 'treemap' | 'chart';

/** The same split as the bar, in figures, in areas, and along the conversation. */
export function SplitView() {
  const [ref, { width }] = useSize<HTMLDivElement>();
  const [pane, setPane] = useState<Pane>('table');
  const isWide = width >= SIDE_BY_SIDE_PX;
  const isEmpty = useApp((state) => state.work.prompt.parts.length === 0);
  const chart = useApp(selectChartKind);

  return (
    <div ref={ref} className="@container flex min-h-0 flex-1 flex-col">
      {isEmpty ? (
        <EmptyState title="Nothing to split yet">
          <p className="m-0">Paste a text, drop files, or add a part.</p>
        </EmptyState>
      ) : isWide ? (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(26.875rem,11fr)_minmax(23.75rem,10fr)] print:block">
          <TablePane />
          <div role="region" aria-label="Charts" tabIndex={0} className="flex min-h-0 flex-col overflow-y-auto border-l border-line -outline-offset-2">
            <TreemapPane />
            {chart !== null && <ChartPane className="h-60 shrink-0 border-t border-line" />}
            {chart === 'turns' && <ScrubPane />}
          </div>
        </div>
      ) : (
        width > 0 && (
          <>
            <div className="border-b border-line px-[var(--gutter)] py-2">
              <Segmented<Pane>
                label="Show the split as"
                value={pane}
                onChange={setPane}
                options={[
                  { value: 'table', label: 'Table' },
                  { value: 'treemap', label: 'Treemap' },
                  { value: 'chart', label: chart === 'documents' ? 'Documents' : 'Turns' },
                ]}
              />
            </div>
            {pane === 'table' && <TablePane />}
            {pane === 'treemap' && <TreemapPane />}
            {pane === 'chart' &&
              (chart === null ? <EmptyState title="No turns and no documents" /> : <div className="flex min-h-0 flex-1 flex-col overflow-y-auto"><ChartPane className="min-h-70 flex-1" />{chart === 'turns' && <ScrubPane />}</div>)}
          </>
        )
      )}
    </div>
  );
}

/** Remembered, as it goes through all turns, and any change of the state asks for it. */
const selectChartKind = remembered((state) => [selectCountedParts(state)], (parts) => chartData(parts)?.kind ?? null);

function TablePane() {
  const parts = useApp(selectCountedParts);
  const fill = useApp(selectFill);
  const focused = useApp(selectFocusedPart);
  const overheadLines = useApp(selectOverheadLines);
  const toolCosts = useApp(selectToolCosts);
  const { framing } = useApp(selectModel);
  const toolChoice = useApp((state) => state.work.prompt.toolChoice ?? 'auto');
  const promptParts = useApp((state) => state.work.prompt.parts);
  const others = useMemo(() => promptParts.flatMap((part) => (part.enabled ? (toolsPartReason(part) ?? []) : [])), [promptParts]);
  const { select, setToolChoice } = useAppStore().getState();
  const split = useMemo(() => splitRows(parts, fill), [parts, fill]);
  const drops = useDropColumn();
  return (
    <div className="@container min-h-0 min-w-0 flex-1 overflow-auto pb-3">
      <DropColumn value={drops}>
        <SplitTable split={split} fill={fill} overheadLines={overheadLines} selectedId={focused?.id ?? null} onSelect={(id) => select(id)} />
      </DropColumn>
      {toolCosts.tools.length > 0 && <ToolTable costs={toolCosts} rule={framing.tools} choice={toolChoice} onChoose={countsToolChoice(framing) ? setToolChoice : null} />}
      {others.length > 0 && <p className="m-0 px-[var(--gutter)] pt-2 text-small text-ink-soft">{others.join(' ')}</p>}
    </div>
  );
}

/** The column of positions while the lane is shown and there is a curve. */
function useDropColumn() {
  // Positions are those of the text as it is written.
  const overlayOn = useApp((state) => state.overlayOn && state.shownCase === null);
  const overlay = useApp(selectOverlay);
  const drops = useApp(selectPromptDrops);
  return useMemo(() => {
    if (!overlayOn || !overlay.ok || drops === null) return null;
    const textOf = new Map(drops.parts.map(({ id, meanDropPts, worstDropPts }) => [id, `${dropText(meanDropPts)} / ${dropText(worstDropPts)}`]));
    return { label: overlay.value.label, textOf };
  }, [overlayOn, overlay, drops]);
}

function TreemapPane() {
  // Drawn after the figures and in slices: a large file must not wait for a picture of it.
  const parts = useDeferredValue(useApp(selectCountedParts));
  const overhead = useApp(selectOverhead);
  const focusId = useApp((state) => state.focusId);
  const focused = useApp(selectFocusedPart);
  const store = useAppStore();
  const earlier = useApp((state) => earlierTurns(state.work.prompt));
  const root = useMemo(() => treemapNodes(parts, overhead, ROLE_NAMES, earlier), [parts, overhead, earlier]);
  const hasTurns = parts.some(({ enabled, turns }) => enabled && turns.length > 0);
  const modelName = useApp(selectModel).name;
  useEffect(() => {
    void store.getState().track('opening the treemap', loadTreemap());
  }, [store]);
  return (
    <ChartFrame title="Treemap" about={modelName} isTitleInside caption={`Areas are to scale. A click selects${hasTurns ? '; the history opens into its turns' : ''}.`} className="min-h-72 flex-1">
      <Suspense fallback={<Opening />}>
        <Treemap root={root} selectedIds={[focusId, focused?.id ?? null]} onSelect={(id) => store.getState().select(id)} />
      </Suspense>
    </ChartFrame>
  );
}

function ChartPane({ className }: { className: string }) {
  const parts = useDeferredValue(useApp(selectCountedParts));
  const store = useAppStore();
  const earlier = useApp((state) => earlierTurns(state.work.prompt));
  const data = useMemo(() => chartData(parts, earlier), [parts, earlier]);
  const modelName = useApp(selectModel).name;
  if (data === null) return null;
  const title = data.kind === 'turns' ? 'Tokens per turn' : 'Tokens per document';
  return (
    <ChartFrame
      title={title}
      about={modelName}
      caption={data.perBar > 1 ? `${data.caption} Each bar holds ${data.perBar} ${data.kind}.` : data.caption}
      aside={data.kind === 'turns' && <ChartLegend entries={seriesOf(data).map((series) => SERIES[series])} />}
      className={className}
    >
      <TokensChart data={data} onSelect={(id) => store.getState().select(id)} />
    </ChartFrame>
  );
}

/** The measured history at any of its turns: beside the split, as it is the split of an earlier request. */
function ScrubPane() {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the turns', loadScrubber());
  }, [store]);
  return (
    <div className="@container shrink-0 border-t border-line">
      <Suspense fallback={<Opening />}>
        <TurnScrubber />
      </Suspense>
    </div>
  );
}

function Opening() {
  useBusy('opening the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
