// The one place where ZIP archives are unpacked, for documents that are archives inside as for archives of files. It is fed
// a little at a time and looks at what came out before it goes on, so that no archive can fill the memory.
import { Inflate } from 'fflate';
import { isAt, joined, u16le } from '@/core/importers/byte-reader';
import type { ByteSource } from '@/core/importers/read-media';
import { lastOf } from '@/core/importers/steps';
import { fail, type Result, succeed } from '@/core/result';
import { ARCHIVE_CAPS, type ArchiveCaps, type ArchiveError } from './archive-error';
import { crc32 } from './crc32';
import { type ArchiveEntry, readDirectory, type RunSteps } from './zip-directory';

export interface ArchiveOptions {
  readonly caps?: ArchiveCaps;
  /** Milliseconds of a clock that never goes back; without one there is no limit of time. What the caller does with the pieces does not count. */
  readonly now?: () => number;
  /** Called with the packed bytes that were read since the last call. */
  readonly onBytes?: (packedBytes: number) => void;
  /** What archives that are opened together have cost so far, such as one in another: the caps hold for all of them. */
  readonly spent?: ArchiveCosts;
  /** Runs what is done for each entry of the directory; without one it is done in one go. */
  readonly runSteps?: RunSteps;
}

export interface ArchiveCosts {
  unpackedBytes: number;
  elapsedMs: number;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** The entry of this path, compared without regard to case as documents are not strict about it. */
  find(path: string): ArchiveEntry | null;
  /** Hands out what an entry holds, piece by piece, and then whether that was all of it and undamaged. */
  stream(entry: ArchiveEntry, onPiece: (bytes: Uint8Array) => void): Promise<Result<null, ArchiveError>>;
  /** All that an entry holds. */
  read(entry: ArchiveEntry): Promise<Result<Uint8Array<ArrayBuffer>, ArchiveError>>;
}

const STORED = 0;
const DEFLATED = 8;
const READ_BYTES = 1 << 16;
/** A slice of 4 KB comes out as 4 MB at most. */
const SLICE_BYTES = 1 << 12;
/** A small entry may repeat itself as it likes. */
const RATIO_FROM_BYTES = 1 << 20;
const LOCAL_BYTES = 30;

const inOneGo: RunSteps = (steps) => Promise.resolve(lastOf(steps));

/** Opens a ZIP archive: reads its directory and nothing else. The caps hold for all that is unpacked from it later, together. */
export async function openArchive(source: ByteSource, options: ArchiveOptions = {}): Promise<Result<Archive, ArchiveError>> {
  const { caps = ARCHIVE_CAPS, now = () => 0, onBytes = () => {}, spent = { unpackedBytes: 0, elapsedMs: 0 }, runSteps = inOneGo } = options;
  const directory = await readDirectory(source, caps, runSteps);
  if (!directory.ok) return directory;
  const entries = directory.value;
  // Nobody looks for one in an archive of files, which may have a hundred thousand.
  let byPath: ReadonlyMap<string, ArchiveEntry> | null = null;

  /** Where the data of an entry begin, behind its local header. */
  const dataAt = async (entry: ArchiveEntry): Promise<number | null> => {
    const header = await source.read(entry.headerAt, entry.headerAt + LOCAL_BYTES);
    return isAt(header, 0, 'PK\x03\x04') ? entry.headerAt + LOCAL_BYTES + u16le(header, 26) + u16le(header, 28) : null;
  };

  const stream: Archive['stream'] = async (entry, onPiece) => {
    if (entry.isEncrypted) return fail({ kind: 'encrypted', entry: entry.name });
    if (entry.method !== STORED && entry.method !== DEFLATED) return fail({ kind: 'method', entry: entry.name, method: entry.method });
    // What is stated is refused before anything is unpacked; what is stated falsely, when it shows.
    if (entry.sizeBytes > caps.entryBytes) return fail({ kind: 'cap', cap: 'entryBytes', limit: caps.entryBytes, entry: entry.name });
    const start = await dataAt(entry);
    if (start === null) return fail({ kind: 'truncated', entry: entry.name });
    let [outBytes, inBytes, checksum] = [0, 0, 0];
    let isEnded = false;
    let sinceMs = now();

    const take = (piece: Uint8Array) => {
      outBytes += piece.length;
      spent.unpackedBytes += piece.length;
      if (overCap() !== null) return;
      checksum = crc32(piece, checksum);
      spent.elapsedMs += now() - sinceMs;
      onPiece(piece);
      sinceMs = now();
    };
    const overCap = (): ArchiveError | null => {
      const over = (cap: keyof ArchiveCaps): ArchiveError => ({ kind: 'cap', cap, limit: caps[cap], entry: entry.name });
      if (outBytes > caps.entryBytes) return over('entryBytes');
      if (spent.unpackedBytes > caps.totalBytes) return over('totalBytes');
      if (outBytes > RATIO_FROM_BYTES && outBytes > inBytes * caps.ratio) return over('ratio');
      if (outBytes > entry.sizeBytes) return { kind: 'lying-sizes', entry: entry.name };
      return spent.elapsedMs + now() - sinceMs > caps.elapsedMs ? over('elapsedMs') : null;
    };
    const inflate = new Inflate((piece, isLast) => {
      isEnded ||= isLast;
      take(piece);
    });

    while (inBytes < entry.packedBytes) {
      const bytes = await source.read(start + inBytes, start + Math.min(entry.packedBytes, inBytes + READ_BYTES));
      if (bytes.length === 0) return fail({ kind: 'truncated', entry: entry.name });
      onBytes(bytes.length);
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
        const slice = bytes.subarray(at, at + SLICE_BYTES);
        inBytes += slice.length;
        try {
          if (entry.method === STORED) take(slice);
          else inflate.push(slice, inBytes >= entry.packedBytes);
        } catch {
          // It reports damaged data only by throwing.
          return fail({ kind: 'damaged', entry: entry.name });
        }
        const error = overCap();
        if (error !== null) return fail(error);
      }
    }
    if (outBytes !== entry.sizeBytes) return fail({ kind: entry.method === DEFLATED && !isEnded ? 'damaged' : 'lying-sizes', entry: entry.name });
    return checksum === entry.crc32 ? succeed(null) : fail({ kind: 'damaged', entry: entry.name });
  };

  return succeed({
    entries,
    find: (path) => {
      byPath ??= new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
      return byPath.get(path.toLowerCase()) ?? null;
    },
    stream,
    read: async (entry) => {
      const pieces: Uint8Array[] = [];
      const done = await stream(entry, (piece) => pieces.push(piece.slice()));
      return done.ok ? succeed(joined(pieces)) : done;
    },
  });
}
