import { expect, it } from 'vitest';
import type { AttachmentPart, TextPart } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { statedShare, sumCertainty } from './stated-words';

const text: TextPart = { id: 'a' as UnitId, role: 'question', name: 'a', text: 'words', enabled: true };
const withheld: AttachmentPart = { id: 'b' as UnitId, role: 'system', name: 'b', enabled: true, attachment: { kind: 'withheld', fileName: 'b', mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact', countedWith: 'o200k_base' } };
const image: AttachmentPart = { ...withheld, role: 'documents', attachment: { kind: 'image', fileName: 'c', mediaType: 'image/png', sizeBytes: 9, widthPx: 1, heightPx: 1 } };

it('texts that a link states are all or some of those that are sent and have something to count', () => {
  expect(statedShare([])).toBe('none');
  expect(statedShare([text, image])).toBe('none');
  expect(statedShare([withheld, image, { ...text, text: '' }, { ...text, enabled: false }])).toBe('all');
  expect(statedShare([withheld, text])).toBe('some');
  expect(statedShare([{ ...withheld, enabled: false }, text])).toBe('none');
});

it('only what would be exact is said to be stated', () => {
  expect(sumCertainty('exact', 'exact', 'none')).toBe('exact');
  expect(sumCertainty('exact', 'exact', 'all')).toBe('stated by the link');
  expect(sumCertainty('assumed', 'mapping-assumed', 'some')).toBe('partly stated by the link');
  expect(sumCertainty('estimate', 'estimate', 'all')).toBe('estimate');
});
