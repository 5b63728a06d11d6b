// Alpaca's records, as data sets for training have them. Fields as the data/README.md of LLaMA-Factory says: what the user
// asks is the instruction and, on a line of its own, the input.
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, isRecord, listField, textField } from './shape';
import { tellUnread } from './unread-fields';

const FIELDS = ['instruction', 'input', 'output', 'system', 'history'];

/** Whether a value is one: an instruction by itself is a text like any other. */
export function isAlpaca(value: unknown): boolean {
  const isText = (key: string) => typeof field(value, key) === 'string';
  const isTextOrNone = (key: string) => isText(key) || (field(value, key) ?? null) === null;
  return textField(value, 'instruction') !== '' && (isText('input') || isText('output')) && ['input', 'output', 'system'].every(isTextOrNone) && isHistory(field(value, 'history') ?? []);
}

export function importAlpaca(value: unknown): Imported | null {
  if (!isRecord(value) || !isAlpaca(value)) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'system'));
  for (const [asked = '', answered = ''] of listField(value, 'history') as readonly (readonly string[])[]) {
    draft.addTurn('user', asked);
    draft.addTurn('assistant', answered);
  }
  const input = textField(value, 'input');
  draft.addTurn('user', `${textField(value, 'instruction')}${input === '' ? '' : `\n${input}`}`);
  draft.addTurn('assistant', textField(value, 'output'));
  tellUnread(value, FIELDS, draft);
  return draft.finish('alpaca');
}

/** Earlier rounds, each what was asked and what was answered. */
function isHistory(history: unknown): boolean {
  return Array.isArray(history) && (history as unknown[]).every((round) => Array.isArray(round) && round.length === 2 && (round as unknown[]).every((text) => typeof text === 'string'));
}
