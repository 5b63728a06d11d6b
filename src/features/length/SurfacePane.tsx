import { useState } from 'react';
import { SHELF } from '@/core/recall/shelf';
import { STUDIES } from '@/core/recall/studies';
import { useApp } from '@/state/react';
import { selectFill } from '@/state/selectors';
import { ChoiceField } from '@/ui/ChoiceField';
import { StudyLine } from './CitedList';
import { SurfaceMap } from './SurfaceMap';

const FIRST_SURFACE = 'veseli-retrieval-mean';

/** The choice of a surface, its map, and where it is from. */
export function SurfacePane() {
  const fill = useApp(selectFill);
  const [id, setId] = useState(FIRST_SURFACE);
  const surface = SHELF.surfaces.find((one) => one.id === id) ?? SHELF.surfaces[0];
  if (surface === undefined) return null;
  const study = surface.studyId === null ? null : STUDIES[surface.studyId];
  return (
    <>
      <ChoiceField
        label="Measurement"
        value={surface.id}
        options={SHELF.surfaces.map(({ id: value, name, studyId }) => ({ value, label: studyId === null ? name : `${STUDIES[studyId].shortName} ${STUDIES[studyId].year}: ${name}` }))}
        onChange={setId}
        isWide
      />
      <SurfaceMap surface={surface} input={fill.input} windowTokens={fill.limits.windowTokens} />
      {study !== null && (
        <div className="text-small">
          <StudyLine study={study} />
          <p className="m-0 text-ink-faint">{study.limits}</p>
        </div>
      )}
    </>
  );
}
