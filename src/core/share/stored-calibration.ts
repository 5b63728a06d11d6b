// The stored form of calibrations: a list, as a family's id is a key from outside.

import * as v from 'valibot';
import { findFamily } from '@/core/catalog/families';
import type { Calibration, Calibrations } from '@/core/tokenize/calibration';
import type { FamilyId } from '@/core/tokenize/estimate-family';
import { TALLY_CLASSES, type TallyClass } from '@/core/tokenize/tally-class';

const tokens = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const atLeastOne = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const calibrationSchema = v.object({
  familyId: v.string(),
  reportedTokens: atLeastOne,
  overheadTokens: tokens,
  overheadShare: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
  estimatedTokens: atLeastOne,
  factor: v.pipe(v.number(), v.minValue(0.2), v.maxValue(5)),
  date: v.pipe(v.string(), v.isoDate()),
  tally: v.object(Object.fromEntries(TALLY_CLASSES.map((kind) => [kind, tokens])) as Record<TallyClass, typeof tokens>),
});

/** What was written before there were calibrations has none. */
export const calibrationsSchema = v.optional(v.array(calibrationSchema), []);

/** Calibrations by family; those of families that the catalogue no longer holds are left out. */
export function restoredCalibrations(stored: v.InferOutput<typeof calibrationsSchema>): Calibrations {
  const known = stored.filter(({ familyId }) => findFamily(familyId) !== null) as readonly Calibration[];
  return Object.fromEntries(known.map((calibration) => [calibration.familyId, calibration])) as Partial<Record<FamilyId, Calibration>>;
}
