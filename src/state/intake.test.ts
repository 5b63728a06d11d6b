import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LONG_UNITS } from '@/core/prompt/long-text';
import { startMeasuring } from './measuring';
import { selectCountedParts } from './selectors';
import { createAppStore } from './store';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';

let lastId = 0;
const open = () => createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `intake${(lastId += 1)}` as UnitId });

const MB = 1 << 20;

interface TestFile {
  readonly file: File;
  /** Where each slice that was read began and ended. */
  readonly reads: (readonly [start: number, end: number])[];
}

/** A file that hands its bytes out whole or slice by slice; a read takes 100 ms, and from `hangsFrom` on it takes for ever. */
function fileOf(name: string, bytes: Uint8Array, hangsFrom = Number.POSITIVE_INFINITY): TestFile {
  const reads: TestFile['reads'] = [];
  const slice = (start: number, end: number) => ({
    arrayBuffer: async () => {
      reads.push([start, Math.min(end, bytes.length)]);
      await new Promise((resolve) => start < hangsFrom && setTimeout(resolve, 100));
      return bytes.slice(start, end).buffer;
    },
  });
  return { file: { name, size: bytes.length, slice, arrayBuffer: () => slice(0, bytes.length).arrayBuffer() } as unknown as File, reads };
}

const filled = (size: number, byte = 0x61) => new Uint8Array(size).fill(byte);

// Time stands still while a module is loaded.
beforeAll(() => Promise.all([import('./add-files'), import('./false-names')]));
/** Readers are loaded in between, which no clock can hurry. */
async function allRead(store: ReturnType<typeof open>): Promise<void> {
  while (store.getState().intake !== null) {
    await vi.runAllTimersAsync();
    await vi.dynamicImportSettled();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a long file', () => {
  it('is read in pieces, told in bytes, and knows its measure', async () => {
    const store = open();
    const seen: number[] = [];
    store.subscribe(({ intake }) => intake !== null && seen.push(intake.doneBytes));
    const { file, reads } = fileOf('long.txt', filled(4 * MB + 3));
    const added = store.getState().addFiles([file]);
    await allRead(store);
    await added;
    expect(reads.map(([start]) => start)).toEqual([0, MB, 2 * MB, 3 * MB, 4 * MB]);
    expect(Math.max(...reads.map(([start, end]) => end - start))).toBe(MB);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen[0]).toBe(0);
    const [part] = store.getState().work.prompt.parts;
    expect(part).toMatchObject({ name: 'long.txt' });
    expect(part !== undefined && 'text' in part && part.text).toMatchObject({ characters: 4 * MB + 3, bytes: 4 * MB + 3 });
    expect(selectCountedParts(store.getState())[0]?.characters).toBe(4 * MB + 3);
  });

  it('is given up at once on Cancel, even while the disk does not answer, and the work is as it was', async () => {
    const store = open();
    const before = store.getState().work;
    const { file, reads } = fileOf('long.txt', filled(9 * MB), 3 * MB);
    const added = store.getState().addFiles([fileOf('a small one.txt', filled(3)).file, file]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads.at(-1)?.[0]).toBe(3 * MB);
    expect(store.getState().intake).toMatchObject({ name: 'long.txt', doneFiles: 1, totalFiles: 2 });
    store.getState().cancelIntake();
    await added;
    expect(store.getState().intake).toBeNull();
    expect(store.getState().work).toBe(before);
    const notice = store.getState().notices.at(-1);
    expect(notice).toMatchObject({ text: 'Adding files was cancelled. Nothing was added.', choices: [{ label: 'Add the one that is read' }] });
    notice?.choices?.[0]?.choose();
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['a small one.txt']);
  });

  it('is refused with the piece in which it stops being text; the rest is not read', async () => {
    const store = open();
    const bytes = filled(9 * MB);
    bytes[2 * MB + 5] = 0xff;
    const late = fileOf('late.txt', bytes);
    const photo = fileOf('photo.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...filled(3 * MB)]));
    const added = store.getState().addFiles([late.file, photo.file, fileOf('good.txt', filled(2)).file]);
    await allRead(store);
    await added;
    // Then its head once more: it might have been a picture.
    expect(late.reads.at(-2)?.[0]).toBe(2 * MB);
    expect(Math.max(...photo.reads.map(([, end]) => end))).toBeLessThanOrEqual(3 * MB + 8);
    expect(store.getState().work.prompt.parts.map((part) => part.name)).toEqual(['good.txt']);
    expect(store.getState().notices.at(-1)?.details).toEqual([
      expect.stringContaining('from byte 2,097,157'),
      expect.stringContaining('PNG image'),
    ]);
  });
});

