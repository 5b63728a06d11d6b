import { describe, expect, it } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { readBinary } from '@/core/importers/documents/encodings';
import { readDocument } from '@/core/importers/documents/read-document';
import { wholeText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { sourceOf } from '@/test/zip-files';
import { type ReadInWorker, readArrivedDocument } from './arrived-document';
import { readAsText } from './binary-text';
import { createAppStore } from './store';

/** As the worker does it, but here. */
const readHere: ReadInWorker = async ({ file, encoding, asText = false }) => {
  const bytes = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
  const read = await readDocument(sourceOf(bytes), encoding === null ? { asText } : { encoding });
  return read.ok ? { ok: true, value: packDocument(read.value).packed } : read;
};
const open = () => {
  let id = 0;
  return createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id-${(id += 1)}` as UnitId });
};
const ELF = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0x80, 0xff, 0x68, 0x69);
const { signal } = new AbortController();

describe('a file that is no text', () => {
  it('is refused with a way on, where it is at hand and none of a reader', async () => {
    const store = open();
    const notice = async (...files: File[]) => {
      await store.getState().addFiles(files);
      return store.getState().notices.at(-1);
    };
    expect(await notice(new File([ELF], 'a.out'))).toMatchObject({ text: 'a.out was not added: it is an ELF program, not text.', choices: [{ label: 'Add as text anyway' }] });
    const huge = { name: 'huge.bin', size: 200_000_000, slice: () => new Blob([ELF]) } as unknown as File;
    expect(await notice(huge)).not.toHaveProperty('choices');
    expect((await notice(new File([ELF], 'a.out'), huge, new File([ELF], 'b.out')))?.choices?.map(({ label }) => label)).toEqual(['Add 2 as text anyway']);
    // What no reader opens is refused by the one that looked.
    const old = { file: new File(['\xd0\xcf\x11\xe0'], 'old.doc'), name: 'old.doc', plain: null, format: null, signal, onPage: () => {} };
    const refused = async (kind: 'broken' | 'not-read' | 'password') => readArrivedDocument(old, async () => ({ ok: false, error: kind === 'password' ? { kind } : { kind, format: 'an Office file' } }));
    expect(await refused('not-read')).toMatchObject({ error: { mayBeText: true } });
    expect(await refused('broken')).toMatchObject({ error: { mayBeText: true } });
    expect((await refused('password')) ?? {}).not.toHaveProperty('error.mayBeText');
  });

  it('becomes one: it is told what it is and how much of it is no character, and one undo takes it back', async () => {
    const store = open();
    const read = await readAsText(new File([ELF], 'a.out'), 'a.out', signal, readHere);
    if (!read.ok) throw new Error('refused');
    store.getState().addArrivals(read.value);
    const [part] = store.getState().work.prompt.parts;
    expect(part !== undefined && 'text' in part && wholeText(part.text)).toBe('\x7fELF\x02\x01\x01\0\ufffd\ufffdhi');
    expect(store.getState().notices.at(-1)).toMatchObject({ text: 'a.out was added as text in UTF-8.', details: ['It is an ELF program, not text.', '2 places are not UTF-8 and stand as U+FFFD.', 'a.out took the place of the sample.'], action: 'undo' });
    expect(store.getState().documents.get(part!.id)?.encodings!.size).toBe(1);
    store.getState().undo();
    expect(store.getState().work.untouchedSample).toBe(true);
  });

  it('is refused where its text would be too large, and where nothing reads it', async () => {
    const bytes = Uint8Array.of(...ELF, 0xe4, 0xf6, 0xfc);
    const text = readBinary(bytes);
    const sizeBytes = text.ok ? Buffer.byteLength(text.value.texts[0]!.text) : 0;
    expect(sizeBytes).toBe(10 + 5 * 3);
    expect(readBinary(bytes, sizeBytes).ok).toBe(true);
    expect(readBinary(bytes, sizeBytes - 1)).toEqual({ ok: false, error: { kind: 'text-bytes', limitBytes: sizeBytes - 1 } });
    expect(await readAsText(new File([ELF], 'a.out'), 'a.out', signal, () => Promise.reject(new Error('offline')))).toMatchObject({ error: { kind: 'reader', format: 'ELF program' } });
  });

  it('is not taken for an archive by two letters, nor for an Office file where the user says text', async () => {
    const pkw = await readDocument(sourceOf(new Uint8Array(Buffer.from('PKW-Maut für alle', 'latin1'))));
    expect(pkw).toMatchObject({ value: { texts: [{ text: 'PKW-Maut für alle' }] } });
    const office = await readDocument(sourceOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)), { asText: true });
    expect(office).toMatchObject({ ok: true, value: { format: 'encoded' } });
    expect(await readDocument(sourceOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0)), { asText: true })).toMatchObject({ ok: true });
  });
});
