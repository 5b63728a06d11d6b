import { base64RunAt, decodeBase64 } from '@/core/importers/base64';

/** What stands before the base64 of a data: URL. */
const URL_HEAD = /^data:[^,]{0,300};base64,/i;

/** The bytes of base64 or of a data: URL, white space forgiven; null where it is neither. */
export function bytesOf(source: string): Uint8Array | null {
  const digits = source.replace(URL_HEAD, '').replace(/\s+/g, '');
  const run = base64RunAt(digits, 0);
  return digits !== '' && run.end === digits.length ? decodeBase64(digits, run) : null;
}

/** Whether a data: URL says that it holds a text. */
export function isTextUrl(source: string): boolean {
  return /^data:text\//i.test(source) && URL_HEAD.test(source);
}

/** Whether a file stands in a text, long enough to matter. */
export function holdsDataUrl(text: string): boolean {
  return text.includes(';base64,') && /data:[\w/+.-]{1,100};base64,[\w+/-]{200}/.test(text);
}
