import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { formatInteger } from '@/core/units';
import type { ComparisonSlice } from '@/state/tokenizer-slices';
import { measureOf, shareCounted, tokenizerFigures } from '@/state/comparison-figures';
import { comparedUnits, comparingOf } from '@/state/comparing';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectFocusedPart, selectModel } from '@/state/selectors';
import { ChartFrame } from '@/ui/ChartFrame';
import { EmptyState } from '@/ui/EmptyState';
import { Progress } from '@/ui/Progress';
import { Segmented } from '@/ui/Segmented';
import { textPx } from '@/ui/text-size';
import { useSize } from '@/ui/use-size';
import { chartBars, chartCaption } from './chart-bars';
import { type CompareRow, compareRows, type Sort, sortRows } from './compare-rows';
import { CompareTable } from './CompareTable';

const loadChart = () => import('./CompareChart');
const CompareChart = lazy(loadChart);

/** Below this width there is room for either the table or the chart. */
const SIDE_BY_SIDE_PX = textPx(980);
const BAR_PX = textPx(25);
const AXIS_PX = textPx(30);

type Scope = ComparisonSlice['comparison']['scope'];
type Pane = 'table' | 'chart';

/** The same texts in every tokenizer: exact where it is public, with a range where it is not. */
export function CompareView() {
  const store = useAppStore();
  const [ref, { width }] = useSize<HTMLDivElement>();
  const [pane, setPane] = useState<Pane>('table');
  const [sort, setSort] = useState<Sort>({ column: 'tokens', isDescending: false });
  const comparison = useApp((state) => state.comparison);
  const prompt = useApp((state) => state.work.prompt);
  const focused = useApp(selectFocusedPart);
  const model = useApp(selectModel);
  const calibrations = useApp((state) => state.work.calibrations);
  const { scope, showsOlder } = comparison;

  useEffect(() => {
    comparingOf(store).start();
    return () => comparingOf(store).stop();
  }, [store]);

  const units = useMemo(() => comparedUnits(scope, prompt, focused), [scope, prompt, focused]);
  const measure = measureOf(units, comparison);
  const rows = useMemo(
    () => compareRows(tokenizerFigures(comparison, { units, model, withOlder: showsOlder, calibrations, scope }), measureOf(units, comparison), model.tokenizer),
    [units, comparison, model, showsOlder, calibrations, scope],
  );
  const isWide = width >= SIDE_BY_SIDE_PX;
  const table = (
    <div className="@container min-h-0 min-w-0 flex-1 overflow-y-auto">
      <CompareTable
        rows={sortRows(rows, sort)}
        sort={sort}
        chosenName={model.name}
        onSort={setSort}
        progressOf={(row) => shareCounted(row.tokenizer, comparison)}
        onRetry={() => store.getState().retryCounts()}
      />
      <p className="m-0 max-w-180 px-[var(--gutter)] py-3 text-small text-ink-soft">
        Texts alone, as they stand in the prompt: no framing, no attachments, tools and their calls as JSON. A word is a run of letters and digits; in Chinese,
        Japanese, Thai, Lao, Khmer and Burmese every letter counts as one.
      </p>
    </div>
  );

  return (
    <div ref={ref} className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-[var(--gutter)] py-2">
        <Segmented<Scope>
          label="What to compare"
          value={scope}
          onChange={(value) => store.getState().setComparisonScope(value)}
          options={[
            { value: 'prompt', label: 'Whole prompt' },
            { value: 'part', label: 'Selected part' },
          ]}
        />
        {width > 0 && !isWide && units.length > 0 && (
          <Segmented<Pane>
            label="Show the comparison as"
            value={pane}
            onChange={setPane}
            options={[
              { value: 'table', label: 'Table' },
              { value: 'chart', label: 'Chart' },
            ]}
          />
        )}
        <label className="inline-flex items-center gap-1.5 text-ink-soft">
          <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={showsOlder} onChange={(event) => store.getState().setShowsOlder(event.currentTarget.checked)} />
          Older ones
        </label>
        <p className="m-0 min-w-0 truncate text-small text-ink-soft">
          {scope === 'part' && focused !== null ? `${focused.name}: ` : ''}
          {measure === null ? 'measuring…' : `${formatInteger(measure.words)} words, ${formatInteger(measure.characters)} characters`}
        </p>
        <CountingLine rows={rows} counting={comparison.counting} />
      </div>
      {units.length === 0 ? (
        <Nothing scope={scope} isPromptEmpty={prompt.parts.length === 0} />
      ) : isWide ? (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(32.5rem,11fr)_minmax(23.75rem,9fr)] print:block">
          {table}
          <div role="region" aria-label="Chart" tabIndex={0} className="flex min-h-0 flex-col overflow-y-auto border-l border-line -outline-offset-2">
            <ChartPane rows={rows} chosenName={model.name} />
          </div>
        </div>
      ) : (
        width > 0 && (pane === 'table' ? table : <div className="flex min-h-0 flex-1 flex-col overflow-y-auto"><ChartPane rows={rows} chosenName={model.name} /></div>)
      )}
    </div>
  );
}

function CountingLine({ rows, counting }: { rows: readonly CompareRow[]; counting: ComparisonSlice['comparison']['counting'] }) {
  const vocabularies = rows.filter(({ tokenizer }) => tokenizer.kind === 'vocabulary');
  const counted = vocabularies.filter(({ count }) => count !== null).length;
  let [done, whole] = [0, 0];
  for (const { doneUnits, totalUnits } of counting.values()) [done, whole] = [done + doneUnits, whole + totalUnits];
  return (
    <p role="status" className="m-0 ml-auto inline-flex items-center gap-2 text-small text-ink-soft">
      {counting.size > 0 && (
        <>
          {counted} of {vocabularies.length} vocabularies
          <Progress label="Counting in every vocabulary" done={done} whole={Math.max(1, whole)} className="w-24" />
        </>
      )}
    </p>
  );
}

function Nothing({ scope, isPromptEmpty }: { scope: Scope; isPromptEmpty: boolean }) {
  return (
    <EmptyState title="No text to compare">
      <p className="m-0">
        {isPromptEmpty ? 'Paste a text, drop files, or add a part.' : scope === 'part' ? 'Select a part that holds text.' : 'Switch on a part that holds text.'}
      </p>
    </EmptyState>
  );
}

function ChartPane({ rows, chosenName }: { rows: readonly CompareRow[]; chosenName: string }) {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the chart', loadChart());
  }, [store]);
  const bars = useDeferredValue(useMemo(() => chartBars(rows), [rows]));
  return (
    <ChartFrame title="Tokens by tokenizer" about={`${chosenName} chosen`} caption={chartCaption(bars, chosenName)} isCaptionWhole className="shrink-0">
      <div className="relative" style={{ height: AXIS_PX + BAR_PX * bars.length }}>
        <Suspense fallback={<Opening />}>
          <CompareChart bars={bars} caption={chartCaption(bars, chosenName)} />
        </Suspense>
      </div>
    </ChartFrame>
  );
}

function Opening() {
  useBusy('opening the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
