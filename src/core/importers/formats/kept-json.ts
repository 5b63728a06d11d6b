// JSON that is kept as it is, without the files in it and what is encrypted: neither is counted as text, whatever block it
// stands in.
import type { Draft } from './draft';
import { bytesOf } from './media-bytes';
import { firstField, isRecord, jsonText, textField } from './shape';
import { readAttachment } from '@/core/importers/read-attachment';

/** Base64 of fewer digits is told from a word by nothing. */
const LEAST_DIGITS = 48;
const BEGINS_LIKE_BASE64 = new RegExp(`^[\\w+/-]{${LEAST_DIGITS}}`);
const DATA_KEYS: ReadonlySet<string> = new Set(['data', 'result', 'image_url']);
/** As Anthropic and OpenAI call what they alone can read. */
const ENCRYPTED_KEYS: ReadonlySet<string> = new Set(['encrypted_content', 'encrypted_index', 'encrypted_stdout']);
const MEDIA_TYPE_KEYS = ['mediaType', 'media_type', 'mimeType', 'mime_type'] as const;
const NAME_KEYS = ['filename', 'displayName', 'name'] as const;

/** `jsonText` of a value whose files went to the draft; an empty text stands where each was, and where what is encrypted stood. */
export function keptJson(value: unknown, draft: Draft): string {
  return jsonText(withoutFiles(value, '', null, draft));
}

/** `around` is the record in which the value stands under `key`. */
function withoutFiles(value: unknown, key: string, around: unknown, draft: Draft): unknown {
  if (typeof value === 'string' && value !== '' && ENCRYPTED_KEYS.has(key)) {
    draft.notCounted('encrypted', 'text in encrypted form');
    return '';
  }
  if (typeof value === 'string') return takenAsFile(value, key, around, draft) ? '' : value;
  if (Array.isArray(value)) return (value as unknown[]).map((each) => withoutFiles(each, '', null, draft));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([own, inner]) => [own, withoutFiles(inner, own, value, draft)]));
}

function takenAsFile(text: string, key: string, around: unknown, draft: Draft): boolean {
  const mediaType = firstField(around, MEDIA_TYPE_KEYS);
  const isUrl = /^data:[^,]{0,300};base64,/i.test(text);
  const isFile = isUrl || (BEGINS_LIKE_BASE64.test(text) && isMedium(text, DATA_KEYS.has(key) && typeof mediaType === 'string'));
  if (!isFile) return false;
  const name = NAME_KEYS.map((each) => textField(around, each)).find((each) => each !== '');
  draft.addFile(text, name ?? '', typeof mediaType === 'string' ? mediaType : '');
  return true;
}

function isMedium(text: string, isSaid: boolean): boolean {
  const bytes = bytesOf(text);
  return bytes !== null && (isSaid || readAttachment(bytes, '').ok);
}
