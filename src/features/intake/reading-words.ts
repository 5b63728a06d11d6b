import { formatBytes, formatInteger } from '@/core/units';
import type { AppState } from '@/state/app-state';

/** How far files are read: how far the one that is read now, where that is known, else how many bytes of all of them, once these are known. */
export function readingWords({ name, page, doneFiles, totalFiles, doneBytes, totalBytes }: NonNullable<AppState['intake']>): string {
  const far = totalBytes === 0 ? '' : `, ${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`;
  if (totalFiles === 1) return `${name}${page === undefined ? far : `, ${page.words}`}`;
  const number = `${formatInteger(Math.min(doneFiles + 1, totalFiles))} of ${formatInteger(totalFiles)} files`;
  return page === undefined ? `${name} · ${number}${far}` : `${name}, ${page.words} · ${number}`;
}
