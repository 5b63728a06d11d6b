// Files that stand in a text as base64: data: URLs (RFC 2397), and the blocks in which vendors' APIs take them. They are
// attachments; counted as text, a small picture would seem to cost tens of thousands of tokens.

import { base64RunAt, bytesOfDigits, decodeBase64, type Base64Run } from './base64';
import { type AttachmentError, readAttachment } from './read-attachment';
import { lastOf } from './steps';
import type { FileAttachment } from '@/core/prompt/attachment';
import { fail, type Result } from '@/core/result';

export interface EmbeddedFile {
  /** UTF-16 offsets of what stands for the file: a whole data: URL, or the base64 of a block alone. */
  readonly start: number;
  readonly end: number;
  /** url: a data: URL. block: `"data"` beside a media type, as in requests to Anthropic, Google or OpenAI. */
  readonly form: 'url' | 'block';
  /** As the text names it; "text/plain" where a URL names none. */
  readonly mediaType: string;
  /** Of the decoded file; 0 where it cannot be decoded. */
  readonly sizeBytes: number;
  readonly attachment: Result<FileAttachment, EmbeddedError>;
}

export type EmbeddedError =
  | AttachmentError
  /** The base64 has a length that cannot be: it was cut off or damaged. */
  | { readonly kind: 'not-base64' };

/** Shorter runs in blocks are more likely a word than a file; no image is this small. */
const LEAST_DIGITS = 48;
const HEAD_UNITS = 300;
/** How far from its base64 a block may name the media type. */
const NEAR_UNITS = 300;
const MOST_SPACES = 64;
const MOST_BACKSLASHES = 8;

/** Up to the comma: a media type, parameters, and "base64" in the end. */
const URL_HEAD = /^data:([\w.+-]+\/[\w.+-]+)?((?:;[\w.+-]+=[^;,"'\\\s]*)*);base64,/i;
const MEDIA_TYPE_KEY = /\\*"(?:media_?type|mime_?type)\\*"\s{0,64}:\s{0,64}\\*"([\w.+-]+\\{0,8}\/[\w.+-]+)\\*"/gi;
const FORMAT_KEY = /\\*"format\\*"\s{0,64}:\s{0,64}\\*"(wav|mp3|flac|ogg|opus|m4a|aac|pcm16)\\*"/gi;
const AUDIO_FORMATS: Readonly<Record<string, string>> = { mp3: 'audio/mpeg', m4a: 'audio/mp4', opus: 'audio/ogg', pcm16: 'audio/pcm' };

/**
 * The files that stand in a text, in order, without overlaps. data: URLs need ";base64"; percent-encoded ones are text and
 * stay so. A block is the value of a key `data` that is base64 and has a media type or a sound format beside it, within
 * 300 characters; JSON inside JSON strings is read too. Linear in the text; a file is decoded once.
 */
export function findDataUrls(text: string): readonly EmbeddedFile[] {
  return lastOf(findDataUrlsInSteps(text));
}

/** The same in steps, for long texts: one for each place that might be a file, and the longest takes as long as its file. */
export function* findDataUrlsInSteps(text: string): Generator<undefined, readonly EmbeddedFile[], undefined> {
  const found: EmbeddedFile[] = [];
  for (let at = text.indexOf('data'); at >= 0; ) {
    const file = text[at + 4] === ':' ? urlAt(text, at) : blockAt(text, at, found.at(-1)?.end ?? 0);
    if (file !== null) found.push(file);
    at = text.indexOf('data', file === null ? at + 4 : file.end);
    yield undefined;
  }
  return found;
}

function urlAt(text: string, start: number): EmbeddedFile | null {
  const head = URL_HEAD.exec(text.slice(start, start + HEAD_UNITS));
  if (head === null) return null;
  const run = base64RunAt(text, start + head[0].length);
  return run.digits === 0 ? null : embedded(text, run, 'url', start, (head[1] ?? 'text/plain').toLowerCase());
}

/** `before` is where the file before ended: what lies there is not searched again. */
function blockAt(text: string, keyAt: number, before: number): EmbeddedFile | null {
  const quoteAt = text[keyAt - 1] === '"' ? afterQuote(text, keyAt + 4) : null;
  const colonAt = quoteAt === null ? null : afterSpaces(text, quoteAt);
  if (colonAt === null || text[colonAt] !== ':') return null;
  const start = afterQuote(text, afterSpaces(text, colonAt + 1));
  if (start === null) return null;
  // Three looks before the run is read: most values of a key `data` are something else.
  const run = base64RunAt(text, start);
  if (run.digits < LEAST_DIGITS || afterQuote(text, afterBreaks(text, run.end)) === null) return null;
  const beforeKey = text.slice(Math.max(before, keyAt - NEAR_UNITS), keyAt);
  const afterRun = text.slice(run.end, run.end + NEAR_UNITS);
  const mediaType = mediaTypeNear(beforeKey, afterRun);
  return mediaType === null ? null : embedded(text, run, 'block', run.start, mediaType);
}

/** The last that is named in front, in the same object, else the first behind. */
function mediaTypeNear(before: string, after: string): string | null {
  const inObject = before.slice(before.lastIndexOf('{') + 1);
  const toEnd = after.slice(0, after.includes('}') ? after.indexOf('}') : undefined);
  for (const stretch of [inObject, toEnd]) {
    const named = [...stretch.matchAll(MEDIA_TYPE_KEY)].at(-1)?.[1];
    if (named !== undefined) return named.replaceAll('\\', '').toLowerCase();
    const format = [...stretch.matchAll(FORMAT_KEY)].at(-1)?.[1]?.toLowerCase();
    if (format !== undefined) return AUDIO_FORMATS[format] ?? `audio/${format}`;
  }
  return null;
}

function embedded(text: string, run: Base64Run, form: EmbeddedFile['form'], start: number, mediaType: string): EmbeddedFile {
  const bytes = decodeBase64(text, run);
  const fileName = `embedded.${mediaType.slice(mediaType.indexOf('/') + 1).replace(/^x-|\+.*$/g, '')}`;
  return {
    start,
    end: run.end,
    form,
    mediaType,
    sizeBytes: bytesOfDigits(run.digits) ?? 0,
    attachment: bytes === null ? fail({ kind: 'not-base64' }) : readAttachment(bytes, fileName),
  };
}

/** Past a quotation mark that may be escaped several times over, or null. */
function afterQuote(text: string, from: number): number | null {
  let at = from;
  while (at - from < MOST_BACKSLASHES && text[at] === '\\') at += 1;
  return text[at] === '"' ? at + 1 : null;
}

/** Past line breaks as JSON writes them: some encoders end with one. */
function afterBreaks(text: string, from: number): number {
  let at = from;
  while (at - from < MOST_BACKSLASHES && text[at] === '\\' && (text[at + 1] === 'n' || text[at + 1] === 'r')) at += 2;
  return at;
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (at - from < MOST_SPACES && (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t')) at += 1;
  return at;
}
