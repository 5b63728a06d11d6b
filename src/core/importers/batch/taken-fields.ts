// Which fields of a record are counted as the prompt, and which are not.
import type { Imported } from '@/core/importers/formats/imported';
import { field, isRecord, textField } from '@/core/importers/formats/shape';
import { sanitizeName } from '@/core/importers/names';
import { isAnswerName, isIdName } from './column-names';
import { LIMIT_FIELDS, PROMPT_FIELDS } from './field-names';
import { answerTurns } from './row-answer';
import type { RowPrompt } from './row-prompt';

/** What of a record is counted, and what is not; nothing where it is one text by itself. null is no field. `within`: what these have in them. */
export function takenOf(value: unknown, fields: readonly (string | null)[], within: readonly string[] = []): Pick<RowPrompt, 'taken'> {
  const from = fields.filter((name): name is string => name !== null);
  const leftOut = leftOutBeside(value, [...from, ...within]);
  return leftOut.length === 0 && from.length < 2 ? {} : { taken: { from, leftOut } };
}

/** The same of a record of a data set whose prompt is more than one text: what else it says, its answers among that. Of a request in an envelope or a log, nothing. */
export function takenBeside(value: unknown, { format, notes }: Imported): Pick<RowPrompt, 'taken'> {
  const isAlpaca = format === 'alpaca';
  const read = isAlpaca ? ['instruction', 'input', 'context', 'system'].filter((key) => textField(value, key) !== '') : PROMPT_FIELDS.filter((key) => (field(value, key) ?? null) !== null).slice(0, 1);
  const around = new Set(notes.flatMap((note) => (note.kind === 'fields-around' || note.kind === 'fields-left-out' ? note.names : [])));
  const said = leftOutBeside(value, read);
  if (read.length === 0 || (!isAlpaca && format !== 'sharegpt' && !said.some(isAnswerName))) return {};
  const leftOut = said.filter((name) => around.has(name) || (isAnswerName(name) && !isAlpaca));
  return leftOut.length === 0 ? {} : { taken: { from: read, leftOut } };
}

/** Names of what else a record says at length: the answer in a data set, mostly. */
function leftOutBeside(value: unknown, from: readonly string[]): readonly string[] {
  const isNamed = (key: string) => from.includes(key) || key === 'model' || isIdName(key) || LIMIT_FIELDS.some((name) => name === key);
  const isSaid = (key: string, each: unknown) => ((typeof each === 'string' || Array.isArray(each)) && each.length > 0) || answerTurns(each).length > 0 || (isAnswerName(key) && isRecord(each) && Object.keys(each).length > 0);
  return isRecord(value) ? Object.entries(value).flatMap(([key, each]) => (isNamed(key) || !isSaid(key, each) ? [] : [sanitizeName(key)])) : [];
}
