import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { LONG_UNITS, packText, wholeText } from '@/core/prompt/long-text';
import type { Part } from '@/core/prompt/part';
import { samplePrompt } from '@/core/prompt/sample';
import type { ModelId, UnitId } from '@/core/units';
import { anyWork } from '@/test/arbitraries';
import { withoutTexts } from './withheld-work';
import type { Work } from './work';
import { isWorkFile, readFiledWorkInSteps, readWorkFileInSteps, workFileLines } from './work-file';

const read = (text: string) => lastOf(readWorkFileInSteps(text));
const write = (work: Work) => [...workFileLines(work)].join('');
const work = (parts: readonly Part[]): Work => ({ prompt: { parts, freeOrder: false }, modelId: 'openai/gpt-5.5' as ModelId, settings: {}, calibrations: {}, untouchedSample: false });
const documentOf = (text: string): Part => ({ id: 'a' as UnitId, role: 'documents', name: 'a.txt', text: packText(text), enabled: true });
const textOf = (result: ReturnType<typeof read>) => {
  const part = result.ok ? result.value.prompt.parts[0] : undefined;
  return part !== undefined && 'text' in part ? wholeText(part.text) : null;
};

describe('a file of the work', () => {
  it('is JSON, is known by its beginning, and gives the work back', () => {
    const before: Work = { ...work(samplePrompt().parts), settings: { 'openai/gpt-5.5': { reserveTokens: 7, reasoningTokens: 0, servedWindowTokens: null } } };
    const text = write(before);
    expect(JSON.parse(text)).toMatchObject({ format: 'contextscope work', version: 1 });
    expect(isWorkFile(text.slice(0, 200))).toBe(true);
    expect(read(text)).toEqual({ ok: true, value: before });
    // As an editor may lay it out.
    expect(read(JSON.stringify(JSON.parse(text), null, 2))).toEqual({ ok: true, value: before });
  });

  it('says which case was in view, on a line that readers of before pass over', () => {
    const before = work(samplePrompt().parts);
    for (const caseInView of [null, 'typical', 'worst', undefined] as const) {
      const text = [...workFileLines(before, null, caseInView)].join('');
      const held = { work: before, figures: null, ...(caseInView === undefined ? {} : { caseInView }) };
      for (const laidOut of [text, JSON.stringify(JSON.parse(text), null, 2)]) expect(lastOf(readFiledWorkInSteps(laidOut))).toEqual({ ok: true, value: held });
      expect(text.split('\n').filter((line) => line.startsWith('"case":'))).toEqual(caseInView === undefined ? [] : [`"case":${JSON.stringify(caseInView)},`]);
      expect(lastOf(readFiledWorkInSteps(text.replace(/"case":.*,/, '"case":"best",')))).toEqual({ ok: true, value: { work: before, figures: null } });
    }
  });

  it('keeps every text to the character, in however many lines', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(1, 40_000), (unit, times) => {
      const text = unit.repeat(unit === '' ? 1 : Math.ceil(times / unit.length));
      expect(textOf(read(write(work([documentOf(text)]))))).toBe(text);
    }));
    for (const unit of ['🦊', 'a\ud800', 'é\n"\\']) {
      const text = `x${unit.repeat(Math.ceil((LONG_UNITS * 1.5) / unit.length))}`;
      expect(textOf(read(write(work([documentOf(text)])))) === text).toBe(true);
    }
  });

  it('gives any work back as it was, and once more', () => {
    fc.assert(fc.property(anyWork, (any) => {
      // Names are made plain, and no file is the sample.
      const before: Work = { ...any, untouchedSample: false, prompt: { ...any.prompt, parts: any.prompt.parts.map((part, index) => ({ ...part, name: `${index}.txt` })) } };
      const again = read(write(before));
      expect(again).toEqual({ ok: true, value: before });
      if (again.ok) expect(read(write(again.value))).toEqual(again);
    }));
  });

  it('is read however many pieces it has, and keeps importance and pins', () => {
    const many = { format: 'contextscope work', version: 1, work: (JSON.parse(write(work([documentOf('')]))) as { work: unknown }).work, texts: Array.from({ length: 200_000 }, () => ['a', 'x']) };
    expect(textOf(read(JSON.stringify(many)))).toHaveLength(200_000);
    const before: Work = { ...work([documentOf('text')]), importance: { a: 2 }, pinnedIds: ['a' as UnitId] };
    expect(read(write(before))).toEqual({ ok: true, value: before });
  });

  const good = write(work([documentOf('text')]));
  it.each([
    ['cut off', good.slice(0, -8), 'not-json'],
    ['cut off in its head', good.slice(0, 30), 'not-json'],
    ['of another kind', '{"format":"other","texts":[]}', 'other-format'],
    ['a list', '[1]', 'other-format'],
    ['of a newer version', good.replace('"version":1', '"version":2'), 'newer'],
    ['of newer work', good.replace(/"schemaVersion":\d+/, '"schemaVersion":99'), 'newer'],
    ['of newer work without texts', '{"format":"contextscope work","version":1,"work":{"schemaVersion":999}}', 'newer'],
    ['of newer work without texts, as it is written', '{"format":"contextscope work","version":1,\n"work":{"schemaVersion":999},\n', 'newer'],
    ['of newer work whose texts have another shape', good.replace(/"schemaVersion":\d+/, '"schemaVersion":999').replace('["a","text"]', '["a",1]'), 'newer'],
    ['of a newer version in another shape', '{ "format": "contextscope work", "version": 2, "parts": [', 'newer'],
    ['of a newer version, larger than is read in one go', `{"format":"contextscope work","version":2,\n"text":"${'x'.repeat(1 << 23)}"}`, 'newer'],
    ['of today without texts', '{"format":"contextscope work","version":1,"work":{"schemaVersion":4}}', 'other-format'],
    ['without its text', good.replace('["a","text"]', '["b","text"]'), 'corrupt'],
    ['with texts that are none', good.replace('["a","text"]', '["a",1]'), 'not-json'],
    ['with a role that is none', good.replace('"documents"', '"wizard"'), 'corrupt'],
    ['with prototypes', '{"format":"contextscope work","version":1,"work":{"__proto__":{"a":1}},"texts":[["__proto__","x"]]}', 'corrupt'],
  ])('is refused: %s', (_what, text, kind) => {
    expect(read(text)).toMatchObject({ ok: false, error: { kind } });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.nat(good.length).map((at) => good.slice(0, at)), fc.tuple(fc.nat(good.length - 1), fc.string()).map(([at, put]) => good.slice(0, at) + put + good.slice(at + 1))), (text) => void read(text)));
  });
});

