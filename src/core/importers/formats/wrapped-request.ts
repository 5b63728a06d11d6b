// A request in what carries it: the envelope of a batch, a log of a proxy, a trace, a call of JSON-RPC.
import type { Imported } from './imported';
import { field, firstField, isRecord, type JsonRecord, modelField, textField } from './shape';
import { toolEntries } from './tool-entries';
import { lastReportIn } from '@/core/importers/reported-usage';

const CARRIED_IN = ['body', 'params', 'request', 'modelInput', 'prompt', 'request_body', 'requestBody', 'proxy_server_request', 'kwargs', 'input', 'inputs', 'payload', 'result', 'serverResponse', 'data', 'thread'] as const;
const INSTRUCTIONS = ['instructions', 'additional_instructions'] as const;
/** An answer of a server holds its data, and that a conversation. */
const DEEPEST = 3;
/** Where logs keep what came back. */
const ANSWERED_IN = ['response', 'response_body', 'responseBody'] as const;
/** A longer text of JSON is not looked into. */
const MOST_UNITS = 1 << 22;

export interface CarriedRequest {
  readonly value: unknown;
  /** Names of the fields that stand around it, and are read for nothing. */
  readonly besides: readonly string[];
  /** As they name it. */
  readonly modelId: string | null;
  /** What stands beside it as the answer; undefined: nothing does. */
  readonly answer: unknown;
}

/** What a value carries, the nearest first: records, the JSON of some, and the messages of a prompt, with the tools that stand around them. Nothing of what is no record. Never throws. */
export function carriedIn(value: unknown, depth = 1): readonly CarriedRequest[] {
  if (!isRecord(value) || depth > DEEPEST) return [];
  const modelId = modelField(value) ?? modelField(invocationOf(value), ['model', 'model_name']);
  return CARRIED_IN.flatMap((key) => {
    const found = field(value, key);
    const bare = key === 'prompt' && Array.isArray(found) ? (found as unknown[]) : recordIn(found);
    const inner = key === 'thread' ? withInstructions(bare, value) : bare;
    if (inner === null) return [];
    const read = [key, ...(inner === bare ? [] : INSTRUCTIONS), ...(modelField(value) === null ? [] : ['model']), ...(toolEntries(value['tools']).length > 0 && !hasTools(inner) ? ['tools'] : [])];
    const besides = Object.keys(value).filter((each) => !read.some((name) => name === each));
    const answer = recordIn(firstField(value, ANSWERED_IN)) ?? undefined;
    return [{ value: withTools(inner, value), besides, modelId, answer }, ...carriedIn(withTools(inner, value), depth + 1).map((each) => ({ ...each, besides: [...besides, ...each.besides], modelId: each.modelId ?? modelId, answer: each.answer ?? answer }))];
  });
}

/** What came of it, with what was left, and the input tokens that its answer reports. */
export function withEnvelope(imported: Imported, { besides, modelId, answer }: CarriedRequest): Imported {
  const report = answer === undefined ? null : lastReportIn([answer]);
  const named = { ...imported, modelId: imported.modelId ?? modelId };
  const reported = report === null ? named : { ...named, lastReport: { ...report, model: report.model ?? named.modelId }, isReportOfAnswer: true as const };
  return { ...reported, notes: [...imported.notes, ...(besides.length === 0 ? [] : [{ kind: 'fields-around', names: besides } as const])] };
}

/** What a run of LangSmith was called with. */
function invocationOf(run: JsonRecord): unknown {
  return field(run['extra'], 'invocation_params');
}

function hasTools(request: unknown): boolean {
  return (field(request, 'tools') ?? null) !== null;
}

/** A request, or a list of messages, with tools that are said beside it. */
function withTools(inner: unknown, around: JsonRecord): unknown {
  const tools = [around['tools'], field(invocationOf(around), 'tools')].find((each) => toolEntries(each).length > 0);
  if (tools === undefined || hasTools(inner)) return inner;
  return isRecord(inner) ? { ...inner, tools } : { messages: inner, tools };
}

/** The messages of a thread of OpenAI's Assistants, behind what the run says to the assistant. */
function withInstructions(thread: unknown, run: JsonRecord): unknown {
  const content = INSTRUCTIONS.map((key) => textField(run, key)).filter((text) => text !== '').join('\n');
  const messages = field(thread, 'messages');
  return content === '' || !isRecord(thread) || !Array.isArray(messages) ? thread : { ...thread, messages: [{ role: 'system', content }, ...(messages as unknown[])] };
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
