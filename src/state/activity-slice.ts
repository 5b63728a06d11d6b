import { LONG_UNITS, packTextInSteps, type PartText } from '@/core/prompt/long-text';
import { checkSize, createTextReader, type DecodedText, type DecodeError } from '@/core/importers/decode';
import { compareNames, pastedName, sanitizeName } from '@/core/importers/names';
import { mayBeRequest, mayHoldFilesInSteps } from '@/core/importers/embedded-telltale';
import { mayBeFormat } from '@/core/importers/format-telltale';
import { describeDecodeError, mayBeText, type Refusal } from '@/core/importers/refusal';
import { lastOf } from '@/core/importers/steps';
import { fail, type Result } from '@/core/result';
import type { Work } from '@/core/share/work';
import { formatInteger, type UnitId } from '@/core/units';
import type { ActivitySlice } from './app-state';
import { type Arrival, type ArrivedDocument, type OnDocumentProgress, readArrivedText, readAttachedFile } from './arrivals';
import type * as FalseNames from './false-names';
import { mayBeHtml, mayBeIso2022, mayBeNotebook } from '@/core/importers/documents/telltale';
import { nextTask, runInSlices } from './slices-of-time';
import type { Slice } from './store';

const REPORT_EVERY_MS = 80;
/** Read and decoded in one task of a few milliseconds. */
const PIECE_BYTES = 1 << 20;

class Cancelled extends Error {}

