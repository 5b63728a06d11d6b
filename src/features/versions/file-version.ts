// A file as a side of the comparison: saved work, or whatever else the page would add to a prompt, read as it reads it.
import { begunWorkFile, isWorkFile, readWorkFileInSteps } from '@/core/share/work-file';
import { fail, type Result, succeed } from '@/core/result';
import type { UnitId } from '@/core/units';
import type { Version } from '@/state/aside-slice';
import { runInSlices } from '@/state/slices-of-time';
import { type AppStore, createAppStore } from '@/state/store';
import { refusalWords } from '@/state/work-files';

const HEAD_BYTES = 200;

export interface FileRefusal {
  readonly kind: 'refused';
  /** A sentence for the user. */
  readonly words: string;
}

/** The state of the work that a file holds or makes. */
export async function readVersion(store: AppStore, file: File): Promise<Result<Version, FileRefusal>> {
  const head = await file.slice(0, HEAD_BYTES).text().catch(() => '');
  const begun = begunWorkFile(file.name, head);
  if (begun !== null) return refuse(`${file.name} was not opened: ${refusalWords(begun)}.`);
  return isWorkFile(head) ? readWork(file) : readPrompt(store, file);
}

async function readWork(file: File): Promise<Result<Version, FileRefusal>> {
  const text = await file.text().catch(() => null);
  const read = text === null ? null : await runInSlices(readWorkFileInSteps(text)).catch(() => null);
  if (read?.ok === true) return succeed({ name: file.name, work: read.value });
  return refuse(`${file.name} was not opened: ${read === null || read === undefined ? 'it could not be read; choose it again' : refusalWords(read.error)}.`);
}

/** A request, a transcript, a document or a text: the prompt that the page would have with it alone, made in a store of its own. */
async function readPrompt(store: AppStore, file: File): Promise<Result<Version, FileRefusal>> {
  const { tokenizer, work } = store.getState();
  const makeId = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join('') as UnitId;
  const aside = createAppStore({ tokenizer, makeId });
  aside.getState().clear();
  await aside.getState().addFiles([file], 'in one step');
  const { prompt } = aside.getState().work;
  if (prompt.parts.length > 0) return succeed({ name: file.name, work: { ...work, prompt, variables: {} } });
  const told = aside.getState().notices.findLast(({ tone }) => tone === 'error');
  return refuse(told?.text ?? `${file.name} holds nothing that can be compared.`);
}

function refuse(words: string): Result<Version, FileRefusal> {
  return fail({ kind: 'refused', words });
}
