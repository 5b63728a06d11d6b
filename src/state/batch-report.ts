// What the reports say of many prompts that are open: their figures as the view has them.
import { priceLine } from '@/core/pricing/price-line';
import type { ReportBatchInput } from '@/core/share/report-batch';
import type { AppState } from './app-state';
import { basisWords } from './batch-answer-words';
import { selectModels } from './selectors';

/** null: none are open. */
export function batchForReport(state: AppState): ReportBatchInput | null {
  const { batch } = state;
  if (batch === null) return null;
  const { source, session, modelIds, totals, doneRows, badRows, columns, notes, assumed } = batch;
  const all = selectModels(state);
  const models = modelIds.flatMap((id) => {
    const [model, own, pricing] = [all.find((each) => each.id === id), totals.get(id), session.pricingOf(id)];
    if (model === undefined || own === undefined || pricing === null) return [];
    const { offer, atMs } = pricing;
    return [{ model: { id, name: model.name, vendor: model.vendor }, totals: own, offer, price: offer === null ? null : priceLine(offer, atMs) }];
  });
  const [first] = models;
  return { name: source.name, rows: source.rows, doneRows, faultyRows: badRows, countedAs: columns.isWhole === true ? 'conversation' : 'prompt', notes, basis: basisWords(assumed, first?.totals), models };
}
