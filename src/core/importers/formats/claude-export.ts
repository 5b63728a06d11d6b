// conversations.json of a Claude.ai export: messages that name the one before, where one was edited or answered again in
// several branches. The format is not published.
import { readAnthropicContent } from './anthropic-content';
import { Draft } from './draft';
import type { Conversation, Imported } from './imported';
import { MessageTurns } from './message-turns';
import { field, isRecord, listField, textField } from './shape';

const PARENT = 'parent_message_uuid';
/** Of the first message. */
const NO_PARENT = '00000000-0000-4000-8000-000000000000';

/** `chosen` is the index of a conversation; without one the latest is taken. */
export function importClaudeExport(value: unknown, chosen: number | null = null): Imported | null {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  const conversations = list.filter((each) => Array.isArray(field(each, 'chat_messages')));
  if (conversations.length === 0) return null;
  // The days are written so that their text sorts as they do.
  const newest = conversations.reduce((latest, each) => (textField(each, 'updated_at') > textField(latest, 'updated_at') ? each : latest), conversations[0]);
  const taken = conversations[chosen ?? -1] ?? newest;
  const draft = new Draft();
  const branch = branchOf(taken, draft);
  for (const message of branch) {
    for (const attachment of listField(message, 'attachments')) {
      const text = textField(attachment, 'extracted_content');
      if (text === '') draft.notCounted('elsewhere', 'file of the export');
      else draft.addDocument(textField(attachment, 'file_name'), text);
    }
    const files = listField(message, 'files').length;
    if (files > 0) draft.notCounted('elsewhere', 'file of the export', files);
    const turns = new MessageTurns(draft, textField(message, 'sender') === 'assistant' ? 'assistant' : 'user');
    readAnthropicContent(listField(message, 'content').map(asSent), draft, turns);
    if (turns.isEmpty) turns.say(() => textField(message, 'text'));
    turns.end();
  }
  draft.leftOut('message of another branch', listField(taken, 'chat_messages').length - branch.length);
  if (conversations.length > 1) draft.note({ kind: 'other-conversations', taken: textField(taken, 'name'), count: conversations.length - 1 });
  const imported = draft.finish('claude-export');
  const entryOf = (each: unknown): Conversation => ({ title: textField(each, 'name'), changedOn: /^\d{4}-\d\d-\d\d/.exec(textField(each, 'updated_at'))?.[0] ?? '', turns: branchOf(each).length });
  return conversations.length === 1 ? imported : { ...imported, conversations: { all: conversations.map(entryOf), taken: conversations.indexOf(taken) } };
}

/** A call without what the page shows of it. */
function asSent(block: unknown): unknown {
  const { type, id, name, input } = isRecord(block) ? block : {};
  return type === 'tool_use' ? { type, id, name, input } : block;
}

/** The messages up to the one that is shown last, oldest first; all of them where they do not name each other. */
function branchOf(conversation: unknown, draft?: Draft): readonly unknown[] {
  const messages = listField(conversation, 'chat_messages');
  if (!messages.some((message) => textField(message, PARENT) !== '')) return messages;
  const places = new Map(messages.map((message, at) => [textField(message, 'uuid'), at]));
  const branch: unknown[] = [];
  const taken = new Set<number>();
  let at = places.get(textField(conversation, 'current_leaf_message_uuid')) ?? newestLeaf(messages);
  while (at >= 0 && !taken.has(at)) {
    taken.add(at);
    branch.push(messages[at]);
    const parent = textField(messages[at], PARENT);
    const before = places.get(parent);
    const isLost = before === undefined && parent !== '' && parent !== NO_PARENT && at > 0;
    if (isLost) draft?.oddMessages('unknown-parent');
    at = before ?? (isLost ? at - 1 : -1);
  }
  return branch.reverse();
}

/** Of the messages that none follows, the latest; of those of one moment the last. */
function newestLeaf(messages: readonly unknown[]): number {
  const parents = new Set(messages.map((message) => textField(message, PARENT)));
  let [newest, moment] = [messages.length - 1, ''];
  for (const [at, message] of messages.entries()) {
    const own = textField(message, 'created_at');
    if (!parents.has(textField(message, 'uuid')) && own >= moment) [newest, moment] = [at, own];
  }
  return newest;
}
