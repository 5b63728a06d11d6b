// Reads the formats of requests, transcripts and exports. Loaded with the first text that may be one.
import { importTextInSteps } from '@/core/importers/formats/registry';
import { importDetails, importWords } from '@/core/importers/formats/import-words';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import type { ArrivedImport } from './arrivals';
import { runInSlices } from './slices-of-time';

export async function readArrivedFormat(text: PartText, isWanted: () => boolean): Promise<ArrivedImport | null> {
  const imported = await runInSlices(importTextInSteps(wholeText(text)), isWanted);
  if (imported === undefined || imported === null) return null;
  return {
    imported,
    words: importWords(imported),
    notes: importDetails(imported),
    partsOf: (makeId) => promptPartsOf(imported, makeId),
  };
}
