import type { CountedPart } from '@/core/budget/counted';
import type { PromptShape } from '@/core/budget/prompt-shape';
import { addCounts, isApproximate, weaker } from '@/core/tokenize/count';
import type { GrowthChoices } from '@/state/cost-plans-slice';

export const START_FIELDS = ['prefixTokens', 'userTokens', 'toolResultTokens', 'assistantTokens'] as const;
export type StartField = (typeof START_FIELDS)[number];

/** prompt: measured; assumed: the prompt has nothing of the kind; own: set by the user. */
export type StartBasis = 'prompt' | 'assumed' | 'own';

export interface StartFigure {
  readonly tokens: number;
  readonly basis: StartBasis;
}

/** Round figures for what a prompt has none of. */
const ASSUMED: Readonly<Record<GrowthChoices['kind'], Readonly<Record<Exclude<StartField, 'prefixTokens'>, number>>>> = {
  chat: { userTokens: 200, toolResultTokens: 0, assistantTokens: 400 },
  agent: { userTokens: 200, toolResultTokens: 2000, assistantTokens: 300 },
};

/** What each turn of a conversation brings: as the user set it, else as the prompt measures, else a round figure. */
export function startFigures(choices: GrowthChoices, shape: PromptShape): Readonly<Record<StartField, StartFigure>> {
  const { meanTurnTokens } = shape;
  const figure = (field: StartField, measured: number | undefined): StartFigure => {
    const own = choices[field];
    if (own !== null) return { tokens: own, basis: 'own' };
    if (measured !== undefined) return { tokens: measured, basis: 'prompt' };
    return { tokens: field === 'prefixTokens' ? 0 : ASSUMED[choices.kind][field], basis: 'assumed' };
  };
  const question = shape.question.tokens > 0 ? shape.question.tokens : undefined;
  return {
    prefixTokens: figure('prefixTokens', shape.instructions.tokens + shape.documents.tokens),
    userTokens: figure('userTokens', meanTurnTokens.get('user') ?? question),
    // Most chats call no tool, so a turn of the history is no measure of each turn of a chat.
    toolResultTokens: figure('toolResultTokens', choices.kind === 'agent' ? meanTurnTokens.get('tool') : undefined),
    assistantTokens: figure('assistantTokens', meanTurnTokens.get('assistant')),
  };
}

/** Whether a figure was measured on tokens that are an estimate. Turns and the question are as sure as the parts of the prompt. */
export function restsOnEstimate(start: Readonly<Record<StartField, StartFigure>>, { instructions, documents }: PromptShape, parts: readonly Pick<CountedPart, 'enabled' | 'count'>[]): boolean {
  const ofParts = addCounts(parts.filter(({ enabled }) => enabled).map(({ count }) => count)).exactness;
  return START_FIELDS.some((field) => start[field].basis === 'prompt' && isApproximate(field === 'prefixTokens' ? weaker(instructions.exactness, documents.exactness) : ofParts));
}
