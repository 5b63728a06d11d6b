// What two texts of 2026 advise about the choice of an architecture: round figures of their authors, not computed here. They
// contradict each other, and one contradicts itself; each rule stands as it is, in other words, with the text it is from.

import type { ArchitectureId, Workload } from './architecture';
import { DAYS_PER_MONTH } from './corpus-month';

/** Whether somebody waits for the answer. Only rules look at it: nothing here can compute how long an answer takes. */
export type LatencyNeed = 'interactive' | 'can-wait';

export interface Situation extends Pick<Workload, 'corpusTokens' | 'queriesPerDay' | 'changesPerMonth'> {
  readonly latency: LatencyNeed;
}

export interface RuleOfThumb {
  readonly id: string;
  /** Id of a ClaimDocument of the catalogue. */
  readonly document: 'explainer' | 'architecture';
  /** When it speaks, in a few words. */
  readonly when: string;
  readonly advice: 'use' | 'avoid';
  /** What it advises or warns of. */
  readonly architectures: readonly ArchitectureId[];
  readonly speaks: (situation: Situation) => boolean;
}

const MILLION = 1_000_000;
const WHOLE_CORPUS: readonly ArchitectureId[] = ['long-context', 'cached-context'];
const LOOKED_UP: readonly ArchitectureId[] = ['retrieval', 'hierarchical'];
const isDaily = ({ changesPerMonth }: Situation): boolean => changesPerMonth >= DAYS_PER_MONTH;

/** In the order of the texts. A bound that is met exactly is not passed, as the texts say "under" and "over". */
export const RULES_OF_THUMB: readonly RuleOfThumb[] = [
  {
    id: 'small-and-seldom',
    document: 'explainer',
    when: 'Corpus under 1M tokens, under 100 queries a day',
    advice: 'use',
    architectures: ['long-context'],
    speaks: ({ corpusTokens, queriesPerDay }) => corpusTokens < MILLION && queriesPerDay < 100,
  },
  {
    id: 'small-and-often',
    document: 'explainer',
    when: 'Corpus under 1M tokens, over 1,000 queries a day',
    advice: 'use',
    architectures: ['cached-context'],
    speaks: ({ corpusTokens, queriesPerDay }) => corpusTokens < MILLION && queriesPerDay > 1000,
  },
  {
    id: 'large',
    document: 'explainer',
    when: 'Corpus over 1M tokens',
    advice: 'use',
    architectures: ['retrieval'],
    speaks: ({ corpusTokens }) => corpusTokens > MILLION && corpusTokens <= 10 * MILLION,
  },
  {
    id: 'very-large',
    document: 'explainer',
    when: 'Corpus over 10M tokens',
    advice: 'use',
    architectures: ['hierarchical'],
    speaks: ({ corpusTokens }) => corpusTokens > 10 * MILLION,
  },
  {
    id: 'stable-and-often',
    document: 'explainer',
    when: 'Over about 1,000 queries of the same corpus, taken here as in a month (it says otherwise above)',
    advice: 'use',
    architectures: LOOKED_UP,
    speaks: ({ queriesPerDay }) => queriesPerDay * DAYS_PER_MONTH > 1000,
  },
  {
    id: 'interactive',
    document: 'explainer',
    when: 'Somebody waits for the answer',
    advice: 'avoid',
    architectures: WHOLE_CORPUS,
    speaks: ({ latency }) => latency === 'interactive',
  },
  {
    id: 'small-and-stable',
    document: 'architecture',
    when: 'Corpus under 700K tokens that seldom changes, and nobody waits',
    advice: 'use',
    architectures: WHOLE_CORPUS,
    speaks: (situation) => situation.corpusTokens < 700_000 && situation.latency === 'can-wait' && !isDaily(situation),
  },
  {
    id: 'growing',
    document: 'architecture',
    when: 'Corpus over 1M tokens that grows',
    advice: 'use',
    architectures: LOOKED_UP,
    speaks: ({ corpusTokens, changesPerMonth }) => corpusTokens > MILLION && changesPerMonth > 0,
  },
  {
    id: 'changing',
    document: 'architecture',
    when: 'Corpus changes all the time (taken here as daily or more)',
    advice: 'use',
    architectures: LOOKED_UP,
    speaks: isDaily,
  },
  {
    id: 'in-real-time',
    document: 'architecture',
    when: 'Somebody waits for the answer',
    advice: 'use',
    architectures: LOOKED_UP,
    speaks: ({ latency }) => latency === 'interactive',
  },
];

export interface Advice {
  readonly rule: RuleOfThumb;
  readonly speaks: boolean;
}

/** Every rule with whether it speaks of this situation, in the order of the texts. Possibly none does. */
export function adviceFor(situation: Situation): readonly Advice[] {
  return RULES_OF_THUMB.map((rule) => ({ rule, speaks: rule.speaks(situation) }));
}
