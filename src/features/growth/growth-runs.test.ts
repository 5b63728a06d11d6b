import { describe, expect, it } from 'vitest';
import type { Model } from '@/core/catalog/model';
import type { Conversation } from '@/core/pricing/conversation';
import { instantMs } from '@/core/pricing/instant';
import { formatUsd, parseUsdPerMTok } from '@/core/pricing/money';
import type { ModelId } from '@/core/units';
import { DEFAULT_GROWTH } from '@/state/cost-plan-defaults';
import type { GrowthChoices } from '@/state/cost-plans-slice';
import { cardOf, offerOf, type PriceCard, sourced } from '@/test/price-cards';
import { biggerModels, proposedModel, type SoldModel } from './bigger-model';
import { costPoints, fillPoints, mostOf } from './growth-charts';
import { type GrowthRun, otherRuns, resendRun, type RunTerms, thresholdTokens, uncachedUsd } from './growth-runs';
import { cachingSentence, cliffSentence, compactionSentence, costSentences, resentSentence, savingText, windowSentence } from './growth-sentences';

const NOW = instantMs('2026-11-20') ?? 0;

function sold(name: string, windowTokens: number, card: string | PriceCard, vendorKey = 'one'): SoldModel {
  const model = { id: `${vendorKey}/${name}` as ModelId, name, vendorKey, windowTokens: sourced(windowTokens), budget: 'shared' } as unknown as Model;
  const servedLimits = { windowTokens: sourced(windowTokens), maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
  return { model, offer: offerOf(typeof card === 'string' ? cardOf(card) : card, { servedLimits }), providerName: vendorKey, facts: null };
}

const plain: PriceCard = { periods: [{ rates: { input: 2.5, output: 10, cacheRead: 1.25 } }] };
const CHAT: Conversation = { kind: 'chat', turns: 20, prefixTokens: 10_000, userTokens: 4000, toolResultTokens: 0, assistantTokens: 2000, budget: 'shared' };
const terms = (over: Partial<RunTerms> = {}, choices: Partial<GrowthChoices> = {}): RunTerms => ({
  conversation: CHAT,
  choices: { ...DEFAULT_GROWTH, caching: 'off', keepPercent: 10, ...choices },
  windowTokens: 128_000,
  sold: sold('Small', 128_000, plain),
  embedding: parseUsdPerMTok(0.02),
  atMs: NOW,
  ...over,
});
const costOf = ({ priced }: GrowthRun) => (priced === null || priced.stop !== null ? null : formatUsd(priced.totalUsd));

describe('the runs', () => {
  const big = sold('Big', 1_000_000, { periods: [{ rates: { input: 0.4, output: 1.6 } }] });
  const resend = resendRun(terms());
  const [compact, bigger, retrieve] = otherRuns(resend, terms(), big);

  it('end before the turn that is not served, and say so', () => {
    // 14,000 and 6,000 more each turn: 1,292,000 tokens at $2.50, and 38,000 at $10.
    expect(costSentences(resend, 'Model')).toEqual({ headline: 'Not servable from turn 20 on.', detail: 'The first 19 turns cost $3.61. Turn 20 has 130,000 tokens, and the window that is served is 128,000.' });
    expect(windowSentence(resend)).toBe('Of the window of 128,000 tokens it passes 50 % in turn 10, 75 % in turn 15 and 100 % in turn 20.');
    expect(resentSentence(resend)).toBe('Sent: 1,420,000 tokens, of which 1,330,000 (93.7\u00a0%) were sent before.');
    // Nothing is exactly nothing, whatever the rest rests on.
    expect(resentSentence(resendRun(terms({ conversation: { ...CHAT, turns: 1 } })), '~')).toBe('Sent: ~14,000 tokens, none of which were sent before.');
  });

  it('cost, with compaction, in a bigger window and looked up, what can be added up by hand', () => {
    // 1,115,000 × 2.5 with the summary's own request, and 49,000 × 10.
    expect([compact, bigger, retrieve].map((run) => run && costOf(run))).toEqual(['$3.28', '$0.63', '$1.29']);
    expect(compactionSentence(compact!, thresholdTokens(terms()))).toBe(
      'Compaction at 102,400 tokens fires once, first before turn 16: 90,000 tokens of history become 9,000. The summaries cost $0.34 of it.',
    );
    expect(savingText(compact!)).toBe('not comparable');
  });

  it('say what they save where both are served to the end', () => {
    const short = terms({ conversation: { ...CHAT, turns: 10 } });
    const [, inBig] = otherRuns(resendRun(short), short, big);
    // 410,000 × 2.5 + 20,000 × 10 against 410,000 × 0.4 + 20,000 × 1.6.
    expect([costOf(resendRun(short)), costOf(inBig!), savingText(inBig!)]).toEqual(['$1.23', '$0.20', '$1.03 less']);
    expect([costSentences(resendRun(short), 'Model', '~').headline, savingText(inBig!, '~')]).toEqual(['10 turns cost ~$1.23, the last one alone ~$0.19.', '~$1.03 less']);
  });

  it('hold to the window that the user says is served', () => {
    const narrow = terms({ windowTokens: 64_000 });
    expect(resendRun(narrow).priced?.stop).toMatchObject({ turn: 10, failure: { kind: 'not-servable', limit: 'window' } });
  });

  it('fill the window without a price, too', () => {
    const unsold = resendRun(terms({ sold: null }));
    expect(unsold.priced).toBeNull();
    expect(costSentences(unsold, 'Model').headline).toBe('No price is known here for Model.');
    expect(windowSentence(unsold)).toContain('100 % in turn 20');
    expect(fillPoints([unsold])[19]).toEqual({ at: 20, values: { resend: 130_000 } });
    expect(costPoints([unsold])[0]).toEqual({ at: 1, values: { resend: null } });
  });

  it('are points of lines that end where a run does', () => {
    const points = costPoints([resend, bigger!]);
    expect(points[18]?.values['resend']).toBeCloseTo(3.61, 9);
    expect(points[19]?.values['resend']).toBeNull();
    expect(points[19]?.values['bigger']).toBeCloseTo(0.632, 9);
    expect(mostOf(points)).toBeCloseTo(3.61, 9);
  });
});

describe('the sentences', () => {
  it('name a cliff, and the way back below it', () => {
    const haiku = terms({ conversation: { ...CHAT, turns: 3, prefixTokens: 90_000, userTokens: 5000, assistantTokens: 1000 }, sold: sold('Haiku', 1_000_000, 'haiku55'), windowTokens: 1_000_000 });
    expect(resendRun(haiku).priced?.cliffs.map((cliff) => cliffSentence(cliff))).toEqual(['Turn 2, a prompt of 101,000 tokens, is billed at the rates of more than 100,000 tokens: it costs $0.043 more than the turn before.']);
    const squeezed = { ...haiku, windowTokens: 200_000, choices: { ...haiku.choices, thresholdPercent: 52, keepPercent: 0, compactionBy: 'drop' as const } };
    const [compact] = otherRuns(resendRun(squeezed), squeezed, null);
    expect(compact?.priced?.cliffs.map((cliff) => cliffSentence(cliff))[1]).toBe('Turn 3, a prompt of 95,000 tokens, is below the price cliff again of more than 100,000 tokens.');
  });

  it('say that compaction is of no use where the first turn is past the window', () => {
    const long = terms({ conversation: { ...CHAT, prefixTokens: 130_000 } });
    const [compact] = otherRuns(resendRun(long), long, null);
    expect(compact).toMatchObject({ compactions: 0, servedTurns: 0 });
    expect(compactionSentence(compact!, thresholdTokens(long), '~')).toBe('Compaction is of no use: turn 1 fills ~136,000 tokens by itself, the window has 128,000, and there is no history yet to make shorter.');
    expect(resentSentence(resendRun(long), '~')).toMatch(/^Sent: ~[\d,]+ tokens, of which ~[\d,]+ \(~/);
  });

  it('say that it leaves nothing of the history where the rest is past the threshold', () => {
    const tight = terms({ conversation: { ...CHAT, turns: 3, prefixTokens: 98_000 } });
    const [compact] = otherRuns(resendRun(tight), tight, null);
    expect(compactionSentence(compact!, thresholdTokens(tight))).toMatch(/fires twice, first before turn 2: 6,000 tokens of history become 0\. What it cannot touch is past that by itself, so nothing of the history stays\./);
  });

  it('say where the summary is more than a model can write', () => {
    const run = otherRuns(resendRun(terms({ conversation: { ...CHAT, turns: 40 } })), terms({ conversation: { ...CHAT, turns: 40 } }), null)[0]!;
    const turn = run.turns.find(({ compaction }) => compaction !== null)!;
    const limitTokens = { value: 10 } as never;
    const stopped = { ...run, compactions: 0, priced: { ...run.priced!, stop: { turn: turn.turn, isCompaction: true, failure: { kind: 'not-servable', limit: 'max-output', tokens: turn.compaction!.afterTokens, limitTokens } as never } } };
    expect(compactionSentence(stopped, 1000)).toMatch(/^Compaction cannot fire before turn \d+: its summary of [\d,]+ tokens has no price\. Not servable: [\d,]+ tokens, and .* is 10\. Let less of the history stay, or drop turns instead\.$/);
  });

  it('tell what a cache saves, and what one that lapses costs', () => {
    const cached = terms({ conversation: { ...CHAT, turns: 10 } }, { caching: 'Automatic' });
    // Sends 68,000 plainly and reads 342,000 at half the price.
    expect(cachingSentence(resendRun(cached).priced?.totalUsd ?? null, uncachedUsd(cached))).toBe('Caching saves $0.43 of $1.23 (34.9\u00a0%).');
    const lapsing = terms({ conversation: { ...CHAT, turns: 2 }, sold: sold('Opus', 1_000_000, 'opus47') }, { caching: 'Kept 5 minutes', pauseMinutes: 6 });
    expect(cachingSentence(resendRun(lapsing).priced?.totalUsd ?? null, uncachedUsd(lapsing))).toMatch(/^Caching costs \$0\.043 more than sending plainly/);
  });
});

describe('the bigger window', () => {
  const models = [sold('Small', 128_000, plain), sold('Wide', 400_000, 'opus47'), sold('Wider', 1_000_000, 'haiku55'), sold('Other', 2_000_000, 'ember', 'two'), sold('Unpriced', 3_000_000, { periods: [{ rates: { input: 1 } }] }, 'two')];
  const bigger = biggerModels(models, 128_000, NOW);

  it('is that of models that have a price, the smallest first', () => {
    expect(bigger.map(({ model }) => model.name)).toEqual(['Wide', 'Wider', 'Other']);
  });

  it('is proposed of the same vendor first, where the run fits, then by price', () => {
    const propose = (promptTokens: number, vendorKey: string) => proposedModel(bigger, vendorKey, { promptTokens, outputTokens: 1000 }, NOW)?.model.name ?? null;
    expect(propose(200_000, 'one')).toBe('Wider');
    expect(propose(200_000, 'two')).toBe('Other');
    expect(propose(1_500_000, 'one')).toBe('Other');
    expect(propose(5_000_000, 'one')).toBe('Other');
    expect(proposedModel([], 'one', { promptTokens: 1, outputTokens: 1 }, NOW)).toBeNull();
  });
});
