// One row of a batch as the prompt that it is.
import { type CsvSeparator, parseCsv } from '@/core/importers/csv-rows';
import type { Imported, ImportedTurn, ImportNote } from '@/core/importers/formats/imported';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importValue, withNumbers } from '@/core/importers/formats/registry';
import { withRepeatedKeysOf } from '@/core/importers/formats/repeated-key-notes';
import { type CountFault, countFault, countField, field, firstField, isRecord, isShallow, jsonText, listField, modelField, textField } from '@/core/importers/formats/shape';
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { sanitizeName } from '@/core/importers/names';
import { roundedNumbersInSteps } from '@/core/importers/rounded-numbers';
import { lastOf } from '@/core/importers/steps';
import type { Part } from '@/core/prompt/part';
import { fail, type Result, succeed } from '@/core/result';
import type { UnitId } from '@/core/units';
import { jsonOfCell } from './cell-json';
import { columnsBeside, isContextName } from './column-names';
import { BESIDE_USER, ID_FIELDS, LIMIT_FIELDS, REQUEST_FIELDS, SETTINGS_OF, TEXT_FIELDS, TEXT_LIST_FIELDS } from './field-names';
import { preferencePrompt } from './preference-rows';
import { answerBeside, answerTurns, type RowAnswer } from './row-answer';
import { valueOfLine } from './row-value';
import { takenBeside, takenOf } from './taken-fields';

/** What a request says beside its texts, as it has it; null where it does not say. */
export interface RowAsks extends Pick<Imported, 'modelId' | 'maxOutputTokens'> {
  /** What stands in the place of the most tokens of its answer, where that is no such number. */
  readonly badLimit: CountFault | null;
}
export const NOTHING_ASKED: RowAsks = { modelId: null, maxOutputTokens: null, badLimit: null };

export interface RowPrompt {
  /** What the row calls itself; '' where it does not. */
  readonly name: string;
  /** The request that it holds; null: a text. */
  readonly imported: Imported | null;
  readonly text: string;
  /** The system prompt that stands in a column beside it; absent: none does. */
  readonly system?: string;
  /** Neither a request nor a text by a name that is known: all of its JSON is the text. */
  readonly isRawJson: boolean;
  /** What of the record or the table is counted as the prompt, and its other texts and lists, which are not. Absent: it is one text without others, or no such record. */
  readonly taken?: { readonly from: readonly string[]; readonly leftOut: readonly string[] };
  /** What the record says that a model answered. Absent: nothing; of a conversation that was not looked at by `asCounted`, it is its last turns. */
  readonly answer?: RowAnswer;
  /** It stood in the envelope of a batch, and is sent as it is. */
  readonly isRequest?: true;
  /** Of its request; nothing of a text. */
  readonly asks: RowAsks;
  /** Of a file of its own: how it was read, where that is a guess, in sentences. Absent: it is not. */
  readonly guesses?: readonly string[];
  /** Of a file of its own that looks like a request and is none: why, behind its name. Absent: it does not. */
  readonly broken?: string;
}

export type RowError =
  | { readonly kind: 'not-json' | 'cut-off' | 'no-text' | 'too-long' | 'no-column' | 'no-field' | 'open-quote' | 'unreadable' }
  /** The same of a row of which more is known, said behind what it is called. */
  | { readonly kind: 'open-quote'; readonly words: string }
  /** A file of its own that is no text: what is said of it behind its name. */
  | { readonly kind: 'refused'; readonly words: string; readonly isBinary?: true };

const ROW_ERROR_WORDS: Readonly<Record<Exclude<RowError['kind'], 'refused'>, string>> = {
  'not-json': 'is no JSON',
  'cut-off': 'ends too early',
  'no-text': 'has no text',
  'too-long': 'is longer than 4 MB',
  'no-column': 'has fewer columns',
  'no-field': 'has no such field',
  unreadable: 'could not be read',
  'open-quote': 'opens a quotation mark that is never closed',
};

