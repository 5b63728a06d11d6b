// A request in what carries it: the envelope of a batch, a log of a proxy, a trace, a call of JSON-RPC.
import type { Imported } from './imported';
import { field, isRecord, modelField } from './shape';

const CARRIED_IN = ['body', 'params', 'request', 'modelInput', 'prompt', 'request_body', 'requestBody', 'proxy_server_request', 'kwargs', 'input', 'inputs', 'payload', 'result', 'serverResponse', 'data', 'thread'] as const;
/** An answer of a server holds its data, and that a conversation. */
const DEEPEST = 3;
/** A longer text of JSON is not looked into. */
const MOST_UNITS = 1 << 22;

export interface CarriedRequest {
  readonly value: unknown;
  /** Fields that stand around it. */
  readonly besides: number;
  /** As they name it. */
  readonly modelId: string | null;
}

/** What a value carries, the nearest first: records, the JSON of some, and the messages of a prompt. Nothing of what is no record. Never throws. */
export function carriedIn(value: unknown, depth = 1): readonly CarriedRequest[] {
  if (!isRecord(value) || depth > DEEPEST) return [];
  const besides = Object.keys(value).length - 1;
  const modelId = modelField(value);
  return CARRIED_IN.flatMap((key) => {
    const found = field(value, key);
    const inner = key === 'prompt' && Array.isArray(found) ? (found as unknown[]) : recordIn(found);
    if (inner === null) return [];
    return [{ value: inner, besides, modelId }, ...carriedIn(inner, depth + 1).map((each) => ({ ...each, besides: each.besides + besides, modelId: each.modelId ?? modelId }))];
  });
}

/** What came of it, with what was left. */
export function withEnvelope(imported: Imported, { besides, modelId }: CarriedRequest): Imported {
  return { ...imported, modelId: imported.modelId ?? modelId, notes: [...imported.notes, ...(besides === 0 ? [] : [{ kind: 'left-out', what: 'field around the request', count: besides } as const])] };
}

function recordIn(value: unknown): unknown {
  if (isRecord(value)) return value;
  if (typeof value !== 'string' || value.length > MOST_UNITS || !/^\s*\{/.test(value)) return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
