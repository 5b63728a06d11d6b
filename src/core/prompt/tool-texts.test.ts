import { expect, it } from 'vitest';
import { OPENAI_FRAMING } from '@/core/catalog/framing';
import { signatureTexts, wordTexts } from './tool-texts';

it('lists more values and properties of a tool than a call takes arguments', () => {
  const values = Array.from({ length: 300_000 }, (_, at) => `v${at}`);
  const which = { type: 'object', enum: values, properties: Object.fromEntries(values.map((value) => [value, {}])) };
  const tool = { name: 'pick', description: 'Pick one', schema: { type: 'object', properties: { which } } };
  if (OPENAI_FRAMING.tools.kind !== 'signatures') throw new Error('Not counted by signature.');
  expect(signatureTexts(tool, OPENAI_FRAMING.tools).texts.length).toBeGreaterThanOrEqual(600_000);
  expect(wordTexts(tool).texts.length).toBeGreaterThanOrEqual(600_000);
});
