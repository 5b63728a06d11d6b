// Requests that a tool recorded or keeps: a HAR file, a collection of Postman, a trace of Langfuse. Of several one is taken, as of the
// conversations of an export.
import { ofHar } from './har';
import type { Imported, ImportNote } from './imported';
import { ofObservation } from './langfuse';
import { inCollection } from './postman';
import type { RecordedRequest } from './recorded-request';
import { field, isRecord, isShallow, listField } from './shape';

export interface Recording {
  /** In their order, those whose body is JSON. */
  readonly requests: readonly RecordedRequest[];
  /** All that was recorded. */
  readonly entries: number;
  readonly noun: 'request' | 'record';
}

/** Each is read to know whether it is a request of a model; of more, the newest. */
const MOST_REQUESTS = 500;
/** Nothing where a value is something else. Any value; never throws. */
export function recordingOf(value: unknown): Recording {
  const har = listField(field(value, 'log'), 'entries');
  if (har.length > 0) return recording(har.map(ofHar), 'request');
  if (isRecord(value) && isRecord(value['info']) && Array.isArray(value['item'])) return recording(inCollection(value), 'request');
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
