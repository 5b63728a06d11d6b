// Calculations that five texts about context windows make, with the inputs they name: each text's own arithmetic, done again.
// Titles and dates of the texts are those of the catalogue's claims; nothing here is a found price.

import type { Sourced } from '@/core/catalog/model';
import type { ModelId } from '@/core/units';
import type { Bracket, Offer, OfferId, Rates } from './offer';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';
import type { WorkedStep } from './worked-step';

export interface WorkedExample {
  readonly id: string;
  readonly name: string;
  /** Id of the ClaimDocument that it is from. */
  readonly documentId: string;
  /** What the text says, in other words. */
  readonly says: string;
  /** What its own figures give. */
  readonly lesson: string;
  /** Which model and price the example stands for, and where its prompt is from. */
  readonly assumes: string;
  readonly promptTokens: number;
  readonly scenario: Scenario;
  /** As the text claims it, not as it was found. */
  readonly offer: Offer;
  readonly steps: readonly WorkedStep[];
}

/** The example with an id; null: there is none. */
export function findExample(id: string | null): WorkedExample | null {
  return WORKED_EXAMPLES.find((example) => example.id === id) ?? null;
}

interface ClaimedPrice {
  readonly input: number;
  readonly output?: number;
  /** Input above a size of the prompt. */
  readonly above?: { readonly thresholdTokens: number; readonly input: number };
}

interface Claimed {
  readonly documentId: string;
  readonly asOf: string;
  readonly model: string;
  readonly windowTokens: number | null;
  readonly price: ClaimedPrice | null;
}

function claimedOffer({ documentId, asOf, model, windowTokens, price }: Claimed): Offer {
  const claimed = <Value>(value: Value): Sourced<Value> => ({ value, source: documentId, asOf });
  const rates = (input: number | null, output: number | undefined): Rates => ({
    inputUsdPerMTok: input === null ? null : claimed(input),
    cacheReadUsdPerMTok: null,
    cacheWriteUsdPerMTok: {},
    outputUsdPerMTok: output === undefined ? null : claimed(output),
    reasoningUsdPerMTok: null,
  });
  const above = price?.above;
  const brackets: Bracket[] =
    above === undefined ? [] : [{ thresholdTokens: claimed(above.thresholdTokens), boundary: claimed('gt' as const), rates: rates(above.input, price?.output) }];
  return {
    id: `claimed:${documentId}/${model}` as OfferId,
    modelId: `claimed/${documentId}` as ModelId,
    provider: model,
    surface: null,
    region: null,
    apiId: null,
    currency: 'USD',
    servedLimits: { windowTokens: windowTokens === null ? null : claimed(windowTokens), maxInputTokens: null, maxOutputTokens: null, budget: 'shared' },
    periods: [
      {
        from: null,
        until: null,
        source: documentId,
        asOf,
        rates: rates(price?.input ?? null, price?.output),
        brackets,
        bracketMode: 'whole',
        timeWindows: [],
        cacheStorageUsdPerMTokHour: null,
        maxPromptTokens: null,
      },
    ],
    modifiers: [],
    notes: [],
  };
}

/** The prompt alone, as the texts reckon. */
function promptOnly(exampleId: string, requestsPerDay: number, daysPerMonth = 30): Scenario {
  return { ...DEFAULT_SCENARIO, exampleId, requestsPerDay, daysPerMonth, outputTokens: 0, reasoningTokens: 0, usesAnswers: false };
}

const ARCHITECTURE = { documentId: 'architecture', asOf: '2026-03-21', model: 'Claude, as the text has it', windowTokens: 1_000_000 };
/** "$6.00 per million" at 250K, which the text calls twice the standard rate above 200K. */
const ARCHITECTURE_OFFER = claimedOffer({ ...ARCHITECTURE, price: { input: 3, above: { thresholdTokens: 200_000, input: 6 } } });

