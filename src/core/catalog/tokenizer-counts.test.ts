import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMPARED_IDS, type EncodingId } from '@/core/tokenize/encoding';
import type { ByteLevelEncoder } from '@/core/tokenize/byte-level-encoder';
import { jointCount } from '@/core/budget/joint-count';
import { calibrate } from '@/core/tokenize/calibrate';
import { familyTokens } from '@/core/tokenize/calibration';
import { addCounts, NOTHING } from '@/core/tokenize/count';
import { estimateTokens } from '@/core/tokenize/estimate-family';
import { addTallies, baseTokens, EMPTY_TALLY, type ScriptTally, scriptTally } from '@/core/tokenize/script-tally';
import { loadEncoder } from '@/test/load-encoder';
import { comparedTokenizers, tokenizerIdOf } from './compared-tokenizers';
import { ESTIMATE_FAMILIES } from './families';
import { O200K } from './mappings';
import { MODELS } from './models';
import { familyCount, type KnownCount, tokenizerCounts } from './tokenizer-counts';

const all = comparedTokenizers(O200K, { withOlder: false });
const ready = (tokens: number): KnownCount => ({ status: 'ready', tokens, tally: null });
const failed = (tokens: number): KnownCount => ({
  status: 'failed',
  reason: 'It did not load.',
  isVocabularyMissing: true,
  estimate: { tokens, low: tokens - 1, high: tokens + 1, exactness: 'estimate' },
});
const countOf = (rows: ReturnType<typeof tokenizerCounts>, id: string) => rows.find(({ tokenizer }) => tokenizer.id === id);

describe('the compared tokenizers', () => {
  it('hold that of every model of the catalogue, each with a name, a vendor and models', () => {
    for (const { name, tokenizer } of MODELS) {
      const list = comparedTokenizers(tokenizer, { withOlder: false });
      expect(list.map(({ id }) => id), name).toContain(tokenizerIdOf(tokenizer));
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
    for (const { id, vendor, models } of comparedTokenizers(O200K, { withOlder: true })) {
      expect(vendor, id).not.toBe('Unknown vendor');
      expect(models, id).not.toBe('');
    }
    expect(all.filter(({ kind }) => kind === 'vocabulary').map(({ id }) => id)).toEqual(COMPARED_IDS);
    expect(comparedTokenizers(O200K, { withOlder: true })).toHaveLength(all.length + 2);
  });
});

describe('tokenizerCounts', () => {
  it('adds up the texts; one that is not counted leaves its own row open, and in the base encoding the families', () => {
    const table: Partial<Record<EncodingId, (KnownCount | undefined)[]>> = { o200k_base: [ready(10), ready(20)], gemma3: [ready(11), undefined] };
    const known = (id: EncodingId) => table[id] ?? [ready(1), ready(2)];
    const rows = tokenizerCounts(all, known);
    expect(countOf(rows, 'o200k_base')?.count).toEqual({ tokens: 30, low: 30, high: 30, exactness: 'exact' });
    expect(countOf(rows, 'gemma3')?.count).toBeNull();
    expect(countOf(rows, 'claude-old')?.count).toMatchObject({ tokens: Math.round(30 * ESTIMATE_FAMILIES['claude-old'].document.mid), exactness: 'estimate' });
    table.o200k_base = [ready(10), undefined];
    expect(tokenizerCounts(all, known).filter(({ tokenizer }) => tokenizer.kind === 'family').every(({ count }) => count === null)).toBe(true);
  });

  it('says why an estimate stands in, and lets it touch no other vocabulary', () => {
    const known = (id: EncodingId) => (id === 'tekken' ? [ready(5), failed(7)] : [ready(5), ready(7)]);
    const rows = tokenizerCounts(all, known);
    expect(countOf(rows, 'tekken')).toMatchObject({ count: { tokens: 12, low: 11, high: 13, exactness: 'estimate' }, failure: 'It did not load.' });
    expect(rows.filter(({ failure }) => failure !== null)).toHaveLength(1);
    const broken = tokenizerCounts(all, (id) => (id === 'o200k_base' ? [failed(1000)] : [ready(1000)]));
    const grok = countOf(broken, 'grok');
    expect(grok?.failure).toBe('It did not load.');
    expect(grok?.count?.low).toBe(Math.floor(999 * ESTIMATE_FAMILIES.grok.document.low));
    expect(grok?.count?.high).toBe(Math.ceil(1001 * ESTIMATE_FAMILIES.grok.document.high));
  });

  it('keeps low ≤ tokens ≤ high and rounds a sum once, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 20 }), (tokens) => {
        const sum = tokens.reduce((total, each) => total + each, 0);
        for (const { tokenizer, count } of tokenizerCounts(all, () => tokens.map(ready))) {
          expect(count).not.toBeNull();
          expect(count!.low).toBeLessThanOrEqual(count!.tokens);
          expect(count!.tokens).toBeLessThanOrEqual(count!.high);
          if (tokenizer.kind === 'family') expect(count!.tokens).toBe(Math.round(sum * tokenizer.family.document.mid));
          else expect(count!.tokens).toBe(sum);
        }
      }),
    );
  });
});

