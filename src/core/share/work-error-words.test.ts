import { expect, it } from 'vitest';
import { fail } from '@/core/result';
import { readLinkPayload } from './link';
import { unpackWork, type WorkError } from './stored-work';
import { workErrorWords } from './work-error-words';

const words = (result: { readonly ok: boolean; readonly error?: { readonly kind: string } }) => workErrorWords(result.error as WorkError);

it('names no field and no word of the validator', () => {
  const none = { ok: false, error: { kind: 'corrupt', detail: '' } };
  const damaged = 'it is damaged, or something else than this page made it';
  for (const result of [readLinkPayload('[1]'), readLinkPayload('{"by":7,"work":{},"texts":[]}'), unpackWork({ schemaVersion: 4, modelId: 1 }, new Map()), unpackWork(null, new Map()), none]) {
    expect(words(result)).toBe(damaged);
  }
});

it('says in plain words what is known to be wrong', () => {
  expect(words(fail({ kind: 'corrupt', detail: 'a text is missing' }))).toBe('it is damaged, or something else than this page made it (a text is missing)');
  expect(words(fail({ kind: 'newer', schemaVersion: 9 }))).toBe('a newer version of this page wrote it (9); reload this page to have the newest');
});
