import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSpans } from '@/core/tokenize/encode-spans';
import { createEncoder } from '@/core/tokenize/encoder';
import { layoutRows } from '@/core/tokenize/rows';
import type { TokenSpans } from '@/core/tokenize/spans';
import { cellRows, idColumns, idRows } from './cell-rows';
import { clusterGroups, emojiGoesOn } from './clusters';
import { describeToken } from './token-facts';
import { rowEdges, rowOf, tokenBeside, viewRow, viewRows } from './view-rows';

const file = pathToFileURL(resolve('.generated/vocabularies', 'o200k_base.js')).href;
const { default: vocabulary } = (await import(/* @vite-ignore */ file)) as { default: string };
const encoder = createEncoder('o200k_base', vocabulary);

const fragments = ['the ', 'rollback', ' at 14:02', '.\n\n', '\r\n', '\t', '日本', '👩‍💻', '🇮🇳', '𝒳', 'مرحبا ', '字', '', '🧑🏽‍🚀'];
const anyText = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(''));
const anySegments = fc.array(anyText, { minLength: 1, maxLength: 4 });

function firstsOf(starts: Uint32Array): number[] {
  return [...starts];
}

describe('rows of ids and of cells', () => {
  test('digits of an id', () => {
    expect([0, 9, 10, 99, 100, 199_997].map(idColumns)).toEqual([1, 1, 2, 2, 3, 6]);
  });

  test('ids fill the row, a column apart', () => {
    const spans: TokenSpans = { ...encodeSpans(encoder, ['a b c d e']), ids: Uint32Array.of(11, 222, 3, 4444, 55) };
    // "11 222 3" is eight columns.
    expect(firstsOf(idRows(spans, 8))).toEqual([0, 3]);
    expect(firstsOf(idRows(spans, 7))).toEqual([0, 2, 4]);
    expect(firstsOf(idRows(spans, 1))).toEqual([0, 1, 2, 3, 4]);
  });

  test('cells break at line ends, ids do not', () => {
    const text = 'a\nb\n';
    const spans = encodeSpans(encoder, [text]);
    expect(cellRows(spans, text, 80)).toHaveLength(2);
    expect(idRows(spans, 80)).toHaveLength(1);
  });

  test('no row is wider than asked unless it is one token; each segment begins a row; characters stay whole', () => {
    fc.assert(
      fc.property(anySegments, fc.integer({ min: 8, max: 60 }), (segments, columns) => {
        const text = segments.join('');
        const spans = encodeSpans(encoder, segments);
        const ids = firstsOf(idRows(spans, columns));
        const cells = firstsOf(cellRows(spans, text, columns));
        for (const rows of [ids, cells]) {
          expect(rows[0] ?? 0).toBe(0);
          for (const start of spans.segmentStarts) if (start < spans.ids.length) expect(rows).toContain(start);
        }
        for (const [row, first] of ids.entries()) {
          const own = [...spans.ids.slice(first, ids[row + 1] ?? spans.ids.length)];
          if (own.length > 1) expect(own.join(' ').length).toBeLessThanOrEqual(columns);
        }
        for (const first of cells) expect(spans.headBytes[first]).toBe(0);
      }),
    );
  });

  test('a million tokens take a moment', () => {
    const size = 1_000_000;
    const spans: TokenSpans = {
      encodingId: 'o200k_base',
      ids: new Uint32Array(size).fill(123_456),
      starts: Uint32Array.from({ length: size }, (_, index) => index * 4),
      headBytes: new Uint8Array(size),
      byteLengths: new Uint16Array(size).fill(4),
      segmentStarts: Uint32Array.of(0),
      segmentOffsets: Uint32Array.of(0),
    };
    const began = performance.now();
    expect(idRows(spans, 70)).toHaveLength(100_000);
    expect(cellRows(spans, 'word'.repeat(size), 70)).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('view rows', () => {
  test('one text has no captions', () => {
    const spans = encodeSpans(encoder, ['one\ntwo']);
    const rows = viewRows(spans, layoutRows(spans, 'one\ntwo', 40).rowStarts, false);
    expect(rows.count).toBe(2);
    expect(viewRow(rows, 1)).toMatchObject({ kind: 'tokens', end: spans.ids.length });
  });

  test('every segment has a caption, the empty ones too', () => {
    const segments = ['', 'one\ntwo', '', 'three', ''];
    const spans = encodeSpans(encoder, segments);
    const rows = viewRows(spans, layoutRows(spans, segments.join(''), 40).rowStarts, true);
    const kinds = Array.from({ length: rows.count }, (_, index) => viewRow(rows, index).kind[0]).join('');
    expect(kinds).toBe('ccttcctc');
    expect(rowOf(rows, spans, 0)).toBe(2);
    expect(rowOf(rows, spans, spans.ids.length - 1)).toBe(6);
  });

  test('a token is in the row where it is said to be', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        const spans = encodeSpans(encoder, segments);
        const rows = viewRows(spans, layoutRows(spans, segments.join(''), 20).rowStarts, true);
        for (let token = 0; token < spans.ids.length; token += 1) {
          const row = viewRow(rows, rowOf(rows, spans, token));
          expect(row.kind === 'tokens' && row.first <= token && token < row.end).toBe(true);
          const { first, last } = rowEdges(rows, token);
          expect(first <= token && token <= last).toBe(true);
        }
      }),
    );
  });

  test('up and down keep the place in the row', () => {
    const text = 'one two three\nfour five six\nseven';
    const spans = encodeSpans(encoder, [text]);
    const rows = viewRows(spans, layoutRows(spans, text, 40).rowStarts, false);
    expect(tokenBeside(rows, spans, 1, 1)).toBe(4);
    expect(tokenBeside(rows, spans, 2, 1)).toBe(5);
    expect(tokenBeside(rows, spans, 1, -1)).toBe(1);
    expect(rowOf(rows, spans, tokenBeside(rows, spans, 0, 100))).toBe(2);
  });
});

