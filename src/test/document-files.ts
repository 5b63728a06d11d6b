// Files in src/test/documents as real tools wrote them: letter.docx by docx 9.15, tables.docx by LibreOffice 7.4, costs.xlsx by ExcelJS 4.4, formats.xlsx by openpyxl 3.1, talk.pptx, book.epub,
// note.ipynb and page.html by pandoc 2.17, figures.pdf and directions.pdf by Chromium 156, locked.pdf from it by qpdf 11.3, locked.zip by Info-ZIP 3.0.
import { readFileSync } from 'node:fs';
import { openArchive } from '@/core/importers/archive/archive';
import { sourceOf, type ZipFile, zipOf } from './zip-files';

const FOLDER = new URL('./documents/', import.meta.url);

export function documentFile(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

/** The files in an archive. */
export async function filesIn(bytes: Uint8Array): Promise<readonly ZipFile[]> {
  const opened = await openArchive(sourceOf(bytes));
  if (!opened.ok) throw new Error(opened.error.kind);
  const files: ZipFile[] = [];
  for (const entry of opened.value.entries) {
    const read = await opened.value.read(entry);
    if (!read.ok) throw new Error(read.error.kind);
    files.push({ path: entry.path, content: read.value });
  }
  return files;
}

/** The archive with one of its files changed; without it where that gives null. */
export async function withFile(bytes: Uint8Array, path: string, change: (file: ZipFile) => ZipFile | null): Promise<Uint8Array<ArrayBuffer>> {
  const files = await filesIn(bytes);
  if (!files.some((file) => file.path === path)) throw new Error(`no ${path}`);
  return zipOf(files.flatMap((file) => (file.path === path ? (change(file) ?? []) : file)));
}
