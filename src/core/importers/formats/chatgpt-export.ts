// conversations.json of a ChatGPT export: a tree of messages for each conversation, of which the branch to `current_node`
// is what is shown. The format is not published.
import { branchOf, isConversation, isRecap, isShown, mappingOf, newest, timeOf } from './chatgpt-branch';
import { chatgptText } from './chatgpt-content';
import { Draft } from './draft';
import type { Conversation, Imported } from './imported';
import { countField, field, isRecord, listField, modelField, textField } from './shape';

/** `chosen` is the index of a conversation; without one the latest is taken. */
export function importChatgptExport(value: unknown, chosen: number | null = null): Imported | null {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  const conversations = list.filter(isConversation);
  if (conversations.length === 0) return null;
  const taken = conversations[chosen ?? -1] ?? newest(conversations);
  const draft = new Draft();
  const branch = new Set(branchOf(taken));
  for (const node of branch) readMessage(field(node, 'message'), draft);
  draft.leftOut('message of another branch', Object.values(mappingOf(taken)).filter((node) => isShown(node) && !branch.has(node)).length);
  if (conversations.length > 1) draft.note({ kind: 'other-conversations', taken: textField(taken, 'title'), count: conversations.length - 1 });
  const imported = draft.finish('chatgpt-export');
  return conversations.length === 1 ? imported : { ...imported, conversations: { all: conversations.map(entryOf), taken: conversations.indexOf(taken) } };
}

function entryOf(conversation: unknown): Conversation {
  const at = timeOf(conversation);
  return { title: textField(conversation, 'title'), changedOn: isDate(at) ? new Date(at * 1000).toISOString().slice(0, 10) : '', turns: branchOf(conversation).filter(isShown).length };
}

/** Seconds that the calendar has; other numbers make no day. */
function isDate(seconds: number): boolean {
  return seconds > 0 && seconds < 8_640_000_000;
}

function readMessage(message: unknown, draft: Draft): void {
  if (!isRecord(message)) return;
  if (field(message, 'weight') === 0) {
    draft.leftOut('hidden message');
    return;
  }
  if (isRecap(message)) {
    draft.leftOut('line of the interface on reasoning');
    return;
  }
  const role = textField(field(message, 'author'), 'role');
  const text = chatgptText(field(message, 'content'), draft);
  readFiles(message, draft);
  draft.modelId = modelField(field(message, 'metadata'), ['model_slug']) ?? draft.modelId;
  if (role === 'system') draft.addSystem(text);
  else draft.addTurn(role === 'assistant' ? 'assistant' : role === 'tool' ? 'tool' : 'user', text);
}

/** Files that are named beside the message, but for pictures, which stand in its content by their ids too; and pictures that code drew. */
function readFiles(message: unknown, draft: Draft): void {
  const metadata = field(message, 'metadata');
  const pointers = listField(field(message, 'content'), 'parts').map((part) => textField(part, 'asset_pointer'));
  for (const file of listField(metadata, 'attachments')) {
    const id = textField(file, 'id');
    if (id === '' || !pointers.some((pointer) => pointer.includes(id))) draft.fileElsewhere(textField(file, 'name') || 'file of the export', countField(file, ['file_token_size', 'fileTokenSize']));
  }
  const drawn = listField(field(metadata, 'aggregate_result'), 'messages').filter((each) => textField(each, 'message_type') === 'image').length;
  if (drawn > 0) draft.notCounted('elsewhere', 'picture or file of the export', drawn);
}
