import { ESTIMATE_FAMILIES } from './families';
import { tokenizerNamed } from './named-tokenizers';
import type { Model } from './model';

/** Words of named-tokenizers.ts, one for each way of counting that a user may want; the others differ in what is said of them. */
export const EXACT_NAMES = ['o200k', 'cl100k', 'r50k', 'llama3', 'gemma3', 'deepseek', 'tekken', 'qwen3'] as const;

/** Each with what a reader sees. */
export function tokenizerChoices(): readonly { readonly value: string; readonly label: string }[] {
  const exact = EXACT_NAMES.flatMap((value) => {
    const mapping = tokenizerNamed(value);
    return mapping === null || mapping.kind === 'estimate' ? [] : [{ value, label: mapping.encodingId }];
  });
  return [...exact, ...Object.values(ESTIMATE_FAMILIES).map(({ id, name }) => ({ value: id, label: `Estimate: ${name}` }))];
}

/** The choice that a model is counted by, and for one with words of its own the same encoding or family. */
export function choiceOf({ tokenizer }: Model): string {
  if (tokenizer.kind === 'estimate') return tokenizer.family;
  return EXACT_NAMES.find((name) => {
    const mapping = tokenizerNamed(name);
    return mapping !== null && mapping.kind !== 'estimate' && mapping.encodingId === tokenizer.encodingId;
  }) ?? EXACT_NAMES[0];
}
