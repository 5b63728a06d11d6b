import { readReportedUsageInSteps, type ReportedUsage, USAGE_LIMIT_BYTES, type UsageError } from '@/core/importers/reported-usage';
import { fail, type Result } from '@/core/result';
import { runInSlices } from '@/state/slices-of-time';

export type ReportError = UsageError | { readonly kind: 'unreadable' };

/** Read and decoded in one task of a few milliseconds. */
const PIECE_BYTES = 1 << 20;

/** The last report in a pasted text or a file, in slices of a few milliseconds; undefined as soon as it is not wanted any more. */
export async function readReport(source: string | File, isWanted: () => boolean): Promise<Result<ReportedUsage, ReportError> | undefined> {
  if (typeof source === 'string') return runInSlices(readReportedUsageInSteps(source), isWanted);
  if (source.size > USAGE_LIMIT_BYTES) return fail({ kind: 'too-large', limitBytes: USAGE_LIMIT_BYTES });
  const text = await decoded(source, isWanted).catch(() => null);
  if (text === null) return fail({ kind: 'unreadable' });
  return runInSlices(readReportedUsageInSteps(text), isWanted);
}

/** UTF-8 or, by its mark, UTF-16, as shells on Windows write it. What is malformed is replaced: a figure has none of it. */
async function decoded(file: File, isWanted: () => boolean): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const decoder = new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8');
  let text = '';
  for (let start = 0; start < file.size && isWanted(); start += PIECE_BYTES) {
    text += decoder.decode(await file.slice(start, start + PIECE_BYTES).arrayBuffer(), { stream: true });
  }
  return text + decoder.decode();
}
