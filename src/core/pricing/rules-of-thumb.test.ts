import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceFor, RULES_OF_THUMB, type Situation } from './rules-of-thumb';

const QUIET: Situation = { corpusTokens: 500_000, queriesPerDay: 10, changesPerMonth: 0, latency: 'can-wait' };
const speaking = (over: Partial<Situation> = {}) => adviceFor({ ...QUIET, ...over }).filter(({ speaks }) => speaks).map(({ rule }) => rule.id);

describe('adviceFor', () => {
  it('takes the branches of the published tree, whose bounds are not passed when met', () => {
    expect(speaking()).toEqual(['small-and-seldom', 'small-and-stable']);
    expect(speaking({ queriesPerDay: 99 })).toContain('small-and-seldom');
    expect(speaking({ queriesPerDay: 100 })).not.toContain('small-and-seldom');
    expect(speaking({ queriesPerDay: 1000 })).not.toContain('small-and-often');
    expect(speaking({ queriesPerDay: 1001 })).toContain('small-and-often');
    expect(speaking({ corpusTokens: 1_000_000 })).toEqual([]);
    expect(speaking({ corpusTokens: 1_000_001 })).toEqual(['large']);
    expect(speaking({ corpusTokens: 10_000_000 })).toEqual(['large']);
    expect(speaking({ corpusTokens: 10_000_001 })).toEqual(['very-large']);
  });

  it('lets the texts contradict each other, and one itself', () => {
    expect(speaking({ queriesPerDay: 2000 })).toEqual(['small-and-often', 'stable-and-often', 'small-and-stable']);
    expect(speaking({ latency: 'interactive' })).toEqual(['small-and-seldom', 'interactive', 'in-real-time']);
  });

  it('takes daily for all the time', () => {
    expect(speaking({ changesPerMonth: 29 })).toContain('small-and-stable');
    expect(speaking({ changesPerMonth: 30 })).toEqual(['small-and-seldom', 'changing']);
    expect(speaking({ corpusTokens: 2_000_000, changesPerMonth: 1 })).toEqual(['large', 'growing']);
  });

  it('gives at most one branch of the tree, whatever the situation', () => {
    const tree = ['small-and-seldom', 'small-and-often', 'large', 'very-large'];
    const any = fc.record({ corpusTokens: fc.nat(30_000_000), queriesPerDay: fc.nat(5000), changesPerMonth: fc.nat(60), latency: fc.constantFrom('interactive', 'can-wait') });
    fc.assert(
      fc.property(any, (situation) => {
        expect(adviceFor(situation as Situation).filter(({ rule, speaks }) => speaks && tree.includes(rule.id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('names each rule once', () => {
    expect(new Set(RULES_OF_THUMB.map(({ id }) => id)).size).toBe(RULES_OF_THUMB.length);
  });
});
