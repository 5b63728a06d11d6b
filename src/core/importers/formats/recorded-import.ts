// Reads the request that is taken of those that a tool recorded: the one that was chosen, or the last.
import type { Imported, ReadHow } from './imported';
import type { RecordedRequest } from './recorded-request';
import { conversationOf, notesOfRecorded, recordingOf } from './recorded-requests';
import { withRepeatedKeysOf } from './repeated-key-notes';
import { readReportedUsageInSteps } from '@/core/importers/reported-usage';

type Reader = (value: unknown, how: ReadHow) => Generator<undefined, Imported | null, undefined>;

interface ReadRequest {
  readonly imported: Imported;
  readonly request: RecordedRequest;
}

/** `read`: a request by itself. A choice counts all that are requests of a model, whichever format each is in; null: there is none, or none in the format that was asked for. */
export function* importRecorded(value: unknown, { format, conversation }: ReadHow, read: Reader): Generator<undefined, Imported | null, undefined> {
  const recording = recordingOf(value);
  const last = format === null || conversation !== null ? undefined : (yield* readAll(recording.requests, { format, conversation: null }, read)).at(-1);
  if (last === undefined && format !== null && conversation === null) return null;
  const all = yield* readAll(recording.requests, { format: null, conversation: null }, read);
  const taken = last ?? all[conversation ?? -1] ?? all.at(-1);
  if (taken === undefined) return null;
  const at = all.findIndex(({ request }) => request === taken.request);
  const reported = yield* withReport(taken);
  const found = taken.request.body === undefined ? reported : yield* withRepeatedKeysOf(reported, taken.request.body);
  const conversations = { all: all.map(({ request, imported }) => conversationOf(request, imported)), taken: Math.max(0, at) };
  return { ...found, ...(all.length > 1 ? { conversations } : {}), notes: [...found.notes, ...notesOfRecorded(taken.request, all.length, recording)] };
}

function* readAll(requests: readonly RecordedRequest[], how: ReadHow, read: Reader): Generator<undefined, readonly ReadRequest[], undefined> {
  const found: ReadRequest[] = [];
  for (const request of requests) {
    const imported = yield* read(request.value, how);
    // A name with parameters may be of anything.
    if (imported !== null && imported.format !== 'tools' && imported.format !== 'openapi') found.push({ imported, request });
  }
  return found;
}

/** With the input tokens that its answer reports. */
function* withReport({ imported, request }: ReadRequest): Generator<undefined, Imported, undefined> {
  const modelId = imported.modelId ?? request.modelId;
  const report = request.answer === '' ? null : yield* readReportedUsageInSteps(request.answer);
  if (report?.ok !== true) return { ...imported, modelId };
  return { ...imported, modelId, lastReport: { ...report.value, model: report.value.model ?? modelId }, isReportOfAnswer: true };
}
