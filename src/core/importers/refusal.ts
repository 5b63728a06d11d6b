import type { DecodeError } from './decode';
import { mediaName } from '@/core/prompt/attachment';
import { formatBytes, formatInteger } from '@/core/units';

/**
 * Why a file did not become a part. `no-size`: an image, a sound or a film that does not say how large it is. `unreadable`
 * comes from the browser: moved, changed or locked since it was chosen. `reader`: what reads such files did not load.
 */
export type Refusal =
  | DecodeError
  | { readonly kind: 'no-size'; readonly mediaType: string }
  | { readonly kind: 'unreadable' }
  /** A document that gave no text, with the rest of the sentence that says why; an archive of too much may be a folder. */
  | { readonly kind: 'document'; readonly reason: string; readonly mayBeFolder?: boolean; readonly mayBeText?: boolean }
  | { readonly kind: 'reader'; readonly format: string };

const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'utf-32': 'UTF-32' } as const;

/** One sentence for the user: which file, what happened and, where it helps, what to do. `claimed`: what its name says that it is, "PDF". */
export function describeDecodeError(name: string, error: Refusal, claimed: string | null = null): string {
  return `${name} was not added: ${refusalReason(error, claimed)}`;
}

/** The rest of a sentence that says why a file is not added: "it is a PNG image, not text." */
export function refusalReason(error: Refusal, claimed: string | null = null): string {
  return error.kind === 'document' ? error.reason : `it ${refusalWords(error, claimed)}.`;
}

/** Whether the file can be added as text all the same: it is at hand, is not too large, and no reader of its own would do better later. */
export function mayBeText(error: Refusal): boolean {
  if (error.kind === 'document') return error.mayBeText === true;
  return error.kind === 'binary' || error.kind === 'undecodable' || error.kind === 'no-byte-order-mark' || error.kind === 'no-size';
}

/** The same behind the name of the file: "is a PNG image, not text". */
export function refusalWords(error: Exclude<Refusal, { readonly kind: 'document' }>, claimed: string | null): string {
  switch (error.kind) {
    case 'binary':
      return `${claimed !== null && claimed !== 'text' && !isOf(error.format, claimed) ? `is no ${claimed} but ${withArticle(error.format)}` : `is ${withArticle(error.format)}, not text`}${/^(?!ZIP).* archive$/.test(error.format) ? '; unpack it and add what is in it' : ''}`;
    case 'no-byte-order-mark':
      return 'looks like UTF-16 without a byte order mark; save it as UTF-8 and add it again';
    case 'undecodable':
      return error.encoding === 'utf-32'
        ? 'is UTF-32 text; save it as UTF-8 and add it again'
        : `is not valid ${ENCODING_NAMES[error.encoding]} (from byte ${formatInteger(error.atByte)}); ` +
            'save it as UTF-8 and add it again';
    case 'too-large':
      return `has ${formatBytes(error.sizeBytes)}, and the limit is ${formatBytes(error.limitBytes)}; split it and add the pieces`;
    case 'no-size':
      return `is ${withArticle(mediaName(error.mediaType))} that does not say its size or length; it may be damaged or cut off`;
    case 'reader':
      return `is ${withArticle(error.format)}, and the part of this page that reads it did not load; add it again when you are online`;
    case 'unreadable':
      return 'could not be read, perhaps because it was moved, changed or locked; add it again';
  }
}

/** Whether a name and the bytes say the same, "PDF" and "PDF document": both name the format by its own name, if not by the same words. */
function isOf(format: string, claimed: string): boolean {
  if (format === claimed) return true;
  const names = claimed.split(' ').filter((word) => /^[A-Z]/.test(word));
  return names.some((name) => format.split(' ').includes(name)) || (/^(?:Word|Excel|PowerPoint)/.test(claimed) && format.startsWith('Office'));
}

/** "a PNG image", "an ELF program": by sound, for the formats that are named here. */
export function withArticle(format: string): string {
  return `${/^(?:[aeio]|mp[34]|hdf|rtf|xz)/i.test(format) ? 'an' : 'a'} ${format}`;
}
