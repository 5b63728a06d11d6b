import { useMemo, useState } from 'react';
import { effectiveShare, median, RULER_THRESHOLD_PTS } from '@/core/recall/effective-length';
import { rulerCurveOf } from '@/core/recall/effective-window';
import { SHELF } from '@/core/recall/shelf';
import { STUDIES } from '@/core/recall/studies';
import { formatInteger, formatShare } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectFill, selectModel, selectModels } from '@/state/selectors';
import { NamedGroup } from '@/ui/NamedGroup';
import { Switch } from '@/ui/Switch';
import { CitedList, StudyLine } from './CitedList';
import { EffectiveTable } from './EffectiveTable';
import { type EffectiveSort, effectiveRows, sortEffective } from './effective-rows';
import { LengthChart } from './LengthChart';
import { citedOf, MOST_LINES } from './length-lines';
import { ScoreField } from './ScoreField';
import { SurfacePane } from './SurfacePane';

const RULER = SHELF.loads.filter(({ studyId }) => studyId === 'ruler2024');
const CITED = citedOf(
  SHELF.cited,
  SHELF.loads.filter(({ studyId }) => studyId !== 'ruler2024'),
);
const LENGTHS = [...new Set(RULER.flatMap(({ points }) => points.map(({ lengthTokens }) => lengthTokens)))].toSorted((a, b) => a - b);
/** One that holds up, one that half does, and one that does not. */
const FIRST_DRAWN = ['ruler-gemini-1-5-pro', 'ruler-llama3-1-70b', 'ruler-mistral-nemo'];

/** What published tests say of long prompts as such: by fill or length and position, and by length alone. */
export function LengthView() {
  return (
    <div role="region" aria-label="Length" tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <div className="grid gap-x-10 gap-y-8 px-[var(--gutter)] py-4 @5xl:grid-cols-2">
        <NamedGroup heading="h2" title="By position, and by fill or length">
          <SurfacePane />
        </NamedGroup>
        <NamedGroup heading="h2" title="By length alone">
          <LengthPane />
        </NamedGroup>
      </div>
    </div>
  );
}

function LengthPane() {
  const input = useApp((state) => selectFill(state).input);
  const model = useApp(selectModel);
  const models = useApp(selectModels);
  const { setLength } = useAppStore().getState();
  const choices = useApp((state) => state.length);
  const { thresholdPts = RULER_THRESHOLD_PTS, showsCited = true } = choices;
  const [sort, setSort] = useState<EffectiveSort>({ column: 'effective', isDescending: true });
  const own = rulerCurveOf(model.id);
  const drawnIds = useMemo(() => choices.drawnIds ?? [...new Set([...(own === null ? [] : [own.id]), ...FIRST_DRAWN])].slice(0, MOST_LINES), [choices.drawnIds, own]);
  const drawn = useMemo(() => drawnIds.flatMap((id) => RULER.find((curve) => curve.id === id) ?? []), [drawnIds]);
  const rows = useMemo(() => sortEffective(effectiveRows(RULER, models, thresholdPts), sort), [models, thresholdPts, sort]);
  const middle = median(RULER.flatMap((curve) => effectiveShare(curve, thresholdPts) ?? []));
  return (
    <>
      <p className="m-0">
        {own === null ? `RULER has no row for ${model.name}: no line here is its own.` : `RULER measured ${model.name} as ${own.model}.`}
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <ScoreField label="Threshold" value={thresholdPts} onChange={(score) => setLength({ thresholdPts: score })} />
        <span className="text-small text-ink-faint">{`${RULER_THRESHOLD_PTS}: what RULER takes, the score of Llama 2 7B at 4K`}</span>
        <span className="inline-flex items-center gap-2">
          <Switch label="Figures of other tests" checked={showsCited} onChange={(shown) => setLength({ showsCited: shown })} />
          <span aria-hidden>Figures of other tests</span>
        </span>
      </div>
      <LengthChart curves={drawn} cited={showsCited ? CITED : []} input={input} thresholdPts={thresholdPts} />
      <p className="m-0">
        {`Effective is the longest of the measured lengths with a score of ${thresholdPts} or more, and ≥ where no longer one was measured. `}
        {middle !== null &&
          `The middle share of ${formatInteger(RULER.length)} models is ${formatShare(middle)} of the claimed window, stepping down to lengths that were measured; those with ≥ count with what was measured.`}
      </p>
      <EffectiveTable
        rows={rows}
        lengthsTokens={LENGTHS}
        sort={sort}
        onSort={setSort}
        drawnIds={drawnIds}
        onDraw={(id, isDrawn) => setLength({ drawnIds: isDrawn ? [...drawnIds, id] : drawnIds.filter((other) => other !== id) })}
        thresholdPts={thresholdPts}
      />
      <div className="text-small">
        <StudyLine study={STUDIES.ruler2024} />
        <p className="m-0 text-ink-faint">{STUDIES.ruler2024.limits}</p>
      </div>
      {showsCited && (
        <NamedGroup title="Figures of other tests">
          <CitedList cited={CITED} />
        </NamedGroup>
      )}
    </>
  );
}