export const WORKED_EXAMPLES: readonly WorkedExample[] = [
  {
    id: 'compressed-session',
    name: '$0.44 for a session of 125K tokens',
    documentId: 'architecture',
    says: '100 sessions a day at 250K input tokens cost $4,500 a month; cut down to 125K, below a cliff at 200K, they cost $0.44 each and $1,320 a month, 70 % less.',
    lesson: 'The session that was cut down costs $0.375, so the month is $1,125 and the saving 75 %.',
    assumes: 'Claude at $3 per million input tokens and $6 above 200K, as the text has it. It names no output.',
    promptTokens: 125_000,
    scenario: promptOnly('compressed-session', 100),
    offer: ARCHITECTURE_OFFER,
    steps: [
      { label: 'A session of 250K', operation: 'cost', inputs: [250_000, 6], stated: 1.5 },
      { label: '100 sessions a day', operation: 'times', inputs: [1.5, 100], stated: 150 },
      { label: '30 days', operation: 'times', inputs: [150, 30], stated: 4500 },
      { label: 'A session of 125K', operation: 'cost', inputs: [125_000, 3], stated: 0.44 },
      { label: '100 sessions a day', operation: 'times', inputs: [0.375, 100], stated: 44 },
      { label: '30 days', operation: 'times', inputs: [37.5, 30], stated: 1320 },
      { label: 'Saved', operation: 'saving', inputs: [4500, 1125], stated: 70 },
    ],
  },
  {
    id: 'million-against-16k',
    name: '1M tokens against 16K',
    documentId: 'arms-race',
    says: 'A call of 1M tokens can cost 30 to 50 times as much as one of 16K.',
    lesson: 'At one price per token it is 62.5 times as much; a price that rises with the size makes it more, not less.',
    assumes: 'An unnamed model at $1 per million input tokens, the low end of what the text gives for 1M ($0.10 per 100K tokens).',
    promptTokens: 1_000_000,
    scenario: promptOnly('million-against-16k', 1),
    offer: claimedOffer({ documentId: 'arms-race', asOf: '2026-06', model: 'A model of 1M tokens', windowTokens: 1_000_000, price: { input: 1 } }),
    steps: [{ label: '1M tokens to 16K', operation: 'ratio', inputs: [1_000_000, 16_000], stated: [30, 50] }],
  },
  {
    id: 'squared-compute',
    name: '10M tokens against 10K under n²',
    documentId: 'arms-race',
    says: 'Computing grows with the square of the length, and an input of 10M can need 1,000 times the computing of 10K.',
    lesson: 'The lengths are 1,000 to 1, so their squares are 1,000,000 to 1.',
    assumes: 'A model of 10M tokens. The text leaves its price open, so there is none here.',
    promptTokens: 10_000_000,
    scenario: promptOnly('squared-compute', 1),
    offer: claimedOffer({ documentId: 'arms-race', asOf: '2026-06', model: 'A model of 10M tokens', windowTokens: 10_000_000, price: null }),
    steps: [
      { label: 'Lengths', operation: 'ratio', inputs: [10_000_000, 10_000], stated: 1000 },
      { label: 'Computing', operation: 'squared', inputs: [10_000_000, 10_000], stated: 1000 },
    ],
  },
  {
    id: 'bible-in-1m',
    name: 'The King James Bible in 1M',
    documentId: 'explainer',
    says: 'The Bible in the King James version, about 1.05M tokens, just barely fits 1M.',
    lesson: 'It is 50,000 tokens too long, and longer than the 1,048,576 that some windows of “1M” hold.',
    assumes: 'GPT-5.5 with 1,000,000 tokens at $5 and $15 per million, as the text has it.',
    promptTokens: 1_050_000,
    scenario: promptOnly('bible-in-1m', 1),
    offer: claimedOffer({ documentId: 'explainer', asOf: '2026-05-01', model: 'GPT-5.5, as the text has it', windowTokens: 1_000_000, price: { input: 5, output: 15 } }),
    steps: [
      { label: 'Fits 1M', operation: 'fits', inputs: [1_050_000, 1_000_000], stated: true },
      { label: 'Fits 1,048,576', operation: 'fits', inputs: [1_050_000, 1_048_576], stated: true },
    ],
  },
  {
    id: 'corpora-in-2m',
    name: 'Two corpora of 2.4M in 2M',
    documentId: 'explainer',
    says: 'A year of Slack of 50 people and the annual reports of 50 large companies, about 2.4M tokens each, just barely fit 2M.',
    lesson: 'Each is 400,000 tokens too long.',
    assumes: 'Gemini 3.1 Pro with 2,000,000 tokens at $3.50 and $10.50 per million, as the text has it.',
    promptTokens: 2_400_000,
    scenario: promptOnly('corpora-in-2m', 1),
    offer: claimedOffer({ documentId: 'explainer', asOf: '2026-05-01', model: 'Gemini 3.1 Pro, as the text has it', windowTokens: 2_000_000, price: { input: 3.5, output: 10.5 } }),
    steps: [
      { label: 'A year of Slack', operation: 'fits', inputs: [2_400_000, 2_000_000], stated: true },
      { label: '50 annual reports', operation: 'fits', inputs: [2_400_000, 2_000_000], stated: true },
    ],
  },
  {
    id: 'novels-in-1m',
    name: '750 novels in 1M tokens',
    documentId: 'architecture',
    says: 'A million tokens are about 750,000 words, and about 750 paperback novels.',
    lesson: 'A novel has some 100,000 words, so a million tokens are about 7.5 novels. 750 of them would be stories of 1,000 words.',
    assumes: 'Claude at $6 per million input tokens above 200K, as the text has it, and novels of 100,000 words.',
    promptTokens: 1_000_000,
    scenario: promptOnly('novels-in-1m', 1),
    offer: ARCHITECTURE_OFFER,
    steps: [
      { label: 'Words', operation: 'books', inputs: [1_000_000, 0.75, 1], stated: 750_000 },
      { label: 'Novels', operation: 'books', inputs: [1_000_000, 0.75, 100_000], stated: 750 },
    ],
  },
];
