// A sample of each format with anything at all in the place of any of its values: read or left alone, and never thrown over.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { FORMAT_SAMPLES, sampleText } from '@/test/format-samples';
import { importDetails, importWords, keptWords } from './import-words';
import { FORMAT_NAMES, type FormatId } from './imported';
import { promptPartsOf } from './imported-parts';
import { importText, importValue } from './registry';

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** What stands at a path, changed; undefined takes it out. */
function changed(value: unknown, [first, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (first === undefined) return change(value);
  if (Array.isArray(value)) return (value as unknown[]).flatMap((each, at) => (at !== first ? [each] : [changed(each, rest, change)].filter((kept) => kept !== undefined)));
  const entries = Object.entries(value as object).map(([key, inner]) => [key, key === first ? changed(inner, rest, change) : (inner as unknown)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

const samples = Object.values(FORMAT_SAMPLES).map((sample) => ({ ...sample, paths: pathsIn(sample.value) }));
const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>('', 0, -1, 1e300, null, [], {}, [[]], [null], { type: 'text' }, { role: 'user' }, 'tool_use', '__proto__'));
const change = fc.oneof(
  anyJson.map((inner) => () => inner),
  fc.constantFrom<(value: unknown) => unknown>(() => undefined, (value) => [value], (value) => [value, value], (value) => ({ type: 'text', text: value }), (value) => JSON.stringify(value), (value) => ({ ...Object(value), type: 'never heard of' })),
);
const place = fc.nat(1_000_000);

describe('any JSON in any place of a request, a transcript or an export', () => {
  it.each(['as what it seems to be', 'as any other format'])('never throws, and all that is said of it has words: %s', (how) => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(fc.tuple(place, change), { minLength: 1, maxLength: 3 }), fc.constantFrom(...(Object.keys(FORMAT_NAMES) as FormatId[])), ({ value, paths, isLines }, changes, format) => {
        const made = changes.reduce((all, [at, how]) => {
          const path = paths[at % paths.length] ?? [];
          // An earlier change may have taken it away.
          try {
            return changed(all, path, how);
          } catch {
            return all;
          }
        }, value);
        const text = sampleText({ value: made ?? null, ...(isLines === true && Array.isArray(made) ? { isLines } : {}) });
        const imported = importText(text, { format: how.startsWith('as any') ? format : null, conversation: null });
        importValue(made);
        if (imported === null) return;
        for (const words of [importWords(imported), ...importDetails(imported), ...keptWords(imported, undefined)]) expect(words).toMatch(/^\S.*[.]$/s);
        let id = 0;
        for (const part of promptPartsOf(imported, () => `u${(id += 1)}` as UnitId)) expect(part.name).not.toBe('');
        if (imported.tools !== '') JSON.parse(imported.tools);
        if (imported.requestFields !== null) JSON.parse(imported.requestFields.json);
      }),
      { numRuns: 1000 },
    );
  });
});
