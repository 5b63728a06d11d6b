import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentCost } from './attachment-cost';
import { attachmentRuleOf, MODELS_WITH_RULES } from './attachment-models';
import { type AttachmentRule, DETAILS, type Detail } from './attachment-rule';
import * as rules from './attachment-rules';
import { ATTACHMENT_SOURCES, findAttachmentSource } from './attachment-sources';
import { attachmentTokens } from './attachment-tokens';
import { largestPatches, wholePatches } from './image-tokens';
import { MODELS } from './models';
import type { Attachment } from '@/core/prompt/attachment';

const file = { fileName: 'a', mediaType: 'image/png', sizeBytes: 1000 };
const image = (widthPx: number, heightPx: number): Attachment => ({ ...file, kind: 'image', widthPx, heightPx });
const pdf = (pages: number | null): Attachment => ({ ...file, kind: 'pdf', pages, pageSizes: [] });
const audio = (durationMs: number | null): Attachment => ({ ...file, kind: 'audio', durationMs });
const video = (durationMs: number): Attachment => ({ ...file, kind: 'video', durationMs, widthPx: 640, heightPx: 480, framesPerSecond: 30 });

function counted(attachment: Attachment, rule: AttachmentRule, detail: Detail = 'auto') {
  const result = attachmentTokens(attachment, rule, detail);
  if (!result.ok) throw new Error(result.error.note);
  return result.value;
}
const tokens = (attachment: Attachment, rule: AttachmentRule, detail: Detail = 'auto') => counted(attachment, rule, detail).count.tokens;
const exact = (number: number) => ({ tokens: number, low: number, high: number, exactness: 'exact' });

describe('published examples', () => {
  it.each([
    [200, 200, 64, 64],
    [1000, 1000, 1296, 1296],
    [1092, 1092, 1521, 1521],
    [1920, 1080, 1560, 2691],
    [2000, 1500, 1564, 3888],
    [3840, 2160, 1560, 4784],
  ])('Anthropic: %i × %i px are %i tokens, %i at high resolution', (width, height, standard, high) => {
    expect(counted(image(width, height), rules.CLAUDE_STANDARD).count).toEqual(exact(standard));
    expect(counted(image(height, width), rules.CLAUDE_HIGH_RESOLUTION).count).toEqual(exact(high));
  });

  it('OpenAI, patches: 1,800 × 2,400 px and 1,024 × 1,024 px', () => {
    expect(tokens(image(1800, 2400), rules.PLAIN_PATCHES)).toBe(1452);
    expect(tokens(image(1024, 1024), rules.PLAIN_PATCHES)).toBe(1024);
    expect(counted(image(1024, 1024), rules.MINI_PATCHES).count).toEqual(exact(1659));
  });

  it.each([
    [1024, 1024, 4],
    [2048, 4096, 6],
    [512, 512, 1],
    [1920, 1080, 6],
  ])('OpenAI, tiles: %i × %i px have %i', (width, height, tiles) => {
    for (const [rule, base, each] of [[rules.GPT_4O_TILES, 85, 170], [rules.GPT_5_TILES, 70, 140], [rules.GPT_4O_MINI_TILES, 2833, 5667], [rules.O_SERIES_TILES, 75, 150], [rules.COMPUTER_USE_TILES, 65, 129]] as const) {
      expect(counted(image(width, height), rule).count).toEqual(exact(base + each * tiles));
      expect(counted(image(width, height), rule, 'low').count).toEqual(exact(base));
    }
  });

  it('Google: one tile up to 384 px, tiles of 768 px, pages, sound and film', () => {
    expect(counted(image(384, 384), rules.GEMINI_2).count).toEqual(exact(258));
    expect(counted(image(1920, 1080), rules.GEMINI_2).count).toEqual({ tokens: 6 * 258, low: 6 * 258, high: 6 * 258, exactness: 'exact' });
    expect(counted(image(960, 540), rules.GEMINI_2).count).toEqual({ tokens: 2 * 258, low: 2 * 258, high: 6 * 258, exactness: 'estimate' });
    expect(counted(pdf(10), rules.GEMINI_2).count).toEqual(exact(2580));
    expect(counted(audio(60_000), rules.GEMINI_2).count).toEqual(exact(1920));
    expect(counted(video(10_000), rules.GEMINI_2).count).toEqual(exact(2630));
    const table: readonly (readonly [Detail, number])[] = [['auto', 1120], ['low', 280], ['medium', 560], ['high', 1120], ['ultra-high', 2240]];
    for (const [detail, number] of table) expect(tokens(image(4032, 3024), rules.GEMINI_3, detail)).toBe(number);
    expect(tokens(pdf(10), rules.GEMINI_3)).toBe(5600);
    expect(tokens(audio(60_000), rules.GEMINI_3)).toBe(1500);
    expect(tokens(video(10_000), rules.GEMINI_3)).toBe(950);
  });

  it('xAI: from two tiles to seven', () => {
    expect(counted(image(400, 400), rules.GROK_IMAGES).count).toMatchObject({ tokens: 512, low: 256, high: 1792, exactness: 'estimate' });
    expect(tokens(image(4000, 4000), rules.GROK_IMAGES)).toBe(1792);
  });
});

