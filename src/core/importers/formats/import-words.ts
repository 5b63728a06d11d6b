// What the page says of an import: what was recognised, what became of it, and what the user has to know.
import { FORMAT_NAMES, type Imported, type ImportNote } from './imported';
import { isKnownItem, itemWords } from './known-items';
import { assertNever } from '@/core/result';
import type { Wrapped } from '@/core/importers/wrappings/wrapping';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import { namesInWords } from '@/core/name-list';
import { fieldNames, type RequestFields } from '@/core/prompt/request-fields';
import { formatInteger } from '@/core/units';

const PROGRAM_WORDS = { arguments: 'Read: the arguments of …', body: 'Read: the body that … sends', values: 'Read: the values of …' } as const;
const LANGUAGES = { python: 'Python', javascript: 'JavaScript', yaml: 'YAML' } as const;
const FILE_NOUNS = [['image', 'image', 'images'], ['pdf', 'PDF', 'PDFs'], ['audio', 'sound', 'sounds'], ['video', 'film', 'films']] as const;

/** What stands in the place of a type where there is none. */
const UNTYPED = /^an? (\w+ without a type)$/;

/** "Read as OpenAI Chat Completions request: 1 system text, 3 tools, 12 turns, 1 question." */
export function importWords(imported: Imported): string {
  const { system, tools, turns, documents, files, question, isQuestionEmpty } = imported;
  const definitions = tools === '' ? 0 : (JSON.parse(tools) as unknown[]).length;
  const found = [
    counted(system.length, 'system text'),
    counted(definitions, 'tool'),
    counted(turns.length, 'turn'),
    counted(documents.length, 'document'),
    ...FILE_NOUNS.map(([kind, one, many]) => counted(files.filter(({ attachment }) => attachment.kind === kind).length, one, many)),
    isQuestionEmpty === true ? 'the question, which is empty' : question === '' ? '' : 'the question',
  ].filter((words) => words !== '');
  return `Read as ${FORMAT_NAMES[imported.format]}: ${found.length === 0 ? 'nothing in it is text' : found.join(', ')}.`;
}

/** What the user has to know, a line for each. */
export function importDetails({ files, notes, lastReport, isReportOfAnswer }: Imported): readonly string[] {
  return [...(lastReport === undefined ? [] : [reportWords(lastReport, isReportOfAnswer)]), ...(files.length === 0 ? [] : [fileWords(notes)]), ...notes.map(noteWords)];
}

/** A text that is base64 is no file to whoever reads it. */
function fileWords(notes: readonly ImportNote[]): string {
  return notes.some(({ kind }) => kind === 'base64-texts') ? 'Files in base64 in blocks of their own are attachments, not counted as text.' : 'Files in base64 are attachments, never counted as text.';
}

/** "Its last request reports 40,123 input tokens." `isAnswers`: of the request that was read. */
export function reportWords({ inputTokens }: Pick<ReportedUsage, 'inputTokens'>, isAnswers = false): string {
  return `Its ${isAnswers ? 'answer' : 'last request'} reports ${counted(inputTokens, 'input token')}.`;
}

/** What was kept of a request beside its texts, in the place of what was kept before. */
export function keptWords({ requestFields, toolChoice, notes }: Pick<Imported, 'requestFields' | 'toolChoice' | 'notes'>, before: RequestFields | undefined): readonly string[] {
  // What the server adds has a line of its own.
  const names = fieldNames(requestFields ?? undefined).filter((name) => !notes.some((note) => note.kind === 'hidden-context' && note.by === name));
  const instead = before === undefined ? '' : '; what was kept before is gone';
  return [...(names.length === 0 ? [] : [`Kept with the request, not counted: ${namesInWords(names)}${instead}.`]), ...(toolChoice === 'any' ? ['tool_choice: one of the tools must be used.'] : [])];
}

