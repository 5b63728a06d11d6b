import type { Architecture } from '@/core/memory/architecture';
import type { MemoryFit } from '@/core/memory/fit-memory';
import { formatInteger } from '@/core/units';
import type { MemoryChoices } from '@/state/memory-slice';
import type { Basis, MemoryFigures } from './memory-figures';
import { rangeText, signOf, sizeLike, sizeText } from './memory-words';

/** The verdict in a word, and what goes with it. */
export function verdictHeading({ fit, verdict, prompt }: MemoryFigures, { batch }: MemoryChoices): { readonly word: string; readonly rest: string } {
  const sign = signOf(prompt);
  if (verdict === 'fits') return { word: 'Fits.', rest: `${sign}${sizeText(fit.leftBytes)} left beside weights and cache` };
  if (verdict === 'uncertain') return { word: 'Uncertain.', rest: `${batch === 1 ? 'The cache' : 'The caches'} may or may not fit beside the weights` };
  if (fit.forCachesBytes < 0) return { word: 'Does not fit.', rest: `The weights alone lack ${sizeText(-fit.forCachesBytes)}` };
  return { word: 'Does not fit.', rest: `${sign}${sizeText(-fit.leftBytes)} too little` };
}

interface Asked {
  readonly figures: MemoryFigures;
  readonly settled: { readonly choices: MemoryChoices; readonly architecture: Architecture };
  readonly gpu: { readonly name: string };
}

/** What else would fit in the same memory. */
export function fitSentence({ figures: { fit, prompt, cacheBytes }, settled: { choices, architecture }, gpu }: Asked): string {
  const { gpus, batch } = choices;
  const where = `${gpus === 1 ? '' : `${formatInteger(gpus)} × `}${gpu.name}`;
  if (fit.forCachesBytes < 0) return `${architecture.name} in ${choices.weightDtype} takes ${sizeText(fit.weightBytes)}; ${where} ${gpus === 1 ? 'has' : 'have'} ${sizeText(fit.totalBytes - fit.keptFreeBytes)} for weights and caches.`;
  const many = batch === 1 ? 'one prompt' : `each of ${formatInteger(batch)} prompts`;
  const range = rangeText(cacheBytes.low, cacheBytes.high, sizeLike);
  const of = range === null ? '' : ` The cache of this prompt is ${range}, as its tokens are an estimate.`;
  return `Beside the weights, ${where} ${gpus === 1 ? 'holds' : 'hold'} ${longest(fit, architecture)} for ${many}${prompt.tokens === 0 ? '' : `, or ${promptsText(fit, signOf(prompt))} of this length`}.${of}`;
}

function longest({ mostTokens }: MemoryFit, { contextTokens }: Architecture): string {
  if (mostTokens === null) return 'a prompt of any length';
  return mostTokens >= contextTokens ? `the full window of ${formatInteger(contextTokens)} tokens` : `up to ${formatInteger(mostTokens)} tokens`;
}

function promptsText({ mostPrompts }: MemoryFit, sign: string): string {
  if (mostPrompts === null) return 'any number of prompts';
  return mostPrompts === 0 ? 'no prompt' : `${sign}${formatInteger(mostPrompts)} ${mostPrompts === 1 ? 'prompt' : 'prompts'}`;
}

/** From which length attention is more work than the weights. */
export function overtakingSentence({ name, attentionGap, groups }: Architecture, tokens: number | null): string {
  if (attentionGap !== null) return `The work of attention is not computed for ${name}, because ${attentionGap}. The time is at least that of the weights.`;
  if (tokens === null) return `Attention never takes more work than the weights: every layer of ${name} has a window.`;
  const windows = groups.some(({ windowTokens }) => windowTokens !== undefined) ? ', layers with a window included' : '';
  return `From ${formatInteger(tokens)} tokens on, attention takes more work than the weights${windows}.`;
}

/** Why this architecture is shown, and whose tokens the prompt was counted in. */
export function basisSentence(basis: Basis, architectureName: string, modelName: string, isOwnCount: boolean): string {
  const counted = isOwnCount ? '' : ` Your prompt is counted as for ${modelName}, whose tokens may be others.`;
  if (basis === 'model') return `The architecture of ${modelName}, the chosen model${isOwnCount ? '' : ', with the tokens it counts'}.`;
  if (basis === 'proposed') return `No architecture of ${modelName} is known here; ${architectureName} stands in for one.${counted}`;
  return `Chosen here, beside ${modelName} above.${counted}`;
}
