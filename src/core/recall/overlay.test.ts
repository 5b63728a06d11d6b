import { describe, expect, it } from 'vitest';
import type { Exactness } from '@/core/tokenize/count';
import { DEFAULT_CHOICES, OWN_ID, readChoices, type RecallChoices, TEACHING_ID } from './choices';
import { FLAT_EVIDENCE_ID } from './evidence';
import { nearestEvidence, nearestWords } from './nearest-evidence';
import { type OverlayRefusal, overlayOf, refusalWords, takesLoad } from './overlay';
import { valueAt } from './position-curve';
import { SHELF } from './shelf';

interface Here {
  readonly fillFraction: number;
  readonly lengthTokens: number;
  readonly exactness?: Exactness;
  readonly uncountedAttachments?: number;
  readonly uncountedTools?: number;
}
const situationOf = ({ fillFraction, lengthTokens: tokens, exactness = 'exact', uncountedAttachments = 0, uncountedTools = 0 }: Here) => ({ fillFraction, length: { tokens, low: tokens, high: tokens, exactness }, uncountedAttachments, uncountedTools });
const here: Here = { fillFraction: 0.25, lengthTokens: 16_000 };
const chosen = (change: Partial<RecallChoices>): RecallChoices => ({ ...DEFAULT_CHOICES, ...change });
const overlay = (change: Partial<RecallChoices>, situation = here) => {
  const made = overlayOf(chosen(change), situationOf(situation));
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
};
const refusal = (change: Partial<RecallChoices>, situation = here): OverlayRefusal | null => {
  const made = overlayOf(chosen(change), situationOf(situation));
  return made.ok ? null : made.error;
};
const grid = { model: 'mine', rows: [{ lengthTokens: 8000, cells: [0, 0.5, 1].map((depthFraction) => ({ depthFraction, scoreSum: depthFraction === 0.5 ? 3 : 9, trials: 10 })) }] };

describe('the label', () => {
  it('names models, task, source, year and n, and says what the curve is not', () => {
    expect(overlay({}).label).toBe(
      'Illustration. Scores of DeepSeek-chat (June 2026), Gemini 2.5 Flash (thinking off), GPT-4.1 on multi-document question answering, 100 documents (replication by zhs2326, 2026, n=100) by position. Not this model’s attention, and not a prediction for your prompt.',
    );
  });

  it('is there for everything that can be chosen, and says that an inferred n was inferred', () => {
    for (const { id, studyId } of [...SHELF.positions, ...SHELF.surfaces]) {
      const { label } = overlay({ evidenceId: id });
      expect(label).toMatch(studyId === null ? /^Drawing, not a measurement/ : /^Illustration\. Scores of .+ on .+ \(.+, \d{4}, n=.+\) by position\./);
      expect(label.endsWith('not a prediction for your prompt.')).toBe(true);
      expect(label.includes('inferred')).toBe(studyId === 'veseli2025');
    }
    expect(overlay({ evidenceId: TEACHING_ID }).label).toMatch(/^Drawing, not a measurement/);
    expect(overlay({ evidenceId: OWN_ID, own: grid }).label).toContain('Your own results of mine at 8,000 tokens (n=30 in all)');
    expect(overlay({ evidenceId: OWN_ID, own: { ...grid, model: '' } })).toMatchObject({ name: 'Your own results', label: expect.stringMatching(/^Illustration\. Your own results at 8,000 tokens/) });
  });
});