/** Why a row is no prompt, behind what it is called: "is no JSON". */
export function rowErrorWords(error: RowError): string {
  return 'words' in error ? error.words : ROW_ERROR_WORDS[error.kind];
}

/** A line of JSON: a request, one in an envelope of a batch, a text, or an object with a text. Never throws. */
export function lineRow(line: string): Result<RowPrompt, RowError> {
  const parsed = valueOfLine(line);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (typeof value === 'string') return textRow('', value);
  const id = firstField(value, ID_FIELDS);
  const name = typeof id === 'string' || typeof id === 'number' ? sanitizeName(String(id)) : '';
  const inner = firstField(value, REQUEST_FIELDS);
  for (const each of isRecord(inner) ? [inner, value] : [value]) {
    const imported = importValue(each);
    if (imported !== null) {
      const beside = imported.question === '' ? null : answerBeside(value);
      return succeed({ ...requestRow(name, imported, line), ...(each === inner ? { isRequest: true } : {}), ...takenBeside(value, imported), ...(beside === null ? {} : { answer: beside }) });
    }
    const read = preferenceRow(name, each, line) ?? textOfRecord(name, each, value);
    if (read !== null) return read;
  }
  const isEmpty = isRecord(value) && TEXT_FIELDS.some((key) => value[key] === '');
  return isEmpty || value === null || (typeof value === 'object' && Object.keys(value).length === 0) ? fail({ kind: 'no-text' }) : succeed({ name, imported: null, text: line.trim(), isRawJson: true, asks: NOTHING_ASKED });
}

function requestRow(name: string, imported: Imported, line: string): RowPrompt {
  return { name, imported: lastOf(withRepeatedKeysOf(withNumbers(imported, lastOf(roundedNumbersInSteps(line))), line)), text: '', isRawJson: false, asks: asksOf(imported) };
}

/** A pair of answers with their prompt in them; null: it is none. */
function preferenceRow(name: string, value: unknown, line: string): Result<RowPrompt, RowError> | null {
  const found = preferencePrompt(value);
  if (found === null) return null;
  if (found.kind === 'messages') return succeed({ ...requestRow(name, found.imported, line), ...takenOf(value, found.from, ['prompt']) });
  const row = textRow(name, found.text);
  return row.ok ? succeed({ ...row.value, ...takenOf(value, ['chosen']), ...besideText({ system: '', answer: found.answer }) }) : row;
}

/** The text of a record, or of the request in it, `each`; null: it has none by a name that is known. */
function textOfRecord(name: string, each: unknown, record: unknown): Result<RowPrompt, RowError> | null {
  const isListed = (key: string) => listField(each, key).length > 0 && listField(each, key).every((text) => typeof text === 'string');
  const isSaid = (key: string) => textField(each, key) !== '';
  const user = isSaid('user') && BESIDE_USER.some(isSaid) ? 'user' : undefined;
  const from = TEXT_FIELDS.find(isSaid) ?? user ?? TEXT_LIST_FIELDS.find(isListed);
  if (from === undefined) return null;
  const { second, system } = namesBeside(each, from);
  const texts = [contextText(field(each, from)), ...(second === null ? [] : [contextText(field(each, second))])];
  const isCompletion = from === 'prompt' || textField(each, from) === '';
  const settings = isCompletion ? each : field(each, SETTINGS_OF[from] ?? '');
  const row = textRow(name, texts.join('\n'), settings === undefined ? NOTHING_ASKED : completionAsks(settings));
  const beside = answerBeside(each) ?? answerBeside(record);
  const said = { ...besideText({ system: system === null ? '' : textField(each, system), answer: '' }), ...takenOf(each, [from, second, system]), ...(beside === null ? {} : { answer: beside }) };
  return row.ok ? succeed({ ...row.value, ...said }) : row;
}

