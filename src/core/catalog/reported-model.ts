// Which of the catalogue's models a response may be of: vendors and hosts write an id with dates and prefixes.
import type { FamilyId } from '@/core/tokenize/estimate-family';
import type { Model } from './model';
import { MODELS } from './models';

/**
 * Whether a model id from a response surely belongs to another family than this one, or has a tokenizer of its own. An id
 * that the catalogue does not have is judged by its name ("grok-4" by the Groks); false where nothing can be said.
 */
export function isOfOtherFamily(reportedModel: string, family: FamilyId): boolean {
  const candidates = modelsLike(`-${plainId(ownName(reportedModel))}-`);
  return candidates.length > 0 && candidates.every(({ tokenizer }) => tokenizer.kind !== 'estimate' || tokenizer.family !== family);
}

/** Whether an id is of a model that was tuned from another, which `modelNamed` gives: it counts alike, and has prices of its own. */
export function isFineTuned(reportedModel: string): boolean {
  return FINE_TUNED.test(reportedModel);
}

/** The one model of the catalogue that an id from a request or a response names, dates and prefixes aside; null where it is none or several. */
export function modelNamed(reportedModel: string): Model | null {
  const id = `-${plainId(ownName(reportedModel))}-`;
  return onlyLongest(MODELS.filter((model) => endsWith(id, catalogueId(model))));
}

/**
 * The one model whose name stands in an id that `modelNamed` does not know, as "gpt-5-codex" in "gpt-5-codex-mini": another model,
 * whose figures may differ. Else, of an id that names no version, the newest of those that begin as it does: vendors move names
 * such as "mistral-large-latest" from one to the next.
 */
export function modelNamedMostLike(reportedModel: string): Model | null {
  const id = plainId(ownName(reportedModel)).replace(/^chatgpt-/, 'gpt-');
  return onlyLongest(MODELS.filter((model) => holds(`-${id}-`, catalogueId(model)))) ?? newestThatBegins(id);
}

/** A single word is enough where a vendor's models all begin with its name. */
function newestThatBegins(id: string): Model | null {
  if (/\d/.test(id)) return null;
  const words = id.split('-');
  for (let length = words.length; length > 0; length -= 1) {
    const beginning = words.slice(0, length).join('-');
    const alike = MODELS.filter((model) => `${catalogueId(model)}-`.startsWith(`${beginning}-`) && (length > 1 || model.vendorKey === beginning));
    if (alike.length > 0) return alike.reduce((newest, each) => ((each.released?.value ?? '') > (newest.released?.value ?? '') ? each : newest));
  }
  return null;
}

function onlyLongest(named: readonly Model[]): Model | null {
  const [only, ...others] = withLongestId(named);
  return only === undefined || others.length > 0 ? null : only;
}

/** "gpt-5-mini" holds the id of GPT-5 too. */
function withLongestId(named: readonly Model[]): readonly Model[] {
  const longest = Math.max(...named.map((model) => catalogueId(model).length));
  return named.filter((model) => catalogueId(model).length === longest);
}

/** `id` has a dash at both ends. */
function modelsLike(id: string): readonly Model[] {
  const named = MODELS.filter((model) => holds(id, catalogueId(model)));
  if (named.length === 0) return MODELS.filter((model) => id.includes(`-${catalogueId(model).split('-')[0]}-`));
  return withLongestId(named);
}

/** Whole words, and not another version: "claude-opus-5" is not in "claude-opus-5-5", but is in "claude-opus-5-20261101". */
function holds(id: string, wanted: string): boolean {
  const at = id.indexOf(`-${wanted}-`);
  return at >= 0 && !/^\d{1,2}-/.test(id.slice(at + wanted.length + 2));
}

/** Behind the id only a date, a build or a stage may follow, the date with a host's version: anything else is another model. */
function endsWith(id: string, wanted: string): boolean {
  const at = id.indexOf(`-${wanted}-`);
  return at >= 0 && /^(?:|(?:\d{3,}(?:-\d{1,2}){0,2}(?:-v\d+(?:-\d+)?)?|latest|preview(?:-\d{2,})*)-)$/.test(id.slice(at + wanted.length + 2));
}

/** OpenAI's, as platform.openai.com/docs/guides/fine-tuning has it: the model it was tuned from, the organisation, a suffix, an id. */
const FINE_TUNED = /^ft:([^:]+)(?::.*)?$/;
/** OpenRouter's, which say how it is served; `:extended` has another window, and is another model. */
const ROUTED = /:(?:free|beta|thinking|exacto|online|nitro|floor)$/;
/** Amazon Bedrock's, docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html: the vendor before a dot, the host's own version behind the name. */
const BEDROCK = /(?:^|[./])(anthropic|openai|meta|amazon)\.([\w.-]+?)(?::\d+)?$/;

/** Names that hosts give to open weights, and the words of their vendors for the same. */
const HOSTED: readonly (readonly [RegExp, string])[] = [
  // Groq's, console.groq.com/docs/models.
  [/(^|\/)(llama-[\d.]+-\d+b)-(?:versatile|instant)$/, '$1$2-instruct'],
  // Ollama's, ollama.com/library: what stands behind the size is how the weights are packed.
  [/^llama([\d.]+):(\d+b)(?:-instruct)?(?:-(?:q\d|fp16)\w*)?$/i, 'llama-$1-$2-instruct'],
  [/^gemma(\d):(\d+b)(?:-it)?(?:-(?:q\d|fp16)\w*)?$/i, 'gemma-$1-$2-it'],
  // Fireworks', fireworks.ai/models: a "p" for the full stop.
  [/(^|\/)llama-v(\d)p(\d)-/, '$1llama-$2.$3-'],
];

/** What an id says of the model itself, without what its host and its owner add. */
function ownName(id: string): string {
  // Azure's names have no full stop.
  const plain = (FINE_TUNED.exec(id)?.[1] ?? id).replace(ROUTED, '').replace(/\bgpt-35-turbo\b/, 'gpt-3.5-turbo');
  const name = HOSTED.reduce((so_far, [theirs, own]) => so_far.replace(theirs, own), plain);
  const [, vendor, hosted = ''] = BEDROCK.exec(name) ?? [];
  switch (vendor) {
    case 'anthropic':
      return hosted.replace(/-v\d+$/, '');
    case 'meta':
      return hosted.replace(/-v\d+$/, '').replace(/^llama(?=\d)/, 'llama-');
    case 'openai':
      return hosted.replace(/^(gpt-oss-\w+)-1$/, '$1');
    case 'amazon':
      return hosted;
    default:
      return name;
  }
}

function catalogueId({ id }: Model): string {
  return plainId(id.slice(id.indexOf('/') + 1));
}

function plainId(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
