// A request inside a text that is no JSON by itself: a command, a string, a program, or JSON with a sentence around it.

export interface Wrapped {
  /** JSON, or what may be. */
  readonly text: string;
  readonly how:
    | { readonly kind: 'curl' | 'powershell'; readonly url: string; readonly headers: readonly string[] }
    | { readonly kind: 'encoded' | 'python' | 'javascript' | 'yaml' }
    /** `what` of `of`: the arguments of a call, the body that a call sends, or the values of names; `others`: statements that are not read. */
    | { readonly kind: 'program'; readonly language: 'python' | 'javascript'; readonly what: 'arguments' | 'body' | 'values'; readonly of: string; readonly url: string; readonly others: number }
    /** What stands before and behind the JSON. */
    | { readonly kind: 'around'; readonly words: readonly string[] };
}

/** A longer text is no command that anybody copied. */
export const WRAPPED_LIMIT_UNITS = 1 << 22;

/** Calls of OpenAI's library, and of LiteLLM, which takes the same for the models of every vendor. */
const CALLS_CHAT_COMPLETIONS = /(?:^|\.)(?:completions\.(?:create|parse|stream)|ChatCompletion\.a?create|(?:litellm\.)?a?completion)$/;

/** Whether the call, or the address, says that the request is one of OpenAI's Chat Completions, whatever the name of its model. */
export function isForChatCompletions(how: Wrapped['how']): boolean {
  const isAddress = 'url' in how && /\/chat\/completions\/?(?:[?#].*)?$/.test(how.url);
  return isAddress || (how.kind === 'program' && CALLS_CHAT_COMPLETIONS.test(how.of));
}
