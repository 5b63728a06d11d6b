import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as zlibCrc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf, type ZipFile, zipOf } from '@/test/zip-files';
import { openArchive } from './archive';
import { ARCHIVE_CAPS, archiveReason, type ArchiveError } from './archive-error';
import { crc32 } from './crc32';

const open = async (bytes: Uint8Array, options: Parameters<typeof openArchive>[1] = {}) => {
  const opened = await openArchive(sourceOf(bytes), options);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
/** What goes wrong with the first entry, or with the archive. */
const errorOf = async (bytes: Uint8Array, options: Parameters<typeof openArchive>[1] = {}): Promise<ArchiveError | null> => {
  const opened = await openArchive(sourceOf(bytes), options);
  if (!opened.ok) return opened.error;
  const read = await opened.value.read(opened.value.entries[0]!);
  return read.ok ? null : read.error;
};
const file = (stated: ZipFile['stated'] = {}, content: ZipFile['content'] = 'some words, some words') => zipOf([{ path: 'a.txt', content, stated }]);

describe('an archive', () => {
  it('of many files has its directory read in steps', async () => {
    let steps = 0;
    const files = Array.from({ length: 5_000 }, (_, at) => ({ path: `folder/${at}.txt`, content: '' }));
    const runSteps: NonNullable<NonNullable<Parameters<typeof openArchive>[1]>['runSteps']> = (run) => {
      for (;;) {
        const step = run.next();
        if (step.done === true) return Promise.resolve(step.value);
        steps += 1;
      }
    };
    const { entries } = await open(zipOf(files), { runSteps });
    expect([entries.map(({ path }) => path), steps >= 20]).toEqual([files.map(({ path }) => path), true]);
  });

  it('gives back what was packed, stored or deflated, narrow or ZIP64', async () => {
    const files = fc.array(fc.record({ content: fc.uint8Array({ maxLength: 3000 }), isStored: fc.boolean(), isWide: fc.boolean() }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const packed = list.map((each, index) => ({ ...each, path: `folder/${index}.bin` }));
        const archive = await open(zipOf(packed));
        expect(archive.entries.map(({ path }) => path)).toEqual(packed.map(({ path }) => path));
        for (const { path, content } of packed) expect(await archive.read(archive.find(path)!)).toEqual({ ok: true, value: content });
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(!hasZip())('reads what the zip tool wrote', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'contextscope-zip-'));
    writeFileSync(join(folder, 'größe.txt'), 'grün '.repeat(5000));
    execFileSync('zip', ['-q', '-z', 'a.zip', 'größe.txt'], { cwd: folder, input: 'a comment PK\x05\x06' });
    const archive = await open(readFileSync(join(folder, 'a.zip')));
    rmSync(folder, { recursive: true });
    const read = await archive.read(archive.entries[0]!);
    expect(archive.entries[0]?.name).toBe('größe.txt');
    expect(read.ok && text(read.value)).toBe('grün '.repeat(5000));
  });

  it('has names that are safe to show, and are paths to nowhere', async () => {
    const archive = await open(zipOf([{ path: '../../etc/passwd', content: '' }, { path: 'a\u202egpj.exe', content: '' }, { path: 'C:\\docs\\', content: '' }]));
    expect(archive.entries.map(({ name }) => name)).toEqual(['../../etc/passwd', 'agpj.exe', 'C:/docs/']);
    expect(archive.entries.map(({ isFolder }) => isFolder)).toEqual([false, false, true]);
  });

  it('never throws, whatever the bytes', async () => {
    const whole = zipOf([{ path: 'a.txt', content: 'words '.repeat(40) }, { path: 'b.txt', content: 'more', isWide: true }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
        const bytes = whole.slice(0, length === 0 ? undefined : whole.length);
        bytes[at] = byte;
        for (const each of [bytes, whole.slice(0, length)]) {
          const opened = await openArchive(sourceOf(each));
          if (opened.ok) for (const entry of opened.value.entries) await opened.value.read(entry);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('an archive is refused by name', () => {
  it('where it is none, cut off, split or damaged', async () => {
    const whole = file();
    expect(await errorOf(new Uint8Array(100))).toEqual({ kind: 'no-archive' });
    expect(await errorOf(whole.subarray(0, whole.length - 5))).toEqual({ kind: 'truncated', entry: null });
    expect(await errorOf(file({ headerAt: 7 }))).toEqual({ kind: 'truncated', entry: 'a.txt' });
    expect(await errorOf(file({ crc32: 1 }))).toEqual({ kind: 'damaged', entry: 'a.txt' });
    const broken = whole.slice();
    broken[30 + 5] = 0xff;
    expect(await errorOf(broken)).toEqual({ kind: 'damaged', entry: 'a.txt' });
    const split = whole.slice();
    split[split.length - 18] = 3;
    expect(await errorOf(split)).toEqual({ kind: 'split' });
  });

  it('where it is encrypted, compressed by another method, or lies', async () => {
    expect(await errorOf(file({ flags: 1 }))).toEqual({ kind: 'encrypted', entry: 'a.txt' });
    expect(await errorOf(file({ method: 14 }))).toEqual({ kind: 'method', entry: 'a.txt', method: 14 });
    expect(await errorOf(file({ sizeBytes: 5 }))).toEqual({ kind: 'lying-sizes', entry: 'a.txt' });
    expect(await errorOf(file({ sizeBytes: 500 }))).toEqual({ kind: 'lying-sizes', entry: 'a.txt' });
    expect(await errorOf(file({ packedBytes: 10_000 }))).toEqual({ kind: 'lying-sizes', entry: 'a.txt' });
  });

  it('where it would unpack to too much, however small it is, and says so before it has', async () => {
    const mb = 1 << 20;
    const bomb = file({}, new Uint8Array(8 * mb));
    expect(bomb.length).toBeLessThan(10_000);
    let most = 0;
    const archive = await open(bomb);
    const read = await archive.stream(archive.entries[0]!, (piece) => (most += piece.length));
    expect(read).toEqual({ ok: false, error: { kind: 'cap', cap: 'ratio', limit: 200, entry: 'a.txt' } });
    expect(most).toBeLessThan(5 * mb);
    const caps = { ...ARCHIVE_CAPS, ratio: 2000 };
    expect(await errorOf(bomb, { caps: { ...caps, entryBytes: mb } })).toMatchObject({ cap: 'entryBytes' });
    expect(await errorOf(file({ sizeBytes: 5 }, new Uint8Array(8 * mb)), { caps: { ...caps, entryBytes: mb } })).toMatchObject({ cap: 'entryBytes' });
    expect(await errorOf(bomb, { caps: { ...caps, totalBytes: mb } })).toMatchObject({ cap: 'totalBytes' });
    expect(await errorOf(zipOf([{ path: 'a', content: '' }, { path: 'b', content: '' }]), { caps: { ...caps, entries: 1 } })).toMatchObject({ cap: 'entries' });
    let ms = 0;
    expect(await errorOf(bomb, { caps, now: () => (ms += 6000) })).toMatchObject({ cap: 'elapsedMs' });
    const patient = await open(bomb, { caps, now: () => ms });
    expect(await patient.stream(patient.entries[0]!, () => (ms += 6000))).toMatchObject({ ok: true });
  });

  it('in a sentence for each', () => {
    const errors: ArchiveError[] = [
      { kind: 'no-archive' }, { kind: 'truncated', entry: null }, { kind: 'split' }, { kind: 'encrypted', entry: 'a' }, { kind: 'method', entry: 'a', method: 97 },
      { kind: 'lying-sizes', entry: 'a' }, { kind: 'damaged', entry: 'a' }, { kind: 'missing', entry: 'a' },
      ...(Object.keys(ARCHIVE_CAPS) as (keyof typeof ARCHIVE_CAPS)[]).map((cap) => ({ kind: 'cap' as const, cap, limit: ARCHIVE_CAPS[cap], entry: 'a' })),
    ];
    for (const error of errors) expect(archiveReason(error)).toMatch(/^\S.*\.$/);
  });
});

it('the checksum is that of zlib, in pieces too', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(crc32(b, crc32(a))).toBe(zlibCrc32(Buffer.concat([a, b])));
    }),
  );
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

function hasZip(): boolean {
  try {
    execFileSync('zip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
