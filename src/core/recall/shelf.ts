// The published measurements, read from the tables that are carried with the page. Loaded with the first view that shows one:
// never import this from what the page's first picture needs.
import citedFigures from './evidence/cited-figures.json';
import fillSurfaces from './evidence/fill-surfaces.json';
import loadCurves from './evidence/load-curves.json';
import needleGrids from './evidence/needle-grids.json';
import positionCurves from './evidence/position-curves.json';
import type { CitedFigure, Evidence, EvidenceShelf, LoadCurve, PositionEvidence, SurfaceEvidence } from './evidence';
import type { PositionPoint } from './position-curve';
import type { StudyId } from './studies';

type PackedPosition = (typeof positionCurves)[number];
type PackedSurface = (typeof fillSurfaces)[number] | (typeof needleGrids)[number];

/** Everything that is published and carried here, in the order in which it is offered. */
export const SHELF: EvidenceShelf = {
  positions: positionCurves.map(readPosition),
  surfaces: [...fillSurfaces.map((packed) => readSurface('fill', packed)), ...needleGrids.map((packed) => readSurface('length', packed))],
  loads: loadCurves.map(
    ({ id, study, benchmark, model, claimedTokens, effective, vendorReported, points }): LoadCurve => ({
      id,
      studyId: study as StudyId,
      benchmark,
      model,
      claimedTokens,
      effectivePublished: effective,
      vendorReported,
      points: points.map(([lengthTokens, scorePts]) => ({ lengthTokens: lengthTokens as number, scorePts: scorePts as number })),
    }),
  ),
  cited: citedFigures.map(
    ({ study, benchmark, model, lengthName, tokens, score, claimed }): CitedFigure => ({
      studyId: study as StudyId,
      benchmark,
      model,
      lengthName,
      lengthTokens: tokens,
      scorePts: score,
      claimedTokens: claimed,
    }),
  ),
};

/** The position curve or surface with an id; null: there is none. */
export function findEvidence(id: string): Evidence | null {
  return SHELF.positions.find((one) => one.id === id) ?? SHELF.surfaces.find((one) => one.id === id) ?? null;
}

function readPosition(packed: PackedPosition): PositionEvidence {
  const { id, name, study, models, task, tokens, fill, questions, edge, error, shape, points } = packed;
  return {
    kind: 'position',
    id,
    name,
    studyId: study as StudyId | null,
    models,
    task,
    measuredTokens: tokens,
    fillFraction: fill,
    trials: questions,
    pairedDrops: points.every((point) => point.length === 7),
    shape: shape as PositionEvidence['shape'],
    curve: { points: points.map(readPoint), referenceEdge: edge as 'first' | 'last', interpolationErrorPts: error },
  };
}

/** [depth, score, its interval], and the drop with its interval where the source has them. */
function readPoint(packed: readonly number[]): PositionPoint {
  const [depthFraction, valuePts, lowPts, highPts, dropPts, dropLowPts, dropHighPts] = packed as [number, number, number, number, ...number[]];
  const point = { depthFraction, valuePts, lowPts, highPts };
  return dropPts === undefined || dropLowPts === undefined || dropHighPts === undefined ? point : { ...point, dropPts, dropLowPts, dropHighPts };
}

function readSurface(kind: SurfaceEvidence['kind'], packed: PackedSurface): SurfaceEvidence {
  const { id, name, study, models, task, cellTrials, depths, rows } = packed;
  return {
    kind,
    id,
    name,
    studyId: study as StudyId,
    models,
    task,
    depthFractions: depths,
    rows: (rows as (number | null)[][]).map(([at, ...valuesPts]) => ({ at: at as number, valuesPts })),
    cellTrials,
    inferredTrials: study === 'veseli2025',
  };
}
