// What a request costs beside its texts, as data: one rule per vendor for its messages and one for its tools.

import type { Exactness } from '@/core/tokenize/count';

/** Tokens of one piece of framing; 0 ≤ low ≤ tokens ≤ high, all equal where nothing is in doubt. Fractions are allowed. */
export interface TokenBand {
  readonly low: number;
  readonly tokens: number;
  readonly high: number;
}

interface Stated {
  readonly exactness: Exactness;
  /** One sentence for the user: where the rule comes from, how sure it is. */
  readonly note: string;
  readonly source: string;
}

/** A chat template whose rendering this project reproduces. */
export type TemplateId = 'llama-3.1' | 'qwen-2.5' | 'qwen-3' | 'deepseek-v3' | 'gemma-3' | 'mistral-v3-tekken' | 'command-r';

/** So many tokens a message: what vendors of closed models publish, or what was recorded from their APIs. */
export interface ConstantMessages extends Stated {
  readonly kind: 'constants';
  /** Around one message, without its role. */
  readonly perMessage: TokenBand;
  /** Around a system message, without its role; some vendors send it beside the messages. */
  readonly perSystemMessage: TokenBand;
  /** The name of the role: 1 where it is a token of its own, 0 where `perMessage` holds it. */
  readonly tokensPerRole: number;
  /** Added to the tokens of a message's own name, where it has one; may be negative. */
  readonly tokensPerName: number;
  /** Once per request, in front. */
  readonly start: TokenBand;
  /** Once per request, to open the reply. */
  readonly reply: TokenBand;
}

/** The model's own chat template, rendered and counted. */
export interface TemplateMessages extends Stated {
  readonly kind: 'template';
  readonly templateId: TemplateId;
  /** How far a later model of the family may stray from this template; null where the template is the model's own. */
  readonly doubt: { readonly perMessage: number; readonly once: number } | null;
}

export type MessageRule = ConstantMessages | TemplateMessages;

/** What the model is told about calling tools: as it likes, not at all, any of them, or one by name. */
export type ToolChoice = 'auto' | 'none' | 'any' | 'tool';

interface ToolRuleBase extends Stated {
  /** Half the width of the band as a share of a tool's tokens; 0 where the rule is exact. */
  readonly spread: number;
}

/** One line per function, property and value of an enum, with constants between: OpenAI's published count. */
export interface SignatureTools extends ToolRuleBase {
  readonly kind: 'signatures';
  readonly functionStart: number;
  readonly propertiesStart: number;
  readonly propertyKey: number;
  readonly enumStart: number;
  readonly enumItem: number;
  /** Once, after the last function. */
  readonly functionsEnd: number;
  /** Added once for each choice that is not `auto`. */
  readonly byChoice: Readonly<Record<ToolChoice, number>>;
}

/** The definition as JSON, in the vendor's own shape. */
export interface JsonTools extends ToolRuleBase {
  readonly kind: 'json';
  readonly shape: 'anthropic' | 'openai';
  /** The system prompt that the vendor adds, once, when there is a tool. */
  readonly prelude: Readonly<Record<ToolChoice, TokenBand>>;
  readonly perTool: TokenBand;
}

/** The words of a definition alone, without the JSON around them: what Google's SDK counts. */
export interface WordTools extends ToolRuleBase {
  readonly kind: 'words';
  readonly perTool: TokenBand;
}

/** As the chat template of the message rule writes them. */
export interface TemplateTools extends ToolRuleBase {
  readonly kind: 'template';
}

export type ToolRule = SignatureTools | JsonTools | WordTools | TemplateTools;

/** What stands around calls of tools. Their JSON is counted with the text of its turn, and stands for the rest of it. */
export interface CallRule extends Stated {
  /** Beside that JSON. By constants a message with calls may also lack the framing of any other: nobody says. */
  readonly perCall: TokenBand;
}

/** Everything that a request to one model costs beside its texts. */
export interface FramingRule {
  readonly messages: MessageRule;
  readonly tools: ToolRule;
  /** null: calls are text like any other. */
  readonly calls: CallRule | null;
}
