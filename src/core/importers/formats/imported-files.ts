// The bytes of PDFs that stood in a text as base64. An import has figures of its files alone, and only these cross from a
// worker; the bytes are there as long as the import that was just read.
import type { Imported, ImportedFile } from './imported';
import { promptPartsOf } from './imported-parts';
import type { FileAttachment } from '@/core/prompt/attachment';
import { type Part, unitIdsOf } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';

/** What files of a kind are called in notes. */
export const FILE_NOUNS: Readonly<Record<FileAttachment['kind'], string>> = { image: 'image', pdf: 'PDF', audio: 'sound', video: 'film' };

const bytes = new WeakMap<ImportedFile, Uint8Array>();

export function holdBytes(file: ImportedFile, own: Uint8Array): void {
  bytes.set(file, own);
}

/** The PDFs of an import whose bytes are here, each with the part that it became. */
export function pdfsAmong({ files }: Imported, parts: readonly Part[]): readonly { readonly id: UnitId; readonly attachment: FileAttachment; readonly bytes: Uint8Array }[] {
  return files.flatMap((file) => {
    const own = file.attachment.kind === 'pdf' ? bytes.get(file) : undefined;
    const part = parts.find((each) => 'attachment' in each && each.attachment === file.attachment);
    return own === undefined || part === undefined ? [] : [{ id: part.id, attachment: file.attachment, bytes: own }];
  });
}

/** The PDF that the part became which stands at `place` in `unitIdsOf`; null: no PDF of this import did. */
export function pdfAt(imported: Imported, place: number): Uint8Array | null {
  let ids = 0;
  const parts = promptPartsOf(imported, () => String((ids += 1)) as UnitId, (text) => text);
  const id = unitIdsOf(parts)[place];
  const part = parts.find((each) => each.id === id);
  const file = part !== undefined && 'attachment' in part ? imported.files.find(({ attachment }) => attachment === part.attachment) : undefined;
  return file === undefined ? null : (bytes.get(file) ?? null);
}
