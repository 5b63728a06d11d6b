// From counting to the file or the clipboard. Loaded with the first report: until then nothing of it is needed.
import type { AppState } from '@/state/app-state';
import { filledAmong, filledCases, unsetVariables } from '@/state/case-plan';
import { comparingOf } from '@/state/comparing';
import { createModelFigures, framingOfModels, type ModelFigures } from '@/state/model-figures';
import { plansForReport } from '@/state/report-plans';
import { runInSlices } from '@/state/slices-of-time';
import type { AppStore } from '@/state/store';
import { until } from '@/state/until';
import { withUsedVariables } from '@/state/used-variables';
import { saveFile } from '@/ui/save-file';
import { answerBasis, jsonOf, markdownOf } from './current-report';

const JSON_NAME = 'contextscope-report.json';
const MARKDOWN_NAME = 'contextscope-report.md';

/**
 * The text of the report once everything is counted: a report should not hold estimates that a second later are exact.
 * Null: it was cancelled, which the user has been told.
 */
async function prepare(store: AppStore, textOf: typeof jsonOf): Promise<string | null> {
  const wanted = store.getState().framingWanted;
  await catalogueOpened(store);
  const isComplete = await everythingCounted(store);
  await until(store, ({ batch }) => batch === null || batch.phase !== 'counting');
  const models = isComplete ? await modelsOf(store) : null;
  const cases = models === null ? [] : filledAmong(await filledCases(store));
  const { variables } = await withUsedVariables(store.getState().work);
  const unset = await unsetVariables(store.getState().work);
  // A text to read has the figures alone; what could be done is in views and tables of its own.
  const plans = models === null || textOf !== jsonOf ? null : await plansForReport(store);
  store.setState({ framingWanted: wanted });
  if (models !== null) return textOf(store.getState(), { models, cases, variables, unsetVariables: unset, plans }, __APP_VERSION__);
  store.getState().notify({ tone: 'info', text: 'The report was cancelled.', details: [], action: null });
  return null;
}

/** False: the user has cancelled. A text that changes meanwhile is counted too. */
async function everythingCounted(store: AppStore): Promise<boolean> {
  for (;;) {
    await countingDone(store);
    const made = store.getState().shownCase?.made;
    if (!(await comparingOf(store).countForReport())) return false;
    // Afterwards, as every vocabulary has come by then, or has failed: nothing is waited for that cannot be cancelled.
    const { work } = store.getState();
    const framing = await runInSlices(framingOfModels(store.getState()));
    store.setState({ framingWanted: framing ?? new Map() });
    await countingDone(store);
    // The case of the prompt that is shown is filled in and counted by then.
    await until(store, ({ activities }) => !activities.has('planning'));
    if (isCounted(store.getState()) && store.getState().work === work && store.getState().shownCase?.made === made) return true;
  }
}

/** With the answer that the table of models is set to, and the offer of each that is chosen, else the first, whatever it is filtered by. */
async function modelsOf(store: AppStore): Promise<readonly ModelFigures[]> {
  const state = { ...store.getState(), modelTable: { answer: answerBasis(store.getState()) } };
  return (await runInSlices(createModelFigures().steps(state))) ?? [];
}

/** Resolves also where it cannot be opened: the report then says nothing of other models. */
function catalogueOpened(store: AppStore): Promise<void> {
  store.getState().openCatalogue();
  const isOver = ({ catalogue }: AppState): boolean => catalogue.status !== 'running';
  return until(store, isOver);
}

function isCounted(state: AppState): boolean {
  return state.counting.size === 0 && !state.activities.has('measuring') && !state.activities.has('counting framing');
}

function countingDone(store: AppStore): Promise<void> {
  return until(store, isCounted);
}

export async function saveJson(store: AppStore): Promise<void> {
  const text = await prepare(store, jsonOf);
  if (text !== null) saveFile(JSON_NAME, 'application/json', text);
}

export async function saveMarkdown(store: AppStore): Promise<void> {
  const text = await prepare(store, markdownOf);
  if (text !== null) saveFile(MARKDOWN_NAME, 'text/markdown', text);
}

/** Null: it was cancelled. */
export function reportAsMarkdown(store: AppStore): Promise<string | null> {
  return prepare(store, markdownOf);
}

/** Says that a report was copied, or saves it where that was not allowed. */
export function handOver(store: AppStore, text: string, isCopied: boolean): void {
  if (!isCopied) saveFile(MARKDOWN_NAME, 'text/markdown', text);
  const words = isCopied ? 'The report was copied as Markdown.' : 'The browser did not allow copying, so the report was saved as a file.';
  store.getState().notify({ tone: 'info', text: words, details: [], action: null });
}
