import { type LeftOut, noteOf } from '@/core/share/left-out';

/** What of a prompt could not be looked through, in a sentence; null: nothing. */
export function unseenWords({ files, withheld, absent }: Pick<LeftOut, 'files' | 'withheld' | 'absent'>): string | null {
  const attached = files + absent;
  const what = [noteOf(withheld, 'part', 'parts'), noteOf(attached, 'attachment', 'attachments')].filter((each) => each !== '').join(' and ');
  if (what === '') return null;
  return withheld + attached === 1 ? `${what} has no text here and was not looked at.` : `${what} have no text here and were not looked at.`;
}