/** The fields that by their names are sent with a text of a record, of those that say something. */
function namesBeside(value: unknown, from: string): { readonly second: string | null; readonly system: string | null } {
  const text = textField(value, from);
  // A prompt that was put together has its context in it already.
  const isApart = (context: string) => context.trim() !== '' && !text.includes(context.trim());
  const names = isRecord(value) ? Object.keys(value).filter((key) => key === from || !isContextName(key) || isApart(contextText(value[key]))) : [];
  const { second, system } = columnsBeside(names, names.indexOf(from));
  const nameOf = (at: number | null) => (at === null ? null : (names[at] ?? null));
  const systemName = nameOf(system);
  return { second: nameOf(second), system: systemName !== null && textField(value, systemName) !== '' ? systemName : null };
}

/** What a text goes on with: a text, several of them line by line, or what else stands there as JSON; '' where nothing does. */
export function contextText(value: unknown): string {
  if (typeof value !== 'object') return typeof value === 'string' ? value : '';
  if (value === null || Object.keys(value).length === 0 || !isShallow(value)) return '';
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join('\n') : jsonText(value);
}

/** What stands beside the text of a row: by index of a column. Absent or null: nothing does. */
export interface ColumnsBeside {
  readonly system?: number | null;
  /** Its text goes on there, on a line of its own: what an instruction is to be done with. */
  readonly second?: number | undefined;
  readonly answer?: number | undefined;
}

/**
 * A row of a CSV, of which one column is the text; that may be JSON of a request. `columns` are their names: beside a column
 * of prompts, those that are called as the fields of a request are read as a line of JSON with these fields is.
 * What stands in the column of system prompts comes before that of a request.
 */
export function csvRow(row: string, column: number, idColumn: number | null, separator: CsvSeparator = ',', columns: readonly string[] = [], beside: ColumnsBeside = {}): Result<RowPrompt, RowError> {
  if (row.length > VALUE_LIMIT_UNITS) return fail({ kind: 'too-long' });
  const [parsed] = parseCsv(row, separator);
  if (parsed === undefined) return fail({ kind: 'no-text' });
  if (parsed.isOpen) return fail({ kind: 'open-quote' });
  const { cells } = parsed;
  if (cells[column] === undefined) return fail({ kind: 'no-column' });
  const cellOf = (at: number | null | undefined) => (at == null || at === column ? '' : (cells[at] ?? ''));
  // Of two texts that go on, the one that was preferred has the answer at its end.
  const pair = columns[column] === 'chosen' ? preferencePrompt({ chosen: cells[column], rejected: cells[columns.indexOf('rejected')] }) : null;
  const asks = ['prompt', 'user', 'user_prompt'].includes(columns[column]?.trim().toLowerCase() ?? '') ? completionAsks(fieldsOf(cells, columns)) : NOTHING_ASKED;
  return rowOfTexts({ name: sanitized(cellOf(idColumn)), texts: [pair?.kind === 'text' ? pair.text : cells[column], cellOf(beside.second)], system: cellOf(beside.system), answer: pair?.kind === 'text' ? pair.answer : answerOfCell(cellOf(beside.answer)), asks });
}

/** A text, or the messages that it says. */
function answerOfCell(cell: string): RowTexts['answer'] {
  const json = jsonOfCell(cell);
  const value = json === null ? succeed(null) : valueOfLine(json);
  const messages = !value.ok || value.value === null ? [] : Array.isArray(value.value) ? (value.value as unknown[]) : [value.value];
  return answerTurns(messages).length > 0 ? messages : cell;
}

/** What was found of a row by names: texts that are lines of one, '' where there is none. */
export interface RowTexts {
  readonly name: string;
  readonly texts: readonly string[];
  readonly system: string;
  readonly answer: string | readonly unknown[];
  readonly asks: RowAsks;
}

