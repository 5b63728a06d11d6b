import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compaction } from './compaction';
import { type Conversation, conversationTurns, type ConversationTurn, firstTurnPast, type HistoryPolicy } from './conversation';
import type { CacheUse } from './prefix-caching';
import { promptTokensOf } from './usage';

const CHAT: Conversation = { kind: 'chat', turns: 4, prefixTokens: 1000, userTokens: 100, toolResultTokens: 0, assistantTokens: 300, budget: 'shared' };
const RESEND: HistoryPolicy = { kind: 'resend' };
const CACHED: CacheUse = { caching: { kind: 'write', lifetime: '5m', lifetimeSeconds: 300, isAssumed: false, minTokens: 0 }, pauseSeconds: 60, hitPercent: 100 };
const prompts = (turns: readonly ConversationTurn[]) => turns.map(({ promptTokens }) => promptTokens);
const fills = (turns: readonly ConversationTurn[]) => turns.map(({ fillTokens }) => fillTokens);

describe('conversationTurns', () => {
  it('sends all that was said again', () => {
    const turns = conversationTurns(CHAT, RESEND, null);
    expect(prompts(turns)).toEqual([1100, 1500, 1900, 2300]);
    expect(fills(turns)).toEqual([1400, 1800, 2200, 2600]);
    expect(turns.map(({ historyTokens }) => historyTokens)).toEqual([0, 400, 800, 1200]);
    expect(fills(conversationTurns({ ...CHAT, budget: 'separate' }, RESEND, null))).toEqual([1100, 1500, 1900, 2300]);
  });

  it('brings what tools found with each message of a chat, and in place of the user in the loop of an agent', () => {
    expect(prompts(conversationTurns({ ...CHAT, toolResultTokens: 50 }, RESEND, null))).toEqual([1150, 1600, 2050, 2500]);
    expect(prompts(conversationTurns({ ...CHAT, kind: 'agent', toolResultTokens: 2000 }, RESEND, null))).toEqual([1100, 3400, 5700, 8000]);
  });

  it('grows as a published session of a coding agent does: 3,500 tokens, then files', () => {
    // “What Is an LLM Context Window? The Developer’s Guide (2026)”: 3,500 and then +8,000, +6,000, +5,000 make 22,500; on average 6,333 a turn.
    const agent = conversationTurns({ ...CHAT, kind: 'agent', prefixTokens: 3000, userTokens: 500, assistantTokens: 0, toolResultTokens: 6333 }, RESEND, null);
    expect(prompts(agent)).toEqual([3500, 9833, 16_166, 22_499]);
  });

  it('reads from the cache what the turn before has sent, but not its answer', () => {
    const usages = conversationTurns(CHAT, RESEND, CACHED).map(({ usage }) => [usage.cacheReadTokens, usage.cacheWriteTokens['5m']]);
    expect(usages).toEqual([[0, 1100], [1100, 400], [1500, 400], [1900, 400]]);
  });

  it('makes the history shorter before a turn that would pass the threshold, and reads the prefix alone after it', () => {
    const policy: HistoryPolicy = { kind: 'compact', thresholdTokens: 2200, keepPercent: 25, how: 'summary' };
    const turns = conversationTurns({ ...CHAT, turns: 5 }, policy, CACHED);
    expect(fills(turns)).toEqual([1400, 1800, 2200, 1700, 2100]);
    const fired = turns[3]?.compaction;
    // 1,200 tokens were said; the request for the summary sends prefix and history, and reads what turn 3 has sent.
    expect(fired).toMatchObject({ beforeTokens: 1200, afterTokens: 300, usage: { cacheReadTokens: 1900, inputTokens: 300, outputTokens: 300, cacheWriteTokens: {} } });
    expect(turns[3]?.usage).toMatchObject({ cacheReadTokens: 1000, cacheWriteTokens: { '5m': 400 } });
    expect(turns.filter(({ compaction }) => compaction !== null)).toHaveLength(1);
  });

  it('keeps less than its share where that would not fit, and nothing costs nothing', () => {
    const tight: HistoryPolicy = { kind: 'compact', thresholdTokens: 1450, keepPercent: 90, how: 'summary' };
    expect(conversationTurns(CHAT, tight, null).map(({ compaction }) => compaction?.afterTokens ?? null)).toEqual([null, 50, 50, 50]);
    const below: HistoryPolicy = { kind: 'compact', thresholdTokens: 1200, keepPercent: 50, how: 'summary' };
    const turns = conversationTurns(CHAT, below, null);
    expect(turns[1]?.compaction).toEqual({ beforeTokens: 400, afterTokens: 0, usage: null });
    expect(conversationTurns(CHAT, { ...tight, how: 'drop' } as HistoryPolicy, null)[1]?.compaction?.usage).toBeNull();
  });

  it('looks chunks up once the history is larger than them, behind a prefix that stays', () => {
    const turns = conversationTurns(CHAT, { kind: 'retrieve', chunks: 2, chunkTokens: 250 }, CACHED);
    expect(turns.map(({ historyTokens }) => historyTokens)).toEqual([0, 400, 500, 500]);
    expect(turns.map(({ usage }) => usage.cacheReadTokens)).toEqual([0, 1100, 1000, 1000]);
    expect(turns[3]?.usage).toMatchObject({ cacheWriteTokens: {}, inputTokens: 600 });
    expect(turns.map(({ embeddedTokens }) => embeddedTokens)).toEqual([400, 400, 400, 400]);
    expect(conversationTurns(CHAT, RESEND, null)[0]?.embeddedTokens).toBe(0);
  });
});

