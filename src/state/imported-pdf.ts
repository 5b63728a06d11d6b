// A PDF that stood in an imported request: its text layer in the place of its figures, as of a PDF that is dropped. Its bytes are
// in the text of the request alone, and are taken out of it when somebody asks; those of a row of many prompts, whose text is not
// kept, when it is opened. Loaded with the first of them.
import type { FileAttachment } from '@/core/prompt/attachment';
import type { Imported, ReadHow } from '@/core/importers/formats/imported';
import { pdfsAmong } from '@/core/importers/formats/imported-files';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { type ReadInWorker, readInWorker } from './arrived-document';
import { utf8Of } from './arrived-format';
import type { KnownDocument } from './documents-slice';
import { importOfUnit, type ImportSource } from './imports-slice';
import { originOfFile } from './origin';
import { readAgain } from './reread-document';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** Counts the text of the PDF that the part `id` is, where it is one of an import. Says so where that cannot be; nothing changes then. */
export async function countImportedPdf(store: AppStore, id: UnitId, read: ReadInWorker = readInWorker): Promise<void> {
  const pdf = () => {
    const part = store.getState().work.prompt.parts.find((each) => each.id === id);
    return part !== undefined && 'attachment' in part && part.attachment.kind === 'pdf' ? part.attachment : null;
  };
  const source = importOfUnit(store.getState().imports, id);
  const name = pdf()?.fileName;
  if (source === null || name === undefined) return;
  const bytes = await store.getState().track('taking a file out', bytesFrom(source, source.unitIds.indexOf(id))).catch(() => null);
  const attachment = pdf();
  // What was done meanwhile holds.
  if (attachment === null) return;
  if (bytes === null) {
    store.getState().notify({ tone: 'error', text: `The request that ${name} stood in is not kept any more. Add it once more to read its PDFs.`, details: [], action: null });
    return;
  }
  store.getState().knowDocuments([[id, sentPdf(attachment, bytes)]]);
  await readAgain(store, id, null, read);
}

/** Keeps the PDFs of a request that was just read and became these parts, so that their texts can be counted. */
export function knowImportedPdfs(store: AppStore, imported: Imported, parts: readonly Part[]): void {
  const pdfs = pdfsAmong(imported, parts);
  if (pdfs.length > 0) store.getState().knowDocuments(pdfs.map(({ id, attachment, bytes }) => [id, sentPdf(attachment, bytes.slice())] as const));
}

function sentPdf(attachment: FileAttachment, bytes: Uint8Array<ArrayBuffer>): KnownDocument {
  const file = new File([bytes], attachment.fileName, { type: attachment.mediaType });
  return { file: originOfFile(file), label: 'PDF', notes: [], undoWords: 'Undo makes it an attached file.', plain: { attachment }, encodings: null, isSentAsFile: true, readTexts: new Set() };
}

/** null: it does not stand there. */
async function bytesFrom({ text, format, conversations }: ImportSource, place: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const how: ReadHow = { format, conversation: conversations?.taken ?? null };
  const found = await pdfIn(await text.read(), how, place);
  return found === null ? null : found.slice();
}

/** In a worker; where there is none, here, a few milliseconds at a time. */
async function pdfIn(text: PartText, how: ReadHow, place: number): Promise<Uint8Array | null> {
  if (typeof Worker !== 'undefined') {
    const { readFileInWorker } = await import('@/workers/read-format');
    return readFileInWorker({ utf8: await utf8Of(text), how, place }, () => true);
  }
  const [{ importTextInSteps }, { pdfAt }] = await Promise.all([import('@/core/importers/formats/registry'), import('@/core/importers/formats/imported-files')]);
  const imported = await runInSlices(importTextInSteps(wholeText(text), how));
  return imported === undefined || imported === null ? null : pdfAt(imported, place);
}