describe('a calibrated family', () => {
  const prose = (tokens: number): ScriptTally => ({ ...EMPTY_TALLY, prose: tokens });
  const tallied = (tally: ScriptTally): KnownCount => ({ status: 'ready', tokens: baseTokens(tally), tally });
  const family = ESTIMATE_FAMILIES['claude-new'];
  const made = calibrate({ family, tally: prose(7000), overhead: NOTHING, reportedTokens: 9000, date: '2026-11-20' });
  const calibrations = made.ok ? { 'claude-new': made.value } : {};
  const texts = [prose(7000), { ...EMPTY_TALLY, code: 2001 }, prose(333)];
  const counts = texts.map((tally) => familyTokens(family, calibrations, tally));
  const row = (scope: 'part' | 'prompt', known = texts.map(tallied), id = 'claude-new') => countOf(tokenizerCounts(all, () => known, { calibrations, scope }), id);

  it('has the sum of its texts’ calibrated counts, with the joint range for a prompt and the summed one for a part', () => {
    expect(row('part')).toMatchObject({ count: addCounts(counts), calibration: calibrations['claude-new'] });
    expect(row('prompt')?.count).toEqual(jointCount(counts, familyTokens(family, calibrations, addTallies(texts))));
    expect(row('prompt')?.count?.exactness).toBe('calibrated');
    expect(row('prompt', [tallied(prose(7000))])?.count?.tokens).toBe(9000);
    expect(row('prompt', [])?.count).toEqual(NOTHING);
  });

  it('leaves the others as they were measured, and is an estimate where a text could not be counted', () => {
    expect(row('prompt', texts.map(tallied), 'claude-old')).toMatchObject({ count: estimateTokens(ESTIMATE_FAMILIES['claude-old'], addTallies(texts)), calibration: null });
    expect(row('prompt', [tallied(prose(7000)), failed(100)])?.count?.exactness).toBe('estimate');
  });
});

describe('with tallies', () => {
  let encoder: ByteLevelEncoder;
  beforeAll(async () => {
    encoder = (await loadEncoder('o200k_base')) as ByteLevelEncoder;
  });

  it('a family counts class by class: Chinese costs old Claude more than its ratio for documents', () => {
    const texts = ['The quick brown fox jumps over the lazy dog.', '快速的棕色狐狸跳过了懒狗。'.repeat(20)];
    const tallies = texts.map((text) => scriptTally(encoder, text));
    const known = tallies.map((tally): KnownCount => ({ status: 'ready', tokens: baseTokens(tally), tally }));
    const rows = tokenizerCounts(all, () => known);
    const family = ESTIMATE_FAMILIES['claude-old'];
    expect(countOf(rows, 'claude-old')?.count).toEqual(estimateTokens(family, addTallies(tallies)));
    expect(countOf(rows, 'claude-old')!.count!.tokens).toBeGreaterThan(familyCount(family, baseTokens(addTallies(tallies))).tokens);
  });
});
