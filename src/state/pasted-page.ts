// A page of HTML or a notebook that was pasted, where a file of it would have been read. It is added as text. Of a page it may
// be the source that is meant, so reading it is offered; a notebook is read at once. Loaded with the first paste that begins
// like one.
import { unpackTexts } from '@/core/importers/documents/packed-document';
import type { PartText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import { type ReadInWorker, readInWorker } from './arrived-document';
import { utf8Of } from './arrived-format';
import { heldOrigin, originOfFile } from './origin';
import { readFirst } from './reread-document';
import type { AppStore } from './store';

/** Asks what to do with the text that was added as the part `id`. */
export function offerPage(store: AppStore, id: UnitId): void {
  const name = store.getState().work.prompt.parts.find((part) => part.id === id)?.name;
  if (name === undefined) return;
  store.getState().notify({
    tone: 'info',
    text: `${name} begins like an HTML page; its source was added as text.`,
    details: [],
    action: null,
    choices: [
      { label: 'Read as HTML page', choose: () => void store.getState().track('reading a page', readAsPage(store, id)) },
      { label: 'Keep its source', choose: () => {} },
    ],
  });
}

/** Puts what the page says in the place of its source, as it is by now: one step of undo. */
export async function readAsPage(store: AppStore, id: UnitId, read: ReadInWorker = readInWorker): Promise<void> {
  const source = await sourceOf(store, id, 'text/html');
  const found = source === null ? null : await readFirst(store, { file: source.file, encoding: null, signal: new AbortController().signal }, false, read);
  if (source !== null && found !== null) putInPlace(store, id, source, found);
}

/** The same of a notebook. Where it cannot be read it stays as it is: what is wrong with its JSON is told as of any. */
export async function readAsNotebook(store: AppStore, id: UnitId, read: ReadInWorker = readInWorker): Promise<void> {
  const source = await sourceOf(store, id, 'application/x-ipynb+json');
  if (source === null) return;
  const answer = await read({ file: source.file, encoding: null, signal: new AbortController().signal, onBytes: () => {}, onPage: () => {} }, false).catch(() => null);
  const [first] = answer?.ok === true ? unpackTexts(answer.value) : [];
  if (answer?.ok === true && answer.value.format === 'notebook' && first !== undefined && first.text.length > 0) putInPlace(store, id, source, { text: first.text, document: answer.value });
}

interface PastedSource {
  readonly name: string;
  readonly text: PartText;
  readonly file: File;
}

async function sourceOf(store: AppStore, id: UnitId, type: string): Promise<PastedSource | null> {
  const part = store.getState().work.prompt.parts.find((each) => each.id === id);
  if (part === undefined || !('text' in part)) return null;
  const { name, text } = part;
  return { name, text, file: new File([await utf8Of(text)], name, { type }) };
}

function putInPlace(store: AppStore, id: UnitId, { name, text, file }: PastedSource, found: NonNullable<Awaited<ReturnType<typeof readFirst>>>): void {
  const now = store.getState().work.prompt.parts.find((part) => part.id === id);
  // What was typed meanwhile is not read.
  if (now === undefined || !('text' in now) || now.text !== text) return;
  const { label, notes } = found.document;
  store.getState().knowDocuments([[id, { file: originOfFile(file), label, notes, undoWords: null, plain: { text: heldOrigin(text, text.length) }, encodings: null, readTexts: new Set([found.text]) }]]);
  store.getState().setContent(id, { text: found.text });
  store.getState().notify({ tone: 'info', text: `${name} was read as ${label}.`, details: notes, action: 'undo' });
}
