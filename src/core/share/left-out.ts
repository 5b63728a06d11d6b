// What has no text here and is left out of anything that is written from texts.

import { isUnwritten } from '@/core/prompt/attachment';
import type { Prompt } from '@/core/prompt/part';

export interface LeftOut {
  /** Files that are sent as they are. */
  readonly files: number;
  /** Files that an imported request sends, and whose texts stand in their place. */
  readonly sentAsFiles: number;
  /** Of these, those whose texts stand in the very block. */
  readonly inBlock?: number;
  /** Texts that a link left out. */
  readonly withheld: number;
  /** What an imported request sends and is not here. */
  readonly absent: number;
  /** Of this, system prompts and tools of a session that are in no file. */
  readonly unwritten?: number;
}

/** What of the enabled parts is left out. */
export function leftOutOf({ parts }: Prompt): LeftOut {
  const sum = { files: 0, sentAsFiles: 0, withheld: 0, absent: 0, unwritten: 0 };
  for (const part of parts) {
    if (part.enabled && 'text' in part && part.isSentAsFile === true) sum.sentAsFiles += 1;
    if (!part.enabled || !('attachment' in part)) continue;
    const { attachment } = part;
    if (isUnwritten(attachment)) sum.unwritten += 1;
    if (attachment.kind === 'absent') sum.absent += attachment.items;
    else sum[attachment.kind === 'withheld' ? 'withheld' : 'files'] += 1;
  }
  return sum;
}

/** A sentence for each kind of which there is some. */
export function leftOutNotes({ files, sentAsFiles, inBlock = 0, withheld, absent, unwritten = 0 }: LeftOut): readonly string[] {
  return [
    noteOf(files, 'attachment is left out: its file is not kept here.', 'attachments are left out: their files are not kept here.'),
    noteOf(inBlock, 'file that the imported request sends is missing: its text stands in its block.', 'files that the imported request sends are missing: their texts stand in their blocks.'),
    noteOf(sentAsFiles - inBlock, 'file that the imported request sends is missing: its text stands in its place, without what else its block says.', 'files that the imported request sends are missing: their texts stand in their place, without what else their blocks say.'),
    noteOf(withheld, 'part is left out: its text is not here.', 'parts are left out: their texts are not here.'),
    unwritten === 0 ? '' : 'The system prompt and tools are left out: they are in no file of the session.',
    noteOf(Math.max(0, absent - unwritten), 'attachment is left out: it is not here.', 'attachments are left out: they are not here.'),
  ].filter((note) => note !== '');
}

/** "1 one", "3 many", and nothing of none. */
export function noteOf(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
