// What the report has of the views of fit and of waste: worked out as they do, to the end.
import type { ReportPlansInput } from '@/core/share/report-plans';
import type { FitPlan } from './fit-plan';
import { startFitting } from './fit-planner';
import type { AppStore } from './store';
import { until } from './until';
import { startLooking, type WastePlan } from './waste-plan';

/** null: nothing could be worked out. Until it is over, a change of the work begins it anew. */
export async function plansForReport(store: AppStore): Promise<ReportPlansInput | null> {
  const last: { fit?: FitPlan; waste?: WastePlan } = {};
  const stops = [startFitting(store, (plan) => (last.fit = plan)), startLooking(store, (plan) => (last.waste = plan))];
  await until(store, ({ activities }) => !activities.has('planning'));
  for (const stop of stops) stop();
  return last.fit === undefined || last.waste === undefined ? null : { actions: last.fit.actions, before: last.fit.before, findings: last.waste.findings };
}
