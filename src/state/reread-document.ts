// A document that is there already, read in another way: its text, the file itself, or in an encoding that the user chooses.
import { documentReason } from '@/core/importers/documents/document';
import { type PackedDocument, unpackSource, unpackTexts } from '@/core/importers/documents/packed-document';
import type { PartText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import type { DocumentJob } from '@/workers/read-document';
import { type ReadInWorker, readInWorker } from './arrived-document';
import { shownIn } from './bound-sources';
import type { DocumentChanges } from './documents-slice';
import { heldOrigin, type Origin } from './origin';
import type { AppStore } from './store';

/** Counts the file, or the text as it came, in place of the text that was read from it. */
export async function showPlain(store: AppStore, id: UnitId): Promise<void> {
  const document = store.getState().documents.get(id);
  if (document === undefined || document.plain === null) return;
  const { plain } = document;
  const signal = begin(id);
  if ('attachment' in plain) {
    replaceContent(store, id, plain);
    return;
  }
  const text = plain.text.held ?? (await whatWasKept(store, plain.text));
  if (signal.aborted || text === null) return;
  // What was read from it is in its encoding, which is all that is kept of that.
  const { encodings } = document;
  const encoding = encodings?.get(shownText(store, id) ?? '');
  replaceContent(store, id, { text });
  if (encodings !== null && encoding !== undefined && !encodings.has(text)) store.getState().knowDocuments([[id, { ...document, encodings: new Map(encodings).set(text, encoding) }]]);
}

function shownText(store: AppStore, id: UnitId): PartText | null {
  const part = store.getState().work.prompt.parts.find((each) => each.id === id);
  return part !== undefined && 'text' in part ? part.text : null;
}

/** What is being read again, by part: what was asked for last holds, whichever is read first. */
const readings = new Map<UnitId, AbortController>();

/** Ends what is being read of this part, and begins something else. */
function begin(id: UnitId): AbortSignal {
  readings.get(id)?.abort();
  const reading = new AbortController();
  readings.set(id, reading);
  return reading.signal;
}

/** Reads the file once more, in an encoding or, with null, as what it is; says so where that fails. One step of undo. */
export async function readAgain(store: AppStore, id: UnitId, encoding: string | null, read: ReadInWorker = readInWorker): Promise<void> {
  const document = store.getState().documents.get(id);
  if (document === undefined) return;
  const { plain } = document;
  const isPdf = plain !== null && 'attachment' in plain;
  const signal = begin(id);
  const file = document.file.held ?? (await whatWasKept(store, document.file));
  if (signal.aborted || file === null) return;
  const found = await readFirst(store, { file, encoding, signal }, isPdf, read);
  if (signal.aborted || found === null) return;
  const { text, document: answer } = found;
  const source = unpackSource(answer);
  const { encoding: usedEncoding } = answer;
  const encodings = usedEncoding === undefined ? document.encodings : new Map([...(document.encodings ?? []), ...[text, ...(source === null ? [] : [source])].map((each) => [each, usedEncoding] as const)]);
  // What was said of it may have been why it could not be read.
  const { label, notes } = encoding === null ? answer : document;
  // In another encoding it stays what it is: the source, or what that says. One that says nothing by itself is only ever its source.
  const isPlain = plain === null || ('text' in plain && shownText(store, id) === plain.text.held);
  replaceContent(store, id, { text: encoding !== null && isPlain && source !== null ? source : text, ...(document.isSentAsFile === true ? { isSentAsFile: true } : {}) });
  const known = { ...document, label, notes, encodings, readTexts: new Set(document.readTexts).add(text) };
  store.getState().knowDocuments([[id, source === null || plain === null ? known : { ...known, plain: { text: heldOrigin(source, source.length) } }]]);
}

/** One step of undo. What was changed in the text since it was read goes with it, which is told. */
function replaceContent(store: AppStore, id: UnitId, content: Parameters<DocumentChanges['setContent']>[1]): void {
  const { work, documents, setContent, notify } = store.getState();
  const part = work.prompt.parts.find((each) => each.id === id);
  const document = documents.get(id);
  const isEdited = part !== undefined && document !== undefined && shownIn(document, part).kind === 'edited';
  setContent(id, content);
  if (isEdited) notify({ tone: 'info', text: `What was changed in ${part.name} since it was read went with its text.`, details: [], action: 'undo' });
}

/** Reads what was kept of an earlier visit; null where it is gone, which is told. */
async function whatWasKept<Value>(store: AppStore, origin: Origin<Value>): Promise<Value | null> {
  const value = await store.getState().track('reading again', origin.read()).catch(() => null);
  if (value === null) store.getState().notify({ tone: 'error', text: 'What this was read from is not kept any more. Add it once more to read it in another way.', details: [], action: null });
  return value;
}

/** The first text of a file, and what was found on the way; null: it was cancelled, or cannot be read, which is told. */
export async function readFirst(
  store: AppStore,
  order: Pick<DocumentJob, 'encoding' | 'signal'> & { readonly file: File },
  isPdf: boolean,
  read: ReadInWorker,
): Promise<{ readonly text: PartText; readonly document: PackedDocument } | null> {
  const job = { ...order, onBytes: () => {}, onPage: () => {} };
  const answer = await store.getState().track('reading again', read(job, isPdf)).catch(() => null);
  if (order.signal.aborted) return null;
  const [first] = answer?.ok === true ? unpackTexts(answer.value) : [];
  if (answer?.ok === true && first !== undefined) return { text: first.text, document: answer.value };
  const reason = answer?.ok === false ? documentReason(answer.error) : 'what reads it did not load; try again when you are online.';
  store.getState().notify({ tone: 'error', text: `${order.file.name} was not read: ${reason}`, details: [], action: null });
  return null;
}