describe('firstTurnPast', () => {
  it('names the first turn above a share of the window; one that meets it is not above', () => {
    const turns = conversationTurns(CHAT, RESEND, null);
    expect([50, 75, 100].map((percent) => firstTurnPast(turns, 2400, percent))).toEqual([1, 3, 4]);
    expect(firstTurnPast(turns, 2600, 100)).toBeNull();
    expect(firstTurnPast(turns, 2800, 50)).toBe(2);
  });
});

const anyConversation: fc.Arbitrary<Conversation> = fc.record({
  kind: fc.constantFrom('chat', 'agent'),
  turns: fc.integer({ min: 1, max: 60 }),
  prefixTokens: fc.nat(20_000),
  userTokens: fc.nat(2000),
  toolResultTokens: fc.nat(5000),
  assistantTokens: fc.nat(2000),
  budget: fc.constantFrom('shared', 'separate'),
});
const anyCompaction: fc.Arbitrary<Compaction> = fc.record({ thresholdTokens: fc.integer({ min: 1, max: 120_000 }), keepPercent: fc.nat(100), how: fc.constantFrom('summary', 'drop') });
const anyPolicy: fc.Arbitrary<HistoryPolicy> = fc.oneof(
  fc.constant(RESEND),
  anyCompaction.map((rule) => ({ kind: 'compact' as const, ...rule })),
  fc.record({ kind: fc.constant('retrieve' as const), chunks: fc.integer({ min: 1, max: 20 }), chunkTokens: fc.integer({ min: 1, max: 2000 }) }),
);
const anyCacheUse: fc.Arbitrary<CacheUse | null> = fc.option(
  fc.record({
    caching: fc.constantFrom<CacheUse['caching']>(CACHED.caching, { kind: 'implicit', lifetimeSeconds: null, isAssumed: false, minTokens: 1024 }, { kind: 'write', lifetime: '1h', lifetimeSeconds: 3600, isAssumed: false, minTokens: 4096 }),
    pauseSeconds: fc.nat(4000),
    hitPercent: fc.nat(100),
  }),
);

/** The same rules on a list of everything that was said, message by message. */
function naivePrompts(plan: Conversation, policy: HistoryPolicy): { prompts: number[]; fired: number[] } {
  const said: number[] = [];
  const sum = () => said.reduce((all, tokens) => all + tokens, 0);
  const [sizes, fired]: [number[], number[]] = [[], []];
  for (let turn = 1; turn <= plan.turns; turn += 1) {
    const messages = plan.kind === 'chat' ? [plan.userTokens, plan.toolResultTokens] : [turn === 1 ? plan.userTokens : plan.toolResultTokens];
    const fresh = messages.reduce((all, tokens) => all + tokens, 0);
    const fixed = plan.prefixTokens + fresh + (plan.budget === 'shared' ? plan.assistantTokens : 0);
    if (policy.kind === 'compact' && sum() > 0 && sum() + fixed > policy.thresholdTokens) {
      const kept = Math.max(0, Math.min(Math.floor((sum() * policy.keepPercent) / 100), policy.thresholdTokens - fixed));
      said.splice(0, said.length, kept);
      fired.push(turn);
    }
    const sent = policy.kind === 'retrieve' ? Math.min(sum(), policy.chunks * policy.chunkTokens) : sum();
    sizes.push(plan.prefixTokens + sent + fresh);
    said.push(...messages, plan.assistantTokens);
  }
  return { prompts: sizes, fired };
}

describe('any conversation', () => {
  it('is what adding up its messages one by one makes of it', () => {
    fc.assert(
      fc.property(anyConversation, anyPolicy, anyCacheUse, (plan, policy, cacheUse) => {
        const turns = conversationTurns(plan, policy, cacheUse);
        const naive = naivePrompts(plan, policy);
        expect(prompts(turns)).toEqual(naive.prompts);
        expect(turns.filter(({ compaction }) => compaction !== null).map(({ turn }) => turn)).toEqual(naive.fired);
        for (const { usage, promptTokens } of turns) expect(promptTokensOf(usage)).toBe(promptTokens);
      }),
    );
  });

  it('never passes the threshold of its compaction, unless what stays is more by itself', () => {
    fc.assert(
      fc.property(anyConversation, anyCompaction, (plan, rule) => {
        for (const { fillTokens, historyTokens } of conversationTurns(plan, { kind: 'compact', ...rule }, null)) {
          if (historyTokens > 0) expect(fillTokens).toBeLessThanOrEqual(rule.thresholdTokens);
        }
      }),
    );
  });

  it('never reads more than was sent before, and sends no less without compaction', () => {
    fc.assert(
      fc.property(anyConversation, anyPolicy, anyCacheUse, (plan, policy, cacheUse) => {
        const whole = conversationTurns(plan, RESEND, null);
        for (const [index, { usage, promptTokens }] of conversationTurns(plan, policy, cacheUse).entries()) {
          expect(usage.cacheReadTokens).toBeLessThanOrEqual(index === 0 ? 0 : (whole[index - 1]?.promptTokens ?? 0));
          expect(promptTokens).toBeLessThanOrEqual(whole[index]?.promptTokens ?? 0);
        }
      }),
    );
  });
});
