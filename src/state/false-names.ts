// Files whose names say another thing than their bytes. Loaded with the first files: most names are true.
import { claimedNoun, falseNameWords, type ReadKind } from '@/core/importers/false-name';
import { sanitizeName } from '@/core/importers/names';
import { describeDecodeError, type Refusal } from '@/core/importers/refusal';
import { mediaName } from '@/core/prompt/attachment';
import type { Arrival, ArrivedDocument } from './arrivals';

/** The arrivals with what is to be said of their names. */
export function withFalseNames(arrivals: readonly Arrival[]): readonly Arrival[] {
  // Texts of one archive share it, and it is told once.
  const told = new Map<ArrivedDocument, ArrivedDocument>();
  return arrivals.map((arrival): Arrival => {
    const { document } = arrival;
    const name = document === undefined ? arrival.name : sanitizeName(document.file.name);
    const words = falseNameWords(name, ...readAs(arrival));
    if (words === null) return arrival;
    if ('attachment' in arrival || document === undefined || document.words === null) return { ...arrival, nameWords: words };
    const own = told.get(document) ?? { ...document, words };
    told.set(document, own);
    return { ...arrival, document: own };
  });
}

/** Why a file was refused, and that it is not even what its name says. */
export function refusalOf(name: string, error: Refusal): string {
  return describeDecodeError(name, error, claimedNoun(name));
}

function readAs(arrival: Arrival): readonly [ReadKind, string] {
  if ('attachment' in arrival) {
    const mediaType = arrival.attachment.mediaType as ReadKind;
    return [mediaType, mediaName(mediaType)];
  }
  const { format, label, encodings, isStated } = arrival.document ?? {};
  const isGuess = isStated !== true && encodings?.has('utf-8') !== true;
  if (format === undefined || label === undefined) return ['text', 'text'];
  return [format, format === 'encoded' && isGuess ? `${label}, which is a guess` : label];
}
