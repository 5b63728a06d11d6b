import { checkSize, createTextReader, type DecodedText, type DecodeError } from '@/core/importers/decode';
import { compareNames, pastedName, sanitizeName } from '@/core/importers/names';
import { describeDecodeError } from '@/core/importers/refusal';
import type { PartText } from '@/core/prompt/long-text';
import { fail, type Result } from '@/core/result';
import type { ActivitySlice } from './app-state';
import { nextTask } from './slices-of-time';
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
  const reader = createTextReader(name);
  for (let start = 0; start < file.size; start += PIECE_BYTES) {
    const bytes = new Uint8Array(await unlessCancelled(file.slice(start, start + PIECE_BYTES).arrayBuffer(), signal));
    const refusal = reader.push(bytes);
    if (refusal !== null) {
      onBytes(file.size - start);
      return fail(refusal);
    }
    onBytes(Math.min(PIECE_BYTES, file.size - start));
  }
  return reader.end();
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
      let lastReport = Number.NEGATIVE_INFINITY;
      const report = (doneFiles: number) => {
        // A thousand small files, or pieces, would draw the page a thousand times.
        if (performance.now() - lastReport < REPORT_EVERY_MS) return;
        lastReport = performance.now();
        set({ intake: { doneFiles, totalFiles: inOrder.length, doneBytes, totalBytes } });
      };
      report(0);

      const added: { name: string; text: PartText }[] = [];
      const refused: string[] = [];
      try {
        for (const [index, file] of inOrder.entries()) {
          const name = sanitizeName(file.name);
          const size = checkSize(file.size);
          if (!size.ok) {
            refused.push(describeDecodeError(name, size.error));
          } else {
            try {
              const decoded = await readText(file, name, abort.signal, (count) => {
                doneBytes += count;
                report(index);
              });
              if (decoded.ok) added.push({ name, text: decoded.value.text });
              else refused.push(describeDecodeError(name, decoded.error));
            } catch (error) {
              if (error instanceof Cancelled) throw error;
              refused.push(describeReadError(name, error));
            }
          }
          report(index + 1);
        }
        // Reading the last piece was one task; adding, and drawing what was added, is another.
        await unlessCancelled(nextTask(), abort.signal);
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