// Tokens that others measured on GPT-5.5 (original, then high) and GPT-6, one image a request; see `image-token-cost`.
describe('measured totals lie in the bands', () => {
  it.each([
    [256, 256, 77, 77, 77],
    [512, 512, 308, 308, 308],
    [1024, 1024, 1229, 1229, 1229],
    [1920, 1080, 2448, 2448, 2448],
    [2560, 1440, 4320, 2931, 4320],
    [4032, 3024, 11_868, 2942, 14_364],
  ])('OpenAI: %i × %i px', (width, height, original, high, six) => {
    expect(tokens(image(width, height), rules.GPT_5_5_PATCHES)).toBe(original);
    expect(tokens(image(width, height), rules.GPT_5_6_PATCHES)).toBe(six);
    const band = counted(image(width, height), rules.GPT_5_5_PATCHES, 'high').count;
    expect(band.low).toBeLessThanOrEqual(high);
    expect(band.high).toBeGreaterThanOrEqual(high);
    expect(band.exactness).toBe('estimate');
  });
});

describe('the formulas', () => {
  const side = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 20_000 }));

  it('largest: agrees with trying every size, and no larger one would do', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 28, max: 3000 }), (width, height, patches, longest) => {
        const { across, down } = largestPatches(width, height, 28, { longestSidePx: longest, patches });
        expect(across * down).toBeLessThanOrEqual(patches);
        // Halving the interval finds the same size, because patches only grow with it.
        const patchesOf = (side: number, scale: number) => Math.max(1, Math.ceil((side * scale) / 28));
        const at = (scale: number) => patchesOf(width, scale) * patchesOf(height, scale);
        let [low, high] = [0, Math.min(1, longest / Math.max(width, height))];
        if (at(high) <= patches) low = high;
        for (let step = 0; step < 60; step += 1) {
          const middle = (low + high) / 2;
          if (at(middle) <= patches) low = middle;
          else high = middle;
        }
        // A little below: where both sides come out even at one size, the noise of divisions parts them. Sizes at which the
        // patches of two sides change lie 7e-8 apart at the least, or at one place.
        expect(across * down).toBe(at(low * (1 - 1e-10)));
      }),
      // Both sides come out even at one size: 18 by 93 patches, 23 by 11.
      { numRuns: 300, examples: [[3066, 15_841, 1692, 2605], [10_534, 5038, 276, 645]] },
    );
  });

  it('whole patches: within the limit, and close to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 12_000 }), fc.integer({ min: 200, max: 12_000 }), (width, height) => {
        fc.pre(Math.max(width, height) / Math.min(width, height) < 4);
        const { across, down, isShrunk } = wholePatches(width, height, 32, { longestSidePx: null, patches: 1536 });
        expect(across * down).toBeLessThanOrEqual(1536);
        if (isShrunk) expect(across * down).toBeGreaterThan(1300);
      }),
    );
  });

  it('never cost less for a higher and wider image, turn with the image, and keep low ≤ tokens ≤ high', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules.ATTACHMENT_RULES), fc.constantFrom(...DETAILS), side, side, (rule, detail, width, height) => {
        const result = attachmentTokens(image(width, height), rule, detail);
        if (!result.ok) {
          expect(rule.details).not.toContain(detail);
          return;
        }
        const { count, trace } = result.value;
        expect(count.low).toBeGreaterThan(0);
        expect(count.low).toBeLessThanOrEqual(count.tokens);
        expect(count.tokens).toBeLessThanOrEqual(count.high);
        expect(count.exactness).toBe(count.low === count.high ? 'exact' : 'estimate');
        expect([count.tokens, count.low, count.high].every(Number.isSafeInteger)).toBe(true);
        expect(trace).not.toMatch(/NaN|undefined/);
        expect(attachmentTokens(image(height, width), rule, detail)).toMatchObject({ value: { count } });
      }),
      { numRuns: 1000 },
    );
  });

  it('show how they came to their number', () => {
    expect(counted(image(1920, 1080), rules.CLAUDE_STANDARD).trace).toBe('⌈1,456/28⌉ × ⌈819/28⌉ = 52 × 30 = 1,560 patches (shrunk from 1,920 × 1,080 px)');
    expect(counted(image(1024, 1024), rules.GPT_4O_TILES).trace).toBe('⌈768/512⌉ × ⌈768/512⌉ = 2 × 2 = 4 tiles (shrunk from 1,024 × 1,024 px); 85 + 4 × 170 = 765 tokens');
    expect(counted(pdf(3), rules.CLAUDE_STANDARD).trace).toBe('3 pages × 2,750 (range 1,500–4,568) = 8,250 tokens');
    expect(counted(audio(90_000), rules.GEMINI_2).trace).toBe('1:30 × 32 a second = 2,880 tokens');
  });
});