describe('clusterGroups', () => {
  test('an emoji is one group, however many tokens it is; a sentence is not', () => {
    const text = 'hi 👩‍💻🇮🇳🇮🇳!';
    const spans = encodeSpans(encoder, [text]);
    const texts = clusterGroups(spans, text, 0, spans.ids.length).map((group) => text.slice(group.start, group.end));
    expect(texts.at(0)).toBe('hi');
    expect(texts.at(-1)).toBe('!');
    expect(texts.some((piece) => piece.includes('👩‍💻'))).toBe(true);
    expect(texts.join('')).toBe(text);
  });

  test('no row of cells begins inside an emoji', () => {
    for (const emoji of ['👩‍💻', '🇮🇳🇮🇳', '👍🏽', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑🏽‍🚀']) {
      const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
      const starts = new Set([...segmenter.segment(`a${emoji}b`)].map((cluster) => cluster.index));
      let offset = 0;
      for (const character of `a${emoji}b`) {
        expect(emojiGoesOn(`a${emoji}b`, offset)).toBe(!starts.has(offset));
        offset += character.length;
      }
    }
  });

  test('groups cover the tokens without a gap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = encodeSpans(encoder, [text]);
        let next = 0;
        for (const group of clusterGroups(spans, text, 0, spans.ids.length)) {
          expect(group.firstToken).toBe(next);
          next = group.lastToken + 1;
        }
        expect(next).toBe(spans.ids.length);
      }),
    );
  });
});

describe('describeToken', () => {
  const segments = ['👩‍💻 ', 'naïve 👩‍💻 rollback'];
  const text = segments.join('');
  const spans = encodeSpans(encoder, segments);
  const row = { first: spans.segmentStarts[1] ?? 0, end: spans.ids.length };
  const describeAt = (index: number) => describeToken(spans, text, index, row);

  test('gives id, bytes and place in characters of the segment', () => {
    const last = describeAt(spans.ids.length - 1);
    expect(last).toMatchObject({ shown: '·rollback', segment: 1, startCharacter: 9, endCharacter: 18, part: null });
    expect(last.bytes).toEqual(['20', '72', '6f', '6c', '6c', '62', '61', '63', '6b']);
    expect(last.id).toBe(spans.ids.at(-1));
  });

  test('names the character of which a token is a part', () => {
    const parts = Array.from({ length: row.end - row.first }, (_, index) => describeAt(row.first + index)).flatMap((facts) =>
      facts.part === null ? [] : [facts.part],
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts[0]).toMatchObject({ number: 1, of: parts.length });
    expect(parts[0]?.text).toContain('👩‍💻');
    expect(parts[0]?.codePoints).toContain('U+1F469');
  });
});
