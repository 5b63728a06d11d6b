// What was typed as settings of tests, or what is wrong with it.
import { MOST_TOTAL_TOKENS, type NeedleSettings, type NeedleTest, planTests, readDepths, readLengths } from '@/core/recall/needle-plan';
import { formatInteger } from '@/core/units';
import type { NeedleChoices } from '@/state/needles-slice';
import { parseTokens } from '@/ui/parse-tokens';

export type ProblemField = 'lengths' | 'depths' | 'needle' | 'question' | 'answer' | 'whole';

export interface ReadSettings {
  readonly problems: Readonly<Partial<Record<ProblemField, string>>>;
  /** null where there are problems. */
  readonly tests: readonly NeedleTest[] | null;
  readonly totalTokens: number;
}

export function readSettings(choices: NeedleChoices): ReadSettings {
  const problems: Partial<Record<ProblemField, string>> = {};
  const lengths = readLengths(choices.lengths, parseTokens);
  const depths = readDepths(choices.depths);
  if (!lengths.ok) problems.lengths = lengths.error.message;
  if (!depths.ok) problems.depths = depths.error.message;
  const own = choices.needleKind === 'own' ? { needle: choices.needle.trim(), question: choices.question.trim(), answer: choices.answer.trim() } : null;
  if (own !== null) {
    for (const field of ['needle', 'question', 'answer'] as const) if (own[field] === '') problems[field] = 'It is empty.';
    // An answer that the question gives away, or that the needle has not, tests nothing.
    if (problems.answer === undefined && problems.needle === undefined && !holds(own.needle, own.answer)) problems.answer = 'The needle does not hold it.';
    else if (problems.answer === undefined && holds(own.question, own.answer)) problems.answer = 'The question gives it away.';
  }
  if (!lengths.ok || !depths.ok) return { problems, tests: null, totalTokens: 0 };
  const settings: NeedleSettings = { lengthsTokens: lengths.value, depthsPercent: depths.value, trials: choices.trials, own };
  const totalTokens = lengths.value.reduce((sum, tokens) => sum + tokens, 0) * depths.value.length * choices.trials;
  if (totalTokens > MOST_TOTAL_TOKENS) problems.whole = `${formatInteger(totalTokens)} tokens in all are more than the ${formatInteger(MOST_TOTAL_TOKENS)} that are made at once.`;
  return { problems, tests: Object.keys(problems).length === 0 ? planTests(settings) : null, totalTokens };
}

export function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