describe('an overlay', () => {
  it('of a surface follows the fill, and of a grid the length', () => {
    const start = (fillFraction: number) => valueAt(overlay({ evidenceId: 'veseli-retrieval-mean' }, { ...here, fillFraction }).curve, 0);
    expect([0.06, 0.5, 1].map(start)).toEqual([91.4, 78.1, 62.4]);
    expect(start(0.8)).toBeLessThan(69.9);
    expect(start(0.8)).toBeGreaterThan(62.4);
    const edge = (fillFraction: number) => overlay({ evidenceId: 'veseli-retrieval-Llama-3-70B' }, { ...here, fillFraction }).curve.referenceEdge;
    expect([edge(0.25), edge(1)]).toEqual(['first', 'last']);
    expect(valueAt(overlay({ evidenceId: 'kamradt2023-gpt4' }, { ...here, lengthTokens: 128_000 }).curve, 0.07)).toBeCloseTo((2 / 9) * 100, 1);
  });

  it('is refused outside what was measured, with the reason', () => {
    const empty = refusal({ evidenceId: 'veseli-retrieval-mean' }, { ...here, fillFraction: 0.01 });
    expect(empty).toEqual({ kind: 'outside-measured', of: 'fill', at: 0.01, from: 0.06, to: 1 });
    expect(refusalWords(empty as OverlayRefusal)).toBe('Measured at 6.0\u00a0% to 100\u00a0% of the window; the prompt fills 1.0\u00a0%. Nothing is drawn outside what was measured.');
    expect(refusal({ evidenceId: 'kamradt2023-gpt4' }, { ...here, lengthTokens: 200_000 })?.kind).toBe('outside-measured');
    expect(refusal({ evidenceId: 'veseli-retrieval-mean' }, { ...here, fillFraction: 1.01 })?.kind).toBe('outside-measured');
    expect(refusal({ evidenceId: 'blog-75-55-72' })).toEqual({ kind: 'unknown-evidence', id: 'blog-75-55-72' });
    expect(refusal({ evidenceId: OWN_ID })).toEqual({ kind: 'no-own-results' });
    expect(refusal({ evidenceId: OWN_ID, own: { model: 'mine', rows: [] } })).toEqual({ kind: 'no-own-curve', depths: 0 });
  });

  it('with scores by length says that it assumes independence, and is refused above half a window and outside the lengths', () => {
    const loadId = 'ruler-gpt-4-1106-preview';
    expect(SHELF.loads.some(({ id }) => id === loadId)).toBe(true);
    const both = overlay({ loadId }, { ...here, lengthTokens: 131_072 });
    expect(both.assumesIndependence).toBe(true);
    expect(both.remarks[0]).toMatch(/^Assumes that position and length act independently/);
    expect(valueAt(both.curve, 0)).toBeLessThan(75.33);
    expect(refusal({ loadId }, { fillFraction: 0.51, lengthTokens: 16_000 })).toMatchObject({ kind: 'too-full', limitFraction: 0.5 });
    expect(refusal({ loadId }, { ...here, lengthTokens: 200_000 })).toMatchObject({ kind: 'outside-lengths', of: 'prompt', toTokens: 131_072 });
    expect(refusal({ loadId, evidenceId: 'liu2024_mdqa-GPT-3.5-Turbo-10' })).toMatchObject({ kind: 'outside-lengths', of: 'curve', atTokens: 1476 });
    expect(overlay({}).assumesIndependence).toBe(false);
  });

  it('that is a drawing has no measured class', () => {
    expect(overlay({ evidenceId: TEACHING_ID }).runs).toEqual([{ risk: 'not-measured', startFraction: 0, endFraction: 1 }]);
    expect(overlay({ evidenceId: FLAT_EVIDENCE_ID }).runs.map(({ risk }) => risk)).toEqual(['not-measured']);
  });

  it('says so where the prompt is much shorter or longer than what was measured', () => {
    expect(overlay({}).remarks).toEqual([]);
    expect(overlay({}, { ...here, lengthTokens: 1200 }).remarks).toEqual(['Measured at 15,800 tokens; the prompt has 1,200.']);
  });

  it('tells estimated tokens as such, and that places are those without what is not counted', () => {
    const estimate = { ...here, lengthTokens: 1200, exactness: 'estimate', uncountedAttachments: 1 } as const;
    expect(overlay({}, estimate).remarks).toEqual(['Measured at 15,800 tokens; the prompt has ~1,200.', 'An attachment is not counted: places are those without it.']);
    expect(overlay({}, { ...estimate, uncountedAttachments: 0, uncountedTools: 2 }).remarks[1]).toBe('A tool of the vendor is not counted: places are those without it.');
    expect(overlay({}, { ...estimate, uncountedTools: 1 }).remarks[1]).toBe('An attachment and a tool of the vendor are not counted: places are those without them.');
    const long = refusal({ evidenceId: 'kamradt2023-gpt4' }, { ...estimate, lengthTokens: 200_000 });
    expect(refusalWords(long as OverlayRefusal)).toContain('the prompt has ~200,000.');
    const full = refusal({ loadId: 'ruler-gpt-4-1106-preview' }, { ...estimate, fillFraction: 0.6 });
    expect(refusalWords(full as OverlayRefusal)).toContain('the prompt fills ~60\u00a0%.');
  });

  it('takes scores by length only with published scores of one length, measured in half a window at most', () => {
    expect([DEFAULT_CHOICES.evidenceId, 'veseli-retrieval-mean', 'kamradt2023-gpt4', FLAT_EVIDENCE_ID, TEACHING_ID, OWN_ID].map(takesLoad)).toEqual([true, false, false, false, false, false]);
    const full = SHELF.positions.filter(({ fillFraction }) => (fillFraction ?? 0) > 0.5);
    expect(full.length).toBeGreaterThan(0);
    for (const { id, fillFraction } of full) {
      const error = refusal({ evidenceId: id, loadId: 'ruler-gpt-4-1106-preview' });
      expect(error, id).toMatchObject({ kind: 'too-full', of: 'curve', fillFraction });
      expect(refusalWords(error as OverlayRefusal)).toMatch(/of the window; the curve was measured at \d+\u00a0%\./);
    }
  });
});

