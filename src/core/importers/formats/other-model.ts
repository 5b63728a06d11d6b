// A request in the form of one vendor's API that names another vendor's model: it is read by its form, and the clash is told.
import type { Draft } from './draft';
import { textField } from './shape';

/** By the names that the vendors give them; a router writes who made it before a slash, and serves it in whichever form. */
const NAMED = /^(?:gpt-|chatgpt-|o\d+(?:-|$)|codex-|claude-|gemini-|gemma-|llama-|mistral-)/i;
const OWN = { anthropic: /^claude-/i, gemini: /^gem(?:ini|ma)-/i } as const;

/** Whether the model is surely none of the vendor whose form this is; then it is told. Any value; never throws. */
export function namesOtherModel(request: unknown, format: keyof typeof OWN, draft: Draft): boolean {
  const model = textField(request, 'model');
  const isOther = NAMED.test(model) && !OWN[format].test(model);
  if (isOther) draft.note({ kind: 'other-model', model: model.slice(0, 60), format });
  return isOther;
}