/** The prompt that texts of a row are; the first may be JSON of a request, whose own settings come before those beside it. */
export function rowOfTexts({ name, texts, asks, ...said }: RowTexts): Result<RowPrompt, RowError> {
  const text = texts.filter((each) => each !== '').join('\n');
  const beside = besideText(said);
  const json = jsonOfCell(text);
  const request = json === null ? null : lineRow(json);
  if (request?.ok !== true || request.value.imported === null) {
    const read = textRow(name, text, asks);
    return read.ok ? succeed({ ...read.value, ...beside }) : read;
  }
  const { modelId, maxOutputTokens, badLimit } = request.value.asks;
  const limit = maxOutputTokens === null && badLimit === null ? asks : { maxOutputTokens, badLimit };
  return succeed({ ...request.value, ...beside, name, asks: { modelId: modelId ?? asks.modelId, maxOutputTokens: limit.maxOutputTokens, badLimit: limit.badLimit } });
}

/** The system prompt and the answer that stand beside a prompt. */
export function besideText({ system, answer }: Pick<RowTexts, 'system' | 'answer'>): Pick<RowPrompt, 'system' | 'answer'> {
  const turns = answerTurns(answer);
  return { ...(system === '' ? {} : { system }), ...(turns.length === 0 ? {} : { answer: { turns, isInput: false } }) };
}

function sanitized(id: string): string {
  return id === '' ? '' : sanitizeName(id);
}

/** What the cells of a row say as the fields of a request; an empty one says nothing. */
function fieldsOf(cells: readonly string[], columns: readonly string[]): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  columns.forEach((column, at) => {
    const [name, cell] = [column.trim().toLowerCase(), (cells[at] ?? '').trim()];
    const limit = LIMIT_FIELDS.find((field) => field.toLowerCase() === name);
    if (name === 'model') fields.model = cell;
    else if (limit !== undefined && cell !== '') fields[limit] = /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
  });
  return fields;
}

/** A row that is a text; an empty one is none. */
export function textRow(name: string, text: string, asks: RowAsks = NOTHING_ASKED): Result<RowPrompt, RowError> {
  return text === '' ? fail({ kind: 'no-text' }) : succeed({ name, imported: null, text, isRawJson: false, asks });
}

/** A prompt that is completed is a request, though it is one text: beside a text of another name a model may be who wrote it. */
function completionAsks(value: unknown): RowAsks {
  return { modelId: modelField(value), maxOutputTokens: countField(value, LIMIT_FIELDS), badLimit: countFault(value, LIMIT_FIELDS) };
}

/** What a request says beside its texts. */
export function asksOf({ modelId, maxOutputTokens, notes }: Imported): RowAsks {
  const badLimit = notes.find((note): note is Extract<ImportNote, { kind: 'bad-limit' }> => note.kind === 'bad-limit');
  return { modelId, maxOutputTokens, badLimit: badLimit === undefined ? null : { field: badLimit.field, value: badLimit.value } };
}

/** The parts of the prompt: those of a request, or a question that is the text, behind a system prompt of its own; with the answer where that is counted with the input. */
export function partsOfRow({ imported, text, system, answer }: RowPrompt, makeId: () => UnitId): readonly Part[] {
  const beside: readonly Part[] = system === undefined ? [] : [{ id: makeId(), role: 'system', name: 'System', text: system, enabled: true }];
  if (imported !== null) return [...beside, ...promptPartsOf(imported, makeId)];
  if (answer?.isInput !== true) return [...beside, { id: makeId(), role: 'question', name: 'Question', text, enabled: true }];
  const turns: readonly ImportedTurn[] = [{ speaker: 'user', text }, ...answer.turns];
  return [...beside, conversationOf(turns, makeId)];
}

/** What a record answers, as a part by itself, whose tokens are those of its texts. */
export function answerPart({ turns }: RowAnswer, makeId: () => UnitId): Part {
  return conversationOf(turns, makeId);
}

function conversationOf(turns: readonly ImportedTurn[], makeId: () => UnitId): Part {
  return { id: makeId(), role: 'history', name: 'Conversation', turns: turns.map((turn) => ({ ...turn, id: makeId() })), enabled: true };
}
