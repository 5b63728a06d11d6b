// The directory at the end of a ZIP archive (PKWARE APPNOTE.TXT 6.3.10, 4.3.12–4.3.16): it alone says what an archive holds.
// Local headers may be left over from deleted entries, and often do not know their sizes.
import { sanitizeName } from '@/core/importers/names';
import { isAt, u16le, u32le, u64le } from '@/core/importers/byte-reader';
import type { ByteSource } from '@/core/importers/read-media';
import { fail, type Result, succeed } from '@/core/result';
import type { ArchiveCaps, ArchiveError } from './archive-error';
import { nameReader } from './entry-names';

export interface ArchiveEntry {
  /** As the archive has it, with `/` between folders: for finding an entry, never for showing or opening a path. */
  readonly path: string;
  /** Safe to show on one line. `../` is a name like any other here, as nothing is written anywhere. */
  readonly name: string;
  readonly isFolder: boolean;
  /** A symbolic link of Unix; what it holds is the path it leads to. */
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** As stored, in the archive. */
  readonly packedBytes: number;
  /** As the directory states it. */
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Where its local header stands. */
  readonly headerAt: number;
}

const END_BYTES = 22;
const MOST_COMMENT_BYTES = 0xffff;
const LOCATOR_BYTES = 20;
const WIDE = 0xffff_ffff;

/** Runs steps to their end: in slices where a page must answer meanwhile. */
export type RunSteps = <Value>(steps: Generator<undefined, Value, undefined>) => Promise<Value>;

/** The entries of an archive in the order of its directory; nothing of their contents is read. */
export async function readDirectory(source: ByteSource, caps: ArchiveCaps, runSteps: RunSteps): Promise<Result<readonly ArchiveEntry[], ArchiveError>> {
  const tailAt = Math.max(0, source.sizeBytes - END_BYTES - MOST_COMMENT_BYTES);
  const tail = await source.read(tailAt, source.sizeBytes);
  const at = endRecordAt(tail);
  if (at < 0) return fail(isAt(await source.read(0, 4), 0, 'PK\x03\x04') ? { kind: 'truncated', entry: null } : { kind: 'no-archive' });
  if (u16le(tail, at + 4) !== u16le(tail, at + 6) || (u16le(tail, at + 4) !== 0 && u16le(tail, at + 4) !== 0xffff)) return fail({ kind: 'split' });
  let [count, sizeBytes, startByte] = [u16le(tail, at + 10), u32le(tail, at + 12), u32le(tail, at + 16)];
  if (isAt(tail, at - LOCATOR_BYTES, 'PK\x06\x07')) {
    const record = await source.read(u64le(tail, at - LOCATOR_BYTES + 8), u64le(tail, at - LOCATOR_BYTES + 8) + 56);
    if (!isAt(record, 0, 'PK\x06\x06')) return fail({ kind: 'truncated', entry: null });
    [count, sizeBytes, startByte] = [u64le(record, 32), u64le(record, 40), u64le(record, 48)];
  }
  if (!(count <= caps.entries)) return fail({ kind: 'cap', cap: 'entries', limit: caps.entries, entry: null });
  if (!(startByte + sizeBytes <= source.sizeBytes)) return fail({ kind: 'truncated', entry: null });
  return runSteps(entriesOf(await source.read(startByte, startByte + sizeBytes), count, source.sizeBytes));
}

/** Where the end record stands: the last one whose comment reaches the end of the file, else the last of all. */
function endRecordAt(tail: Uint8Array): number {
  let fallback = -1;
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (!isAt(tail, at, 'PK\x05\x06')) continue;
    if (at + END_BYTES + u16le(tail, at + 20) === tail.length) return at;
    if (fallback < 0) fallback = at;
  }
  return fallback;
}

const READ_AT_ONCE = 500;

function* entriesOf(directory: Uint8Array, count: number, archiveBytes: number): Generator<undefined, Result<readonly ArchiveEntry[], ArchiveError>, undefined> {
  const entries: ArchiveEntry[] = [];
  const nameOf = yield* nameReader(yield* namesOf(directory, count));
  let packedBytes = 0;
  for (let at = 0, index = 0; index < count; index += 1) {
    if (index % READ_AT_ONCE === 0) yield undefined;
    if (!isAt(directory, at, 'PK\x01\x02')) return fail({ kind: 'truncated', entry: null });
    const [nameBytes, extraBytes, commentBytes] = [u16le(directory, at + 28), u16le(directory, at + 30), u16le(directory, at + 32)];
    const path = nameOf(directory.subarray(at + 46, at + 46 + nameBytes)).replaceAll('\\', '/');
    const wide = wideSizes(directory, at, directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes));
    const name = sanitizeName(path);
    const entry = { path, name, isFolder: path.endsWith('/'), isLink: ((u32le(directory, at + 38) >>> 16) & 0xf000) === 0xa000, isEncrypted: (u16le(directory, at + 8) & 0x2041) !== 0, method: u16le(directory, at + 10), crc32: u32le(directory, at + 16), ...wide };
    if (!Number.isSafeInteger(entry.headerAt + entry.packedBytes + entry.sizeBytes)) return fail({ kind: 'truncated', entry: name });
    packedBytes += entry.packedBytes;
    // Entries that share their data are how a small archive unpacks to petabytes.
    if (packedBytes > archiveBytes) return fail({ kind: 'lying-sizes', entry: name });
    entries.push(entry);
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return succeed(entries);
}

/** As far as the directory is sound. */
function* namesOf(directory: Uint8Array, count: number): Generator<undefined, readonly Uint8Array[], undefined> {
  const names: Uint8Array[] = [];
  for (let at = 0; names.length < count && isAt(directory, at, 'PK\x01\x02'); at += 46 + u16le(directory, at + 28) + u16le(directory, at + 30) + u16le(directory, at + 32)) {
    if (names.length % READ_AT_ONCE === 0) yield undefined;
    names.push(directory.subarray(at + 46, at + 46 + u16le(directory, at + 28)));
  }
  return names;
}

/** Sizes and place of an entry; those that 32 bits do not hold stand in the extra field of ZIP64, in this order. */
function wideSizes(directory: Uint8Array, at: number, extra: Uint8Array): Pick<ArchiveEntry, 'sizeBytes' | 'packedBytes' | 'headerAt'> {
  const short = [u32le(directory, at + 24), u32le(directory, at + 20), u32le(directory, at + 42)];
  let wideAt = 0;
  while (wideAt + 4 <= extra.length && u16le(extra, wideAt) !== 1) wideAt += 4 + u16le(extra, wideAt + 2);
  wideAt += 4;
  const [sizeBytes = Number.NaN, packedBytes = Number.NaN, headerAt = Number.NaN] = short.map((value) => {
    if (value !== WIDE) return value;
    const wide = u64le(extra, wideAt);
    wideAt += 8;
    return wide;
  });
  return { sizeBytes, packedBytes, headerAt };
}
