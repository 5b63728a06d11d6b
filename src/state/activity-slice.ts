import { packTextInSteps, type PartText } from '@/core/prompt/long-text';
import { compareNames, pastedName, sanitizeName } from '@/core/importers/names';
import { mayBeRequest, mayHoldFilesInSteps } from '@/core/importers/embedded-telltale';
import { mayBeFormat } from '@/core/importers/format-telltale';
import { lastOf } from '@/core/importers/steps';
import type { ActivitySlice } from './app-state';
import { readArrivedText } from './arrivals';
import { Cancelled, CANCELLED_WORDS, unlessCancelled } from './cancelled';
import { HEAD_UNITS, mayHaveRows } from './may-have-rows';
import { mayBeHtml, mayBeNotebook } from '@/core/importers/documents/telltale';
import { nextTask, runInSlices } from './slices-of-time';
import type { Slice } from './store';
import { until } from './until';

/** A longer text that is pasted is added in a task of its own. */
const AT_ONCE_UNITS = 1 << 16;
const MOST_WAIT_MS = 5000;

const BEGINS_LIKE_JSON = /^\s*[[{]/;
/** The beginning of a JSON text that has a key of data of models. */
const MAY_BE_DATA = /^\s*(?:[[{][^]*"(?:models|price_key|format)"|<?https?:\S+#\/share\/)/;

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
      set({ intake: { name: sanitizeName(inOrder[0]?.name ?? ''), doneFiles: 0, totalFiles: inOrder.length, doneBytes: 0, totalBytes: 0 } });
      const over = () => {
        if (intakeAbort !== abort) return;
        intakeAbort = null;
        set({ intake: null });
      };
      const loaded = await unlessCancelled(import('./add-files'), abort.signal).catch((error: unknown) => (error instanceof Cancelled ? CANCELLED_WORDS : null));
      if (loaded !== null && 'addReadFiles' in loaded) return loaded.addReadFiles(api, { files: inOrder, how, signal: abort.signal, over });
      over();
      if (loaded === null) get().notify({ tone: 'error', text: 'What reads files did not load, so nothing was added. Reload the page and add them again.', details: [], action: null });
      else get().notify({ tone: 'info', ...loaded });
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
        if (id !== null && read.imported === null && BEGINS_LIKE_JSON.test(text) && mayHaveRows(text)) {
          const [name, about] = [get().work.prompt.parts.find((part) => part.id === id)?.name ?? '', new Set([id])];
          void get().track('looking at rows', import('./batch-offer').then(({ tellRows }) => tellRows(api, [{ name, text: packed, origin: { kind: 'text', name, text: packed }, about }]), () => undefined));
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
