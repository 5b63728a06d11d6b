import { checkSize, decodeText } from '@/core/importers/decode';
import { compareNames, pastedName, sanitizeName } from '@/core/importers/names';
import { describeDecodeError } from '@/core/importers/refusal';
import type { ActivitySlice } from './app-state';
import type { Slice } from './store';

const REPORT_EVERY_MS = 80;
const READ_SLICE_BYTES = 4 * 1024 * 1024;

class Cancelled extends Error {}

/** Reads a file piece by piece, so that progress shows and Cancel works in between. */
async function readBytes(file: File, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  for (let start = 0; start < file.size; start += READ_SLICE_BYTES) {
    if (signal.aborted) throw new Cancelled();
    const slice = new Uint8Array(await file.slice(start, start + READ_SLICE_BYTES).arrayBuffer());
    bytes.set(slice, start);
    onBytes(slice.length);
  }
  return bytes;
}

function describeReadError(name: string, error: unknown): string {
  // A dropped folder arrives as a file that cannot be found.
  return error instanceof DOMException && error.name === 'NotFoundError'
    ? `${name} was not added: it is a folder, or it was moved since; drop its files.`
    : describeDecodeError(name, { kind: 'unreadable' });
}

export const createActivitySlice: Slice<ActivitySlice> = (set, get) => {
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

    addFiles: async (files) => {
      if (files.length === 0) return;
      const inOrder = [...files].sort((a, b) => compareNames(a.name, b.name));
      const totalBytes = inOrder.reduce((sum, file) => sum + file.size, 0);
      intakeAbort?.abort();
      const abort = new AbortController();
      intakeAbort = abort;
      let doneBytes = 0;
      let lastReport = 0;
      const report = (doneFiles: number) => {
        // A thousand small files would draw the page a thousand times.
        if (doneFiles > 0 && performance.now() - lastReport < REPORT_EVERY_MS) return;
        lastReport = performance.now();
        set({ intake: { doneFiles, totalFiles: inOrder.length, doneBytes, totalBytes } });
      };
      report(0);

      const added: { name: string; text: string }[] = [];
      const refused: string[] = [];
      try {
        for (const [index, file] of inOrder.entries()) {
          const name = sanitizeName(file.name);
          const size = checkSize(file.size);
          if (!size.ok) {
            refused.push(describeDecodeError(name, size.error));
          } else {
            try {
              const bytes = await readBytes(file, abort.signal, (count) => {
                doneBytes += count;
                report(index);
              });
              const decoded = decodeText(bytes, name);
              if (decoded.ok) added.push({ name, text: decoded.value.text });
              else refused.push(describeDecodeError(name, decoded.error));
            } catch (error) {
              if (error instanceof Cancelled) throw error;
              refused.push(describeReadError(name, error));
            }
          }
          report(index + 1);
        }
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        get().notify({ tone: 'info', text: 'Adding files was cancelled. Nothing was added.', details: [], action: null });
        return;
      } finally {
        if (intakeAbort === abort) {
          intakeAbort = null;
          set({ intake: null });
        }
      }
      if (added.length > 0) get().addTexts(added);
      if (refused.length > 0) {
        get().notify({
          tone: 'error',
          text: refused.length === 1 && refused[0] !== undefined ? refused[0] : `${refused.length} files were not added.`,
          details: refused.length === 1 ? [] : refused,
          action: null,
        });
      }
    },

    addPastedText: (text) => {
      if (text === '') return;
      const names = get().work.prompt.parts.map((part) => part.name);
      get().addTexts([{ name: pastedName(get().work.untouchedSample ? [] : names), text }]);
    },

    cancelIntake: () => intakeAbort?.abort(),
  };
};
