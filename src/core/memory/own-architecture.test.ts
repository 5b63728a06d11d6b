import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kvBytes } from './kv-cache';
import { NO_FIELDS, ownArchitecture, type OwnFields, readOwnFile, readOwnList, writeOwnFile } from './own-architecture';

const gemma: OwnFields = { ...NO_FIELDS, name: ' Mine ', layers: '62', queryHeads: '32', kvHeads: '16', headDim: '128', paramsB: '27.4', contextTokens: '131,072', windowTokens: '1,024', windowLayers: '52' };

function problems(fields: OwnFields) {
  const read = ownArchitecture('own-1', fields);
  return read.ok ? {} : read.error.fields;
}

describe('an architecture of the user’s own', () => {
  it('is computed as a published one', () => {
    const read = ownArchitecture('own-1', gemma);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value).toMatchObject({ id: 'own-1', name: 'Mine', kind: 'sliding window', certainty: 'own', sourceId: null, activeB: 27.4 });
    expect(kvBytes(read.value, 131_072, 'bf16') / 2 ** 30).toBeCloseTo(10.4, 1);
  });

  it('may cache a latent in place of heads', () => {
    const read = ownArchitecture('own-1', { ...gemma, cached: 'latent', kvHeads: '', latentElements: '576', layers: '61', windowTokens: '', windowLayers: '' });
    expect(read).toMatchObject({ ok: true, value: { kind: 'MLA', kvHeads: null, groups: [{ layers: 61, elements: 576 }] } });
  });

  it('says of each field what is wrong with it', () => {
    expect(problems(NO_FIELDS)).toEqual({ name: 'is missing', layers: 'is missing', queryHeads: 'is missing', kvHeads: 'is missing', headDim: 'is missing', paramsB: 'is missing', contextTokens: 'is missing' });
    expect(problems({ ...gemma, layers: '6.5', kvHeads: '5', paramsB: 'many', activeB: '0' })).toEqual({
      layers: 'is no whole number from 1 to 10,000',
      kvHeads: 'does not divide the 32 query heads',
      paramsB: 'is no number from 0.001 to 100,000',
      activeB: 'is no number from 0.001 to 100,000',
    });
    expect(problems({ ...gemma, activeB: '28', windowLayers: '63' })).toEqual({ activeB: 'is more than all 27.4', windowLayers: 'is more than all 62 layers' });
    expect(problems({ ...gemma, windowTokens: '' })).toEqual({ windowTokens: 'is missing' });
    expect(problems({ ...gemma, name: 'x'.repeat(81) })).toEqual({ name: 'is longer than 80 characters' });
  });

  it('comes back from its file, and nothing else is taken for one', () => {
    const own = [{ id: 'own-1', fields: gemma }];
    expect(readOwnFile(writeOwnFile(own))).toEqual(own);
    // What could not be computed is left out.
    expect(readOwnList([...own, { id: 'own-2', fields: NO_FIELDS }])).toEqual(own);
    for (const other of ['', '{', '{}', 'null', '{"format":"contextscope-architectures"}', JSON.stringify({ format: 'contextscope-architectures', architectures: [{ id: 'x', fields: gemma }] })]) expect(readOwnFile(other)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => readOwnFile(text) === null));
  });

  it('never throws, whatever is typed', () => {
    const typed = fc.oneof(fc.string(), fc.constantFrom('0', '-1', '1e9', '1,2', '9'.repeat(40), '.', '1.'));
    fc.assert(fc.property(typed, typed, typed, (layers, kvHeads, paramsB) => {
      ownArchitecture('own-1', { ...gemma, layers, kvHeads, paramsB });
    }));
  });
});
