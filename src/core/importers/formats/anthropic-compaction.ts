// Where Anthropic's API made a conversation shorter: of what is sent again it drops all that stands before the last block of this type,
// but for the system text. platform.claude.com/docs/en/build-with-claude/compaction, as cited by public readers of it in 2026.
import { field, isRecord, listField, textField } from './shape';

export interface CutMessage {
  /** What of the message is dropped as well; null: nothing is. */
  readonly before: unknown;
  readonly behind: unknown;
}

/** null: nothing ends here. A block without its summary is one that failed, and drops nothing. */
export function cutAtCompaction(message: unknown): CutMessage | null {
  const blocks = listField(message, 'content');
  const at = blocks.findLastIndex((block) => textField(block, 'type') === 'compaction' && textField(block, 'content') !== '');
  if (at < 0 || !isRecord(message)) return null;
  return { before: at === 0 ? null : { ...message, content: blocks.slice(0, at) }, behind: at === 0 ? message : { ...message, content: blocks.slice(at) } };
}

/** Whether the API is asked to take something out of the conversation, or to make it shorter, when it has grown. */
export function hasServerEdits(request: unknown): boolean {
  return listField(field(request, 'context_management'), 'edits').length > 0;
}
