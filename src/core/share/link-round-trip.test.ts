// A link with all texts says of an imported request what the work says that it was made of: its exports are the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { O200K } from '@/core/catalog/mappings';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { setAsked } from '@/core/prompt/asked';
import { addParts, deleteUnits, EMPTY_PROMPT } from '@/core/prompt/edit';
import type { Prompt } from '@/core/prompt/part';
import { FORMAT_SAMPLES, sampleText } from '@/test/format-samples';
import { anyAnthropicRequest, anyOpenaiRequest } from '@/test/requests';
import type { ModelId, UnitId } from '@/core/units';
import { linkPayload, readLinkPayload, withShortIds } from './link';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { withoutTexts } from './withheld-work';
import type { Work } from './work';

let ids = 0;
function workOf(text: string): Work {
  const imported = importText(text)!;
  const asSent = imported.settings === undefined ? null : { ...imported.settings, modelId: 'some/model' as ModelId, reserveTokens: null };
  const prompt = setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `came${(ids += 1)}` as UnitId)), { ...imported, asSent });
  return { prompt, modelId: 'some/model' as ModelId, settings: {}, calibrations: {}, untouchedSample: false };
}

/** As it is opened from a link with all texts. */
function throughLink(work: Work): Work {
  const all = new Set(work.prompt.parts.map(({ id }) => id));
  const { work: sent } = withShortIds(withoutTexts(work, all, new Map(), O200K));
  const read = readLinkPayload(linkPayload({ madeBy: '1', work: sent, scenario: null }));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.work;
}

const exportsOf = ({ prompt }: { readonly prompt: Prompt }) => [anthropicRequest(prompt, 'm', 9), openaiRequest(prompt, 'm', 9)];
const twice = (work: Work) => throughLink(throughLink(work));

const DOCUMENT = { type: 'document', title: 'Report', context: 'Of last year', citations: { enabled: true }, source: { type: 'text', media_type: 'text/plain', data: 'Sales were 12.' }, cache_control: { type: 'ephemeral' } };
const ANTHROPIC = {
  model: 'claude-opus-5-5',
  max_tokens: 9,
  system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
  messages: [
    { role: 'user', content: [DOCUMENT, { type: 'search_result', title: 'Found', source: 'https://example.org/a', content: [{ type: 'text', text: 'It rained.' }] }, { type: 'text', text: 'What is in them?' }] },
    { role: 'assistant', content: [{ type: 'text', text: 'Sales and rain.' }] },
    { role: 'system', content: 'From here on answer in French.' },
    { role: 'user', content: [{ type: 'document', source: { type: 'url', url: 'https://example.org/b.pdf' } }, { type: 'document', source: { type: 'file', file_id: 'file_1' } }, { type: 'image', source: { type: 'url', url: 'https://example.org/c.png' } }, DOCUMENT, { type: 'text', text: 'And in these?' }] },
  ],
};

it.each([...Object.entries(FORMAT_SAMPLES).map(([format, sample]) => [format, sampleText(sample)]), ['a request with documents', JSON.stringify(ANTHROPIC)]])('%s', (_, text) => {
  const work = workOf(text!);
  expect(exportsOf(throughLink(work))).toEqual(exportsOf(work));
  expect(exportsOf(twice(work))).toEqual(exportsOf(work));
});

it('a request with documents is the same again', () => {
  const [made] = exportsOf(throughLink(workOf(JSON.stringify(ANTHROPIC))));
  expect((JSON.parse(made!.json) as typeof ANTHROPIC).messages).toEqual(ANTHROPIC.messages);
});

it('any request, also where a part was deleted since', () => {
  fc.assert(
    fc.property(fc.oneof(anyAnthropicRequest, anyOpenaiRequest), fc.nat(5), fc.boolean(), (request, at, isCut) => {
      const whole = workOf(JSON.stringify(request));
      const left = { ...whole, prompt: deleteUnits(whole.prompt, whole.prompt.parts.slice(at, at + 1).map(({ id }) => id)) };
      // Without any text none is included, and nothing of the request goes along.
      const work = isCut && left.prompt.parts.some((part) => !('attachment' in part)) ? left : whole;
      expect(exportsOf(twice(work))).toEqual(exportsOf(work));
    }),
    { numRuns: 100 },
  );
});

it('a document that is gone stays gone, though its id is that of another part by then', () => {
  const { prompt, ...rest } = throughLink(workOf(JSON.stringify(ANTHROPIC)));
  const first = prompt.parts.find(({ role }) => role === 'documents')!;
  const work = { ...rest, prompt: deleteUnits(prompt, [first.id]) };
  expect(exportsOf(throughLink(work))).toEqual(exportsOf(work));
});
