// What a request that was imported set beside its texts, taken back where it becomes a document: what stood there before comes again,
// but for what the user has changed since.
import { namesInWords } from '@/core/name-list';
import type { Prompt } from '@/core/prompt/part';
import { unitIdsOf } from '@/core/prompt/part';
import { settingsOf, type Work } from '@/core/share/work';
import type { AppState } from './app-state';
import { withoutImportedReserves } from './imported-reserves';
import type { ImportSource } from './imports-slice';

export interface ChoicesBefore {
  readonly change: Partial<Work>;
  readonly inPrompt: (prompt: Prompt) => Prompt;
  /** Told to the user. */
  readonly words: readonly string[];
}

const ASKED = ['allowedTokens', 'asSent', 'namedModel', 'toolChoice'] as const;

/** `isTaken`: what the prompt keeps of a request is of this one. */
export function choicesBefore(state: AppState, source: ImportSource, isTaken: boolean): ChoicesBefore {
  const { work } = state;
  const step = stepOf(state, source);
  if (step === null) return isTaken ? withoutStep(work) : { change: {}, inPrompt: (prompt) => prompt, words: [] };
  const { before, after } = step;
  const isModelBack = work.modelId === after.modelId && before.modelId !== after.modelId;
  const settings = settingsBack(work.settings, before, after);
  const [own, set] = [settingsOf(settings, before.modelId), settingsOf(work.settings, work.modelId)];
  const asked = ASKED.filter((key) => before.prompt[key] !== after.prompt[key] && (work.prompt[key] === after.prompt[key] || (key === 'asSent' && isTaken)));
  const back = [
    ...(isModelBack ? ['the model'] : []),
    ...(asked.includes('allowedTokens') || (settings !== work.settings && own.reserveTokens !== set.reserveTokens) ? ['the reserve'] : []),
    ...(settings !== work.settings && own.servedWindowTokens !== set.servedWindowTokens ? ['the served window'] : []),
  ];
  return {
    change: { settings, ...(isModelBack ? { modelId: before.modelId } : {}) },
    inPrompt: (prompt) => asked.reduce<Prompt>((so_far, key) => withChoice(so_far, key, before.prompt), prompt),
    words: back.length === 0 ? [] : [`As before the request came: ${namesInWords(back)}.`],
  };
}

/** The works before and behind the step in which it came first, in whichever way it was read then; null: that step is gone. */
function stepOf({ past, work, imports }: AppState, source: ImportSource): { readonly before: Work; readonly after: Work } | null {
  const ids = new Set(imports.flatMap(({ text, format, unitIds }) => (text === source.text && format !== null ? unitIds : [])));
  const steps = [...past, work];
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const [before, after] = [steps[at - 1]!, steps[at]!];
    if (!unitIdsOf(before.prompt.parts).some((id) => ids.has(id))) return { before, after };
  }
  return null;
}

/** As long as a setting is what the request made it. */
function settingsBack(now: Work['settings'], before: Work, after: Work): Work['settings'] {
  if (now === after.settings) return before.settings;
  const { modelId } = after;
  return now[modelId] === undefined || now[modelId] !== after.settings[modelId] ? now : { ...now, [modelId]: settingsOf(before.settings, modelId) };
}

function withChoice(prompt: Prompt, key: (typeof ASKED)[number], from: Prompt): Prompt {
  const { [key]: _, ...rest } = prompt;
  return from[key] === undefined ? rest : { ...rest, [key]: from[key] };
}

/** After a visit in which it came: of its model nothing is known, of its reserve what stood there. */
function withoutStep({ settings: now, prompt: { allowedTokens: allowed } }: Work): ChoicesBefore {
  const { settings, words } = withoutImportedReserves(now);
  return {
    change: { settings },
    inPrompt: (prompt) => {
      const { allowedTokens: _, asSent: _sent, namedModel: _named, ...rest } = prompt;
      return rest;
    },
    words: [...(words.length > 0 || allowed === undefined ? words : ['The reserve that came with the request went with it.']), 'The model stays as it is.'],
  };
}
