// What stands around calls of tools. No vendor of closed models publishes it, so each rule is a range.

import type { CallRule } from './framing-rule';

const closed = (vendor: string, most: number, source: string): CallRule => ({
  perCall: { low: 0, tokens: 0, high: most },
  exactness: 'estimate',
  note: `${vendor} publishes no rule for calls: the framing of their message and the JSON around each count, range from that JSON alone to ${most} a call more.`,
  source,
});

/**
 * Of GPT-3.5, 3 tokens beside the name and the arguments were recorded, 4 fewer than the JSON around them has; the format of
 * OpenAI's open models has about 10, and calls that were made at once stand in another that has some 12 a call.
 */
export const OPENAI_CALLS = closed('OpenAI', 16, 'openai-chat-tokens');

/** Chat templates of open models have from less than that JSON to some 16 tokens more. */
export const UNPUBLISHED_CALLS = closed('This vendor', 20, 'lenml-chat-templates');

/** The templates write calls from 0 to 14 tokens longer than their JSON, and space the JSON of arguments out. */
export const TEMPLATE_CALLS: CallRule = {
  perCall: { low: 0, tokens: 5, high: 20 },
  exactness: 'estimate',
  note: 'Chat templates write calls in forms of their own, not rendered here: about 5 tokens a call more than their JSON, range 0–20.',
  source: 'lenml-chat-templates',
};
