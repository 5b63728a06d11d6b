// Rows of a batch that are broken in every way: named by their kind, one by one, and never thrown over.
import { describe, expect, it } from 'vitest';
import { FORMAT_SAMPLES } from '@/test/format-samples';
import { csvRow, lineRow, partsOfRow, rowErrorWords } from './row-prompt';
import type { UnitId } from '@/core/units';

const rows = Object.entries(FORMAT_SAMPLES).filter(([, { isLines }]) => isLines !== true).map(([format, { value }]) => [format, JSON.stringify(value)] as const);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const kindOf = (read: ReturnType<typeof lineRow>) => (read.ok ? null : read.error.kind);

describe.each(rows)('a row that is a sample of %s', (_format, json) => {
  it('is a prompt, in a line as in a cell, and with a mark before it', () => {
    for (const read of [lineRow(json), lineRow(`\ufeff${json}`), csvRow(`a,${quoted(json)}`, 1, 0)]) {
      if (!read.ok) throw new Error(rowErrorWords(read.error));
      expect(partsOfRow(read.value, () => 'x' as UnitId).length).toBeGreaterThan(0);
    }
  });

  it('cut off or with a comma too many is no JSON, and in a cell a text or an open quote', () => {
    for (let end = 1; end < json.length; end += 7) {
      expect(kindOf(lineRow(json.slice(0, end)))).toBe('not-json');
      expect(['open-quote', 'no-text', null]).toContain(kindOf(csvRow(`a,${quoted(json).slice(0, end)}`, 1, 0)));
    }
    expect(kindOf(lineRow(json.replace(/([}\]])$/, ',$1')))).toBe('not-json');
  });

  it('nested too deeply, or with keys of objects themselves, harms nothing', () => {
    for (const levels of [201, 5000, 100_000]) {
      const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
      const read = lineRow(json.replace(/[{]/, `{"deep":${deep},`));
      if (read.ok) expect(read.value.imported).toBeNull();
    }
    lineRow(json.replaceAll('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},').replaceAll(',}', '}'));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

it('columns of any name are columns', () => {
  const names = ['__proto__', 'prompt', 'constructor', 'toString', 'max_tokens'];
  expect(csvRow('a,Hi,b,c,9', 1, 0, ',', names)).toMatchObject({ ok: true, value: { text: 'Hi', name: 'a', asks: { maxOutputTokens: 9 } } });
  for (const [at] of names.entries()) expect(() => csvRow('a,Hi,b,c,9', at, at, ',', names)).not.toThrow();
  expect(kindOf(csvRow('a', 4, 0, ',', names))).toBe('no-column');
});
