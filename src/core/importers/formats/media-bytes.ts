import { base64RunAt, type Base64Run, decodeBase64 } from '@/core/importers/base64';
import { readAttachment } from '@/core/importers/read-attachment';

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

/** Digits of base64 in a text that matter. */
const LEAST_DIGITS = 200;

/** Whether a file stands in a text, long enough to matter: as a data: URL, or as base64 that is all of it or of a string in it. Linear. */
export function holdsFile(text: string): boolean {
  if (text.includes(';base64,') && /data:[\w/+.-]{1,100};base64,[\w+/-]{200}/.test(text)) return true;
  const start = text.length - text.trimStart().length;
  const whole = base64RunAt(text, start);
  if (isFile(text, whole) && text.slice(whole.end).trim() === '') return true;
  for (let at = text.indexOf('"', whole.end); at >= 0; ) {
    const run = base64RunAt(text, at + 1);
    // A string in a string of JSON ends in an escaped mark.
    if (isFile(text, run) && /^(?:\\[nr]){0,2}\\{0,8}"/.test(text.slice(run.end, run.end + 16))) return true;
    at = text.indexOf('"', run.end);
  }
  return false;
}

/** What is no medium may be a key, or a word. */
function isFile(text: string, run: Base64Run): boolean {
  const bytes = run.digits < LEAST_DIGITS ? null : decodeBase64(text, run);
  return bytes !== null && readAttachment(bytes, '').ok;
}
