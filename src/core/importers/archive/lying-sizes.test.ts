import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sourceOf, zipOf } from '@/test/zip-files';
import { openArchive } from './archive';

it.each([true, false])('an entry of more than it states is given up where that shows, not at its end (stored: %s)', async (isStored) => {
  const opened = await openArchive(sourceOf(zipOf([{ path: 'a.bin', content: randomBytes(400_000), isStored, stated: { sizeBytes: 9 } }])));
  if (!opened.ok) throw new Error(opened.error.kind);
  let [read, given] = [0, 0];
  const source = await opened.value.stream(opened.value.entries[0]!, (piece) => {
    given += piece.length;
    read += 1;
  });
  expect(source).toEqual({ ok: false, error: { kind: 'lying-sizes', entry: 'a.bin' } });
  expect([given < 100_000, read < 20]).toEqual([true, true]);
});
