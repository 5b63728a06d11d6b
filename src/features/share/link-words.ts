import { type LinkError, MOST_INFLATED_BYTES, MOST_PACKED_BYTES } from '@/core/share/link';
import { workErrorWords } from '@/core/share/work-error-words';
import { formatBytes } from '@/core/units';
import type { TooLarge } from '@/state/share-links';

/** Why a link was not opened, as the end of a sentence. */
export function linkErrorWords(error: LinkError): string {
  switch (error.kind) {
    case 'garbled':
      return 'it is cut off or damaged. Some chat and mail programs shorten long links; ask for it again as a file';
    case 'too-large':
      return 'it holds more than any link that this page makes. Ask for the work as a file';
    case 'too-deep':
      return 'something else than this page made it. Ask for the work as a file';
    case 'corrupt':
      return `${workErrorWords(error)}. Ask for it again, or for the work as a file`;
    default:
      return workErrorWords(error);
  }
}

/** Of the limit that was met: what a link says, or that when it is packed. */
export function tooLargeWords({ bytes, isPacked }: TooLarge): string {
  const [what, most] = isPacked ? [' packed', MOST_PACKED_BYTES] : ['', MOST_INFLATED_BYTES];
  const [size, limit] = [formatBytes(bytes), formatBytes(most)];
  return `Too large for a link: ${size === limit ? `a little over ${size}` : size}${what}, and ${limit}${what} is the most. Leave texts out, or save the work as a file.`;
}
