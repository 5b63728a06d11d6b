// Conversations of a ChatGPT export: which values are some, when they were changed, and the branch that is shown.
import { field, isRecord, type JsonRecord, textField } from './shape';

/** What the interface writes of a wait is said by nobody. */
export function isShown(node: unknown): boolean {
  const message = field(node, 'message');
  return isRecord(message) && field(message, 'weight') !== 0 && textField(field(message, 'author'), 'role') !== 'system' && !isRecap(message);
}

/** "Thought for 5s". */
export function isRecap(message: unknown): boolean {
  return textField(field(message, 'content'), 'content_type') === 'reasoning_recap';
}

export function mappingOf(conversation: unknown): JsonRecord {
  const mapping = field(conversation, 'mapping');
  return isRecord(mapping) ? mapping : {};
}

export function timeOf(conversation: unknown): number {
  const at = field(conversation, 'update_time') ?? field(conversation, 'create_time');
  return typeof at === 'number' ? at : 0;
}

export function isConversation(value: unknown): boolean {
  const mapping = field(value, 'mapping');
  if (!isRecord(mapping) || !Object.values(mapping).some((node) => isRecord(field(field(node, 'message'), 'author')))) return false;
  const current = field(value, 'current_node');
  return current === undefined || current === null || (typeof current === 'string' && Object.hasOwn(mapping, current));
}

export function newest(conversations: readonly unknown[]): unknown {
  return conversations.reduce((latest, each) => (timeOf(each) > timeOf(latest) ? each : latest), conversations[0]);
}

export function branchOf(conversation: unknown): readonly unknown[] {
  const mapping = field(conversation, 'mapping');
  const branch: unknown[] = [];
  const last = field(conversation, 'current_node') ?? lastLeafOf(mapping);
  const seen = new Set<string>();
  for (let id = typeof last === 'string' ? last : ''; id !== '' && !seen.has(id); id = textField(field(mapping, id), 'parent')) {
    seen.add(id);
    branch.push(field(mapping, id));
  }
  return branch.reverse();
}

/** The last message that nothing follows. */
function lastLeafOf(mapping: unknown): string | undefined {
  const nodes = isRecord(mapping) ? Object.entries(mapping) : [];
  const parents = new Set(nodes.map(([, node]) => textField(node, 'parent')));
  return nodes.findLast(([id, node]) => !parents.has(id) && isRecord(field(node, 'message')))?.[0];
}
