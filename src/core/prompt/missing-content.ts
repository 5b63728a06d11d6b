// What is sent and not here: told apart by what is known of it. Apart from the attachments, as the first picture needs none of it.
import { sanitizeName } from '@/core/importers/names';
import type { AbsentContent, Attachment } from './attachment';

/** The kind of what is not here, apart from how many there are. Names in work from a link have been made plain. */
export function absenceKey({ why, what, one = what }: AbsentContent): string {
  return `${why} ${one === '' ? '' : sanitizeName(one)}`;
}

/** Whether nothing of what is sent is here: two of them that look alike may be different. */
export function isMissing({ kind }: Attachment): boolean {
  return kind === 'withheld' || kind === 'absent';
}
