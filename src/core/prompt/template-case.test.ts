import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { COMPARED_IDS } from '@/core/tokenize/encoding';
import type { Encoder } from '@/core/tokenize/encoder';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { loadEncoder } from '@/test/load-encoder';
import { addParts, EMPTY_PROMPT } from './edit';
import { LANGUAGE_SAMPLES } from './language-samples';
import { countCharacters } from './part';
import { SAMPLE_REPORT } from './sample-documents';
import { promptCase, sizedCounts, type VariableValue } from './template-case';

const ID = 'a' as UnitId;
const GERMAN = LANGUAGE_SAMPLES.find(({ code }) => code === 'de')!.text;
const CODE = readFileSync('src/core/tokenize/estimate.ts', 'utf8');
const LOG = Array.from({ length: 500 }, (_, at) => {
  const hash = (factor: number) => ((at + 1) * factor % 0x1_0000_0000).toString(16).padStart(8, '0');
  const time = new Date(Date.UTC(2026, 4, 14, 9, 0, 0, at * 7_919)).toISOString();
  return JSON.stringify({ ts: time, level: 'INFO', trace: `${hash(2_654_435_761)}-${hash(40_503)}`, path: `/v1/items/${at * 13}`, ms: (at * 37) % 977, status: 200 });
}).join('\n');

/** The part `Summarize: {{doc}}` with a value of such a size: what it counts beside the text. */
function sized(encoder: Encoder, value: VariableValue): Count {
  const prompt = addParts(EMPTY_PROMPT, [{ id: ID, role: 'documents', name: 'A', text: 'Summarize: {{doc}}', enabled: true }]);
  const made = lastOf(promptCase(prompt, { doc: { typical: null, worst: value } }, 'worst'));
  return sizedCounts(made, (text) => {
    const tokens = encoder.count(text);
    return { tokens, low: tokens, high: tokens, exactness: 'exact' };
  }).get(ID)!;
}

function expectHeld(encoder: Encoder, name: string, text: string): void {
  const tokens = encoder.count(text);
  const { low, high, exactness } = sized(encoder, { kind: 'characters', size: countCharacters(text) });
  expect(exactness).toBe('estimate');
  expect(low, name).toBeLessThanOrEqual(tokens);
  expect(high, name).toBeGreaterThanOrEqual(tokens);
}

describe('a size in characters', () => {
  it.each(COMPARED_IDS)('has a range that holds prose, code, JSON logs and German of that length in %s', async (id) => {
    const encoder = await loadEncoder(id);
    for (const [name, text] of Object.entries({ prose: LANGUAGE_SAMPLES[0]!.text, report: SAMPLE_REPORT, code: CODE, log: LOG, german: GERMAN })) expectHeld(encoder, name, text);
  });

  it('holds every text of the view of languages in o200k_base', async () => {
    const encoder = await loadEncoder('o200k_base');
    for (const { name, text } of LANGUAGE_SAMPLES) expectHeld(encoder, name, text);
  });

  it('of more than is counted as prose has the range in proportion, with prose in the middle', async () => {
    const { tokens, low, high } = sized(await loadEncoder('o200k_base'), { kind: 'characters', size: 3_600_000 });
    expect(tokens).toBe(857_124);
    expect(3_600_000 / low).toBeCloseTo(6, 1);
    expect(3_600_000 / high).toBeCloseTo(1.2, 1);
  });

  it('of one character has whole numbers around it, and a size in tokens stays exact', async () => {
    const encoder = await loadEncoder('o200k_base');
    expect(sized(encoder, { kind: 'tokens', size: 5_000 })).toEqual({ tokens: 5_000, low: 5_000, high: 5_000, exactness: 'exact' });
    const { low, high } = sized(encoder, { kind: 'characters', size: 1 });
    expect([low, high]).toEqual([0, 4]);
  });
});