/** One line for a note. */
export function noteWords(note: ImportNote): string {
  switch (note.kind) {
    case 'hidden-context':
      return `${note.by}: the server adds what it keeps, which is not here and not counted.`;
    case 'kept-as-json':
      if (note.type === '') return `${counted(note.count, 'block of another type', 'blocks of other types')}: not known here, kept as JSON and counted as text.`;
      if (isKnownItem(note.type)) return itemWords(note.type, note.count);
      if (UNTYPED.test(note.type)) return `${counted(note.count, note.type.replace(UNTYPED, '$1'))}: not known here, kept as JSON and counted as text.`;
      return `${counted(note.count, `block of the type ${note.type}`, `blocks of the type ${note.type}`)}: not known here, kept as JSON and counted as text.`;
    case 'not-counted':
      if (note.detail !== undefined) return `${counted(note.count, note.what)}, ${note.detail} detail: counted by models for which all such images cost the same.`;
      return `${counted(note.count, note.what === '' ? 'other block' : note.what)}: not counted.`;
    case 'vendor-tool':
      if (note.name === '') return `${counted(note.count, 'other tool of the vendor', 'other tools of the vendor')}: not counted.`;
      return `${counted(note.count, `tool of the vendor (${note.name})`)}: not counted.`;
    case 'deferred-tools':
      return `${counted(note.count, 'tool')} ${note.count === 1 ? 'is' : 'are'} loaded only when the model finds ${note.count === 1 ? 'it' : 'them'} (defer_loading): counted here as if loaded.`;
    case 'base64-texts':
      return `${counted(note.count, 'text')} ${note.count === 1 ? 'holds' : 'hold'} a file in base64: sent as text, and counted as text.`;
    case 'documents-alone':
      return `${counted(note.count, 'message')} ${note.count === 1 ? 'holds' : 'hold'} documents alone: a request that is saved has them with the question.`;
    case 'file-not-counted':
      return `${note.name === '' ? counted(note.count, 'other file') : `${note.name}${note.count === 1 ? '' : `, ${formatInteger(note.count)} times`}`}: not counted${note.statedTokens === undefined ? '' : `; ${statedWords(note.statedTokens)}`}.`;
    case 'unknown-parent':
      return `${counted(note.count, 'message')} ${note.count === 1 ? 'follows' : 'follow'} one that is not in the file: the message before in the file was taken.`;
    case 'system-moved':
      return `${counted(note.count, 'system message')} from inside the conversation ${note.count === 1 ? 'stands' : 'stand'} with the system texts.`;
    case 'no-system-and-tools':
      return `The system prompt and the tools are not all in such a file: the real request is longer. A part stands for them, where you can ${note.isReported === true ? 'take how many tokens they have from the usage that the file reports' : 'say how many tokens they have'}.`;
    case 'bad-lines':
      return `${counted(note.count, 'line')} ${note.count === 1 ? 'is' : 'are'} no JSON and ${note.count === 1 ? 'was' : 'were'} left out.`;
    case 'odd-messages':
      return `${counted(note.count, 'message')} that ${note.count === 1 ? 'is' : 'are'} none: kept as JSON.`;
    case 'unwrapped':
      return unwrappedWords(note.from, note.isModelInAddress === true);
    case 'fenced':
      return 'The ``` around it was left out.';
    case 'long-lines':
      return `${counted(note.count, 'line')} ${note.count === 1 ? 'is' : 'are'} too long to be read and ${note.count === 1 ? 'was' : 'were'} left out.`;
    case 'left-out':
      return `${counted(note.count, note.what === '' ? 'other message' : note.what)}: left out.`;
    case 'kept-aside':
      return `${counted(note.count, note.what === '' ? 'other block' : note.what)}: kept with the request, not counted.`;
    case 'other-conversations':
      return `${note.taken.trim() === '' ? `A ${note.noun ?? 'conversation'} without a title` : `“${note.taken.length > 60 ? `${note.taken.slice(0, 59)}…` : note.taken}”`} was taken; ${counted(note.count, `other ${note.noun ?? 'conversation'}`)} can be chosen in its place.`;
    case 'compacted':
      return `${counted(note.count, 'turn')} from before a compaction: no longer sent; the window with ${note.count === 1 ? 'it' : 'them'} is shown under Split.`;
    case 'compacted-system':
      return `${counted(note.count, 'system text')} from before a compaction: no longer sent; ${note.count === 1 ? 'it stands' : 'they stand'} before the turns of that window.`;
    case 'rebuilt-history':
      return `${counted(note.count, 'compaction')} with the summary alone: the first context and the user’s messages${note.isCut ? ', the newest that have room,' : ''} are put before it, as the client does when it takes a session up again; other versions may differ.`;
    case 'outside-ref':
      return `${note.ref === '' ? 'Other references' : note.ref}: stands in another document, which is not read; what it says is left empty.`;
    case 'cut-ref':
      return `${note.ref === '' ? 'Other references' : note.ref}: refers to itself, or goes deeper than is sent; cut there.`;
    case 'more-tools':
      return 'The list of tools goes on on another page (nextCursor), which is not here.';
    case 'bad-limit':
      return `${note.field}: ${note.value} is no positive whole number; the reserve stays as it is.`;
    case 'open-limit':
      return `${note.field} ${note.value === -1 ? '-1 sets no limit to the answer' : '-2 lets the answer fill the window'}; the reserve stays as it is.`;
    case 'server-edits':
      return `${note.by}: the server may take turns out of a long conversation, or make it shorter; they are counted as they stand here.`;
    case 'other-model':
      return `It has the form of ${note.format === 'gemini' ? 'Gemini’s API' : 'Anthropic’s Messages'} and names ${note.model}, a model of another vendor${note.format === 'gemini' ? '' : ': a request that is saved for Anthropic does not name it'}.`;
    case 'rounded-numbers':
      return `${counted(note.count, 'number of more than 15 digits', 'numbers of more than 15 digits')}: rounded.`;
    case 'lost-numbers':
      return `${counted(note.count, 'number too large to be held', 'numbers too large to be held')}: written as null.`;
    case 'answer-schema':
      return `${note.by}: the schema of the answer, counted as its JSON; how the model is told of it is not published.`;
    case 'fields-around':
      return `${counted(note.names.length, 'field')} around the request (${namesInWords(note.names)}): left out.`;
    case 'fields-left-out':
      return `${namesInWords(note.names)}: left out.`;
    case 'fields-kept':
      return `${namesInWords(note.names)}: kept with the request, not counted.`;
    case 'fields-too-long':
      return `${namesInWords(note.names)}: too long to be kept with the request, left out.`;
    case 'repeated-keys':
      return `${namesInWords(note.names, undefined, note.count)}: more than once in ${note.names.every((name) => /^[\w$-]+$/.test(name)) ? 'the request' : 'the same object'}; only the last was read.`;
    case 'repeated-call-ids':
      return `${counted(note.count, 'call of a tool', 'calls of tools')} ${note.count === 1 ? 'has' : 'have'} the id of another: in a request that is saved ${note.count === 1 ? 'it has a new one, and so has its result' : 'they have new ones, and so have their results'}.`;
    case 'messages-too-long':
      return `${counted(note.count, 'message')} ${note.count === 1 ? 'says' : 'say'} more than text and ${note.count === 1 ? 'is' : 'are'} too long to be kept as ${note.count === 1 ? 'it' : 'they'} came: a request that is saved has the text alone.`;
    default:
      return assertNever(note);
  }
}

