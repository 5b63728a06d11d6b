// What an imported request asks for beside its texts, as changes of a prompt; apart from `edit.ts`, as a page on which nothing was
// imported has no use for it.
import type { SettingsAsSent, UnknownModel } from './as-sent';
import { setToolChoice } from './edit';
import type { Prompt } from './part';
import type { RequestFields } from './request-fields';

export interface AskedByRequest {
  readonly requestFields: RequestFields | null;
  readonly toolChoice: 'auto' | 'any' | null;
  readonly asSent?: SettingsAsSent | null;
}

/** What a request that was imported asks for beside its texts; null: it says nothing, and what was there stays. */
export function setAsked(prompt: Prompt, { requestFields, toolChoice, asSent = null }: AskedByRequest): Prompt {
  const chosen = toolChoice === null ? prompt : setToolChoice(prompt, toolChoice);
  const kept = asSent === null ? chosen : { ...chosen, asSent };
  return requestFields === null ? kept : { ...kept, requestFields };
}

/** With the answer that an imported request allows; null: it does not say, and what was there stays. */
export function setAllowed(prompt: Prompt, allowedTokens: number | null): Prompt {
  return allowedTokens === null ? prompt : { ...prompt, allowedTokens };
}

/** With the unknown model that an imported request names; null: it names one that is known; absent: none, and what was there stays. */
export function setNamed(prompt: Prompt, named: UnknownModel | null | undefined): Prompt {
  if (named === undefined) return prompt;
  const { namedModel: _, ...rest } = prompt;
  return named === null ? rest : { ...rest, namedModel: named };
}

/** Forgets the fields of an imported request, and nothing else. */
export function withoutRequestFields(prompt: Prompt): Prompt {
  const { requestFields: _, ...rest } = prompt;
  return prompt.requestFields === undefined ? prompt : rest;
}