it('a dense PDF page, text and picture, lies within the range for Claude of both kinds', () => {
  // Measured at 2,750 and 3,150 tokens.
  for (const [rule, measured] of [[rules.CLAUDE_STANDARD, 2750], [rules.CLAUDE_HIGH_RESOLUTION, 3150]] as const) {
    const { low, high } = counted(pdf(1), rule).count;
    expect(low).toBeLessThan(measured);
    expect(high).toBeGreaterThan(measured);
  }
});

describe('where there is no formula', () => {
  it('says so, and never returns a silent zero', () => {
    const refusals = (attachment: Attachment, rule: AttachmentRule, detail: Detail = 'auto') => attachmentTokens(attachment, rule, detail);
    expect(refusals(image(10, 10), rules.unpublished('Mistral'))).toMatchObject({ error: { kind: 'no-formula', note: expect.stringContaining('Mistral') } });
    expect(refusals(image(10, 10), rules.textAlone('GPT-4'))).toMatchObject({ error: { kind: 'not-accepted' } });
    expect(refusals(audio(1000), rules.CLAUDE_STANDARD)).toMatchObject({ error: { kind: 'not-accepted' } });
    expect(refusals(pdf(null), rules.CLAUDE_STANDARD)).toMatchObject({ error: { kind: 'size-unknown' } });
    expect(refusals(audio(null), rules.GEMINI_3)).toMatchObject({ error: { kind: 'size-unknown' } });
    expect(refusals(image(10, 10), rules.MINI_PATCHES, 'low')).toMatchObject({ error: { kind: 'no-formula' } });
  });

  it('borrows the range of the others, and only then', () => {
    const mistral = { id: 'mistral/mistral-large-4', vendor: 'Mistral' };
    const borrowed = attachmentCost(image(1920, 1080), mistral);
    expect(borrowed.refusal?.kind).toBe('no-formula');
    expect(borrowed.count.exactness).toBe('estimate');
    for (const id of MODELS_WITH_RULES.filter((each) => each !== 'openai/gpt-4o-mini' && each !== 'openai/gpt-4')) {
      const { count } = attachmentCost(image(1920, 1080), { id, vendor: '' });
      expect(count.low, id).toBeGreaterThanOrEqual(borrowed.count.low);
      expect(count.high, id).toBeLessThanOrEqual(borrowed.count.high);
    }
    expect(attachmentCost(audio(1000), { id: 'anthropic/claude-haiku-4-5', vendor: 'Anthropic' })).toMatchObject({ count: { high: 0, exactness: 'estimate' }, refusal: { kind: 'not-accepted' } });
    expect(attachmentCost(image(1000, 1000), { id: 'anthropic/claude-haiku-4-5', vendor: 'Anthropic' })).toMatchObject({ count: exact(1296), refusal: null });
  });
});

describe('the data', () => {
  it('name only models of the catalogue, and every model has a rule', () => {
    const ids = MODELS.map(({ id }) => id as string);
    expect(MODELS_WITH_RULES.filter((id) => !ids.includes(id))).toEqual([]);
    for (const model of MODELS) expect(attachmentRuleOf(model).details[0], model.id).toBe('auto');
    expect(attachmentRuleOf({ id: 'constructor', vendor: 'X' }).note).toContain('X publishes no formula');
    // What takes text alone, what no page names, and what a host of Gemma counts, which is the host's to say.
    const without = MODELS.filter(({ id, vendor }) => ['OpenAI', 'Anthropic', 'Google', 'xAI'].includes(vendor) && !MODELS_WITH_RULES.includes(id));
    const byReason = (words: string) => without.filter((model) => attachmentRuleOf(model).note.includes(words)).map(({ id }) => id);
    expect(byReason('takes text alone')).toEqual(without.filter(({ modalities }) => modalities.value.join() === 'text').map(({ id }) => id));
    expect(byReason('page does not name this model').toSorted()).toEqual([
      'google/gemini-1.5-flash',
      'google/gemini-1.5-pro',
      'google/gemini-robotics-er-2-preview',
      'openai/gpt-5-codex',
      'openai/gpt-5-pro',
      'openai/gpt-5.1',
      'openai/gpt-5.1-codex',
      'openai/gpt-5.1-codex-max',
      'openai/gpt-5.1-codex-mini',
      'openai/gpt-5.3-codex-spark',
      'openai/o3-pro',
    ]);
    expect(byReason('publishes no formula').every((id) => id.startsWith('google/gemma'))).toBe(true);
  });

  it('have a source each, and every source is used, dated and can be followed', () => {
    const used = rules.ATTACHMENT_RULES.flatMap(({ sources }) => sources);
    for (const rule of rules.ATTACHMENT_RULES) expect(rule.sources.length, rule.id).toBeGreaterThan(0);
    expect([...new Set(used)].sort()).toEqual(Object.keys(ATTACHMENT_SOURCES).sort());
    for (const id of used) expect(findAttachmentSource(id)).toMatchObject({ id, url: expect.stringMatching(/^https:\/\//), asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(findAttachmentSource('toString')).toBeNull();
  });

  it('have ids of their own, and a sentence', () => {
    const ids = rules.ATTACHMENT_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of rules.ATTACHMENT_RULES) expect(rule.note, rule.id).toMatch(/^.{20,200}\.$/);
  });
});
