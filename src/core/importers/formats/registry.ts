// Which format a pasted or dropped text is in, told by its shape alone: a file's name says nothing.
import { absenceOf } from './absent-content';
import { importAiSdk } from './ai-sdk';
import { importAlpaca } from './alpaca';
import { importAnthropic } from './anthropic';
import { isRatherOpenais } from './anthropic-shape';
import { importBedrockConverse } from './bedrock-converse';
import { importChatgptExport } from './chatgpt-export';
import { importChatml } from './chatml';
import { importClaudeCode } from './claude-code';
import { importClaudeExport } from './claude-export';
import { importCodex } from './codex';
import { importCohere } from './cohere';
import { importCompletion } from './completion';
import { importGemini } from './gemini';
import { importGeminiInteractions } from './gemini-interactions';
import type { FormatId, Imported, ReadHow } from './imported';
import { importLabelledText } from './labelled-text';
import { beginsWithBrackets } from './turn-labels';
import { importLangchain } from './langchain';
import { importOpenapi } from './openapi';
import { importOpenaiChat } from './openai-chat';
import { importOpenaiResponses } from './openai-responses';
import { importOpentelemetry } from './opentelemetry';
import { isSoundMessage, mendRequest, withOddMessages } from './odd-messages';
import { field, isShallow } from './shape';
import { importRecorded } from './recorded-import';
import { pathAt, withRepeatedKeys } from './repeated-key-notes';
import { importShareGpt } from './sharegpt';
import { importToolList } from './tool-list';
import { withVerbatimFields } from './verbatim-fields';
import { carriedIn, withEnvelope } from './wrapped-request';
import { isEventStream, jsonValuesInSteps, VALUE_LIMIT_UNITS, WORKER_VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { RepeatedKeys } from '@/core/importers/repeated-keys';
import { type RoundedNumbers, roundedNumbersInSteps } from '@/core/importers/rounded-numbers';
import { lastOf } from '@/core/importers/steps';
import { unfenced, unfencedCode } from '@/core/importers/unfenced';
import { codeLiteral } from '@/core/importers/wrappings/code-literal';
import { codeRequest } from '@/core/importers/wrappings/code-request';
import { curlCommand, modelInAddress } from '@/core/importers/wrappings/curl-command';
import { encodedJson } from '@/core/importers/wrappings/encoded-json';
import { jsonInText } from '@/core/importers/wrappings/json-in-text';
import { powershellCommand } from '@/core/importers/wrappings/powershell-command';
import { isForChatCompletions, type Wrapped } from '@/core/importers/wrappings/wrapping';

/** The more particular come first: what fits OpenAI's messages may be Anthropic's or the AI SDK's. */
const OF_VALUES = {
  'chatgpt-export': importChatgptExport,
  'claude-export': importClaudeExport,
  'bedrock-converse': importBedrockConverse,
  anthropic: importAnthropic,
  'gemini-interactions': importGeminiInteractions,
  'openai-responses': importOpenaiResponses,
  opentelemetry: importOpentelemetry,
  'ai-sdk': importAiSdk,
  langchain: importLangchain,
  'openai-chat': importOpenaiChat,
  gemini: importGemini,
  cohere: importCohere,
  completion: importCompletion,
  sharegpt: importShareGpt,
  alpaca: importAlpaca,
  openapi: importOpenapi,
  tools: importToolList,
} as const;
/** Of what is not written like JSON. */
const UNWRAP_CODE = [curlCommand, powershellCommand, codeRequest] as const;
const UNWRAP_TEXT = [...UNWRAP_CODE, encodedJson, jsonInText] as const;
const OF_LINES = { 'claude-code': importClaudeCode, codex: importCodex } as const;
type OfValue = keyof typeof OF_VALUES;
/** A plain text of more is no chat that somebody copied. */
const LABELLED_LIMIT_UNITS = 1 << 22;

export const AS_IT_IS: ReadHow = { format: null, conversation: null };

/** What a text is, or null where it is a document like any other. Any text; never throws. For a worker: JSON of 100 MB takes some seconds. */
export function importText(text: string, how: ReadHow = AS_IT_IS): Imported | null {
  return lastOf(importTextInSteps(text, how, WORKER_VALUE_LIMIT_UNITS));
}

/** The same in steps, of which the longest reads one JSON value of at most `limitUnits`: 4 MB, where the page waits. */
export function* importTextInSteps(text: string, how: ReadHow = AS_IT_IS, limitUnits = VALUE_LIMIT_UNITS): Generator<undefined, Imported | null, undefined> {
  const inner = unfenced(text);
  if (inner !== null) {
    const found = yield* importTextInSteps(inner, how, limitUnits);
    return found === null ? null : { ...found, notes: [...found.notes, { kind: 'fenced' }] };
  }
  if (!isLikeJson(text)) {
    const labelled = isWanted('labelled', how) && text.length <= LABELLED_LIMIT_UNITS ? (importChatml(text) ?? importLabelledText(text)) : null;
    if (labelled !== null) return labelled;
    const code = unfencedCode(text);
    const found = yield* importUnwrapped(code === null ? UNWRAP_TEXT : UNWRAP_CODE, code ?? text, how, limitUnits);
    return found === null || code === null ? found : { ...found, notes: [...found.notes, { kind: 'fenced' }] };
  }
  const read = yield* valuesOf(text, limitUnits);
  if (read === null) return yield* importUnwrapped([codeLiteral], text, how, limitUnits);
  const found = yield* importValues(read, how);
  return found === null ? null : withRepeatedKeys(withNumbersOf(found, text, yield* roundedNumbersInSteps(text)), read.repeated);
}

/** What a request is taken out of, the first that there is one in. */
function* importUnwrapped(readers: readonly ((text: string) => Wrapped | null)[], text: string, how: ReadHow, limitUnits: number): Generator<undefined, Imported | null, undefined> {
  for (const unwrap of readers) {
    const wrapped = unwrap(text);
    yield undefined;
    const found = wrapped === null ? null : yield* importTextInSteps(wrapped.text, how, limitUnits);
    if (wrapped !== null && found !== null) return withWrapping((yield* asOpenais(found, wrapped, limitUnits)) ?? found, wrapped.how);
  }
  return null;
}

/** What looks like Anthropic's by the name of its model, and is sent to OpenAI's API; null: it is not, or has blocks that only Anthropic has. */
function* asOpenais({ format }: Imported, { text, how }: Wrapped, limitUnits: number): Generator<undefined, Imported | null, undefined> {
  if (format !== 'anthropic' || !isForChatCompletions(how)) return null;
  const found = yield* importTextInSteps(text, { format: 'openai-chat', conversation: null }, limitUnits);
  return found === null || found.notes.some(({ kind }) => kind === 'kept-as-json') ? null : found;
}

function withWrapping(found: Imported, from: Wrapped['how']): Imported {
  const inAddress = found.modelId === null && 'url' in from ? modelInAddress(from.url) : null;
  return { ...found, modelId: found.modelId ?? inAddress, notes: [...found.notes, { kind: 'unwrapped', from, ...(inAddress === null ? {} : { isModelInAddress: true }) }] };
}

/** What one JSON value is, such as the body of a request in a batch, or a document that was written in YAML. Any value; never throws. */
export function importValue(value: unknown, how: ReadHow = AS_IT_IS): Imported | null {
  return isShallow(value) ? lastOf(importAnyValue(value, how)) : null;
}

/** Every format that makes something of a text, in the order in which they are tried. */
export function* formatsOf(text: string, limitUnits = VALUE_LIMIT_UNITS): Generator<undefined, readonly Imported[], undefined> {
  const inner = unfenced(text);
  if (inner !== null) return yield* formatsOf(inner, limitUnits);
  const labelled = isLikeJson(text) ? null : yield* importTextInSteps(text, { format: 'labelled', conversation: null }, limitUnits);
  if (labelled !== null) return [labelled];
  const read = isLikeJson(text) ? yield* valuesOf(text, limitUnits) : null;
  if (read === null) {
    const code = unfencedCode(text);
    const wrapped = [...UNWRAP_TEXT, codeLiteral].map((unwrap) => unwrap(code ?? text)).find((each) => each !== null);
    return wrapped === undefined ? [] : (yield* formatsOf(wrapped.text, limitUnits)).map((found) => withWrapping(found, wrapped.how));
  }
  const numbers = yield* roundedNumbersInSteps(text);
  const all: Imported[] = [];
  for (const format of [...Object.keys(OF_LINES), ...Object.keys(OF_VALUES)] as FormatId[]) {
    const found = yield* importValues(read, { format, conversation: null });
    if (found !== null) all.push(withRepeatedKeys(withNumbersOf(found, text, numbers), read.repeated));
  }
  return all;
}

interface ReadValues {
  readonly values: readonly unknown[];
  /** The one value, or all of them as a list. */
  readonly value: unknown;
  readonly badLines: number;
  readonly longLines: number;
  readonly repeated: RepeatedKeys;
  /** Whether what stands first is a value: that of a broken text of many lines rarely is. */
  readonly beginsWithValue: boolean;
}

function isLikeJson(text: string): boolean {
  const beginning = text.slice(0, 4096);
  return (/^\s*[[{]/.test(beginning) || isEventStream(beginning)) && !beginsWithBrackets(text);
}

function isWanted(format: FormatId, how: ReadHow): boolean {
  return how.format === null || how.format === format;
}

function* valuesOf(text: string, limitUnits: number): Generator<undefined, ReadValues | null, undefined> {
  const values: unknown[] = [];
  let badLines = 0;
  let longLines = 0;
  let beginsWithValue: boolean | null = null;
  const repeated = new RepeatedKeys();
  for (const piece of jsonValuesInSteps(text, limitUnits)) {
    yield undefined;
    if (piece === undefined) continue;
    beginsWithValue ??= piece.kind === 'value';
    if (piece.kind === 'broken') return null;
    if (piece.kind === 'too-long') longLines += 1;
    else if (piece.kind !== 'value') badLines += 1;
    else if (!isShallow(piece.value)) return null;
    else {
      yield* repeated.lookThrough(piece.written, (path) => pathAt(path, piece.place));
      values.push(piece.value);
    }
  }
  if (values.length === 0 || badLines + longLines > values.length) return null;
  // Of what is streamed, only what a server of MCP sends is whole.
  if (isEventStream(text) && !values.every((each) => field(each, 'jsonrpc') !== undefined)) return null;
  // A long list comes as its entries, even where it has only one.
  const isEntry = /^\s*\[/.test(text) && !Array.isArray(values[0]);
  const isOne = values.length === 1 && !isEntry;
  yield undefined;
  return { values, value: isOne ? values[0] : values, badLines, longLines, repeated, beginsWithValue: beginsWithValue === true };
}

function* importValues({ values, value, badLines, longLines, beginsWithValue }: ReadValues, how: ReadHow): Generator<undefined, Imported | null, undefined> {
  const withBadLines = (found: Imported) => withCount(withCount(found, 'bad-lines', badLines), 'long-lines', longLines);
  for (const [format, read] of Object.entries(OF_LINES)) {
    if (!isWanted(format as FormatId, how)) continue;
    const found = read(values.length === 1 && Array.isArray(value) ? (value as unknown[]) : values, how.conversation);
    if (isSomething(found)) return withBadLines(found);
    yield undefined;
  }
  if (badLines + longLines === 0) return yield* importAnyValue(value, how);
  // Messages line by line, but for some lines.
  const isMessages = beginsWithValue && values.length > 1 && values.every(isSoundMessage);
  const found = isMessages ? yield* importOneValue(values, how) : null;
  return found === null ? null : withBadLines(found);
}

/** As it is, with some messages that are none, or inside something else. */
function* importAnyValue(value: unknown, how: ReadHow): Generator<undefined, Imported | null, undefined> {
  const found = yield* importRequest(value, how);
  if (found !== null) return found;
  const recorded = yield* importRecorded(value, how, importRequest);
  if (recorded !== null) return recorded;
  for (const carried of carriedIn(value)) {
    const inner = isShallow(carried.value) ? yield* importRequest(carried.value, how) : null;
    // A name with parameters inside something else may be of anything.
    if (inner !== null && inner.format !== 'tools' && inner.format !== 'openapi') return withEnvelope(inner, carried);
  }
  return null;
}

function* importRequest(value: unknown, how: ReadHow): Generator<undefined, Imported | null, undefined> {
  return (yield* importOneValue(value, how)) ?? (yield* importMended(value, how));
}

/** A request in which some messages are none. */
function* importMended(value: unknown, how: ReadHow): Generator<undefined, Imported | null, undefined> {
  const mended = mendRequest(value);
  const found = mended === null ? null : yield* importOneValue(mended.value, how);
  return mended === null || found === null ? null : withOddMessages(found, mended);
}

function* importOneValue(value: unknown, how: ReadHow): Generator<undefined, Imported | null, undefined> {
  for (const [format, read] of Object.entries(OF_VALUES)) {
    if (!isWanted(format as OfValue, how) || (format === 'anthropic' && how.format === null && isRatherOpenais(value))) continue;
    const found = read(value, how.conversation);
    if (isSomething(found)) return withOddTools(found, value);
    yield undefined;
  }
  return null;
}

/** Tools in a form that the format does not have are told. */
function withOddTools(found: Imported, value: unknown): Imported {
  const tools = [value, field(value, 'config'), field(value, 'toolConfig')].map((around) => field(around, 'tools') ?? []).find((each) => !Array.isArray(each)) ?? [];
  const isTold = found.notes.some((note) => note.kind === 'vendor-tool' || (note.kind === 'fields-left-out' && note.names.includes('tools')));
  return found.tools !== '' || Array.isArray(tools) || isTold ? found : { ...found, notes: [...found.notes, { kind: 'fields-left-out', names: ['tools'] }] };
}

/** What a shape fits and nothing came of is a document; a file or a text of the server's that cannot be counted is something. */
function isSomething(found: Imported | null): found is Imported {
  if (found === null) return false;
  const { system, turns, documents, files, tools, question, isQuestionEmpty, notes } = found;
  return [system, turns, documents, files, tools, question].some(({ length }) => length > 0) || isQuestionEmpty === true || notes.some((note) => note.kind === 'vendor-tool' || absenceOf(note) !== null);
}

/** With the numbers that are not held: kept in the fields of a request, and told elsewhere. */
function withNumbersOf(found: Imported, text: string, numbers: RoundedNumbers): Imported {
  const verbatim = withVerbatimFields(found, text, numbers);
  return withNumbers(verbatim.imported, verbatim.numbers);
}

/** With what there is to say of numbers that are not held. */
export function withNumbers(imported: Imported, { rounded, lost }: RoundedNumbers): Imported {
  const counted = withCount(withCount(imported, 'rounded-numbers', rounded), 'lost-numbers', lost);
  return rounded === 0 || counted.settings === undefined ? counted : { ...counted, settings: { ...counted.settings, isRounded: true } };
}

function withCount(imported: Imported, kind: 'bad-lines' | 'long-lines' | 'rounded-numbers' | 'lost-numbers', count: number): Imported {
  return count === 0 ? imported : { ...imported, notes: [...imported.notes, { kind, count }] };
}