it('a file keeps the values of variables, whatever they are called, and the compactions of a history; sizes beyond any window are refused', () => {
  const turns = [{ id: 't' as UnitId, speaker: 'user', text: 'x', compacted: 12 }] as const;
  const earlier = [[{ id: 'e' as UnitId, speaker: 'user', text: 'of before', callIds: ['c'] }]] as const;
  const history: Part = { id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns, earlier };
  const variables = Object.fromEntries([
    ['docs', { typical: { kind: 'tokens', size: 900 }, worst: { kind: 'characters', size: 40_000 } }],
    ['__proto__', { typical: { kind: 'text', text: 'Ann' }, worst: null }],
  ] as const);
  const before: Work = { ...work([history]), variables };
  expect(read(write(before))).toEqual({ ok: true, value: before });
  // An id that occurs twice, or a text that is not there.
  for (const damaged of ['"id":"t"', '"id":"f"']) expect(read(write(before).replace('"id":"e"', damaged))).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
  expect(read(write({ ...before, variables: { docs: { typical: { kind: 'tokens', size: 1e12 }, worst: null } } }))).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
  expect(withoutTexts(before, new Set(), new Map(), { kind: 'exact', encoding: 'o200k_base' } as never).variables?.['__proto__']).toEqual({ typical: { kind: 'characters', size: 3, leftOut: { bytes: 3 } }, worst: null });
});
