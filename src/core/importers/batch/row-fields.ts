// Lines of JSON of which somebody says which fields are the prompt, as of the columns of a table: records have several texts, and what
// `lineRow` takes of them is a guess.
import { importValue } from '@/core/importers/formats/registry';
import { field, firstField, isRecord, type JsonRecord, jsonText } from '@/core/importers/formats/shape';
import { sanitizeName } from '@/core/importers/names';
import { fail, type Result, succeed } from '@/core/result';
import { isContextName, isIdName } from './column-names';
import { ID_FIELDS, LIMIT_FIELDS } from './field-names';
import { asksOf, besideText, contextText, lineRow, NOTHING_ASKED, type RowError, type RowPrompt, rowOfTexts } from './row-prompt';
import { valueOfLine } from './row-value';
import { takenOf } from './taken-fields';

/** Rows that are looked at, and how long one may be to be. */
const MOST_LOOKED_AT = 100;
const LONGEST_UNITS = 1 << 18;
/** More are data whose keys are no names. */
const MOST_FIELDS = 30;
const LONGEST_NAME = 80;

/** Names of fields by what they are read as; null: as it is found, or nothing. */
export interface FieldNames {
  readonly text: string;
  readonly second: string | null;
  readonly system: string | null;
  readonly answer: string | null;
}

/**
 * The fields of records that hold texts or messages, "data.text" of one within another, in the order in which they are met. In steps; none
 * where rows are requests or conversations, as these say themselves what they are, or hold one text alone.
 */
export function* fieldNamesInSteps(rows: number, lineAt: (row: number) => string): Generator<undefined, readonly string[], undefined> {
  const names = new Set<string>();
  let isRaw = false;
  const looked = Math.min(rows, MOST_LOOKED_AT);
  for (let at = 0; at < looked; at += 1) {
    yield undefined;
    const line = lineAt(Math.floor((at * rows) / looked));
    const read = line.length > LONGEST_UNITS ? null : lineRow(line);
    if (read?.ok !== true || (read.value.imported !== null && read.value.imported.format !== 'alpaca')) continue;
    isRaw ||= read.value.isRawJson;
    const parsed = valueOfLine(line);
    for (const name of textFieldsOf(parsed.ok ? parsed.value : null)) names.add(name);
    if (names.size > MOST_FIELDS) return [];
  }
  return names.size > 1 || isRaw ? [...names] : [];
}

function textFieldsOf(value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  const isNamed = (key: string) => key.length <= LONGEST_NAME && key !== 'model' && !isIdName(key) && !LIMIT_FIELDS.some((name) => name === key);
  const said = (record: JsonRecord) => Object.entries(record).flatMap(([key, each]) => (isNamed(key) && (isText(each) || (isContextName(key) && contextText(each) !== '')) ? [key] : []));
  const within = Object.entries(value).flatMap(([key, each]) => (isNamed(key) && !key.includes('.') && isRecord(each) ? said(each).map((inner) => `${key}.${inner}`) : []));
  return [...said(value), ...within];
}

function isText(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  return Array.isArray(value) && value.length > 0 && (value as unknown[]).every((each) => field(each, 'role') !== undefined || field(each, 'from') !== undefined);
}

/** A field by its name, or by the names of both where it is within another; undefined: there is none. */
function fieldNamed(value: unknown, name: string): unknown {
  const own = field(value, name);
  const dot = name.indexOf('.');
  return own !== undefined || dot < 0 ? own : field(field(value, name.slice(0, dot)), name.slice(dot + 1));
}

/** A line of JSON as these fields say; any other text, list or record of it is left out. */
export function fieldRow(line: string, names: FieldNames): Result<RowPrompt, RowError> {
  const parsed = valueOfLine(line);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const found = fieldNamed(value, names.text) ?? null;
  if (found === null) return fail({ kind: 'no-field' });
  const textOf = (name: string | null) => (name === null || name === names.text ? '' : jsonText(fieldNamed(value, name) ?? ''));
  const answer = names.answer === null || names.answer === names.text ? '' : (fieldNamed(value, names.answer) ?? '');
  const id = firstField(value, ID_FIELDS);
  const name = typeof id === 'string' || typeof id === 'number' ? sanitizeName(String(id)) : '';
  const messages = typeof found === 'object' ? (importValue(found) ?? importValue({ messages: found })) : null;
  const second = messages === null && names.second !== null && names.second !== names.text ? contextText(fieldNamed(value, names.second)) : '';
  const beside = { system: textOf(names.system), answer: Array.isArray(answer) ? (answer as unknown[]) : jsonText(answer) };
  const read = messages === null ? rowOfTexts({ name, texts: [jsonText(found), second], ...beside, asks: NOTHING_ASKED }) : succeed({ name, imported: messages, text: '', isRawJson: false, asks: asksOf(messages), ...besideText(beside) });
  if (!read.ok) return read;
  const said = read.value.answer === undefined || names.answer === null ? read.value : { ...read.value, answer: { ...read.value.answer, from: names.answer } };
  return succeed({ ...said, ...takenOf(value, [names.text, second === '' ? null : names.second, beside.system === '' ? null : names.system]) });
}
