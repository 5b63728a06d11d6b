// A page of HTML that was pasted, where a file of it would have been read. It is added as text, as it may be the source that is
// meant, and reading it is offered. Loaded with the first paste that begins like one.
import type { UnitId } from '@/core/units';
import { type ReadInWorker, readInWorker } from './arrived-document';
import { utf8Of } from './arrived-format';
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
  const partNow = () => store.getState().work.prompt.parts.find((part) => part.id === id);
  const part = partNow();
  if (part === undefined || !('text' in part)) return;
  const { name, text } = part;
  const file = new File([await utf8Of(text)], name, { type: 'text/html' });
  const found = await readFirst(store, { file, encoding: null, signal: new AbortController().signal }, false, read);
  const now = partNow();
  // What was typed meanwhile is not read.
  if (found === null || now === undefined || !('text' in now) || now.text !== text) return;
  const { label, notes, format } = found.document;
  store.getState().knowDocuments([[id, { file, label, words: null, notes, undoWords: null, plain: { text }, encodings: new Map(), format }]]);
  store.getState().setContent(id, { text: found.text });
  store.getState().notify({ tone: 'info', text: `${name} was read as ${label}.`, details: notes, action: 'undo' });
}
