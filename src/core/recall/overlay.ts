// The curve that lies along the prompt: what was chosen, at this prompt's fill and length, or why there is none.
import { isShort, type Uncounted, UNWRITTEN } from '@/core/budget/uncounted';
import { namesInWords } from '@/core/name-list';
import { fail, type Result, succeed } from '@/core/result';
import { type Count, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger, percent } from '@/core/units';
import { OWN_ID, type RecallChoices, TEACHING_ID } from './choices';
import { type CombinationRefusal, COMBINATION_LIMIT_FRACTION, combineWithLoad } from './load-combination';
import { evidenceLabel, ofModel, ownLabel, TEACHING_LABEL } from './overlay-label';
import { curveOfOwn, type NoOwnCurve } from './own-results';
import type { PositionCurve } from './position-curve';
import { classRuns, type RiskRun } from './risk-class';
import { findEvidence, SHELF } from './shelf';
import { STUDIES, type Study } from './studies';
import { curveOfSurface, type OutsideMeasured } from './surface-curve';
import { teachingCurve } from './teaching-curve';

/** What of a prompt an overlay depends on. */
export interface Situation extends Uncounted {
  /** Input tokens over the window; surfaces of fill follow it. */
  readonly fillFraction: number;
  /** Input tokens; grids of length follow them. */
  readonly length: Count;
}

export interface Overlay {
  readonly id: string;
  readonly name: string;
  /** measured: published; own: by the user; drawing: by nobody. */
  readonly basis: 'measured' | 'own' | 'drawing';
  /** Always shown with the curve. */
  readonly label: string;
  /** null: a drawing, or the user's own. */
  readonly study: Study | null;
  readonly curve: PositionCurve;
  /** Classes along the prompt at the chosen threshold; a drawing has none but "not measured". */
  readonly runs: readonly RiskRun[];
  /** What is to be known of this curve for this prompt, a sentence each. */
  readonly remarks: readonly string[];
  /** A load curve is multiplied in. */
  readonly assumesIndependence: boolean;
}

/** isApproximate: the tokens of the prompt are an estimate, and so is what is said of them. */
export type OverlayRefusal = RefusalKind & { readonly isApproximate?: true };

type RefusalKind =
  | { readonly kind: 'unknown-evidence'; readonly id: string }
  | { readonly kind: 'no-own-results' }
  | { readonly kind: 'nothing-measured-to-combine' }
  | OutsideMeasured
  | NoOwnCurve
  | CombinationRefusal;

/** What was chosen as it lies along a prompt, or the reason why it does not. */
export function overlayOf(choices: RecallChoices, situation: Situation): Result<Overlay, OverlayRefusal> {
  const made = chosenOverlay(choices, situation);
  if (!made.ok) return isApproximate(situation.length.exactness) ? fail({ ...made.error, isApproximate: true }) : made;
  return isShort(situation) ? succeed({ ...made.value, remarks: [...made.value.remarks, uncountedRemark(situation)] }) : made;
}

/** Whether scores by length can be multiplied in: only into published scores of one known length. */
export function takesLoad(evidenceId: string): boolean {
  const evidence = findEvidence(evidenceId);
  return evidence?.kind === 'position' && evidence.studyId !== null && evidence.measuredTokens !== null;
}

