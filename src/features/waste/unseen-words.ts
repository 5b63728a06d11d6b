import { UNWRITTEN } from '@/core/budget/uncounted';
import { namesInWords } from '@/core/name-list';
import { type LeftOut, noteOf } from '@/core/share/left-out';

/** What of a prompt could not be looked through, in a sentence; null: nothing. */
export function unseenWords({ files, withheld, absent, unwritten = 0 }: Pick<LeftOut, 'files' | 'withheld' | 'absent' | 'unwritten'>): string | null {
  const attached = files + absent - unwritten;
  const words = namesInWords([noteOf(withheld, 'part', 'parts'), noteOf(attached, 'attachment', 'attachments'), unwritten === 0 ? '' : UNWRITTEN].filter((each) => each !== ''));
  if (words === '') return null;
  const what = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return unwritten === 0 && withheld + attached === 1 ? `${what} has no text here and was not looked at.` : `${what} have no text here and were not looked at.`;
}
