import { evidenceLabel } from '@/core/recall/overlay-label';
import { SHELF } from '@/core/recall/shelf';
import { STUDIES, type StudyId } from '@/core/recall/studies';
import { useApp, useAppStore } from '@/state/react';
import { selectRecallChoices } from '@/state/recall-selectors';
import { selectFill } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ChoiceField } from '@/ui/ChoiceField';
import { OverlayLabel } from '@/ui/OverlayLabel';
import { SurfaceMap } from './SurfaceMap';

const FIRST_SURFACE = 'veseli-retrieval-mean';

/** The choice of a surface, its map, and where it is from. The choice is that of the position lane, where that is a surface. */
export function SurfacePane() {
  const store = useAppStore();
  const { input, limits } = useApp(selectFill);
  const { evidenceId } = useApp(selectRecallChoices);
  const chosen = SHELF.surfaces.find(({ id }) => id === evidenceId);
  const surface = chosen ?? SHELF.surfaces.find(({ id }) => id === FIRST_SURFACE);
  if (surface === undefined) return null;
  const study = surface.studyId === null ? null : STUDIES[surface.studyId];
  return (
    <>
      <ChoiceField
        label="Measurement"
        value={surface.id}
        options={SHELF.surfaces.map(({ id, name, studyId }) => ({ value: id, label: `${studyName(studyId)}${name}` }))}
        onChange={(id) => store.getState().setRecall({ evidenceId: id })}
        isWide
      />
      {chosen === undefined && (
        <p className="m-0 text-small text-ink-faint">
          What is chosen for the position lane is one curve, which makes no map. A choice here becomes the choice there.{' '}
          <Button size="tiny" onClick={() => store.getState().setRecall({ evidenceId: surface.id })}>
            Lay this one along my prompt
          </Button>
        </p>
      )}
      <OverlayLabel overlay={{ label: evidenceLabel(surface), study, remarks: [], assumesIndependence: false }} />
      <SurfaceMap surface={surface} input={input} windowTokens={limits.windowTokens} />
      {study !== null && <p className="m-0 text-small text-ink-faint">{study.limits}</p>}
    </>
  );
}

function studyName(id: StudyId | null): string {
  return id === null ? '' : `${STUDIES[id].shortName} ${STUDIES[id].year}: `;
}
