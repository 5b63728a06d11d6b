import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { field, listField, textField } from './shape';

const CONTEXT_KEYS = ['user_profile', 'user_instructions', 'model_set_context', 'repository', 'repo_summary', 'structured_context'] as const;

/** The text of a message of an export, whose contents have types of their own; one of another type stays as its JSON. */
export function chatgptText(content: unknown, draft: Draft): string {
  const type = textField(content, 'content_type');
  const parts = listField(content, 'parts').map((part) => {
    if (typeof part === 'string') return part;
    if (typeof field(part, 'text') === 'string') return textField(part, 'text');
    if (/asset_pointer/.test(textField(part, 'content_type'))) draft.notCounted('elsewhere', 'picture or file of the export');
    else draft.keptAsJson(textField(part, 'content_type') || 'a part without a type');
    return /asset_pointer/.test(textField(part, 'content_type')) ? '' : keptJson(part, draft);
  });
  if (parts.length > 0) return parts.filter((text) => text !== '').join('\n');
  if (typeof field(content, 'text') === 'string') return textField(content, 'text');
  const thoughts = listField(content, 'thoughts');
  if (thoughts.length > 0) return draft.reasoning(thoughts.flatMap((thought) => [textField(thought, 'summary'), textField(thought, 'content')]).filter((text) => text !== '').join('\n'));
  if (typeof field(content, 'content') === 'string') return textField(content, 'content');
  // The instructions that the user wrote for all conversations, and what was remembered of others.
  if (type === 'user_editable_context' || type === 'model_editable_context') return CONTEXT_KEYS.map((key) => textField(content, key)).filter((text) => text !== '').join('\n');
  if (content === undefined || content === null || type === '' || type === 'text') return '';
  draft.keptAsJson(type);
  return keptJson(content, draft);
}
