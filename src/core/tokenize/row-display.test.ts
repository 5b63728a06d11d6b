import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { localView } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyTokenText } from '@/test/token-texts';
import { textColumns } from './character-columns';
import type { Encoder } from './encoder';
import { emojiGoesOn, endOfCell, idColumns, type RowDisplay } from './row-display';
import type { RowTable } from './spans';
import { nextGroup } from './token';
import { placeTokens, TokenColumns } from './token-slice';

const encoder = naiveEncoder('o200k_base');

interface Laid {
  readonly table: RowTable;
  readonly ids: readonly number[];
  /** Ids and text of each row. */
  readonly rows: readonly { readonly ids: readonly number[]; readonly text: string }[];
}

function lay(segments: readonly string[], columns: number, display: RowDisplay, by: Encoder = encoder): Laid {
  const { table } = localView(by, segments, columns, display);
  const ids = segments.flatMap((segment) => [...by.encode(segment)]);
  const text = segments.join('');
  const rows = Array.from(table.rowTokens, (first, row) => ({
    ids: ids.slice(first, table.rowTokens[row + 1] ?? ids.length),
    text: text.slice(table.rowOffsets[row], table.rowOffsets[row + 1] ?? text.length),
  }));
  return { table, ids, rows };
}

test('digits of an id', () => {
  expect([0, 9, 10, 99, 100, 199_997].map(idColumns)).toEqual([1, 1, 2, 2, 3, 6]);
});

describe('rows of ids', () => {
  test('are filled, a column between two ids, and know no line breaks', () => {
    const { ids } = lay(['a\nb\nc\nd'], 80, 'ids');
    const lines: number[][] = [];
    for (const id of ids) {
      const line = lines.at(-1);
      if (line === undefined || [...line, id].join(' ').length > 12) lines.push([id]);
      else line.push(id);
    }
    expect(lay(['a\nb\nc\nd'], 12, 'ids').rows.map((row) => row.ids)).toEqual(lines);
    expect(lay(['a\nb\nc\nd'], 80, 'ids').rows).toHaveLength(1);
  });
});

describe('rows of cells', () => {
  test('break at line ends, and are as wide as the wider of text and ids', () => {
    expect(lay(['a\nb\n'], 80, 'both').rows).toHaveLength(2);
    // " rollback" is wider than its id, "a" narrower.
    const [, rollback] = encoder.encode('a rollback');
    expect(String(rollback).length).toBeLessThan(9);
    expect(lay(['a rollback'], idColumns(64) + 1 + 9, 'both').rows).toHaveLength(1);
    expect(lay(['a rollback'], idColumns(64) + 9, 'both').rows).toHaveLength(2);
  });
});

test('a row of any display ends, also where the characters have no width', async () => {
  // One long piece, for which plain merging takes seconds.
  const encoder = await loadEncoder('o200k_base');
  for (const display of ['text', 'both'] as const) {
    const { rows } = lay(['\u200b'.repeat(5000)], 80, display, encoder);
    expect(rows.length).toBeGreaterThan(4);
    expect(Math.max(...rows.map(({ text }) => text.length))).toBeLessThanOrEqual(1024);
  }
});

test('no row is wider than asked unless it is one cell; each segment begins a row; characters stay whole', () => {
  const segments = fc.array(anyTokenText, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(segments, fc.integer({ min: 8, max: 60 }), fc.constantFrom('ids', 'both'), (parts, columns, display) => {
      const { table, rows, ids } = lay(parts, columns, display);
      expect(rows.flatMap((row) => row.ids)).toEqual(ids);
      expect(rows.map(({ text }) => text).join('')).toBe(parts.join(''));
      for (const token of table.segmentTokens) if (token < table.tokens) expect(table.rowTokens).toContain(token);
      for (const row of rows) {
        // Its text has the bytes of its tokens: a row that began inside a character would have others.
        expect(row.ids.reduce((sum, id) => sum + (encoder.byteLengths[id] ?? 0), 0)).toBe(new TextEncoder().encode(row.text).length);
        const cells = cellsOf(row.ids, row.text, display);
        if (cells.length > 1) expect(cells.reduce((sum, width) => sum + width + 1, -1)).toBeLessThanOrEqual(columns);
      }
    }),
    { numRuns: 60 },
  );
});

/** Widths of the cells of a row. */
function cellsOf(ids: readonly number[], text: string, display: RowDisplay): number[] {
  const slice = { firstToken: 0, encodingId: encoder.encodingId, ...placesOf(ids, text), endOffset: text.length };
  const widths: number[] = [];
  for (let first = 0; first < ids.length; ) {
    const next = display === 'both' ? endOfCell(slice, text, first) : nextGroup(slice, first);
    const idsWidth = ids.slice(first, next).join(' ').length;
    const shown = text.slice(slice.starts[first], slice.starts[next] ?? text.length);
    widths.push(display === 'ids' ? idsWidth : Math.max(idsWidth, Math.ceil(textColumns(shown))));
    first = next;
  }
  return widths;
}

function placesOf(ids: readonly number[], text: string) {
  const columns = new TokenColumns();
  columns.reserve(ids.length);
  placeTokens(columns, Uint32Array.from(ids), encoder.byteLengths, text, text.length, 0);
  return columns;
}

test('no cell ends inside an emoji', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const emoji of ['👩‍💻', '🇮🇳🇮🇳', '👍🏽', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑🏽‍🚀']) {
    const starts = new Set([...segmenter.segment(`a${emoji}b`)].map((cluster) => cluster.index));
    let offset = 0;
    for (const character of `a${emoji}b`) {
      expect(emojiGoesOn(`a${emoji}b`, offset)).toBe(!starts.has(offset));
      offset += character.length;
    }
    for (const { text } of lay([`${emoji} ${emoji}`.repeat(10)], 8, 'both').rows) {
      // Every row of whole clusters joins to whole clusters.
      expect([...segmenter.segment(text)].map(({ segment }) => segment).join('')).toBe(text);
    }
  }
});
