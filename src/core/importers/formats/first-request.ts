import type { Draft } from './draft';
import type { ReportedUsage } from '@/core/importers/reported-usage';

/** How much of a session a request held. */
export type Held = Pick<Draft['sizes'], 'turns' | 'documents' | 'files'>;

/**
 * Keeps what is reported of a request: the first of the conversation as it stands, but rather one of the model that goes on, as
 * another may count otherwise. `held`: what the draft had when it was sent. Whether anything is reported.
 */
export function keepReport(draft: Draft, report: Pick<ReportedUsage, 'inputTokens' | 'model'> | null, { turns, documents, files }: Held): boolean {
  if (report === null) return false;
  const isBetter = draft.firstRequest === null || (draft.firstRequest.model !== draft.modelId && report.model === draft.modelId);
  if (report.model !== null && isBetter) draft.firstRequest = { inputTokens: report.inputTokens, turns, documents, files, model: report.model };
  return true;
}
