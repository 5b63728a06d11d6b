// What the report has of the views of fit and of waste: worked out as they do, to the end.
import { unitsOf } from '@/core/prompt/part';
import type { ReportPlansInput } from '@/core/share/report-plans';
import type { FitPlan } from './fit-plan';
import { startFitting } from './fit-planner';
import type { AppStore } from './store';
import { until } from './until';
import { startLooking, type WastePlan } from './waste-plan';

/** What is looked through while somebody waits for a file; of a longer prompt the views say it as they find it. In UTF-16 units. */
const MOST_UNITS = 1_000_000;

/** null: the prompt is longer, or nothing could be worked out. Until it is over, a change of the work begins it anew. */
export async function plansForReport(store: AppStore): Promise<ReportPlansInput | null> {
  const sent = store.getState().work.prompt.parts.flatMap((part) => (part.enabled ? unitsOf(part) : []));
  if (sent.reduce((sum, { text }) => sum + text.length, 0) > MOST_UNITS) return null;
  const last: { fit?: FitPlan; waste?: WastePlan } = {};
  const stops = [startFitting(store, (plan) => (last.fit = plan)), startLooking(store, (plan) => (last.waste = plan))];
  await until(store, ({ activities }) => !activities.has('planning'));
  for (const stop of stops) stop();
  return last.fit === undefined || last.waste === undefined ? null : { actions: last.fit.actions, before: last.fit.before, findings: last.waste.findings };
}
