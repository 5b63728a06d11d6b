// What of a row is its input, and what is its answer. One rule: the input is what a model is sent to write the answer. Records of data sets hold
// both; a request holds input alone, also one that ends in an assistant turn, as that is sent for the model to go on with.
import type { FormatId, Imported, ImportedTurn } from '@/core/importers/formats/imported';
import { field, isRecord, listField, textField } from '@/core/importers/formats/shape';
import { ANSWER_FIELDS } from './column-names';
import type { RowPrompt } from './row-prompt';

/** Conversations that go on: their last answer is sent with the next question. */
const TRANSCRIPTS: ReadonlySet<FormatId> = new Set(['claude-code', 'codex', 'chatgpt-export', 'claude-export', 'labelled']);

export interface RowAnswer {
  readonly turns: readonly ImportedTurn[];
  /** It is counted with the input. */
  readonly isInput: boolean;
  /** The field or the column that it stands in beside the prompt. Absent: none. */
  readonly from?: string;
}

/** The answer that a value says: a text, the messages of the assistant at its end, or what an API answers with. Empty where it is none. */
export function answerTurns(value: unknown): readonly ImportedTurn[] {
  if (typeof value === 'string') return value === '' ? [] : [{ speaker: 'assistant', text: value }];
  const said = Array.isArray(value) ? (value as unknown[]) : messageIn(value);
  const texts = (Array.isArray(said) ? (said as unknown[]) : [said]).map(assistantText);
  return texts.slice(texts.lastIndexOf('') + 1).map((text) => ({ speaker: 'assistant', text }));
}

/** The message in a response of OpenAI, Gemini or Bedrock, or the items of one, also in the envelope of a batch; anything else as it is. */
function messageIn(value: unknown): unknown {
  const body = field(value, 'body') ?? value;
  if (Array.isArray(field(body, 'output'))) return field(body, 'output');
  return field(listField(body, 'choices')[0], 'message') ?? field(listField(body, 'candidates')[0], 'content') ?? field(field(body, 'output'), 'message') ?? body;
}

/** What a message of the assistant says, as the APIs have it or as ShareGPT has; '' of anything else. */
function assistantText(message: unknown): string {
  const role = field(message, 'role');
  if (role === 'assistant' || role === 'model') return textField(message, 'content') || [...listField(message, 'content'), ...listField(message, 'parts')].map((block) => textField(block, 'text')).join('');
  return field(message, 'from') === 'gpt' ? textField(message, 'value') : '';
}

/** The answer that stands in a field beside the prompt of a record; null: none does. */
export function answerBeside(value: unknown): RowAnswer | null {
  if (!isRecord(value)) return null;
  for (const from of [...ANSWER_FIELDS, 'modelOutput', 'answers']) {
    const said = field(value, from);
    const turns = answerTurns(from === 'answers' ? firstAnswer(said) : said);
    if (turns.length > 0) return { from, turns, isInput: false };
  }
  return null;
}

/** Of several that are right, as SQuAD has them. */
function firstAnswer(answers: unknown): unknown {
  const [first] = Array.isArray(answers) ? (answers as unknown[]) : listField(answers, 'text');
  return typeof first === 'string' ? first : textField(first, 'text');
}

/** A row as it was read, as its input alone or with its answer; a row without an answer is the same either way. */
export function asCounted(row: RowPrompt, isWhole: boolean): RowPrompt {
  const { imported, answer } = row;
  if (answer !== undefined) return isWhole ? withAnswer(row, answer) : row;
  const cut = imported === null || row.isRequest === true || imported.maxOutputTokens !== null ? null : cutAnswer(imported);
  if (cut === null) return row;
  return isWhole ? { ...row, answer: { turns: cut.turns, isInput: true } } : { ...row, imported: cut.input, answer: { turns: cut.turns, isInput: false } };
}

function withAnswer(row: RowPrompt, beside: RowAnswer): RowPrompt {
  const answer: RowAnswer = { ...beside, isInput: true };
  const { imported } = row;
  if (imported === null) return { ...row, answer };
  const { questionAsSent, isQuestionEmpty, ...rest } = imported;
  const isAsked = imported.question !== '' || isQuestionEmpty === true;
  const asked: readonly ImportedTurn[] = isAsked ? [{ speaker: 'user', text: imported.question, ...(questionAsSent === undefined ? {} : { asSent: questionAsSent }) }] : [];
  return { ...row, answer, imported: { ...rest, question: '', turns: [...imported.turns, ...asked, ...answer.turns] } };
}

/** The turns of the assistant at the end, behind what it answers; null where there are none. */
function cutAnswer(imported: Imported): { readonly input: Imported; readonly turns: readonly ImportedTurn[] } | null {
  const { turns, question, isQuestionEmpty, earlier, format } = imported;
  if (question !== '' || isQuestionEmpty === true || earlier.length > 0 || TRANSCRIPTS.has(format)) return null;
  const last = turns.findLastIndex(({ speaker }) => speaker !== 'assistant');
  const asked = turns[last];
  if (asked === undefined || last === turns.length - 1) return null;
  const answer = turns.slice(last + 1);
  if (asked.speaker !== 'user') return { input: { ...imported, turns: turns.slice(0, last + 1) }, turns: answer };
  const empty = asked.text === '' ? { isQuestionEmpty: true as const } : {};
  const sent = asked.asSent === undefined ? {} : { questionAsSent: asked.asSent };
  return { input: { ...imported, turns: turns.slice(0, last), question: asked.text, ...empty, ...sent }, turns: answer };
}
