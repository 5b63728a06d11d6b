import { packTextInSteps, type PartText } from '@/core/prompt/long-text';
import { compareNames, pastedName, sanitizeName } from '@/core/importers/names';
import { mayBeRequest, mayHoldFilesInSteps } from '@/core/importers/embedded-telltale';
import { mayBeFormat } from '@/core/importers/format-telltale';
import type { Refusal } from '@/core/importers/refusal';
import { lastOf } from '@/core/importers/steps';
import type { Work } from '@/core/share/work';
import { formatInteger, type UnitId } from '@/core/units';
import type { ActivitySlice } from './app-state';
import { type Arrival, readArrivedText } from './arrivals';
import { Cancelled, unlessCancelled } from './cancelled';
import type * as FalseNames from './false-names';
import type * as ReadFiles from './read-files';
import { mayBeHtml, mayBeNotebook } from '@/core/importers/documents/telltale';
import { nextTask, runInSlices } from './slices-of-time';
import type { Slice } from './store';
import { until } from './until';

const REPORT_EVERY_MS = 80;
/** A longer text that is pasted is added in a task of its own. */
const AT_ONCE_UNITS = 1 << 16;
const MOST_WAIT_MS = 5000;

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
  /** What arrives before the work of the last visit is back is added to that; a store that does not answer keeps nothing away. */
  const restored = () => Promise.race([until(api, ({ activities }) => !activities.has('restoring')), new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))]);

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
      if (get().activities.has('restoring')) await restored();
      const mayBeData = how === 'ask' && dropped.some(({ name }) => name.endsWith('.json'));
      // Without the script that knows data of models, it is a document as all else.
      const ask = async () => {
        const [data, work] = await Promise.all([import('./newer-data'), import('./work-files')]);
        return data.askAboutData(api, await work.askAboutWork(api, dropped));
      };
      const files = mayBeData ? await get().track('reading files', ask().catch(() => dropped)) : dropped;
      if (files.length === 0) return;
      const inOrder = [...files].sort((a, b) => compareNames(a.name, b.name));
      intakeAbort?.abort();
      const abort = new AbortController();
      intakeAbort = abort;
      let totalBytes = 0;
      // The browser asks the disk for each size while the page waits.
      function* addSizes(): Generator<undefined, void, undefined> {
        let sum = 0;
        for (const { size } of inOrder) {
          sum += size;
          yield undefined;
        }
        totalBytes = sum;
      }
      const sizing = runInSlices(addSizes(), () => !abort.signal.aborted);
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
      let reading: typeof ReadFiles | null = null;
      try {
        reading = await unlessCancelled(import('./read-files').catch(() => null), abort.signal);
        if (reading === null) {
          get().notify({ tone: 'error', text: 'What reads files did not load, so nothing was added. Reload the page and add them again.', details: [], action: null });
          return;
        }
        await unlessCancelled(sizing, abort.signal);
        const { isGone, mayBeText, readBinary, readFile } = reading;
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
      const { describeDecodeError } = reading;
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

    addPastedText: (text, isAwaited = false) => {
      if (text === '') return;
      if (!isAwaited && get().activities.has('restoring')) {
        void restored().then(() => get().addPastedText(text, true));
        return;
      }
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
        // Taking a long text from the clipboard was one task; adding, and drawing what was added, is another.
        await nextTask();
        const packed = await runInSlices(packTextInSteps(text));
        if (packed !== undefined) add(packed, isNotebook ? { takenOut: null, imported: null } : await readArrivedText(packed));
      };
      if (!/\S/.test(text)) {
        const anyway = { label: 'Add it anyway', choose: () => void get().track('looking at what a text is', read()) };
        get().notify({ tone: 'info', text: 'What was pasted is only white space. Nothing was added.', details: [], action: null, choices: [anyway] });
        return;
      }
      // What is short says at once whether it may be more than a text, and mostly is not.
      if (text.length <= AT_ONCE_UNITS && !mayBeFormat(text) && !(mayBeRequest(text) && lastOf(mayHoldFilesInSteps(text)))) add(text, { takenOut: null, imported: null });
      else void get().track('looking at what a text is', read());
    },

    cancelIntake: () => intakeAbort?.abort(),
  };
};
