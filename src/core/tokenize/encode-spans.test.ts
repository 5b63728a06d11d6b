import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textColumns } from './character-columns';
import { encodeSpans, encodeSpansInSteps } from './encode-spans';
import { countTokens, createEncoder } from './encoder';
import { ENCODING_IDS, type EncodingId } from './encoding';
import { layoutRows } from './rows';
import { safeCuts } from './safe-cuts';
import {
  glyphGroups,
  rowOfToken,
  segmentOfToken,
  tokenAtOffset,
  tokenBytes,
  tokenCount,
  tokenRange,
} from './token';

async function loadVocabulary(encodingId: EncodingId): Promise<string> {
  const file = pathToFileURL(resolve('.generated/vocabularies', `${encodingId}.js`)).href;
  return ((await import(/* @vite-ignore */ file)) as { default: string }).default;
}

const FRAGMENTS = [
  'the ', 'word', 'Word', ' a', 'b', "'s", "'ſ ", "don't ", '12', '3', ',', '.', '. ', '/', '\n', '\r\n', '\r', '\n\n', '.\n\n',
  '  ', '\t', ' \n', '\u0085', '\u00a0', '\u3000', '\ufeff', '中文', '字', '。', '、', 'あ', '한글', 'да ', 'Жж', 'ع', 'مُ ', 'ש',
  'हि', 'ไท', '👍', '👍🏽', '👩‍👧', '🇩🇪', '𝒳', '\u0301', '\u200d', '\ufe0f', '\ud800', '\udc00', '\0', '{"a":1}', '=>', '─', 'ﷺ',
]; // prettier-ignore
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const anySegments = fc.array(anyText, { maxLength: 4 });
const utf8 = new TextEncoder();

describe.each(ENCODING_IDS)('%s', async (encodingId) => {
  const encoder = createEncoder(encodingId, await loadVocabulary(encodingId));

  test('cutting at safe places changes no token', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 24 }), (text, chunkUnits) => {
        const ends = [...safeCuts(text, chunkUnits)];
        const chunks = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
        expect(chunks.join('')).toBe(text);
        expect(chunks.flatMap((chunk) => [...encoder.encode(chunk)].flat())).toEqual([...encoder.encode(text)].flat());
        const pairsBefore = text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
        expect(chunks.flatMap((chunk) => chunk.match(/[\ud800-\udbff][\udc00-\udfff]/g) ?? []).length).toBe(pairsBefore);
      }),
      { numRuns: 1000 },
    );
  });

  test('the bytes of the tokens are the bytes of the segments, in order', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        const spans = encodeSpans(encoder, segments);
        const text = segments.join('');
        const bytes = Array.from({ length: tokenCount(spans) }, (_, index) => [...tokenBytes(spans, text, index)]);
        expect(bytes.flat()).toEqual(segments.flatMap((segment) => [...utf8.encode(segment)]));
        expect(bytes.map((each) => each.length)).toEqual([...spans.byteLengths]);
        expect([...spans.ids]).toEqual(segments.flatMap((segment) => [...encoder.encode(segment)].flat()));
      }),
      { numRuns: 250 },
    );
  });

  test('groups cover the text, ranges lie in it, and each place finds its token', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        const spans = encodeSpans(encoder, segments);
        const text = segments.join('');
        const count = tokenCount(spans);
        const groups = glyphGroups(spans, text, 0, count);
        expect(groups.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const group of groups) {
          for (let index = group.firstToken; index <= group.lastToken; index += 1) {
            const range = tokenRange(spans, text, index);
            if (range.start < group.start || range.end > group.end || range.end <= range.start) expect([range, group]).toBe('inside');
          }
          expect(tokenAtOffset(spans, group.start)).toBe(group.firstToken);
          const part = glyphGroups(spans, text, group.lastToken, group.lastToken + 1);
          expect(part).toEqual([group]);
        }
        for (let index = 0; index < count; index += 1) {
          const segment = segmentOfToken(spans, index);
          const from = spans.segmentOffsets[segment]!;
          const range = tokenRange(spans, text, index);
          if (range.start < from || range.end > from + segments[segment]!.length) expect([range, segment]).toBe('inside');
        }
      }),
      { numRuns: 250 },
    );
  });

  test('rows keep groups whole, fit where they can, and end at line breaks and segments', () => {
    fc.assert(
      fc.property(anySegments, fc.integer({ min: 8, max: 40 }), (segments, columns) => {
        const spans = encodeSpans(encoder, segments);
        const text = segments.join('');
        const layout = layoutRows(spans, text, columns);
        const count = tokenCount(spans);
        expect(layout.rowRightToLeft.length).toBe(layout.rowStarts.length);
        if (count > 0) expect(layout.rowStarts[0]).toBe(0);
        const rows = Array.from(layout.rowStarts, (from, row) => glyphGroups(spans, text, from, layout.rowStarts[row + 1] ?? count));
        expect(rows.flat()).toEqual(glyphGroups(spans, text, 0, count));
        for (const [row, groups] of rows.entries()) {
          const content = groups.map(({ start, end }) => text.slice(start, end));
          if (groups.length > 1) expect(textColumns(content.join(''))).toBeLessThanOrEqual(columns + 1e-9);
          expect(segmentOfToken(spans, groups[0]!.firstToken)).toBe(segmentOfToken(spans, groups.at(-1)!.lastToken));
          expect(content.slice(0, -1).join('')).not.toMatch(/\n|\r(?!\n|$)/);
          for (const { firstToken } of groups) expect(rowOfToken(layout, firstToken)).toBe(row);
        }
      }),
      { numRuns: 250 },
    );
  });

  test('counting and spanning in steps reports rising progress up to the end', () => {
    const text = 'One more sentence, with 12 words in it and a line break.\n'.repeat(5000);
    const progress: number[] = [];
    const steps = encodeSpansInSteps(encoder, [text, 'x', '', text]);
    let step = steps.next();
    for (; !step.done; step = steps.next()) progress.push(step.value);
    expect(progress.length).toBeGreaterThan(6);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(2 * text.length + 1);
    expect(tokenCount(step.value)).toBe(2 * countTokens(encoder, text) + countTokens(encoder, 'x'));
    expect(step.value.segmentStarts[2]).toBe(step.value.segmentStarts[3]);
  });
});

test('halves of a surrogate pair in two segments stay two characters', async () => {
  const encoder = createEncoder('cl100k_base', await loadVocabulary('cl100k_base'));
  const segments = ['a\ud83d', '\ude00b'];
  const spans = encodeSpans(encoder, segments);
  const bytes = Array.from(spans.ids, (_, index) => [...tokenBytes(spans, segments.join(''), index)]).flat();
  expect(bytes).toEqual([0x61, 0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd, 0x62]);
});
