import type { CountingBytes } from '@/state/selectors';

const MB = 1_000_000;

/** "Counting… 12 of about 40 MB"; below a megabyte the number of texts says more: "Counting 3 texts…". */
export function countingWords(texts: number, { doneBytes, totalBytes, isEstimate }: CountingBytes): string {
  if (totalBytes < MB) return texts === 1 ? 'Counting one text…' : `Counting ${texts} texts…`;
  // Rounded down: what is not counted yet must not look counted.
  const done = Math.floor(Math.min(doneBytes, totalBytes) / MB);
  return `Counting… ${done} of ${isEstimate ? 'about ' : ''}${Math.round(totalBytes / MB)} MB`;
}
