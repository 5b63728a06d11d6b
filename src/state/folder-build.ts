// The prompt of an open folder, while it is built and until its problems are read: it goes on whatever view is open. Reads the
// chosen files once more and makes documents of them. A file that is gone, or is another by now, is named; the rest goes on.
import { assembly } from '@/core/importers/repository/assemble';
import { readFolderFile } from '@/core/importers/repository/read-file';
import { clashOf, clashWords, type ShapeClash } from '@/core/importers/repository/shape-traits';
import type { TreeNode } from '@/core/importers/repository/folder-tree';
import { LEFT_OUT_REASONS } from '@/core/importers/repository/default-prunes';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger } from '@/core/units';
import type { AppState } from './app-state';
import { selectFolderChoices } from './folder-choices';
import type { FolderSession, FolderWork } from './folder-session';
import type { AppStore } from './store';
import { nextTask, runInSlices } from './slices-of-time';

export interface FolderBuild {
  readonly session: FolderSession;
  readonly doneFiles: number;
  readonly files: number;
  /** Sentences about files; null: it is being built. */
  readonly problems: readonly string[] | null;
  /** Nothing is added then. */
  stop(): void;
}

/** A page holds its text several times over while it counts. */
export const MOST_BYTES = 100_000_000;
/** Files that become parts of their own: more would make the prompt's list of no use. */
export const MOST_PARTS = 200;
const SHOW_MS = 200;
const SLICE_MS = 8;

/** Builds the prompt of the files that are chosen now: its progress, and what it has to say, are in the state. */
export function startFolderBuild(store: AppStore, folder: FolderWork): void {
  const { session } = folder;
  let chosen = session.files();
  const abort = new AbortController();
  let shown: FolderBuild | null = null;
  // Another folder, or another try, has taken its place otherwise.
  const isShown = () => shown !== null && store.getState().folderBuild === shown;
  const show = (doneFiles: number, problems: readonly string[] | null) => {
    shown = { session, doneFiles, files: chosen.length, problems, stop };
    store.setState({ folderBuild: shown });
  };
  const stop = () => {
    abort.abort();
    if (isShown()) store.setState({ folderBuild: null });
  };
  const build = async () => {
    // What was typed in the moment before the press.
    const choosing = session.choosing();
    if (choosing !== null) {
      await choosing;
      if (abort.signal.aborted) return;
      chosen = session.files();
      if (selectFolderChoices(store.getState(), folder.key).isPerFile && chosen.length > MOST_PARTS) return stop();
      show(0, null);
    }
    const problems = await buildPrompt(store, folder, chosen, abort.signal, (doneFiles) => isShown() && show(doneFiles, null));
    if (isShown()) show(chosen.length, problems);
  };
  store.getState().folderBuild?.stop();
  show(0, null);
  void store.getState().track('building a prompt', build());
}

/** Adds the chosen files to the prompt, one step of undo. What has to be said of files comes back; nothing where it was cancelled. */
async function buildPrompt(store: AppStore, { name, key }: FolderWork, files: readonly TreeNode[], signal: AbortSignal, onProgress: (doneFiles: number) => void): Promise<readonly string[]> {
  const { shape, isPerFile } = selectFolderChoices(store.getState(), key);
  const problems: string[] = [];
  const clashes: ShapeClash[] = [];
  const parts: { readonly name: string; readonly text: PartText }[] = [];
  let whole = assembly(shape, isPerFile);
  let [added, bytes] = [0, 0];
  let [shownAt, sliceEndsAt] = [performance.now(), 0];
  for (const [index, node] of files.entries()) {
    if (node.file === null) continue;
    const read = await readFolderFile(node.file, signal);
    if (signal.aborted) return [];
    if (!read.ok) {
      problems.push(`${node.path} is not in the prompt: ${read.error.kind === 'unreadable' ? (read.error.words ?? 'it could not be read; it was moved, deleted, changed or locked.') : `it is ${LEFT_OUT_REASONS[read.error.kind as keyof typeof LEFT_OUT_REASONS] ?? 'no text'} now.`}`);
      continue;
    }
    const { text, opened } = read.value;
    bytes += opened.sizeBytes;
    if (bytes > MOST_BYTES) {
      problems.push(`${node.path} and what comes behind it are not in the prompt: together it would be too large.`);
      break;
    }
    if (opened.sizeBytes !== node.sizeBytes || opened.modifiedMs !== node.modifiedMs) problems.push(`${node.path} was changed since it was counted; the prompt has it as it is now.`);
    const marks = await runInSlices(whole.add(node.path, text), () => !signal.aborted);
    if (marks === undefined) return [];
    const mark = clashOf(marks, shape, isPerFile);
    if (mark !== null) clashes.push({ path: node.path, mark });
    added += 1;
    if (isPerFile) {
      parts.push({ name: node.path, text: whole.finish() });
      whole = assembly(shape, isPerFile, added);
    }
    if (performance.now() - shownAt >= SHOW_MS) {
      shownAt = performance.now();
      onProgress(index + 1);
    }
    if (performance.now() < sliceEndsAt) continue;
    await nextTask();
    if (signal.aborted) return [];
    sliceEndsAt = performance.now() + SLICE_MS;
  }
  if (!isPerFile && added > 0) parts.push({ name, text: whole.finish() });
  const clashing = clashWords(clashes, shape);
  if (clashing !== null) problems.push(clashing);
  await nextTask();
  if (signal.aborted) return [];
  addBuilt(store, parts, added, problems);
  return problems;
}

/** One step of undo, and what there is to say of it. */
function addBuilt(store: AppStore, parts: Parameters<AppState['addTexts']>[0], added: number, problems: readonly string[]): void {
  const { work: before, view, notify } = store.getState();
  if (added > 0) store.getState().addTexts(parts);
  const words = added === 0 ? 'None of the chosen files could be added to the prompt.' : `${formatInteger(added)} ${added === 1 ? 'file was' : 'files were'} added to the prompt.`;
  // The view of the folder says itself what there is to say of files.
  const details = view === 'folder' ? [] : problems;
  if (details.length > 0 || (added > 0 && !before.untouchedSample)) notify({ tone: details.length > 0 ? 'warning' : 'info', text: words, details, action: added > 0 ? 'undo' : null });
}