it('asks thousands of files for their sizes a few at a time, as the page waits for each, and knows the whole before it reads one', async () => {
  const store = open();
  let asked = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => asked);
  const files = Array.from({ length: 500 }, (_, at) => {
    const { file } = fileOf(`${at}.txt`, filled(2));
    // Each answer takes a millisecond.
    return Object.defineProperty(file, 'size', { get: () => (asked += 1) && 2 });
  });
  const added = store.getState().addFiles(files);
  expect(asked).toBeLessThan(20);
  expect(store.getState().intake).toMatchObject({ totalFiles: 500, totalBytes: 0 });
  const seen: number[] = [];
  store.subscribe(({ intake }) => intake !== null && intake.doneBytes > 0 && seen.push(intake.totalBytes));
  await allRead(store);
  await added;
  clock.mockRestore();
  expect(new Set(seen)).toEqual(new Set([1000]));
  expect(store.getState().work.prompt.parts).toHaveLength(500);
});

it('a paste of white space alone adds nothing, unless it is meant', async () => {
  const store = open();
  const { work } = store.getState();
  store.getState().addPastedText(' \n\t ');
  const notice = store.getState().notices.at(-1);
  expect([store.getState().work === work, notice?.text]).toEqual([true, 'What was pasted is only white space. Nothing was added.']);
  notice?.choices?.[0]?.choose();
  await vi.runAllTimersAsync();
  expect(store.getState().work.prompt.parts).toMatchObject([{ text: ' \n\t ' }]);
});

it('a long paste is added in a task of its own, behind the one that took it from the clipboard; a short one at once', async () => {
  const store = open();
  const texts = () => store.getState().work.prompt.parts.map((part) => ('text' in part ? part.text.length : 0));
  store.getState().clear();
  store.getState().addPastedText('short');
  expect(texts()).toEqual([5]);
  store.getState().addPastedText('words '.repeat(LONG_UNITS / 8));
  expect(texts()).toEqual([5]);
  expect([texts(), store.getState().activities.size]).toEqual([[5], 1]);
  await vi.runAllTimersAsync();
  await vi.dynamicImportSettled();
  expect(texts()).toEqual([5, (LONG_UNITS / 8) * 6]);
});

describe('a long text of unknown measure', () => {
  it('stands with an estimate until it is measured', async () => {
    const store = open();
    const stop = startMeasuring(store);
    // With half a pair it stays a string; UTF-8 would know its measure.
    const text = `${'é🎉 words '.repeat(LONG_UNITS / 8)}\ud83c`;
    store.getState().addTexts([{ name: 'long', text }]);
    const characters = () => selectCountedParts(store.getState())[0]?.characters ?? 0;
    const exact = [...text].length;
    expect(Math.abs(characters() / exact - 1)).toBeLessThan(0.05);
    await vi.runAllTimersAsync();
    expect(characters()).toBe(exact);
    expect(store.getState().activities.size).toBe(0);
    const id = store.getState().focusId!;
    store.getState().setText(id, `${text}!`);
    await vi.runAllTimersAsync();
    expect(characters()).toBe(exact + 1);
    store.getState().deleteUnits([id]);
    expect(store.getState().measures.size).toBe(0);
    stop();
  });
});
