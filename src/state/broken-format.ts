// A text that looks like a request and is not read as one stays a document; this says so, and why. Loaded with the first such text.
import { isRequestBody } from '@/core/importers/batch/list-rows';
import { mayBeMeantAsJson, meantInYaml } from '@/core/importers/format-meant';
import { FORMAT_LIMIT_UNITS, PAGE_FORMAT_LIMIT_UNITS, YAML_LIMIT_UNITS } from '@/core/importers/format-telltale';
import { isSoundMessage } from '@/core/importers/formats/odd-messages';
import type { YamlFault } from '@/core/importers/formats/yaml-fault';
import { DEEPEST_LEVELS, field, isRecord, isShallow, listField, textField } from '@/core/importers/formats/shape';
import { isEventStream, jsonValuesInSteps, VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { bodyElsewhere } from '@/core/importers/wrappings/curl-command';
import { WRAPPED_LIMIT_UNITS } from '@/core/importers/wrappings/wrapping';
import { type JsonFault, jsonFaultInSteps } from '@/core/prompt/json-fault';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import { namesInWords } from '@/core/name-list';
import { formatInteger, type UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { readYamlText } from './arrived-format';
import { runInSlices } from './slices-of-time';

/** Keys of requests, transcripts and exports. */
const KEYS = /"(?:messages|contents|input|instructions|tools|mapping|chat_messages|conversations|openapi)"\s*:|"role"\s*:\s*"(?:system|developer|user|assistant|model|tool)"|"object"\s*:\s*"(?:chat\.completion(?:\.chunk)?|text_completion|response)"/;
const KEYS_OF_NOTEBOOK = /^\s*\{\s*"(?:cells|metadata|nbformat|nbformat_minor)"\s*:/;
const BEGINNING_UNITS = 1 << 16;
/** In which the first lines of results are looked for; one may be long. */
const ANSWER_UNITS = 1 << 20;
const FIRST_LINES = 10;

/** Tells what is wrong with a text that may be meant as JSON, as OpenAPI in YAML, or as a command that posts a request. */
export async function tellBrokenFormat(name: string, text: PartText, about: ReadonlySet<UnitId>, notify: AppState['notify']): Promise<void> {
  if (mayBeMeantAsJson(text)) return tellBrokenJson(name, text, about, notify);
  const command = commandWords(text);
  if (command !== null) notify({ tone: 'warning', text: `${name} ${command}`, details: [], action: null, about });
  const meant = meantInYaml(text);
  if (meant === null) return;
  const why = text.length > YAML_LIMIT_UNITS ? `only ${YAML_LIMIT_UNITS / 1_000_000} MB of one in YAML are read, and ${FORMAT_LIMIT_UNITS / 1_000_000} MB of one in JSON` : yamlFaultWords((await readYamlText(text, () => true))?.fault ?? null);
  if (why !== null) notify({ tone: 'warning', text: `${name} looks like ${meant === 'request' ? 'a request' : 'an OpenAPI document'}, but ${why}. It was added as text.`, details: [], action: null, about });
}

/** Of a command whose body is not in it; null: it is none. */
function commandWords(text: PartText): string | null {
  const elsewhere = text.length > WRAPPED_LIMIT_UNITS ? null : bodyElsewhere(wholeText(text));
  if (elsewhere === null) return null;
  if (elsewhere.kind === 'made') return 'is a command of cURL whose body is only made when it runs. It was added as text.';
  return `is a command of cURL whose body is in another file, ${namesInWords([elsewhere.name])}. It was added as text; drop that file in its place.`;
}

function yamlFaultWords(fault: YamlFault | null): string | null {
  const where = fault !== null && 'line' in fault ? `at line ${formatInteger(fault.line)}, column ${formatInteger(fault.column)}` : '';
  switch (fault?.kind) {
    case undefined:
      return null;
    case 'too-deep':
      return `it nests deeper than ${DEEPEST_LEVELS} levels`;
    case 'many-aliases':
      return 'the aliases in its YAML stand for more than is read';
    case 'lost-alias':
      return 'in its YAML an alias stands for nothing';
    case 'open-quote':
      return `in its YAML a quote opens ${where}, and does not close`;
    case 'open-bracket':
      return `in its YAML a bracket opens ${where}, and does not close`;
    case 'same-key':
      return `in its YAML a key stands twice, again ${where}`;
    case 'several':
      return `another document of YAML begins ${where}`;
    case 'broken':
      return `its YAML breaks ${where}`;
  }
}

async function tellBrokenJson(name: string, text: PartText, about: ReadonlySet<UnitId>, notify: AppState['notify']): Promise<void> {
  const why = await brokenJsonWords(text);
  if (why !== null) notify({ tone: 'warning', text: `${name} ${why}. It was added as text.`, details: [], action: null, about });
}

/** Behind the name of a text that has the keys of a request or a notebook and is none, or holds answers: "looks like a request, but its JSON breaks at line 3, column 1"; null: it is no such text. */
export async function brokenJsonWords(text: PartText): Promise<string | null> {
  const beginning = text.slice(0, BEGINNING_UNITS);
  if (isStreamOfAnswer(beginning)) return 'looks like a request, but it is the stream of an answer to one';
  if (areAnswers(text)) return 'looks like the results of requests: its lines are answers';
  const kind = KEYS_OF_NOTEBOOK.test(beginning) && beginning.includes('"cells"') ? 'notebook' : KEYS.test(beginning) ? 'request' : null;
  if (kind === null || isFileOfLines(beginning)) return null;
  const why = await whyNotRead(text, kind);
  return why === null ? null : `looks like a ${kind}, but ${why}`;
}

async function whyNotRead(text: PartText, kind: 'notebook' | 'request'): Promise<string | null> {
  const most = typeof Worker === 'undefined' ? PAGE_FORMAT_LIMIT_UNITS : FORMAT_LIMIT_UNITS;
  if (text.length > most) return `only ${most / 1_000_000} MB of one are read`;
  const fault = await runInSlices(jsonFaultInSteps(text));
  if (fault === undefined) return null;
  if (fault === null) return kind === 'request' && text.length <= VALUE_LIMIT_UNITS ? whyNoRequest(wholeText(text)) : null;
  const where = `line ${formatInteger(fault.line)}, column ${formatInteger(fault.column)}`;
  // The first of its lines may be longer than what was looked at.
  if (fault.isNextLine === true && !text.slice(0, BEGINNING_UNITS).trim().includes('\n')) return null;
  if (isBehindRequest(text, fault)) return null;
  if (fault.isCutOff) return `its JSON ends too early, at ${where}`;
  const found = text.slice(0, BEGINNING_UNITS).split('\n', fault.line)[fault.line - 1]?.slice(fault.column - 1) ?? '';
  return /^\/[/*]/.test(found) ? `JSON has no comments, and one stands at ${where}` : `its JSON breaks at ${where}`;
}

/** Whether a request is over, and another value begins: they are offered as rows. */
function isBehindRequest(text: PartText, { line, column }: JsonFault): boolean {
  const lines = text.slice(0, VALUE_LIMIT_UNITS).split('\n', line);
  const before = [...lines.slice(0, line - 1), lines[line - 1]?.slice(0, column - 1) ?? ''].join('\n');
  const value = valueOf(before);
  const isRequest = Array.isArray(value) ? (value as unknown[]).every(isSoundMessage) : isRequestBody(value);
  return isRequest && /^,?\s*[[{]/.test(text.slice(before.length, before.length + BEGINNING_UNITS));
}

/** What keeps JSON that has the keys of a request from being one; null: it only has such keys. */
function whyNoRequest(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `it nests deeper than ${DEEPEST_LEVELS} levels`;
  }
  if (!isShallow(value)) return `it nests deeper than ${DEEPEST_LEVELS} levels`;
  if (Array.isArray(value)) {
    const entries = value as unknown[];
    // Many requests are offered as such.
    const odd = entries.findIndex((entry) => !isSoundMessage(entry));
    if (entries.length > 0 && entries.every(isAnswer)) return 'its entries are answers to one';
    const isMessages = entries.some((entry) => isSoundMessage(entry) && field(entry, 'content') !== undefined);
    return isMessages && odd >= 0 ? `entry ${formatInteger(odd + 1)} of its list is no message with a known role` : null;
  }
  if (isAnswer(value)) return 'it is the answer to one';
  const messages = [...listField(value, 'messages'), ...listField(value, 'contents')];
  return messages.length > 0 ? 'no message in it has a known role and says something' : null;
}

/** Of OpenAI, in both of its APIs, of Gemini, Anthropic and Bedrock; by itself, or in the envelope of a batch's results. */
function isAnswer(value: unknown): boolean {
  const isOutput = field(value, 'object') === 'response' || field(field(value, 'output'), 'message') !== undefined;
  const isPiece = field(value, 'object') === 'chat.completion.chunk' || field(value, 'object') === 'text_completion';
  // Ollama's, whole or in pieces.
  const isOfOllama = typeof field(value, 'done') === 'boolean' && (isRecord(field(value, 'message')) || typeof field(value, 'response') === 'string');
  if (isPiece || isOutput || isOfOllama || listField(value, 'choices').some(isRecord) || listField(value, 'candidates').some(isRecord) || (field(value, 'type') === 'message' && field(value, 'role') === 'assistant')) return true;
  return [field(field(value, 'response'), 'body'), field(value, 'response'), field(field(value, 'result'), 'message')].some((inner) => isRecord(inner) && isAnswer(inner));
}

/** Types of the events of Anthropic's and OpenAI's streams. */
const TYPES_OF_EVENTS = /^(?:message_(?:start|delta|stop)|content_block_\w+|response\.[\w.]+)$/;

/** Whether server-sent events are pieces of an answer. */
function isStreamOfAnswer(beginning: string): boolean {
  if (!isEventStream(beginning)) return false;
  if (/^\s*(?:data|event):/.test(beginning) && KEYS.test(beginning)) return true;
  for (const piece of jsonValuesInSteps(beginning)) {
    if (piece?.kind === 'value' && (isAnswer(piece.value) || TYPES_OF_EVENTS.test(textField(piece.value, 'type')))) return true;
  }
  return false;
}

/** Whether the first lines are answers, some that failed between them; what holds the request as well can be opened as prompts. */
function areAnswers(text: PartText): boolean {
  const lines = text.slice(0, ANSWER_UNITS).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  // The last one of many may be cut off here.
  const values = lines.slice(0, text.length > ANSWER_UNITS ? -1 : undefined).slice(0, FIRST_LINES).map(valueOf);
  const answers = values.filter((value) => isAnswer(value) && !isRequestBody(value)).length;
  return lines.length > 1 && answers > 0 && answers * 2 >= values.length;
}

function valueOf(line: string): unknown {
  try {
    const value = JSON.parse(line) as unknown;
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A first line that is a value by itself begins a transcript, whose bad lines are counted elsewhere, as those of requests are; one may have text after it. */
function isFileOfLines(beginning: string): boolean {
  const [first = '', ...rest] = beginning.trim().split('\n');
  const second = rest.find((line) => line.trim() !== '');
  if (second === undefined) return false;
  try {
    return !isRequestBody(JSON.parse(first)) || /^\s*[[{]/.test(second);
  } catch {
    // One that is damaged, above another that is whole.
    return first.startsWith('{') && isRequestBody(valueOf(second));
  }
}
