// What is sent with a prompt and nobody here can count: the sums are short of it, so that nothing is known to fit.
import { namesInWords } from '@/core/name-list';
import { formatInteger } from '@/core/units';

/** What of a session is in no file of its client, as a sentence calls it. */
export const UNWRITTEN = 'the system prompt and tools';

export interface Uncounted {
  /** Enabled attachments whose tokens are not known: the input is short of them. */
  readonly uncountedAttachments: number;
  /** Of these, those that are the system prompt and tools of a session, which its client writes into no file; absent: none. */
  readonly unwrittenPrompts?: number;
  /** Tools in enabled parts, or kept with an imported request, that the vendor runs or defines itself, and has published no cost of that is known here. */
  readonly uncountedTools: number;
}

export function isShort({ uncountedAttachments, uncountedTools }: Uncounted): boolean {
  return uncountedAttachments + uncountedTools > 0;
}

/** "1 attachment is not counted", "the system prompt and tools and 1 attachment are not counted"; '' where all is. */
export function uncountedWords({ uncountedAttachments, uncountedTools, unwrittenPrompts = 0 }: Uncounted): string {
  const attachments = uncountedAttachments - unwrittenPrompts;
  const all = [
    ...(unwrittenPrompts === 0 ? [] : [UNWRITTEN]),
    ...(attachments === 0 ? [] : [`${formatInteger(attachments)} ${attachments === 1 ? 'attachment' : 'attachments'}`]),
    ...(uncountedTools === 0 ? [] : [`${formatInteger(uncountedTools)} ${uncountedTools === 1 ? 'tool' : 'tools'} of the vendor`]),
  ];
  if (all.length === 0) return '';
  return `${namesInWords(all)} ${unwrittenPrompts === 0 && attachments + uncountedTools === 1 ? 'is' : 'are'} not counted`;
}
