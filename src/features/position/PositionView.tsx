import { dropText } from '@/core/recall/drop-text';
import type { Evidence } from '@/core/recall/evidence';
import { nearestEvidence, nearestWords } from '@/core/recall/nearest-evidence';
import { type Overlay, refusalWords, takesLoad } from '@/core/recall/overlay';
import { measuredDropsPts } from '@/core/recall/position-curve';
import { THRESHOLDS_PTS } from '@/core/recall/risk-class';
import { SHELF } from '@/core/recall/shelf';
import { citation, STUDIES } from '@/core/recall/studies';
import { TEACHING_ID } from '@/core/recall/choices';
import { useApp, useAppStore } from '@/state/react';
import { selectOverlay, selectRecallChoices } from '@/state/recall-selectors';
import { selectFill, selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ChoiceField } from '@/ui/ChoiceField';
import { EmptyState } from '@/ui/EmptyState';
import { NamedGroup } from '@/ui/NamedGroup';
import { OutsideLink } from '@/ui/OutsideLink';
import { OverlayLabel } from '@/ui/OverlayLabel';
import { ScrollTable } from '@/ui/ScrollTable';
import { Segmented } from '@/ui/Segmented';
import { CurveChart } from './CurveChart';
import { EvidencePicker } from './EvidencePicker';
import { PartsTable } from './PartsTable';
import { depthText } from './position-words';
import { RiskLegend } from './RiskStrip';
import { TeachingSliders } from './TeachingSliders';

/** Published scores by position along this prompt: which, what they say of each part, and what they cannot say. */
export function PositionView() {
  const overlay = useApp(selectOverlay);
  const { evidenceId } = useApp(selectRecallChoices);
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="grid gap-x-8 gap-y-6 px-[var(--gutter)] py-4 @4xl:grid-cols-[minmax(16.25rem,20rem)_minmax(0,1fr)]">
        <NamedGroup heading="h2" title="Evidence">
          <NearestLine />
          <EvidencePicker />
        </NamedGroup>
        <div className="flex min-w-0 flex-col gap-6">
          <NamedGroup heading="h2" title="Score by position">
            <Controls />
            {evidenceId === TEACHING_ID ? <TeachingSliders /> : null}
            {overlay.ok ? <Curve overlay={overlay.value} /> : <EmptyState title="No curve for this prompt"><p className="m-0 max-w-prose">{refusalWords(overlay.error)}</p></EmptyState>}
          </NamedGroup>
          {overlay.ok ? (
            <>
              <NamedGroup heading="h2" title="What each part loses by its place">
                <PartsTable overlay={overlay.value} />
              </NamedGroup>
              <NamedGroup heading="h2" title="The points of the curve">
                <PointsTable overlay={overlay.value} />
              </NamedGroup>
            </>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function nameOf({ studyId, name }: Evidence): string {
  return studyId === null ? name : `${STUDIES[studyId].shortName} ${STUDIES[studyId].year}, ${name}`;
}

/** Whether anything was measured on the chosen model, and what comes nearest. */
function NearestLine() {
  const store = useAppStore();
  const model = useApp(selectModel);
  const { evidenceId } = useApp(selectRecallChoices);
  const nearest = nearestEvidence(model, useApp((state) => selectFill(state).input.tokens));
  return (
    <p className="m-0 text-small text-ink-soft">
      {nearestWords(model.name, nearest, nameOf)}{' '}
      {nearest.evidence.id === evidenceId ? null : (
        <Button size="tiny" onClick={() => store.getState().setRecall({ evidenceId: nearest.evidence.id })}>
          Take it
        </Button>
      )}
    </p>
  );
}

function Controls() {
  const store = useAppStore();
  const { thresholdPts, loadId, evidenceId } = useApp(selectRecallChoices);
  const overlayOn = useApp((state) => state.overlayOn);
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <span className="flex items-center gap-2">
        <span aria-hidden>Threshold</span>
        <Segmented
          label="Threshold in points"
          value={String(thresholdPts)}
          options={THRESHOLDS_PTS.map((pts) => ({ value: String(pts), label: String(pts) }))}
          onChange={(value) => store.getState().setRecall({ thresholdPts: THRESHOLDS_PTS.find((pts) => String(pts) === value) ?? 5 })}
        />
        <span aria-hidden className="text-small text-ink-faint">
          points
        </span>
      </span>
      {takesLoad(evidenceId) ? (
        <span className="min-w-0">
          <ChoiceField
            label="With scores by length"
            value={loadId ?? ''}
            options={[{ value: '', label: 'No, position alone' }, ...SHELF.loads.filter(({ points }) => points.length > 2).map(({ id, model }) => ({ value: id, label: `RULER, ${model}` }))]}
            onChange={(value) => store.getState().setRecall({ loadId: value === '' ? null : value })}
          />
        </span>
      ) : null}
      <Button size="small" onClick={() => store.getState().setOverlay(!overlayOn)}>
        {overlayOn ? 'Hide the lane' : 'Show the lane below the bar'}
      </Button>
    </div>
  );
}

function Curve({ overlay }: { overlay: Overlay }) {
  const { thresholdPts } = useApp(selectRecallChoices);
  const { study } = overlay;
  return (
    <figure aria-label={overlay.name} className="m-0 flex min-w-0 flex-col gap-1.5">
      <CurveChart overlay={overlay} />
      <RiskLegend thresholdPts={thresholdPts} isDrawing={overlay.basis === 'drawing'} />
      <figcaption className="flex flex-col gap-1">
        <OverlayLabel overlay={overlay} />
        {study === null ? null : (
          <p className="m-0 text-small text-ink-soft">
            {citation(study)} <OutsideLink href={study.url}>{new URL(study.url).hostname}</OutsideLink>. {study.limits}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

/** The figures of the curve, for those who do not see it. */
function PointsTable({ overlay: { curve, basis } }: { overlay: Overlay }) {
  const drops = measuredDropsPts(curve);
  const points = basis === 'drawing' ? curve.points.filter((_, index) => index % 4 === 0 || index === curve.points.length - 1) : curve.points;
  return (
    <ScrollTable
      label="Points of the curve"
      head={['Depth', 'Score', '95 % interval', 'Drop', '95 % interval']}
      rows={points.map((point) => [
        depthText(point.depthFraction),
        point.valuePts.toFixed(1),
        basis === 'drawing' ? '–' : `${point.lowPts.toFixed(1)}–${point.highPts.toFixed(1)}`,
        dropText(drops[curve.points.indexOf(point)] ?? null),
        point.dropLowPts === undefined || point.dropHighPts === undefined ? '–' : `${dropText(point.dropLowPts)} to ${dropText(point.dropHighPts)}`,
      ])}
    />
  );
}