function unwrappedWords(from: Wrapped['how'], isModelInAddress: boolean): string {
  switch (from.kind) {
    case 'curl':
    case 'powershell':
      return `The body of a ${from.kind === 'curl' ? 'cURL' : 'PowerShell'} command: its address${isModelInAddress ? ', but for the model,' : ''} ${from.headers.length === 0 ? 'is' : `and ${counted(from.headers.length, 'header')} (${namesInWords(from.headers)}) are`} left out.`;
    case 'encoded':
      return 'It was JSON in a string of JSON, and is read as what the string holds.';
    case 'python':
    case 'javascript':
    case 'yaml':
      return `It was written as ${LANGUAGES[from.kind]}, and is read as the same JSON.`;
    case 'program':
      return `It was written as ${LANGUAGES[from.language]}, which was not run. ${PROGRAM_WORDS[from.what].replace('…', from.of)}${from.others === 0 ? '' : `; ${counted(from.others, 'other statement')} left out`}.`;
    case 'around':
      return `${from.words.map((each) => each.replaceAll(/\s+/g, ' ')).map((words) => `“${words.length > 60 ? `${words.slice(0, 59)}…` : words}”`).join(' and ')} around the request: left out.`;
    default:
      return assertNever(from);
  }
}

/** Whose tokens they are is not said. */
export function statedWords(statedTokens: number): string {
  return `the export states ${counted(statedTokens, 'token')}`;
}

/** "2 turns"; '' for none. */
export function counted(count: number, one: string, many = pluralOf(one)): string {
  return count === 0 ? '' : `${formatInteger(count)} ${count === 1 ? one : many}`;
}

/** "file by address or id" → "files by address or id": the first noun takes the s. */
function pluralOf(one: string): string {
  if (one === 'picture or file of the export') return 'pictures or files of the export';
  const match = /^(system text|empty message|system message|input token|hidden message|repeated line|other (?:conversation|session|block|file|message|request|record|statement)|picture|uncounted file|attached file|cache mark|thinking signature|[^\s]+)(.*)$/.exec(one);
  if (match === null || match[1] === undefined) return `${one}s`;
  return /^(encrypted|redacted)$/.test(match[1]) ? one : `${match[1]}s${match[2] ?? ''}`;
}
