import type { Conversation } from '@/core/importers/formats/imported';

export interface FoundConversation {
  readonly conversation: Conversation;
  /** Its place in the export. */
  readonly index: number;
}

/** The conversations with these words in their title or date, the newest first; of one day in the order of the export, and those without a date last. */
export function newestFirst(conversations: readonly Conversation[], query: string): readonly FoundConversation[] {
  const wanted = query.trim().toLowerCase();
  const found = conversations.flatMap((conversation, index) => (`${conversation.title} ${conversation.changedOn}`.toLowerCase().includes(wanted) ? [{ conversation, index }] : []));
  // Days as ISO 8601 are in the order of their letters, and no day is before all.
  return found.toSorted((a, b) => (a.conversation.changedOn < b.conversation.changedOn ? 1 : a.conversation.changedOn > b.conversation.changedOn ? -1 : 0));
}
