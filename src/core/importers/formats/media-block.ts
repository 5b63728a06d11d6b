// Files in blocks that say what they are by their type and carry `base64`, `data` or a `source`: LangChain's, in both of its
// versions (langchain_core/messages/content.py, November 2025), and those that others write like them.
import type { Draft } from './draft';
import { field, firstField, isRecord, textField } from './shape';

/** What one is called where it is not here. */
const NOUNS: Readonly<Record<string, string>> = { image: 'image', audio: 'sound', video: 'video', file: 'file', media: 'file', document: 'file', 'text-plain': 'document' };
const DATA_KEYS = ['base64', 'data'] as const;
const ELSEWHERE_KEYS = ['url', 'file_id', 'fileId', 'file_uri', 'fileUri'] as const;
const MEDIA_TYPE_KEYS = ['mime_type', 'mimeType', 'media_type', 'mediaType'] as const;
const NAME_KEYS = ['filename', 'name', 'title'] as const;

/** Gives the draft the file, or the text, that such a block is, or says that it is not here. false: it is no such block. */
export function readMediaBlock(block: unknown, draft: Draft): boolean {
  const type = textField(block, 'type');
  const noun = Object.hasOwn(NOUNS, type) ? NOUNS[type] : undefined;
  const own = field(block, type);
  // What has a record of its type's name is another vendor's.
  if (noun === undefined || isRecord(own)) return false;
  const content = isRecord(field(block, 'source')) ? field(block, 'source') : block;
  const text = textIn(block, content);
  const file = [...DATA_KEYS.map((key) => field(content, key)), ...[field(content, 'url'), own].filter(isDataUrl)].find((each): each is string => typeof each === 'string' && each !== '');
  if (text !== null) draft.addDocument(nameOf(block), text);
  else if (file !== undefined) {
    if (draft.addFile(file, nameOf(block), mediaTypeOf(content) || mediaTypeOf(block))) draft.takeBlock(block);
  } else if (typeof (firstField(content, ELSEWHERE_KEYS) ?? own) === 'string' || field(block, 'source_type') === 'id') draft.notCounted('elsewhere', `${noun} by address or id`);
  else return false;
  return true;
}

/** Of a document that stands there as it is. */
function textIn(block: unknown, content: unknown): string | null {
  const isSaid = [textField(block, 'type'), textField(block, 'source_type')].some((kind) => kind === 'text-plain' || kind === 'text');
  const text = content !== block && textField(content, 'type') === 'text' ? field(content, 'data') : isSaid ? field(block, 'text') : undefined;
  return typeof text === 'string' ? text : null;
}

function isDataUrl(value: unknown): boolean {
  return typeof value === 'string' && /^data:/i.test(value);
}

function mediaTypeOf(record: unknown): string {
  return MEDIA_TYPE_KEYS.map((key) => textField(record, key)).find((each) => each !== '') ?? '';
}

function nameOf(block: unknown): string {
  const around = [block, field(block, 'metadata'), field(block, 'extras')];
  return around.flatMap((each) => NAME_KEYS.map((key) => textField(each, key))).find((each) => each !== '') ?? '';
}
