// Files whose names lie, and files that vanish while they are read, of every kind.
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '@/core/importers/formats/imported';
import type { UnitId } from '@/core/units';
import { documentFile } from '@/test/document-files';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { FORMAT_SAMPLES, sampleText } from '@/test/format-samples';
import { mediaFile } from '@/test/media-files';
import { batchSource } from './batch-source';
import { createAppStore } from './store';

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `f${(ids += 1)}` as UnitId });
  const told = () => store.getState().notices.flatMap(({ text, details }) => [text, ...details]).join('\n');
  return { store, told };
}

const YAML = 'openapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: a, description: Reads.}\n';
const TEXTS = [
  ...Object.entries(FORMAT_SAMPLES).map(([format, sample]) => [format as keyof typeof FORMAT_NAMES, sampleText(sample)] as const),
  ['labelled', 'User: Hi\nAssistant: Hello'] as const,
  ['openapi', YAML] as const,
];

describe('a file whose name lies', () => {
  it.each(TEXTS)('is read as what it is: %s', async (format, text) => {
    for (const name of ['photo.png', 'letter.docx', 'table.csv', 'no-ending']) {
      const { store, told } = open();
      await store.getState().addFiles([new File([text], name)]);
      expect(told(), name).toContain(`Read as ${FORMAT_NAMES[format]}`);
    }
  });
});

const KINDS: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[] = [
  ...['letter.docx', 'costs.xlsx', 'talk.pptx', 'book.epub', 'note.ipynb', 'page.html', 'figures.pdf', 'locked.zip'].map((name) => [name, documentFile(name)] as const),
  ['photo.png', new Uint8Array(mediaFile('png'))],
  ['sound.wav', new Uint8Array(mediaFile('wav'))],
  ['request.json', new TextEncoder().encode(sampleText(FORMAT_SAMPLES.anthropic))],
  ['session.jsonl', new TextEncoder().encode(sampleText(FORMAT_SAMPLES.codex))],
  ['rows.csv', new TextEncoder().encode('id,prompt\n1,Hi\n')],
  ['old.txt', Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65)],
];

/** A file of which so many reads succeed before it is gone. */
function vanishing(name: string, bytes: Uint8Array<ArrayBuffer>, reads: number, error: string): File {
  let left = reads;
  const file = new File([bytes], name);
  const orFail = <Value>(value: () => Promise<Value>): Promise<Value> => ((left -= 1) < 0 ? Promise.reject(new DOMException('', error)) : value());
  return Object.assign(file, {
    arrayBuffer: () => orFail(async () => bytes.slice().buffer),
    slice: (start = 0, end = bytes.length) => ({ size: Math.min(end, bytes.length) - start, arrayBuffer: () => orFail(async () => bytes.slice(start, end).buffer) }),
  });
}

describe('a file that vanishes', () => {
  it.each(KINDS)('is named and adds nothing, and the others of the drop are added: %s', async (name, bytes) => {
    for (const [error, words] of [['NotFoundError', 'moved or deleted'], ['NotReadableError', 'could not be read, perhaps because it was moved, changed or locked']] as const) {
      const { store, told } = open();
      await store.getState().addFiles([vanishing(name, bytes, 0, error), new File(['words'], 'other.txt')]);
      expect(store.getState().work.prompt.parts.map((part) => part.name)).toEqual(['other.txt']);
      expect(told()).toContain(`${name} was not added: it `);
      expect(told()).toContain(words);
      expect(store.getState()).toMatchObject({ intake: null });
    }
  });

  it.each(KINDS)('after its first bytes breaks nothing: %s', async (name, bytes) => {
    for (const reads of [1, 2, 3]) {
      const { store, told } = open();
      await store.getState().addFiles([vanishing(name, bytes, reads, 'NotReadableError'), new File(['words'], 'other.txt')]);
      const names = store.getState().work.prompt.parts.map((part) => part.name);
      expect(names).toContain('other.txt');
      // Read to its end, or told.
      expect(names.length > 1 || told().includes(name), `${reads}`).toBe(true);
    }
  });

  it('is named where it holds many prompts', async () => {
    const file = vanishing('rows.csv', new TextEncoder().encode('id,prompt\n1,Hi\n'), 0, 'NotReadableError');
    expect(await batchSource({ kind: 'file', file }, new AbortController().signal)).toMatchObject({ ok: false, error: { words: expect.stringContaining('rows.csv was not added: it could not be read') } });
  });
});
