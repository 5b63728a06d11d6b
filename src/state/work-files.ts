// The work as a file: written for the user to save, and opened from one that was dropped or picked. Loaded when asked for.
import { fileName } from '@/core/share/file-name';
import { withPlainNames } from '@/core/share/plain-names';
import { readWorkFileInSteps, WORK_FILE_ENDING, type WorkFileError, workFileLines, isWorkFile } from '@/core/share/work-file';
import { workErrorWords } from '@/core/share/work-error-words';
import { formatInteger } from '@/core/units';
import { figuresLeftBehind, withModelHere } from './figures-left-behind';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { withUsedVariables } from './used-variables';

const HEAD_BYTES = 200;

/** The file as the pieces of a Blob, made in slices; null: nobody wants it any more. */
export async function workFileOf(store: AppStore, isWanted: () => boolean = () => true): Promise<readonly string[] | null> {
  const work = await withUsedVariables(store.getState().work);
  function* lines(): Generator<undefined, string[], undefined> {
    const made: string[] = [];
    for (const line of workFileLines(work)) {
      made.push(line);
      yield undefined;
    }
    return made;
  }
  return (await runInSlices(lines(), isWanted)) ?? null;
}

/** Says what the page uses and no such file holds; nothing where that is nothing. */
export function tellLeftBehind(store: AppStore): void {
  const [text, ...details] = figuresLeftBehind(store.getState());
  if (text !== undefined) store.getState().notify({ tone: 'info', text: `The work was saved. ${text}`, details, action: null });
}

/** What the file is called: as the workspace, or "prompt" where it has no name. */
export function workFileName(workspace: string | null): string {
  return fileName(workspace ?? 'prompt', WORK_FILE_ENDING);
}

/** Asks about files that hold work, and gives back the others. Nothing is replaced before the user says so. */
export async function askAboutWork(store: AppStore, files: readonly File[]): Promise<readonly File[]> {
  const others: File[] = [];
  for (const file of files) {
    const head = await file.slice(0, HEAD_BYTES).text().catch(() => '');
    if (isWorkFile(head)) ask(store, file);
    else others.push(file);
  }
  return others;
}

function ask(store: AppStore, file: File): void {
  store.getState().notify({
    tone: 'info',
    text: `${file.name} holds saved work.`,
    details: ['Opening it replaces the prompt, the model, the settings of all models and the calibrations; Undo brings them back.'],
    action: null,
    choices: [
      { label: 'Open', choose: () => void store.getState().track('opening saved work', openWorkFile(store, file)) },
      { label: 'Keep mine', choose: () => {} },
      { label: 'Add as a document', choose: () => void store.getState().addFiles([file], 'as documents') },
    ],
  });
}

/** Opens a file of saved work in the place of what is there: one step of undo. A file that cannot be read changes nothing. */
export async function openWorkFile(store: AppStore, file: File): Promise<void> {
  const text = await file.text().catch(() => null);
  const result = text === null ? null : await runInSlices(readWorkFileInSteps(text)).catch(() => null);
  if (result?.ok === true) {
    const { work, told } = withModelHere(store.getState(), withPlainNames(result.value));
    store.getState().replaceWork(work);
    const { parts } = work.prompt;
    store.getState().notify({ tone: 'info', text: `${file.name} was opened: ${formatInteger(parts.length)} ${parts.length === 1 ? 'part' : 'parts'}.`, details: told, action: 'undo' });
    return;
  }
  const reason = result === null || result === undefined ? 'it could not be read; choose it again' : refusalWords(result.error);
  store.getState().notify({ tone: 'error', text: `${file.name} was not opened: ${reason}.`, details: ['Your work is as it was.'], action: null });
}

/** Why a file of saved work was not opened, as the end of a sentence. */
export function refusalWords(error: WorkFileError): string {
  switch (error.kind) {
    case 'not-json':
      return `it is cut off or damaged; a saved file ends with “]}” and is called …${WORK_FILE_ENDING}`;
    case 'other-format':
      return 'it holds something else than saved work';
    case 'corrupt':
      return `${workErrorWords(error)}. Save the work again where it came from, or open an earlier file`;
    default:
      return workErrorWords(error);
  }
}
