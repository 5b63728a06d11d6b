// Which of what arrived is a prompt by itself, and what several of them agree in.
import type { Arrival, ArrivedImport, ArrivedText } from './arrivals';

/** Those that are a prompt by themselves. */
export function promptsOf(arrivals: readonly Arrival[]): readonly ArrivedText[] {
  return arrivals.filter((arrival): arrival is ArrivedText => 'imported' in arrival && arrival.imported?.isPrompt === true);
}

/** One of several prompts that all name one model; null: they do not. */
export function sameModelOf(arrivals: readonly Arrival[]): ArrivedImport | null {
  const [first, ...others] = promptsOf(arrivals).flatMap(({ imported }) => imported ?? []);
  return first !== undefined && first.namedModel !== null && others.every(({ namedModel }) => namedModel === first.namedModel) ? first : null;
}
