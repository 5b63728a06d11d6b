// Requests that a tool recorded or keeps: a HAR file of a browser, a collection of Postman (v2), a trace of Langfuse. Of several one
// is taken, as of the conversations of an export. Shapes: w3c.github.io/web-performance/specs/HAR, schema.postman.com, api.reference.langfuse.com.
import type { Imported } from './imported';
import { field, isRecord, isShallow, type JsonRecord, listField, modelField, textField } from './shape';
import { modelInAddress } from '@/core/importers/wrappings/curl-command';

export interface RecordedRequest {
  /** As the tool calls it: a name, or the method and the address. */
  readonly title: string;
  readonly value: unknown;
  readonly modelId: string | null;
}

/** Each is read to know whether it is a request of a model. */
const MOST_REQUESTS = 500;
/** Folders of a collection. */
const DEEPEST = 10;

/** In their order, those whose body is JSON; none where a value is something else. Any value; never throws. */
export function recordedRequests(value: unknown): readonly RecordedRequest[] {
  if (!isRecord(value)) return [];
  const found = [...listField(value['log'], 'entries').map(ofHar), ...(isRecord(value['info']) ? inCollection(value, 0) : []), ...[...listField(value, 'observations'), ...listField(value['trace'], 'observations')].map(ofObservation)];
  return found.flatMap((each) => (each !== null && isShallow(each.value) ? [each] : [])).slice(0, MOST_REQUESTS);
}

/** `read` are those that are requests of a model, of which one was taken; the rest of what was recorded is left out. */
export function withRecorded(read: readonly { readonly imported: Imported; readonly request: RecordedRequest }[], chosen: number | null): Imported | null {
  const at = read[chosen ?? -1] === undefined ? read.length - 1 : (chosen ?? 0);
  const taken = read[at];
  if (taken === undefined) return null;
  const { imported, request } = taken;
  const whole = { ...imported, modelId: imported.modelId ?? request.modelId };
  if (read.length === 1) return whole;
  const all = read.map((each) => ({ title: each.request.title, changedOn: '', turns: each.imported.turns.length + (each.imported.question === '' ? 0 : 1) }));
  return { ...whole, conversations: { all, taken: at }, notes: [...whole.notes, { kind: 'other-conversations', taken: request.title, count: read.length - 1 }] };
}

function ofHar(entry: unknown): RecordedRequest | null {
  const request = field(entry, 'request');
  return ofBody(textField(field(request, 'postData'), 'text'), textField(request, 'url'), `${textField(request, 'method')} ${textField(request, 'url').replace(/[?#].*$/s, '')}`.trim());
}

function inCollection(folder: JsonRecord, depth: number): readonly (RecordedRequest | null)[] {
  if (depth > DEEPEST) return [];
  return listField(folder, 'item').flatMap((item) => {
    if (!isRecord(item)) return [];
    const url = field(item['request'], 'url');
    return [ofBody(textField(field(item['request'], 'body'), 'raw'), typeof url === 'string' ? url : textField(url, 'raw'), textField(item, 'name')), ...inCollection(item, depth + 1)];
  });
}

function ofBody(body: string, url: string, title: string): RecordedRequest | null {
  if (!/^\s*[[{]/.test(body)) return null;
  try {
    return { title, value: JSON.parse(body) as unknown, modelId: modelInAddress(url) };
  } catch {
    return null;
  }
}

/** A call of a model: its input is messages, or a request without its model. */
function ofObservation(observation: unknown): RecordedRequest | null {
  const input = field(observation, 'input');
  if (textField(observation, 'type') !== 'GENERATION' || typeof input !== 'object' || input === null) return null;
  const modelId = modelField(observation);
  return { title: textField(observation, 'name'), value: Array.isArray(input) ? { ...(modelId === null ? {} : { model: modelId }), messages: input as unknown[] } : input, modelId };
}