describe('the nearest evidence', () => {
  const near = (name: string, vendorKey: string) => {
    const { match, evidence, by } = nearestEvidence({ name, vendorKey });
    return [match, evidence.id, by];
  };

  it('goes by the model, then by its family, and says which', () => {
    expect(near('Llama 3.1 70B', 'meta')).toEqual(['model', 'veseli-retrieval-Llama-3.1-70B', 'Llama 3.1 70B']);
    expect(near('Claude Sonnet 4.6', 'anthropic')).toEqual(['model', 'zhs2026-pooled-30', 'Claude Sonnet 4.6']);
    expect(near('GPT-5.1', 'openai')).toEqual(['family', 'zhs2026-pooled-200', 'GPT-4.1']);
    expect(near('Gemini 3 Pro', 'google')).toEqual(['family', 'zhs2026-pooled-500', 'Gemini 2.5 Flash (thinking off)']);
    expect(near('Command A', 'cohere')).toEqual(['none', 'zhs2026-pooled-100', null]);
    const words = (name: string, vendorKey: string) => nearestWords(name, nearestEvidence({ name, vendorKey }), ({ id }) => id);
    expect(words('GPT-5.1', 'openai')).toBe('No table of scores by position is published for GPT-5.1. Nearest is zhs2026-pooled-200, measured on GPT-4.1 among others at 31,600 tokens: another model of the family, which may differ. chroma2025-gpt41 goes up to 900,000.');
    expect(words('Gemini 2.5 Flash', 'google')).toBe('Gemini 2.5 Flash is one of the models pooled in zhs2026-pooled-500 at 79,000 tokens. No table of longer prompts is published here.');
    // Of one study, the table whose prompts are nearest in length to the one at hand.
    for (const [tokens, id] of [[1, 10], [8_208, 50], [14_000, 100], [24_000, 200], [60_000, 500], [2_000_000, 500]] as const) {
      expect(nearestEvidence({ name: 'Gemini 3 Pro', vendorKey: 'google' }, tokens).evidence.id, String(tokens)).toBe(`zhs2026-pooled-${id}`);
    }
    expect(nearestEvidence({ name: 'GPT-5.1', vendorKey: 'openai' }, 8_208).evidence.id).toBe('zhs2026-pooled-30');
    // What goes by shares of a window has no length.
    expect(words('Llama 3.1 70B', 'meta')).toBe('Measured on Llama 3.1 70B: veseli-retrieval-Llama-3.1-70B.');
  });
});

describe('kept choices', () => {
  it('are read one by one, whatever stands there', () => {
    for (const kept of [undefined, null, 3, 'x', [], { thresholdPts: 7, evidenceId: 3, teaching: { floorPts: 'a' }, loadId: 1, own: { model: 'm', rows: [{ lengthTokens: -1, cells: [] }] } }]) {
      expect(readChoices(kept)).toEqual(DEFAULT_CHOICES);
    }
    const own = { evidenceId: 'flat', thresholdPts: 10, teaching: { ...DEFAULT_CHOICES.teaching, floorPts: 20 }, loadId: 'x', own: grid };
    expect(readChoices(structuredClone(own))).toEqual(own);
    expect(readChoices({ thresholdPts: 2, teaching: { floorPts: 200, startPts: 10 } })).toMatchObject({ thresholdPts: 2, teaching: { floorPts: 53.7, startPts: 10 } });
  });
});