function uncountedRemark({ uncountedAttachments, uncountedTools, unwrittenPrompts = 0 }: Uncounted): string {
  const what = [...(unwrittenPrompts > 0 ? [UNWRITTEN] : []), ...(uncountedAttachments > unwrittenPrompts ? ['an attachment'] : []), ...(uncountedTools > 0 ? ['a tool of the vendor'] : [])];
  const [verb, it] = what.length === 1 && unwrittenPrompts === 0 ? ['is', 'it'] : ['are', 'them'];
  const words = namesInWords(what);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${verb} not counted: places are those without ${it}.`;
}

function chosenOverlay(choices: RecallChoices, situation: Situation): Result<Overlay, OverlayRefusal> {
  const lengthTokens = situation.length.tokens;
  if (choices.evidenceId === TEACHING_ID) {
    const drawing = { id: TEACHING_ID, name: 'Teaching curve', basis: 'drawing', label: TEACHING_LABEL, study: null, remarks: [] } as const;
    return succeed({ ...drawing, curve: teachingCurve(choices.teaching), runs: NOT_MEASURED, assumesIndependence: false });
  }
  if (choices.evidenceId === OWN_ID) return ownOverlay(choices, situation);
  const evidence = findEvidence(choices.evidenceId);
  if (evidence === null) return fail({ kind: 'unknown-evidence', id: choices.evidenceId });
  const { id, name, studyId } = evidence;
  const study = studyId === null ? null : STUDIES[studyId];
  const common = { id, name: study === null ? name : `${study.shortName} ${study.year}: ${name}`, label: evidenceLabel(evidence), study };
  if (evidence.kind !== 'position') {
    const made = curveOfSurface(evidence, evidence.kind === 'fill' ? situation.fillFraction : lengthTokens);
    if (!made.ok) return made;
    return succeed({ ...common, basis: 'measured', curve: made.value, runs: classRuns(made.value, choices.thresholdPts), remarks: [], assumesIndependence: false });
  }
  const isDrawing = study === null;
  const load = choices.loadId === null ? null : SHELF.loads.find((one) => one.id === choices.loadId);
  if (load !== null && load !== undefined && !isDrawing) {
    if (evidence.measuredTokens === null) return fail({ kind: 'nothing-measured-to-combine' });
    const combined = combineWithLoad(evidence.curve, { tokens: evidence.measuredTokens, fillFraction: evidence.fillFraction }, load, { tokens: lengthTokens, fillFraction: situation.fillFraction });
    if (!combined.ok) return combined;
    const remark = `Assumes that position and length act independently: scores are scaled by ${load.benchmark} of ${load.model}.`;
    return succeed({ ...common, basis: 'measured', curve: combined.value, runs: classRuns(combined.value, choices.thresholdPts), remarks: [remark], assumesIndependence: true });
  }
  return succeed({
    ...common,
    basis: isDrawing ? 'drawing' : 'measured',
    curve: evidence.curve,
    runs: isDrawing ? NOT_MEASURED : classRuns(evidence.curve, choices.thresholdPts),
    remarks: lengthRemarks(evidence.measuredTokens, situation.length),
    assumesIndependence: false,
  });
}

/** Why there is no curve, in a sentence. */
export function refusalWords(refusal: OverlayRefusal): string {
  const sign = refusal.isApproximate === true ? '~' : '';
  switch (refusal.kind) {
    case 'unknown-evidence':
      return 'The evidence that was chosen is not among those that this page has.';
    case 'no-own-results':
      return 'There are no results of your own yet: load them under Needle tests.';
    case 'no-own-curve':
      return 'Your own results have fewer than two depths at this length, which make no curve.';
    case 'nothing-measured-to-combine':
      return 'This curve has no length of its own to combine with scores by length.';
    case 'outside-measured':
      return refusal.of === 'fill'
        ? `Measured at ${percentOf(refusal.from)} to ${percentOf(refusal.to)} of the window; the prompt fills ${sign}${percentOf(refusal.at)}. Nothing is drawn outside what was measured.`
        : `Measured at ${formatInteger(refusal.from)} to ${formatInteger(refusal.to)} tokens; the prompt has ${sign}${formatInteger(Math.round(refusal.at))}. Nothing is drawn outside what was measured.`;
    case 'too-full':
      return `Position and length are combined only up to ${percentOf(COMBINATION_LIMIT_FRACTION)} of the window; ${refusal.of === 'prompt' ? `the prompt fills ${sign}` : 'the curve was measured at '}${percentOf(refusal.fillFraction)}. Above it, the product misses what was measured by 3 to 6 points.`;
    case 'outside-lengths':
      return `The scores by length were measured at ${formatInteger(refusal.fromTokens)} to ${formatInteger(refusal.toTokens)} tokens; ${refusal.of === 'prompt' ? `the prompt has ${sign}` : 'the curve was measured at '}${formatInteger(Math.round(refusal.atTokens))}.`;
  }
}

const NOT_MEASURED: readonly RiskRun[] = [{ risk: 'not-measured', startFraction: 0, endFraction: 1 }];

function ownOverlay({ own, thresholdPts }: RecallChoices, { length }: Situation): Result<Overlay, OverlayRefusal> {
  if (own === null) return fail({ kind: 'no-own-results' });
  const made = curveOfOwn(own, length.tokens);
  if (!made.ok) return made;
  const { curve, trials } = made.value;
  return succeed({
    id: OWN_ID,
    name: `Your own results${ofModel(own.model)}`,
    basis: 'own',
    label: ownLabel(own.model, made.value.lengthTokens, trials),
    study: null,
    curve,
    runs: classRuns(curve, thresholdPts),
    remarks: lengthRemarks(made.value.lengthTokens, length),
    assumesIndependence: false,
  });
}

/** Between half and twice the measured length nothing is said. */
function lengthRemarks(measuredTokens: number | null, length: Count): readonly string[] {
  if (measuredTokens === null || length.tokens === 0) return [];
  const ratio = length.tokens / measuredTokens;
  return ratio > 0.5 && ratio < 2 ? [] : [`Measured at ${formatInteger(measuredTokens)} tokens; the prompt has ${formatCount(length)}.`];
}

function percentOf(fraction: number): string {
  return percent((fraction * 100).toFixed(fraction < 0.1 ? 1 : 0));
}
