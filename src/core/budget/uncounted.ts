// What is sent with a prompt and nobody here can count: the sums are short of it, so that nothing is known to fit.
import { formatInteger } from '@/core/units';

export interface Uncounted {
  /** Enabled attachments whose tokens are not known: the input is short of them. */
  readonly uncountedAttachments: number;
  /** Tools in enabled parts, or kept with an imported request, that the vendor runs or defines itself, and has published no cost of that is known here. */
  readonly uncountedTools: number;
}

export function isShort({ uncountedAttachments, uncountedTools }: Uncounted): boolean {
  return uncountedAttachments + uncountedTools > 0;
}

/** "1 attachment is not counted", "1 attachment and 2 tools of the vendor are not counted"; '' where all is. */
export function uncountedWords({ uncountedAttachments, uncountedTools }: Uncounted): string {
  const all = [
    ...(uncountedAttachments === 0 ? [] : [`${formatInteger(uncountedAttachments)} ${uncountedAttachments === 1 ? 'attachment' : 'attachments'}`]),
    ...(uncountedTools === 0 ? [] : [`${formatInteger(uncountedTools)} ${uncountedTools === 1 ? 'tool' : 'tools'} of the vendor`]),
  ];
  if (all.length === 0) return '';
  return `${all.join(' and ')} ${uncountedAttachments + uncountedTools === 1 ? 'is' : 'are'} not counted`;
}
