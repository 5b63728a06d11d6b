import { type Detail, DETAILS } from '@/core/catalog/attachment-rule';
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { readMediaBlock } from './media-block';
import { field, isRecord, textField } from './shape';

/**
 * The text of a message's content in OpenAI's shapes: a string, or parts of Chat Completions (`text`, `image_url`,
 * `input_audio`, `file`, `refusal`) and Responses (`input_text`, `output_text`, `input_image`, `input_file`). Files go to the
 * draft; parts of other types stay as their JSON.
 */
export function openaiText(content: unknown, draft: Draft): string {
  if (typeof content === 'string') return content;
  if (content === undefined || content === null) return '';
  const parts: readonly unknown[] = Array.isArray(content) ? (content as unknown[]) : [content];
  return parts
    .map((part) => textOfPart(part, draft))
    .filter((text) => text !== '')
    .join('\n');
}

function textOfPart(part: unknown, draft: Draft): string {
  if (typeof part === 'string') return part;
  const type = textField(part, 'type');
  switch (type) {
    case 'text':
    case 'input_text':
    case 'output_text':
    case 'summary_text':
    case 'reasoning_text': {
      // Threads of Assistants have it in a record, beside its annotations.
      const text = isRecord(field(part, 'text')) ? field(field(part, 'text'), 'value') : field(part, 'text');
      return typeof text === 'string' ? text : unknownPart(part, type, draft);
    }
    case 'refusal':
      return textField(part, 'refusal');
    case 'thinking':
    case 'reasoning': {
      // Mistral's, in parts of its own, and LangChain's of several vendors.
      const thoughts = field(part, type) ?? field(part, 'text') ?? field(part, 'summary');
      return typeof thoughts === 'string' || Array.isArray(thoughts) ? draft.reasoning(openaiText(thoughts, draft)) : unknownPart(part, type, draft);
    }
    case 'image_url':
    case 'input_image': {
      const address = field(part, 'image_url');
      const asked = textField(part, 'detail') || textField(address, 'detail');
      return file(typeof address === 'string' ? address : textField(address, 'url'), '', 'image by address or id', part, draft, DETAILS.find((each) => each === asked && each !== 'auto'));
    }
    case 'document_url': {
      // Mistral's.
      const address = field(part, 'document_url');
      return file(typeof address === 'string' ? address : textField(address, 'url'), textField(part, 'document_name'), 'document by address or id', part, draft);
    }
    case 'input_audio':
      return file(textField(field(part, 'input_audio'), 'data'), '', 'sound by address or id', part, draft);
    case 'file':
    case 'input_file': {
      if (!isRecord(field(part, 'file')) && field(part, 'file_data') === undefined && readMediaBlock(part, draft)) return '';
      const inner = isRecord(field(part, 'file')) ? field(part, 'file') : part;
      return file(textField(inner, 'file_data'), textField(inner, 'filename'), 'file by address or id', part, draft);
    }
    default:
      return readMediaBlock(part, draft) ? '' : unknownPart(part, type, draft);
  }
}

function unknownPart(part: unknown, type: string, draft: Draft): string {
  draft.keptAsJson(type === '' ? 'a block without a type' : type);
  return keptJson(part, draft);
}

function file(source: string, name: string, what: string, block: unknown, draft: Draft, detail?: Detail): '' {
  if (source === '' || /^[a-z]{2,10}:\/\//i.test(source)) draft.notCounted('elsewhere', what, 1, detail);
  else if (draft.addFile(source, name, '', detail)) draft.takeBlock(block);
  return '';
}

/** Whether a message has content or what stands in its place: of what a model answered the content may be missing, where it refused or spoke. */
export function saysSomething(message: unknown): boolean {
  const isAnswer = textField(message, 'role') === 'assistant' && (isRecord(field(message, 'audio')) || textField(message, 'refusal') !== '');
  return isAnswer || ['content', 'tool_calls', 'function_call'].some((key) => field(message, key) !== undefined);
}
