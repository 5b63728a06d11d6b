import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentCost, detailOf, detailsFor, partCost } from './attachment-cost';
import { DETAILS } from './attachment-rule';
import { MODELS_WITH_RULES } from './attachment-models';
import { askedLength, type Attachment, withAskedLength } from '@/core/prompt/attachment';
import { anyAttachment } from '@/test/arbitraries';

const image: Attachment = { kind: 'image', fileName: 'a', mediaType: 'image/png', sizeBytes: 1, widthPx: 1000, heightPx: 1000 };
const pdf: Attachment = { kind: 'pdf', fileName: 'a', mediaType: 'application/pdf', sizeBytes: 1, pages: null, pageSizes: [] };
const gemini = { id: 'google/gemini-3.5-flash', vendor: 'Google' };
const gpt4o = { id: 'openai/gpt-4o', vendor: 'OpenAI' };
const claude = { id: 'anthropic/claude-haiku-4-5', vendor: 'Anthropic' };

describe('a chosen detail', () => {
  it('counts where the model has it, and waits where it has not', () => {
    expect(partCost({ attachment: image, detail: 'low' }, gpt4o).count.tokens).toBe(85);
    expect(partCost({ attachment: image, detail: 'low' }, gemini).count.tokens).toBe(280);
    expect(partCost({ attachment: image, detail: 'low' }, claude)).toEqual(attachmentCost(image, claude));
    expect(detailsFor(image, gpt4o)).toEqual(['auto', 'high', 'low']);
    expect(detailsFor(image, claude)).toEqual([]);
    expect(detailsFor(pdf, gemini)).toEqual(['auto', 'low', 'medium', 'high']);
  });

  it('counts images that are not here where all cost the same, and none where their size matters', () => {
    const absent = (items: number): Attachment => ({ kind: 'absent', what: 'image by address or id', items, why: 'elsewhere', isImage: true });
    const cost = (model: typeof gpt4o, items: number, detail?: 'low' | 'high') => partCost({ attachment: absent(items), ...(detail === undefined ? {} : { detail }) }, model);
    expect(cost(gpt4o, 2, 'low')).toEqual({ count: { tokens: 170, low: 170, high: 170, exactness: 'exact' }, note: '85 tokens for an image of any size at low detail; × 2 = 170 tokens', refusal: null });
    expect([cost(gemini, 1, 'low').count.tokens, detailsFor(absent(1), gpt4o)]).toEqual([attachmentCost(image, gemini, 'low').count.tokens, ['low']]);
    for (const unknown of [cost(gpt4o, 1), cost(gpt4o, 1, 'high'), cost(claude, 1, 'low'), partCost({ attachment: { kind: 'absent', what: 'file by address or id', items: 1, why: 'elsewhere' }, detail: 'low' }, gpt4o)]) expect(unknown.refusal?.kind).toBe('not-here');
  });

  it('never makes uncounted what the model counts by itself', () => {
    const model = fc.constantFrom(...MODELS_WITH_RULES, 'mistral/any').map((id) => ({ id, vendor: 'V' }));
    fc.assert(
      fc.property(anyAttachment, model, fc.constantFrom(...DETAILS), (attachment, of, detail) => {
        const auto = attachmentCost(attachment, of);
        const chosen = partCost({ attachment, detail }, of);
        expect(chosen.refusal?.kind).toBe(auto.refusal?.kind);
        expect(['auto', ...detailsFor(attachment, of)]).toContain(detailOf({ attachment, detail }, of));
      }),
    );
  });
});

describe('a history that a link left out', () => {
  it('is as sure as the link says, but for calls of tools, of which no text is exact', () => {
    const history: Attachment = { kind: 'withheld', fileName: 'h', mediaType: 'text/plain', sizeBytes: 40, characters: 40, tokens: 9, low: 9, high: 9, exactness: 'exact', countedWith: 'o200k_base', speakers: ['user', 'assistant'] };
    const model = { ...gpt4o, tokenizer: { kind: 'exact', encodingId: 'o200k_base', note: '', source: '' } } as const;
    const sure = (calls?: readonly number[]) => attachmentCost(calls === undefined ? history : { ...history, calls }, model).count;
    expect([sure(), sure([0, 0]), sure([0, 2])].map(({ exactness }) => exactness)).toEqual(['exact', 'exact', 'estimate']);
    expect(sure([0, 2])).toMatchObject({ tokens: 9, low: 9, high: 9 });
  });
});

describe('a length that the file does not say', () => {
  it('is counted once the user says it, can be corrected and taken back', () => {
    expect(attachmentCost(pdf, gemini)).toMatchObject({ count: { high: 0, exactness: 'estimate' }, refusal: { kind: 'size-unknown' } });
    const told = withAskedLength(pdf, 12);
    expect(attachmentCost(told, gemini).count.tokens).toBe(12 * 560);
    expect(askedLength(told)).toEqual({ unit: 'pages', value: 12 });
    expect(withAskedLength(withAskedLength(told, 13), null)).toEqual(pdf);
  });

  it('that the file says is not changed', () => {
    fc.assert(
      fc.property(anyAttachment, fc.integer({ min: 1, max: 1000 }), (attachment, value) => {
        const told = withAskedLength(attachment, value);
        if (askedLength(attachment) === null) expect(told).toBe(attachment);
        else expect(askedLength(told)?.value).toBe(value);
      }),
    );
  });
});
