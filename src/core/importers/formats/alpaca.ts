// Alpaca's records, as data sets for training have them. Fields as the data/README.md of LLaMA-Factory says: what the user
// asks is the instruction and, on a line of its own, the input.
import { Draft } from './draft';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { field, isRecord, listField, textField } from './shape';

const FIELDS: ReadonlySet<string> = new Set(['instruction', 'input', 'context', 'output', 'response', 'system', 'history']);
/** Dolly's records have other names for two of the fields. */
const [INPUTS, OUTPUTS] = [['input', 'context'], ['output', 'response']] as const;

/** Whether a value is one: an instruction by itself is a text like any other. */
export function isAlpaca(value: unknown): boolean {
  const said = [...INPUTS, ...OUTPUTS].map((key) => field(value, key) ?? null).filter((text) => text !== null);
  const areTexts = [...said, field(value, 'system') ?? ''].every((text) => typeof text === 'string');
  return textField(value, 'instruction') !== '' && said.length > 0 && areTexts && isHistory(field(value, 'history') ?? []);
}

export function importAlpaca(value: unknown): Imported | null {
  if (!isRecord(value) || !isAlpaca(value)) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'system'));
  for (const [asked = '', answered = ''] of listField(value, 'history') as readonly (readonly string[])[]) {
    draft.addTurn('user', asked);
    draft.addTurn('assistant', answered);
  }
  const texts = (keys: readonly string[]) => keys.map((key) => textField(value, key)).filter((text) => text !== '').join('\n');
  draft.addTurn('user', texts(['instruction', ...INPUTS]));
  draft.addTurn('assistant', texts(OUTPUTS));
  tellLeftOut(value, FIELDS, draft);
  return draft.finish('alpaca');
}

/** Earlier rounds, each what was asked and what was answered. */
function isHistory(history: unknown): boolean {
  return Array.isArray(history) && (history as unknown[]).every((round) => Array.isArray(round) && round.length === 2 && (round as unknown[]).every((text) => typeof text === 'string'));
}
