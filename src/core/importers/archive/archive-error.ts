import { formatBytes, formatInteger } from '@/core/units';

/** What an archive may hold and cost at most: what is larger would fill the memory of the page before it was of use. */
export interface ArchiveCaps {
  readonly entryBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
  /** Inflated bytes for each stored one; a small entry may exceed it, as it harms nobody. */
  readonly ratio: number;
  readonly elapsedMs: number;
}

/** DEFLATE reaches 1,032 : 1 at most; XML of documents stays below 50 : 1, mostly. */
export const ARCHIVE_CAPS: ArchiveCaps = { entryBytes: 100_000_000, totalBytes: 200_000_000, entries: 10_000, ratio: 200, elapsedMs: 10_000 };

/** `entry` is the name of the entry at fault, safe to show; null: the archive as a whole. */
export type ArchiveError =
  | { readonly kind: 'no-archive' }
  | { readonly kind: 'truncated'; readonly entry: string | null }
  /** In several files, which have to be joined first. */
  | { readonly kind: 'split' }
  | { readonly kind: 'encrypted'; readonly entry: string }
  /** `method` is the number of APPNOTE.TXT, 4.4.5. */
  | { readonly kind: 'method'; readonly entry: string; readonly method: number }
  /** The sizes in the directory are not those of the data, or entries lie over each other. */
  | { readonly kind: 'lying-sizes'; readonly entry: string }
  | { readonly kind: 'damaged'; readonly entry: string }
  | { readonly kind: 'missing'; readonly entry: string }
  | { readonly kind: 'cap'; readonly cap: keyof ArchiveCaps; readonly limit: number; readonly entry: string | null };

const METHOD_NAMES: Readonly<Record<number, string>> = { 1: 'Shrink', 6: 'Implode', 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 93: 'Zstandard', 95: 'XZ', 98: 'PPMd' };

/** The rest of a sentence that says why an archive, or a document that is one inside, was not read. */
export function archiveReason(error: ArchiveError): string {
  switch (error.kind) {
    case 'no-archive':
      return 'it has no directory of a ZIP archive; it is damaged or something else.';
    case 'truncated':
      return `it is cut off${error.entry === null ? '' : ` in ${error.entry}`}; copy or download it again.`;
    case 'split':
      return 'it is one piece of an archive in several files; join them and add the whole.';
    case 'encrypted':
      return `it is encrypted (${error.entry}); save it without a password and add it again.`;
    case 'method':
      return `${error.entry} is compressed with ${METHOD_NAMES[error.method] ?? `method ${error.method}`}, which is not read here; compress it as a plain ZIP.`;
    case 'lying-sizes':
      return `the size that it states for ${error.entry} is not that of its data.`;
    case 'damaged':
      return `${error.entry} in it is damaged.`;
    case 'missing':
      return `${error.entry} is missing in it.`;
    case 'cap':
      return capReason(error);
  }
}

function capReason({ cap, limit, entry }: Extract<ArchiveError, { kind: 'cap' }>): string {
  switch (cap) {
    case 'entryBytes':
      return `${entry ?? 'a file'} in it unpacks to more than ${formatBytes(limit)}.`;
    case 'totalBytes':
      return `it unpacks to more than ${formatBytes(limit)}.`;
    case 'entries':
      return `it holds more than ${formatInteger(limit)} files.`;
    case 'ratio':
      return `${entry ?? 'a file'} in it unpacks to more than ${formatInteger(limit)} times its size, as no document does.`;
    case 'elapsedMs':
      return `unpacking it took more than ${formatInteger(limit / 1000)} seconds.`;
  }
}
