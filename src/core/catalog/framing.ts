import type { FramingRule } from './model';
import type { SourceId } from './sources';

// OpenAI's Cookbook: 3 tokens around every message plus the name of its role (one token for system, user, assistant and
// tool in both encodings), and 3 that open the answer.
const PER_MESSAGE = 3 + 1;
const FOR_REPLY = 3;
const RULE = { perMessage: PER_MESSAGE, once: FOR_REPLY } as const;
const SOURCE: SourceId = 'openai-cookbook';

export const OPENAI_FRAMING: FramingRule = {
  tokensPerMessage: PER_MESSAGE,
  tokensForReply: FOR_REPLY,
  exactness: 'exact',
  low: RULE,
  high: RULE,
  note: 'OpenAI’s published rule: 3 tokens and 1 for the role around each message, and 3 that open the answer.',
  source: SOURCE,
};

/** For vendors that publish no rule. Chat templates and recorded totals lie between 0 and 10 tokens a message. */
export const BORROWED_FRAMING: FramingRule = {
  tokensPerMessage: PER_MESSAGE,
  tokensForReply: FOR_REPLY,
  exactness: 'estimate',
  low: { perMessage: 0, once: 0 },
  high: { perMessage: 10, once: 10 },
  note: 'This vendor publishes no rule; OpenAI’s is used in its place, range 0–10 tokens a message and 0–10 once.',
  source: SOURCE,
};
