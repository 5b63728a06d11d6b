// What hosts, routers and vendors write for one model: an id from a request is brought to the spelling of the catalogue, as far
// as it surely names the same weights.
import type { Model } from './model';

/** OpenAI's, as platform.openai.com/docs/guides/fine-tuning has it: the model it was tuned from, the organisation, a suffix, an id. */
const FINE_TUNED = /^ft:([^:]+)(?::.*)?$/;
/** OpenRouter's, which say how it is served; `:extended` has another window, and is another model. */
const ROUTED = /:(?:free|beta|thinking|exacto|online|nitro|floor)$/;
/** Amazon Bedrock's, docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html: the vendor before a dot, the host's own version behind the name. */
const BEDROCK = /(?:^|[./])(anthropic|openai|meta|amazon|deepseek|mistral|cohere|qwen|ai21)\.([\w.-]+?)(?::\d+)?$/;
/** Models of other makers that were taught by one, and have their name: Ollama's tags of R1 but the largest are such, ollama.com/library/deepseek-r1. */
const DISTILLED = /distill|(?:^|\/)deepseek-r1:(?!671b)/;

/** Names that hosts give to open weights, and the words of their vendors for the same; second names that vendors give to one model. */
const HOSTED: readonly (readonly [RegExp, string])[] = [
  // Groq's, console.groq.com/docs/models; its Mixtral has the window in its name.
  [/(^|\/)(llama-[\d.]+-\d+b)-(?:versatile|instant)$/, '$1$2-instruct'],
  [/(^|\/)mixtral-8x7b-32768$/, '$1open-mixtral-8x7b'],
  // Mistral's own on Hugging Face, huggingface.co/mistralai, and Bedrock's.
  [/(^|\/)mixtral-8x(7|22)b-instruct(?:-v0(?:\.\d)?)?$/, '$1open-mixtral-8x$2b'],
  // Ollama's, ollama.com/library: what stands behind the size is how the weights are packed, and without a size one is meant.
  [/(^|\/)llama([\d.]+):(\d+b)(?:-instruct)?(?:-(?:q\d|fp16)\w*)?$/, '$1llama-$2-$3-instruct'],
  [/(^|\/)llama3\.1(?::latest)?$/, '$1llama-3.1-8b-instruct'],
  [/(^|\/)llama3\.3(?::latest)?$/, '$1llama-3.3-70b-instruct'],
  [/(^|\/)gemma(\d):(\d+b)(?:-it)?(?:-(?:q\d|fp16)\w*)?$/, '$1gemma-$2-$3-it'],
  [/(^|\/)mixtral(?::latest)?$/, '$1open-mixtral-8x7b'],
  [/(^|\/)mixtral:8x(7|22)b(?:-instruct)?(?:-v0\.1)?(?:-(?:q\d|fp16)\w*)?$/, '$1open-mixtral-8x$2b'],
  [/(^|\/)deepseek-r1:671b$/, '$1deepseek-r1'],
  // Fireworks', fireworks.ai/models: a "p" for the full stop.
  [/(^|\/)llama-v(\d)p(\d)-/, '$1llama-$2.$3-'],
  // Together's, docs.together.ai/docs/serverless-models: weights of fewer bits.
  [/((?:^|[/-])llama-[\d.]+-\d+b-instruct)-turbo$/, '$1'],
  // Meta's, huggingface.co/meta-llama: how many weights are active, how many experts there are, and of how many bits they are.
  [/((?:^|[/-])llama-4-(?:scout|maverick))-17b(?:-\d+e)?-instruct(?:-fp8)?$/, '$1'],
  // Alibaba's, huggingface.co/Qwen, and Cerebras'.
  [/(^|\/)qwen-?3-235b-a22b-instruct-2507$/, '$1qwen3-235b-a22b-2507'],
  // OpenRouter's, openrouter.ai/deepseek.
  [/(^|\/)deepseek-chat-(v3)/, '$1deepseek-$2'],
  // Anthropic's aliases, docs.anthropic.com/en/docs/about-claude/models, and Vertex' version of one.
  [/(^|\/)claude-(sonnet|opus)-4-0$/, '$1claude-$2-4'],
  [/(^|\/)(claude-3-5-sonnet)-v2@/, '$1$2@'],
  // Snowflake's, docs.snowflake.com/en/user-guide/snowflake-cortex/aisql: the version before the size.
  [/(^|\/)claude-([4-9])-(opus|sonnet|haiku)(?=$|[-@])/, '$1claude-$3-$2'],
  // OpenAI's previews of GPT-4 Turbo, platform.openai.com/docs/models/gpt-4-turbo.
  [/(^|\/)gpt-4-(?:0125|1106)-preview$/, '$1gpt-4-turbo'],
  // Azure's names have no full stop.
  [/\bgpt-35-turbo\b/, 'gpt-3.5-turbo'],
  // xAI's, docs.x.ai/docs/models: one model that thinks or not.
  [/(^|\/)(grok-4(?:[.-]1)?-fast)-(?:non-)?reasoning$/, '$1$2'],
];

/** Whether an id is of a model that was tuned from another, which `modelNamed` gives: it counts alike, and has prices of its own. */
export function isFineTuned(reportedModel: string): boolean {
  return FINE_TUNED.test(reportedModel);
}

/** Whether an id is of weights of another maker that have a model's name. `name`: as `ownName` has it. */
export function isDistilled(name: string): boolean {
  return DISTILLED.test(name);
}

/** What an id says of the model itself, in small letters, without what its host and its owner add. */
export function ownName(id: string): string {
  const plain = (FINE_TUNED.exec(id)?.[1] ?? id).toLowerCase().replace(ROUTED, '');
  return HOSTED.reduce((name, [theirs, own]) => name.replace(theirs, own), withoutBedrock(plain));
}

function withoutBedrock(name: string): string {
  const [, vendor, hosted = ''] = BEDROCK.exec(name) ?? [];
  const plain = hosted.replace(/-v\d+$/, '');
  switch (vendor) {
    case undefined:
      return name;
    case 'meta':
      return plain.replace(/^llama(?=\d)/, 'llama-');
    case 'openai':
      return hosted.replace(/^(gpt-oss-\w+)-1$/, '$1');
    case 'amazon':
      return hosted;
    case 'deepseek':
      // V3.1 has the id of V3 there.
      return `deepseek-${plain === 'v3' ? 'v3.1' : plain}`;
    default:
      return plain;
  }
}

/** The name of a model in its id, without the vendor. */
export function catalogueId({ id }: Pick<Model, 'id'>): string {
  return plainId(id.slice(id.indexOf('/') + 1));
}

/** In small letters, with one dash for whatever is neither a letter nor a digit. */
export function plainId(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
