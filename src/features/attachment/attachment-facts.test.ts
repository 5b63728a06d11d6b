import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentCost } from '@/core/catalog/attachment-cost';
import { anyAttachment } from '@/test/arbitraries';
import { attachmentBadge } from './attachment-badge';
import { attachmentFacts } from './attachment-facts';

const film = { kind: 'video', fileName: 'a', mediaType: 'video/mp4', sizeBytes: 1200, durationMs: 62_000, isAsked: true, widthPx: 640, heightPx: 480, framesPerSecond: 29.97 } as const;

test('facts are told in words, and what the user said is told apart', () => {
  expect(attachmentFacts(film).map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Kind: MP4 video (video/mp4)', 'Length: 1:02, as you say', 'Pixels: 640 × 480', 'Frames: 29.97 a second', 'Size: 1.2 KB',
  ]);
  const pdf = { kind: 'pdf', fileName: 'a', mediaType: 'application/pdf', sizeBytes: 5, pages: null, pageSizes: [{ widthPt: 595, heightPt: 842 }, { widthPt: 595.2, heightPt: 841.9 }] } as const;
  expect(attachmentFacts(pdf).map(({ value }) => value)).toEqual(['PDF (application/pdf)', 'not said in the file', '210 × 297 mm', '5 B']);
});

test('every attachment has facts under names of their own', () => {
  fc.assert(
    fc.property(anyAttachment, (attachment) => {
      const names = attachmentFacts(attachment).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain(attachment.kind === 'absent' ? 'What' : 'Size');
    }),
  );
});

test('the badge says how sure, or why there is no number', () => {
  const badge = (id: string, durationMs: number | null) => attachmentBadge(attachmentCost({ ...film, durationMs }, { id, vendor: 'Mistral' })).label;
  expect(badge('google/gemini-2.5-pro', 1000)).toBe('exact');
  expect(badge('google/gemini-3.5-flash', 1000)).toBe('estimate');
  expect(badge('mistral/any', 1000)).toBe('borrowed');
  expect(badge('anthropic/claude-haiku-4-5', 1000)).toBe('not taken');
  expect(badge('google/gemini-2.5-pro', null)).toBe('length unknown');
});
