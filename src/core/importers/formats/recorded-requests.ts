// Requests that a tool recorded or keeps: a HAR file of a browser, a collection of Postman (v2), a trace of Langfuse. Of several one
// is taken, as of the conversations of an export. Shapes: w3c.github.io/web-performance/specs/HAR, schema.postman.com, api.reference.langfuse.com.
import type { Imported, ImportNote } from './imported';
import { bytesOf } from './media-bytes';
import { field, isRecord, isShallow, type JsonRecord, listField, modelField, textField } from './shape';
import { modelInAddress } from '@/core/importers/wrappings/curl-command';

export interface RecordedRequest {
  /** As the tool calls it: a name, or the method and the address. */
  readonly title: string;
  /** The day on which it was made, ISO 8601; '' where the tool does not say. */
  readonly madeOn: string;
  readonly value: unknown;
  readonly modelId: string | null;
  /** Names of what stands beside its body, and is read for nothing else. */
  readonly besides: readonly string[];
  /** What came back, as it came; '' where nothing did. */
  readonly answer: string;
}

export interface Recording {
  /** In their order, those whose body is JSON. */
  readonly requests: readonly RecordedRequest[];
  /** All that was recorded. */
  readonly entries: number;
  readonly noun: 'request' | 'record';
}

/** Each is read to know whether it is a request of a model; of more, the newest. */
const MOST_REQUESTS = 500;
/** Folders of a collection. */
const DEEPEST = 10;

/** Nothing where a value is something else. Any value; never throws. */
export function recordingOf(value: unknown): Recording {
  const har = listField(field(value, 'log'), 'entries');
  if (har.length > 0) return recording(har.map(ofHar), 'request');
  if (isRecord(value) && isRecord(value['info']) && Array.isArray(value['item'])) return recording(inCollection(value, 0), 'request');
  return recording([...listField(value, 'observations'), ...listField(field(value, 'trace'), 'observations')].map(ofObservation), 'record');
}

/** What is told of the one that was taken, of `read` that are requests of a model. */
export function notesOfRecorded({ title, besides }: RecordedRequest, read: number, { entries, noun }: Recording): readonly ImportNote[] {
  return [
    ...(read > 1 ? [{ kind: 'other-conversations', taken: title, count: read - 1 } as const] : []),
    ...(entries > read ? [{ kind: 'left-out', what: `other ${noun}`, count: entries - read } as const] : []),
    ...(besides.length > 0 ? [{ kind: 'fields-around', names: besides } as const] : []),
  ];
}

/** As one to choose. */
export function conversationOf({ title, madeOn }: RecordedRequest, { turns, question }: Imported): { readonly title: string; readonly changedOn: string; readonly turns: number } {
  return { title, changedOn: madeOn, turns: turns.length + (question === '' ? 0 : 1) };
}

function recording(all: readonly (RecordedRequest | null)[], noun: Recording['noun']): Recording {
  return { requests: all.flatMap((each) => (each !== null && isShallow(each.value) ? [each] : [])).slice(-MOST_REQUESTS), entries: all.length, noun };
}

function ofHar(entry: unknown): RecordedRequest | null {
  const request = field(entry, 'request');
  const content = field(field(entry, 'response'), 'content');
  const answer = textField(content, 'encoding') === 'base64' ? textOfBase64(textField(content, 'text')) : textField(content, 'text');
  const [, madeOn = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(textField(entry, 'startedDateTime')) ?? [];
  const title = [textField(request, 'method'), textField(request, 'url').replace(/[?#].*$/s, ''), time].filter((each) => each !== '').join(' ');
  const besides = [...saidIn(request, ['headers', 'cookies', 'queryString']), ...saidIn(entry, ['response'])];
  return ofBody(textField(field(request, 'postData'), 'text'), textField(request, 'url'), { title, madeOn, besides, answer });
}

function inCollection(folder: JsonRecord, depth: number): readonly (RecordedRequest | null)[] {
  if (depth > DEEPEST) return [];
  return listField(folder, 'item').flatMap((item) => {
    if (!isRecord(item)) return [];
    if (item['request'] === undefined) return inCollection(item, depth + 1);
    const url = field(item['request'], 'url');
    const besides = [...saidIn(item['request'], ['header', 'auth']), ...saidIn(item, ['event', 'response'])];
    return [ofBody(textField(field(item['request'], 'body'), 'raw'), typeof url === 'string' ? url : textField(url, 'raw'), { title: textField(item, 'name'), madeOn: '', besides, answer: '' })];
  });
}

function ofBody(body: string, url: string, about: Omit<RecordedRequest, 'value' | 'modelId'>): RecordedRequest | null {
  if (!/^\s*[[{]/.test(body)) return null;
  try {
    return { ...about, value: JSON.parse(body) as unknown, modelId: modelInAddress(url) };
  } catch {
    return null;
  }
}

/** A call of a model: its input is messages, or a request without its model. */
function ofObservation(observation: unknown): RecordedRequest | null {
  const input = field(observation, 'input');
  if (textField(observation, 'type') !== 'GENERATION' || typeof input !== 'object' || input === null) return null;
  const modelId = modelField(observation);
  const value = Array.isArray(input) ? { ...(modelId === null ? {} : { model: modelId }), messages: input as unknown[] } : input;
  const madeOn = /^\d{4}-\d\d-\d\d/.exec(textField(observation, 'startTime'))?.[0] ?? '';
  return { title: textField(observation, 'name'), madeOn, value, modelId, besides: saidIn(observation, ['output', 'modelParameters', 'metadata', 'usage', 'usageDetails']), answer: '' };
}

/** Those of the fields that say something. */
function saidIn(record: unknown, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => {
    const said = field(record, key) ?? '';
    return typeof said === 'object' ? Object.keys(said).length > 0 : said !== '';
  });
}

function textOfBase64(text: string): string {
  const bytes = bytesOf(text);
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}
