// What datasets call their columns, and whether the first row of a table has such names or is a row like the others.

/** Names under which datasets keep their texts, the surest first. */
const TEXT_NAMES = ['prompt', 'user', 'user_prompt', 'text', 'content', 'instruction', 'input', 'question', 'message', 'query', 'body', 'document', 'request', 'user_input', 'inputs'];
/** Names under which data sets keep the answer beside a prompt, the surest first. */
export const ANSWER_FIELDS = ['completion', 'response', 'output', 'answer', 'chosen', 'preferred_output', 'target', 'ideal', 'expected_output', 'reference_answer', 'assistant'] as const;
/** Under which they keep one that was liked less, several of them, or what a model sent back. */
const OTHER_ANSWER_FIELDS: readonly string[] = ['rejected', 'non_preferred_output', 'answers', 'completions', 'responses', 'modelOutput'];
const SYSTEM_NAMES = ['system', 'system_prompt', 'system_message', 'system prompt', 'instructions'];
/** What is asked about is sent with what asks. What is called a text or a document may be all of the prompt already. */
const ASKING_NAMES = ['instruction', 'prompt', 'user', 'user_prompt', 'user_input', 'question', 'query', 'message', 'request', 'input'];
const CONTEXT_NAMES = ['context', 'contexts', 'retrieved_context', 'retrieved_contexts', 'retrieval_context', 'documents', 'document', 'passages', 'passage', 'background', 'article', 'paragraph'];
const ID_NAMES = ['custom_id', 'recordid', 'id', 'key', 'name', 'index'];
/** That stand beside texts and are neither. */
const OTHER_NAMES = ['model', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'label', 'output', 'answer', 'response', 'completion', 'category', 'title', 'language'];
const KNOWN_NAMES = [...TEXT_NAMES, ...SYSTEM_NAMES, ...ID_NAMES, ...OTHER_NAMES];

const LONGEST_NAME = 80;
/** Fewer than so many words may be a name. */
const LEAST_WORDS = 4;

function namedAs(column: string, names: readonly string[]): boolean {
  return names.includes(column.trim().toLowerCase());
}

/** Whether datasets call a column of texts so. */
export function isTextColumn(column: string): boolean {
  return namedAs(column, TEXT_NAMES);
}

/** The column that by its name has the texts, the surest name first; null: none is called so. */
export function textColumnOf(columns: readonly string[]): number | null {
  const at = TEXT_NAMES.map((name) => columns.findIndex((column) => namedAs(column, [name]))).find((found) => found >= 0);
  return at ?? null;
}

/** The column that by its name has system prompts, or null. */
export function systemColumnOf(columns: readonly string[]): number | null {
  return found(columns, SYSTEM_NAMES);
}

/** The column in which a text that asks something goes on, the surest name first, or null. */
export function secondColumnOf(columns: readonly string[], text: number | null): number | null {
  const name = columns[text ?? -1] ?? '';
  if (!namedAs(name, ASKING_NAMES)) return null;
  return firstFound(columns, namedAs(name, ['instruction']) ? ['input', ...CONTEXT_NAMES] : CONTEXT_NAMES);
}

/** The column that by its name has answers, the surest name first, or null. */
function answerColumnOf(columns: readonly string[]): number | null {
  return firstFound(columns, ANSWER_FIELDS);
}

/** What stands beside the texts of a column, by the names of the others. */
export function columnsBeside(columns: readonly string[], text: number): { readonly system: number | null; readonly second: number | null; readonly answer: number | null } {
  const beside = (at: number | null) => (at === text ? null : at);
  return { system: beside(systemColumnOf(columns)), second: beside(secondColumnOf(columns, text)), answer: beside(answerColumnOf(columns)) };
}

/** Whether answers are called so, those that are not the one that is taken included. */
export function isAnswerName(name: string): boolean {
  return (ANSWER_FIELDS as readonly string[]).includes(name) || OTHER_ANSWER_FIELDS.includes(name);
}

/** Whether what is called so asks something. */
export function isAskingName(name: string): boolean {
  return namedAs(name, ASKING_NAMES);
}

/** Whether it names a row and says nothing of it. What is called "name" may be a text. */
export function isIdName(name: string): boolean {
  return namedAs(name, ID_NAMES) && !namedAs(name, ['name']);
}

/** Whether what is called so goes with a text that asks something. */
export function isContextName(name: string): boolean {
  return namedAs(name, CONTEXT_NAMES);
}

/** The column that names the rows, or null. */
export function idColumnOf(columns: readonly string[]): number | null {
  return found(columns, ID_NAMES);
}

/** That of the first of the names that there is. */
function firstFound(columns: readonly string[], names: readonly string[]): number | null {
  return names.map((name) => found(columns, [name])).find((at) => at !== null) ?? null;
}

function found(columns: readonly string[], names: readonly string[]): number | null {
  const at = columns.findIndex((column) => namedAs(column, names));
  return at < 0 ? null : at;
}

/**
 * Whether the first of these rows has the names of columns. It has where a known name is among them. Else it has none where a cell is
 * empty, long or a number, where there is one column, or where it is like the rows behind it: with a value of theirs, with
 * their pattern of letters and digits ("r-1" above "r-2"), or with a sentence above sentences.
 */
export function isHeadRow([first = [], ...others]: readonly (readonly string[])[]): boolean {
  const isShort = first.every((cell) => cell.length <= LONGEST_NAME);
  if (isShort && first.some((cell) => namedAs(cell, KNOWN_NAMES))) return true;
  if (first.length < 2 || !isShort || first.some((cell) => cell.trim() === '' || /^[-\d.,]+$/.test(cell))) return false;
  const columns = first.map((cell, at) => ({ cell: cell.trim(), below: others.flatMap((row) => row[at]?.trim() || []) }));
  // A name above figures says that the row has names, whatever the others look like.
  if (columns.some(({ below }) => isMost(below, (cell) => /^[-\d.,:/ %$€]+$/.test(cell)))) return true;
  return !columns.some(({ cell, below }) => below.includes(cell) || isOfPattern(cell, below) || (isSentence(cell) && isMost(below, isSentence)));
}

function isMost(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length > cells.length * 0.8;
}

function isOfPattern(cell: string, below: readonly string[]): boolean {
  const patternOf = (each: string) => each.replace(/\d+/g, '0').replace(/\p{L}+/gu, (letters) => (letters.length > 3 ? 'word' : letters));
  return /\d/.test(cell) && isMost(below, (each) => patternOf(each) === patternOf(cell));
}

/** A text, and no name or value. */
export function isSentence(cell: string): boolean {
  return cell.split(/\s+/).length >= LEAST_WORDS;
}
