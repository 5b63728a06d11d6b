// What is known of the calls that programs ask models with, by the names of the vendors' libraries and of the ways to send a body.
import type { CodeLanguage } from './code-tokens';
import { type CodeMember, type CodeValue, memberOf, recordOf, textOf, UNKNOWN } from './code-values';

export interface CodeArguments {
  readonly placed: readonly CodeValue[];
  readonly named: readonly CodeMember[];
}

/** Methods of OpenAI, Anthropic, Google, Bedrock, Mistral, Cohere, Ollama and LiteLLM that take a request by its fields. */
const ASKS = /(?:^|\.)(?:(?:chat\.)?completions\.(?:create|parse|stream)|responses\.(?:create|parse|stream)|interactions\.create|messages\.(?:create|stream|count_tokens|countTokens)|models\.(?:generate_content(?:_stream)?|generateContent(?:Stream)?|count_tokens|countTokens)|ChatCompletion\.a?create|converse(?:_stream)?|chat\.(?:complete|stream)|ollama\.chat|litellm\.a?completion)$|^a?completion$/;
/** Of Google's older libraries: the model and its settings are said before. */
const ASKS_OF_MODEL = /^(\w+)\.(?:generate_content|generateContent)(?:_?[sS]tream)?(?:_async)?$/;
const MAKES_MODEL = /(?:^|\.)(?:GenerativeModel|getGenerativeModel)$/;
const IS_FETCH = /^(?:window\.)?fetch$/;
const POSTS = /(?:^|\.)post$/;
/** Classes of which an object says no more than its fields. */
const MAKES_RECORD = /^(?:dict|(?:genai\.)?types\.[A-Z]\w+)$/;
const ENCODES = /^(?:JSON\.stringify|json\.dumps)$/;

/** What comes of a call; `known`: the values that have names. */
export function calledWith(path: string, { placed, named }: CodeArguments, known: ReadonlyMap<string, CodeValue>, language: CodeLanguage): CodeValue {
  const [first] = placed;
  const fields = named.length > 0 ? recordOf(named) : first;
  if (ENCODES.test(path) && first !== undefined) return { kind: 'encoded', value: first };
  if (MAKES_RECORD.test(path) && placed.length === 0) return recordOf(named);
  if (MAKES_MODEL.test(path)) return modelMade(first, named);
  if (/^(?:genai\.)?types\.Part\.from_text$/.test(path)) return recordOf(named.length > 0 ? named : [['text', first ?? UNKNOWN]]);
  if (ASKS.test(path) && fields?.kind === 'record' && (named.length === 0 || placed.length === 0)) return { kind: 'request', call: path, value: fields, url: null };
  const model = known.get(ASKS_OF_MODEL.exec(path)?.[1] ?? '');
  if (model?.kind === 'record') return { kind: 'request', call: path, value: ofModel(model.members, first, named), url: null };
  const body = language === 'python' && IS_FETCH.test(path) ? undefined : bodyOf(path, placed, named);
  if (body !== undefined) return { kind: 'request', call: path, value: body, url: textOf(first) ?? '' };
  // Printed, say.
  return [...placed, ...named.map(([, value]) => value)].find((value) => value.kind === 'request') ?? UNKNOWN;
}

/** What is posted, as JSON: a record, or a text that may be it. */
function bodyOf(path: string, placed: readonly CodeValue[], named: readonly CodeMember[]): CodeValue | undefined {
  const isFetch = IS_FETCH.test(path);
  if (!isFetch && !POSTS.test(path)) return undefined;
  const options = recordOf(named);
  const said = isFetch ? memberOf(placed[1], 'body') : (memberOf(options, 'json') ?? memberOf(options, 'data') ?? memberOf(options, 'content') ?? placed[1]);
  if (said === undefined) return undefined;
  return textOf(said) === null ? (said.kind === 'encoded' ? said.value : said) : { kind: 'plain', json: textOf(said) ?? '' };
}

/** A model of Google's with its settings, as fields of a request. */
function modelMade(first: CodeValue | undefined, named: readonly CodeMember[]): CodeValue {
  if (first?.kind === 'record') return first;
  return recordOf([...(first === undefined ? [] : ([['model', first]] as const)), ...named.map(([key, value]) => [key === 'model_name' ? 'model' : key, value] as const)]);
}

/** Contents alone, or a request. */
function ofModel(model: readonly CodeMember[], first: CodeValue | undefined, named: readonly CodeMember[]): CodeValue {
  if (first?.kind === 'record' && memberOf(first, 'contents') !== undefined) return recordOf([...model, ...first.members]);
  return recordOf([...model, ...(first === undefined ? [] : ([['contents', first]] as const)), ...named]);
}