/** The job's answer, or `Cancelled` as soon as the signal says so, whatever the job is waiting for. */
function unlessCancelled<Value>(job: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Cancelled());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** Reads a file piece by piece: progress shows, Cancel works in between, and what is no text is refused where it stops being one. */
async function readText(file: File, name: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Result<DecodedText, DecodeError>> {
  const size = checkSize(file.size);
  if (!size.ok) return size;
  const reader = createTextReader(name);
  // One that is gone has no size, and stretches of nothing can be read of it: only the whole says so.
  if (file.size === 0) await unlessCancelled(file.arrayBuffer(), signal);
  for (let start = 0; start < file.size; start += PIECE_BYTES) {
    const bytes = new Uint8Array(await unlessCancelled(file.slice(start, start + PIECE_BYTES).arrayBuffer(), signal));
    const refusal = reader.push(bytes);
    if (refusal !== null) return fail(refusal);
    onBytes(Math.min(PIECE_BYTES, file.size - start));
  }
  return reader.end();
}

/** A file as a text, as a document that has one, as an attachment, or the reason why it is none of these; `source`: a folder, if that is asked. */
async function readFile(file: File, name: string, signal: AbortSignal, mayBeSource: boolean, onBytes: (bytes: number) => void, onPage: OnDocumentProgress): Promise<Result<readonly Arrival[] | 'source', Refusal>> {
  let doneBytes = 0;
  // Most files are neither, and load none of this.
  const readDocument = async (plain: ArrivedDocument['plain'], format: string | null = null) => {
    const module = await import('./arrived-document').catch(() => null);
    return module === null ? null : unlessCancelled(module.readArrivedDocument({ file, name, plain, format, signal, onPage }), signal);
  };
  const decoded = await readText(file, name, signal, (bytes) => {
    doneBytes += bytes;
    onBytes(bytes);
  });
  if (decoded.ok) {
    const { text, encoding } = decoded.value;
    const read = mayBeHtml(text, name) || mayBeNotebook(text) || mayBeIso2022(text) ? await readDocument({ text }) : null;
    if (read?.ok === true) return read;
    // What a mark says is no guess, and goes without saying.
    const marked = encoding === 'utf-8' ? {} : { document: { file, label: 'text', words: null, notes: [], undoWords: null, plain: null, encodings: new Map([[text, encoding]]) } };
    return { ok: true, value: [{ name, text, ...marked, ...(await unlessCancelled(readArrivedText(text, () => !signal.aborted), signal)) }] };
  }
  // Without the script, or where it cannot be opened, an archive is read as any, and that says why.
  const mayBeArchive = mayBeSource && (decoded.error.kind === 'binary' || decoded.error.kind === 'too-large');
  if (mayBeArchive && (await unlessCancelled(import('./folder-offer').then(({ isSource }) => isSource(file)).catch(() => false), signal))) return { ok: true, value: 'source' };
  const read = async (start: number, end: number) => new Uint8Array(await unlessCancelled(file.slice(start, end).arrayBuffer(), signal));
  const attached = await unlessCancelled(readAttachedFile(file, name, read), signal);
  onBytes(file.size - doneBytes);
  if (attached.ok) {
    const { value: attachment } = attached;
    const read = attachment.kind === 'pdf' && decoded.error.kind !== 'too-large' ? await readDocument({ attachment }) : null;
    return read?.ok === true ? read : { ok: true, value: [{ name, attachment }] };
  }
  const { error } = attached;
  if (error.kind === 'no-size') return fail(error);
  const document = decoded.error.kind === 'too-large' ? null : await readDocument(null, decoded.error.kind === 'binary' ? decoded.error.format : null);
  if (document !== null) return document;
  return fail(error.kind === 'reader' && decoded.error.kind === 'binary' ? { kind: 'reader', format: decoded.error.format } : decoded.error);
}

/** A file that is no text, as one; nothing of it is looked at twice. */
async function readBinary(file: File, name: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Result<readonly Arrival[], Refusal>> {
  const size = checkSize(file.size);
  if (!size.ok) return size;
  const module = await import('./binary-text').catch(() => null);
  const read = module === null ? fail({ kind: 'reader', format: 'binary file' } as const) : await unlessCancelled(module.readAsText(file, name, signal), signal);
  onBytes(file.size);
  return read;
}

/** A dropped folder arrives as a file that cannot be found. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}

/** Names of files that have rows, whatever they begin like. */
const HAS_ROWS = /\.(?:jsonl|ndjson|csv|tsv)$/i;
const IS_TABLE = /\.[ct]sv$/i;
/** The beginning of a text that may have a prompt in each row: two lines of JSON, a list, or a first line that names a column of texts. */
const MAY_HAVE_ROWS = /^\ufeff?\{[^]*\n\{|^\ufeff?\s*(?:\{\s*"requests"\s*:\s*)?\[\s*\{|^[^\n]{0,2000}\b(?:prompt|text|content|input|question|message|query|instruction|body|document|request)\b["\w .,-]{0,2000}\r?\n/i;
const BEGINS_LIKE_JSON = /^\s*[[{]/;
/** The beginning of a JSON text that has a key of data of models. */
const MAY_BE_DATA = /^\s*(?:[[{][^]*"(?:models|price_key|format)"|<?https?:\S+#\/share\/)/;
const HEAD_UNITS = 1 << 14;

/** Whether it is one text of rows by its beginning; a long first row is looked at by who loads for it. */
function mayHaveRows([arrival, ...others]: readonly Arrival[], name: string): boolean {
  if (arrival === undefined || others.length > 0 || !('text' in arrival) || (arrival.document?.format ?? 'encoded') !== 'encoded') return false;
  const head = arrival.text.slice(0, HEAD_UNITS);
  return HAS_ROWS.test(name) || MAY_HAVE_ROWS.test(head) || (head.length === HEAD_UNITS && head.startsWith('{'));
}

/** The parts that came between. */
function addedIds(before: Work, after: Work): ReadonlySet<UnitId> {
  const known = new Set(before.prompt.parts.map(({ id }) => id));
  return new Set(after.prompt.parts.flatMap(({ id }) => (known.has(id) ? [] : [id])));
}

export const createActivitySlice: Slice<ActivitySlice> = (set, get, api) => {
  let intakeAbort: AbortController | null = null;

  return {
    activities: new Map(),
    intake: null,

    track: async (name, job) => {
      const change = (by: 1 | -1) =>
        set((state) => {
          const activities = new Map(state.activities);
          const running = (activities.get(name) ?? 0) + by;
          if (running > 0) activities.set(name, running);
          else activities.delete(name);
          return { activities };
        });
      change(1);
      try {
        return await job;
      } finally {
        change(-1);
      }
    },

    addFiles: async (dropped, how = 'ask') => {
      const mayBeData = how === 'ask' && dropped.some(({ name }) => name.endsWith('.json'));
      // Without the script that knows data of models, it is a document as all else.
      const ask = async () => {
        const [data, work] = await Promise.all([import('./newer-data'), import('./work-files')]);
        return data.askAboutData(api, await work.askAboutWork(api, dropped));
      };
      const files = mayBeData ? await get().track('reading files', ask().catch(() => dropped)) : dropped;
      if (files.length === 0) return;
      const inOrder = [...files].sort((a, b) => compareNames(a.name, b.name));
      const totalBytes = inOrder.reduce((sum, file) => sum + file.size, 0);
      intakeAbort?.abort();
      const abort = new AbortController();
      intakeAbort = abort;
      let doneBytes = 0;
      let lastReport = Number.NEGATIVE_INFINITY;
      const report = (doneFiles: number, page?: NonNullable<ActivitySlice['intake']>['page']) => {
        // A thousand small files, or pieces, would draw the page a thousand times.
        if (performance.now() - lastReport < REPORT_EVERY_MS) return;
        lastReport = performance.now();
        const name = sanitizeName(inOrder[Math.min(doneFiles, inOrder.length - 1)]?.name ?? '');
        set({ intake: { name, doneFiles, totalFiles: inOrder.length, doneBytes, totalBytes, ...(page === undefined ? {} : { page }) } });
      };
      report(0);

      const added: Arrival[] = [];
      const errors: { readonly name: string; readonly error: Refusal | 'gone' }[] = [];
      const binary: File[] = [];
      const empty: string[] = [];
      const sources: File[] = [];
      const tooMany: File[] = [];
      let falseNames: typeof FalseNames | null = null;
      let readFiles = 0;
      try {
        for (const [index, file] of inOrder.entries()) {
          const name = sanitizeName(file.name);
          try {
            const onBytes = (count: number) => {
              doneBytes += count;
              report(index);
            };
            const arrived = await (how === 'as text' ? readBinary(file, name, abort.signal, onBytes) : readFile(file, name, abort.signal, how === 'ask', onBytes, (words, done, whole) => report(index, { words, done, whole })));
            if (!arrived.ok) {
              errors.push({ name, error: arrived.error });
              if (how !== 'as text' && mayBeText(arrived.error)) binary.push(file);
              if (arrived.error.kind === 'document' && arrived.error.mayBeFolder === true) tooMany.push(file);
            } else if (arrived.value === 'source') sources.push(file);
            else {
              added.push(...arrived.value);
              readFiles += 1;
              if (file.size === 0) empty.push(name);
            }
          } catch (error) {
            if (error instanceof Cancelled) throw error;
            errors.push({ name, error: isGone(error) ? 'gone' : { kind: 'unreadable' } });
          }
          report(index + 1);
        }
        // Reading the last piece was one task; adding, and drawing what was added, is another.
        await unlessCancelled(nextTask(), abort.signal);
        // Without it nothing is said of names.
        falseNames = await unlessCancelled(import('./false-names').catch(() => null), abort.signal);
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        const read = { label: readFiles === 1 ? 'Add the one that is read' : `Add the ${formatInteger(readFiles)} that are read`, choose: () => get().addArrivals(added) };
        get().notify({ tone: 'info', text: 'Adding files was cancelled. Nothing was added.', details: [], action: null, ...(readFiles === 0 ? {} : { choices: [read] }) });
        return;
      } finally {
        if (intakeAbort === abort) {
          intakeAbort = null;
          set({ intake: null });
        }
      }
      const failed = new Set(errors.map(({ name }) => name));
      get().dismissRefused(new Set(inOrder.map(({ name }) => sanitizeName(name)).filter((name) => !failed.has(name))));
      const before = get().work;
      if (added.length > 0) get().addArrivals(how === 'as text' ? added : (falseNames?.withFalseNames(added) ?? added), how === 'in one step');
      const after = get().work;
      const about = addedIds(before, after);
      const only = files.length === 1 ? files[0] : undefined;
      const isOnly = only !== undefined && mayHaveRows(added, only.name);
      const tables = added.flatMap((each) => ('text' in each && (isOnly || IS_TABLE.test(each.name)) ? [each] : []));
      if (tables.length > 0) void get().track('looking at rows', import('./batch-offer').then(({ tellRows }) => tellRows(api, tables, isOnly ? { kind: 'file', file: only } : null, about)).catch(() => undefined));
      if (empty.length > 0) {
        const [one] = empty;
        get().notify({ tone: 'info', text: empty.length === 1 ? `${one} is empty; it was added without a text.` : `${formatInteger(empty.length)} files are empty; they were added without a text.`, details: empty.length === 1 ? [] : empty, action: null, about });
      }
      const refused = errors.map(({ name, error }) => {
        if (error === 'gone') return `${name} was not added: it is a folder, or it was moved or deleted since; drop its files.`;
        return falseNames?.refusalOf(name, error) ?? describeDecodeError(name, error);
      });
      if (refused.length > 0) {
        get().notify({
          tone: 'error',
          text: refused.length === 1 && refused[0] !== undefined ? refused[0] : `${refused.length} files were not added.`,
          details: refused.length === 1 ? [] : refused,
          action: null,
          about: new Set(),
          refused: [...failed],
          ...(binary.length === 0 ? {} : { choices: [{ label: binary.length === refused.length ? 'Add as text anyway' : `Add ${binary.length} as text anyway`, choose: () => void get().addFiles(binary, 'as text') }] }),
        });
      }
      if (how !== 'ask') return;
      // One text is no folder.
      const isFolder = only !== undefined && added.length > 1 && added.every(({ document }) => document?.format === 'zip');
      const offer = async () => {
        const { offerFolder, openSources } = await import('./folder-offer');
        if (isFolder) offerFolder(api, only, { texts: added.length, before, after, about });
        for (const file of tooMany) offerFolder(api, file, { texts: 0, before: after, after, about: new Set() });
        openSources(api, sources);
      };
      if (isFolder || tooMany.length > 0 || sources.length > 0) void get().track('offering a folder', offer().catch(() => undefined));
    },

    addPastedText: (text) => {
      if (text === '') return;
      const isNotebook = mayBeNotebook(text);
      const add = (packed: PartText, read: Awaited<ReturnType<typeof readArrivedText>>) => {
        const { prompt, untouchedSample } = get().work;
        const names = prompt.parts.map((part) => part.name);
        // Every tokenizer that counts a long text is sent its bytes, which are made once.
        get().addArrivals([{ name: pastedName(untouchedSample ? [] : names), text: packed, ...read }]);
        const id = get().focusId;
        if (id !== null && read.imported === null && BEGINS_LIKE_JSON.test(text) && MAY_HAVE_ROWS.test(text.slice(0, HEAD_UNITS))) {
          const [name, about] = [get().work.prompt.parts.find((part) => part.id === id)?.name ?? '', new Set([id])];
          void get().track('looking at rows', import('./batch-offer').then(({ tellRows }) => tellRows(api, [{ name, text: packed }], { kind: 'text', name, text: packed }, about), () => undefined));
        }
        if (id !== null && (isNotebook || mayBeHtml(text))) void get().track('looking at what was pasted', import('./pasted-page').then((module) => (isNotebook ? module.readAsNotebook(api, id) : module.offerPage(api, id)), () => undefined));
        if (id === null || read.imported !== null || !MAY_BE_DATA.test(text.slice(0, HEAD_UNITS))) return;
        void get().track('looking at what was pasted', import('./pasted-data').then((module) => module.askAboutPasted(api, text, id, untouchedSample), () => undefined));
      };
      const read = async () => {
        const packed = await runInSlices(packTextInSteps(text));
        if (packed !== undefined) add(packed, isNotebook ? { takenOut: null, imported: null } : await readArrivedText(packed));
      };
      if (!/\S/.test(text)) {
        const anyway = { label: 'Add it anyway', choose: () => void get().track('looking at what a text is', read()) };
        get().notify({ tone: 'info', text: 'What was pasted is only white space. Nothing was added.', details: [], action: null, choices: [anyway] });
        return;
      }
      // What is short says at once whether it may be more than a text, and mostly is not.
      if (text.length <= LONG_UNITS && !mayBeFormat(text) && !(mayBeRequest(text) && lastOf(mayHoldFilesInSteps(text)))) add(text, { takenOut: null, imported: null });
      else void get().track('looking at what a text is', read());
    },

    cancelIntake: () => intakeAbort?.abort(),
  };
};
