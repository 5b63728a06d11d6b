// conversations.json of a Claude.ai export. The format is not published.
import { readAnthropicContent } from './anthropic-content';
import { Draft } from './draft';
import type { Conversation, Imported } from './imported';
import { MessageTurns } from './message-turns';
import { field, listField, textField } from './shape';

/** `chosen` is the index of a conversation; without one the latest is taken. */
export function importClaudeExport(value: unknown, chosen: number | null = null): Imported | null {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  const conversations = list.filter((each) => Array.isArray(field(each, 'chat_messages')));
  if (conversations.length === 0) return null;
  // The days are written so that their text sorts as they do.
  const newest = conversations.reduce((latest, each) => (textField(each, 'updated_at') > textField(latest, 'updated_at') ? each : latest), conversations[0]);
  const taken = conversations[chosen ?? -1] ?? newest;
  const draft = new Draft();
  for (const message of listField(taken, 'chat_messages')) {
    for (const attachment of listField(message, 'attachments')) {
      const text = textField(attachment, 'extracted_content');
      if (text === '') draft.notCounted('elsewhere', 'file of the export');
      else draft.addDocument(textField(attachment, 'file_name'), text);
    }
    const files = listField(message, 'files').length;
    if (files > 0) draft.notCounted('elsewhere', 'file of the export', files);
    const turns = new MessageTurns(draft, textField(message, 'sender') === 'assistant' ? 'assistant' : 'user');
    readAnthropicContent(field(message, 'content'), draft, turns);
    if (turns.isEmpty) turns.say(() => textField(message, 'text'));
    turns.end();
  }
  if (conversations.length > 1) draft.note({ kind: 'other-conversations', taken: textField(taken, 'name'), count: conversations.length - 1 });
  const imported = draft.finish('claude-export');
  const entryOf = (each: unknown): Conversation => ({ title: textField(each, 'name'), changedOn: /^\d{4}-\d\d-\d\d/.exec(textField(each, 'updated_at'))?.[0] ?? '', turns: listField(each, 'chat_messages').length });
  return conversations.length === 1 ? imported : { ...imported, conversations: { all: conversations.map(entryOf), taken: conversations.indexOf(taken) } };
}
