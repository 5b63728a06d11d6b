// The work as a file: written for the user to save, and opened from one that was dropped or picked. Loaded when asked for.
import { namesInWords } from '@/core/name-list';
import type { Result } from '@/core/result';
import { fileName } from '@/core/share/file-name';
import { withPlainNames } from '@/core/share/plain-names';
import { caseBeside } from '@/core/share/pack-work';
import { packSharedFigures } from '@/core/share/shared-figures';
import type { Work } from '@/core/share/work';
import { begunWorkFile, type FiledWork, isWorkFile, readFiledWorkInSteps, WORK_FILE_ENDING, type WorkFileError, workFileFault, workFileLines } from '@/core/share/work-file';
import { workErrorWords } from '@/core/share/work-error-words';
import { formatInteger } from '@/core/units';
import { figuresLeftBehind } from './figures-left-behind';
import type { Notice } from './notices-state';
import { openSharedWork } from './open-shared';
import { figuresByModel, figuresOffered, figuresToShare } from './shared-figures';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { withUsedVariables } from './used-variables';

/** In which a file says what it is, and how it ends. */
const HEAD_BYTES = 200;
/** A few milliseconds. */
const READ_AT_ONCE_BYTES = 1 << 20;

/** The file as the pieces of a Blob, made in slices; null: nobody wants it any more. */
export async function workFileOf(store: AppStore, withFigures = true, isWanted: () => boolean = () => true): Promise<readonly string[] | null> {
  const figures = withFigures ? packSharedFigures(figuresToShare(store.getState())) : null;
  const work = await withUsedVariables(store.getState().work);
  const caseInView = caseBeside(work, store.getState().chosenCase);
  function* lines(): Generator<undefined, string[], undefined> {
    const made: string[] = [];
    for (const line of workFileLines(work, figures, caseInView)) {
      made.push(line);
      yield undefined;
    }
    return made;
  }
  return (await runInSlices(lines(), isWanted)) ?? null;
}

/** Says which own figures the file holds, and what the page uses and it does not hold; nothing where that is nothing. */
export function tellSaved(store: AppStore, withFigures: boolean, saveWithout: () => void): void {
  const held = withFigures ? figuresByModel(store.getState(), figuresToShare(store.getState())) : [];
  const details = [...held.map(({ name, words }) => `${name}: ${words}.`), ...figuresLeftBehind(store.getState(), new Set(held.map(({ id }) => id)))];
  if (details.length === 0) return;
  const [first = '', ...others] = details;
  const about = new Set(store.getState().work.prompt.parts.map(({ id }) => id));
  if (held.length === 0) store.getState().notify({ tone: 'info', text: `The work was saved. ${first}`, details: others, action: null, about });
  else store.getState().notify({ tone: 'info', text: `The work was saved with your own figures of ${namesInWords(held.map(({ name }) => name))}.`, details, action: null, choices: [{ label: 'Save without them', choose: saveWithout }], about });
}

/** What the file is called: as the workspace, or "prompt" where it has no name. */
export function workFileName(workspace: string | null): string {
  return fileName(workspace ?? 'prompt', WORK_FILE_ENDING);
}

/** Asks about files that hold work, and gives back the others. Nothing is replaced before the user says so, and nothing is offered that would be refused, as far as it is soon told. */
export async function askAboutWork(store: AppStore, files: readonly File[]): Promise<readonly File[]> {
  const others: File[] = [];
  for (const file of files) {
    const head = await file.slice(0, HEAD_BYTES).text().catch(() => '');
    const begun = begunWorkFile(file.name, head);
    if (begun === null && !isWorkFile(head)) {
      others.push(file);
      continue;
    }
    const fault = begun ?? (await faultOf(file, head));
    if (fault === null) ask(store, file);
    else refuse(store, file, refusalWords(fault), othersThanOpen(store, file));
  }
  return others;
}

/** A small file is read, of others the beginning and the end. */
async function faultOf(file: File, head: string): Promise<WorkFileError | null> {
  if (file.size > READ_AT_ONCE_BYTES) return workFileFault(head, await file.slice(-HEAD_BYTES).text().catch(() => ''));
  const result = await readFile(file);
  return result === null || result.ok ? null : result.error;
}

/** null: it could not be read. */
async function readFile(file: File): Promise<Result<FiledWork, WorkFileError> | null> {
  const text = await file.text().catch(() => null);
  return text === null ? null : ((await runInSlices(readFiledWorkInSteps(text)).catch(() => null)) ?? null);
}

function othersThanOpen(store: AppStore, file: File): readonly { readonly label: string; readonly choose: () => void }[] {
  return [
    { label: 'Keep mine', choose: () => {} },
    { label: 'Add as a document', choose: () => void store.getState().addFiles([file], 'as documents') },
  ];
}

function ask(store: AppStore, file: File): void {
  store.getState().notify({
    tone: 'info',
    text: `${file.name} holds saved work.`,
    details: ['Opening it replaces the prompt, the model, the settings of all models and the calibrations; Undo brings them back. Figures of models that differ from yours are shown first.'],
    action: null,
    choices: [
      { label: 'Open', choose: () => void store.getState().track('opening saved work', openWorkFile(store, file)) },
      ...othersThanOpen(store, file),
    ],
  });
}

/** Opens a file of saved work in the place of what is there: one step of undo. One with own figures of models is asked about once more. A file that cannot be read changes nothing. */
export async function openWorkFile(store: AppStore, file: File): Promise<void> {
  const result = await readFile(file);
  if (result?.ok === true) {
    const filed = { ...result.value, work: withPlainNames(result.value.work) };
    const { work, figures, ...beside } = filed;
    const offered = await figuresOffered(store, figures);
    if (offered.models.length + offered.refused.length > 0) store.setState({ sharedFile: { name: file.name, ...filed } });
    else openSharedWork(store, { madeBy: '', work, scenario: null, ...beside }, false, undefined, openedWords(file.name, work));
    return;
  }
  refuse(store, file, result === null ? 'it could not be read; choose it again' : refusalWords(result.error));
}

function refuse(store: AppStore, file: File, reason: string, choices?: Notice['choices']): void {
  store.getState().notify({ tone: 'error', text: `${file.name} was not opened: ${reason}.`, details: ['Your work is as it was.'], action: null, ...(choices === undefined ? {} : { choices }) });
}

/** "a.contextscope.json was opened: 3 parts." */
export function openedWords(name: string, { prompt }: Work): string {
  const parts = prompt.parts.length;
  return `${name} was opened: ${formatInteger(parts)} ${parts === 1 ? 'part' : 'parts'}.`;
}

/** Why a file of saved work was not opened, as the end of a sentence. */
export function refusalWords(error: WorkFileError): string {
  switch (error.kind) {
    case 'not-json':
      return `it is cut off or damaged; a saved file ends with “]}” and is called …${WORK_FILE_ENDING}`;
    case 'empty':
      return 'it is empty';
    case 'other-format':
      return 'it holds something else than saved work';
    case 'corrupt':
      return `${workErrorWords(error)}. Save the work again where it came from, or open an earlier file`;
    default:
      return workErrorWords(error);
  }
}
