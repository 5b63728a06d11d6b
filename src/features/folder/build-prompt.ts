// Reads the chosen files once more and makes documents of them. A file that is gone, or is another by now, is named; the rest
// goes on.
import { assembly } from '@/core/importers/repository/assemble';
import { readFolderFile } from '@/core/importers/repository/read-file';
import { LEFT_OUT_REASONS } from '@/core/importers/repository/default-prunes';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger } from '@/core/units';
import { selectFolderChoices } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import type { AppStore } from '@/state/store';
import { nextTask, runInSlices } from '@/state/slices-of-time';

/** A page holds its text several times over while it counts. */
export const MOST_BYTES = 100_000_000;
/** Files that become parts of their own: more would make the prompt's list of no use. */
export const MOST_PARTS = 200;
const SHOW_MS = 100;

/** Adds the chosen files to the prompt, one step of undo. What has to be said of files comes back; nothing where it was cancelled. */
export async function buildPrompt(store: AppStore, { name, session }: FolderWork, signal: AbortSignal, onProgress: (doneFiles: number) => void): Promise<readonly string[]> {
  const { shape, isPerFile } = selectFolderChoices(store.getState(), name);
  const files = session.files();
  const problems: string[] = [];
  const parts: { readonly name: string; readonly text: PartText }[] = [];
  let whole = assembly(shape);
  let [added, bytes, shownAt] = [0, 0, 0];
  for (const [index, node] of files.entries()) {
    if (node.file === null) continue;
    const read = await readFolderFile(node.file, signal);
    if (signal.aborted) return [];
    if (!read.ok) {
      problems.push(`${node.path} is not in the prompt: ${read.error.kind === 'unreadable' ? 'it could not be read; it was moved, deleted, changed or locked.' : `it is ${LEFT_OUT_REASONS[read.error.kind as keyof typeof LEFT_OUT_REASONS] ?? 'no text'} now.`}`);
      continue;
    }
    const { text, opened } = read.value;
    bytes += opened.sizeBytes;
    if (bytes > MOST_BYTES) {
      problems.push(`${node.path} and what comes behind it are not in the prompt: together it would be too large.`);
      break;
    }
    if (opened.sizeBytes !== node.sizeBytes || opened.modifiedMs !== node.modifiedMs) problems.push(`${node.path} was changed since it was counted; the prompt has it as it is now.`);
    if ((await runInSlices(whole.add(node.path, text), () => !signal.aborted)) === undefined && signal.aborted) return [];
    added += 1;
    if (isPerFile) {
      parts.push({ name: node.path, text: whole.finish() });
      whole = assembly(shape);
    }
    if (performance.now() - shownAt < SHOW_MS) continue;
    shownAt = performance.now();
    onProgress(index + 1);
    await nextTask();
    if (signal.aborted) return [];
  }
  if (added === 0) return problems;
  if (!isPerFile) parts.push({ name, text: whole.finish() });
  await nextTask();
  const wasSample = store.getState().work.untouchedSample;
  store.getState().addTexts(parts);
  if (!wasSample) store.getState().notify({ tone: 'info', text: `${formatInteger(added)} ${added === 1 ? 'file was' : 'files were'} added to the prompt.`, details: [], action: 'undo' });
  return problems;
}
