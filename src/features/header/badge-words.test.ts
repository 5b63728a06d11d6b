import { expect, test } from 'vitest';
import type { TokenizerMapping } from '@/core/catalog/model';
import type { Calibration } from '@/core/tokenize/calibration';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { badgeWords } from './badge-words';
import { sumStatus } from './sum-status';

const part = (id: string, enabled = true): Part => ({ id: id as UnitId, role: 'documents', name: id, text: id, enabled });
const counted = (statuses: Record<string, 'ready' | 'pending' | 'failed' | 'refused'>) =>
  new Map(Object.entries(statuses).map(([id, status]) => [id as UnitId, { status }]));

test('the sums are as sure as the least sure part that is in them', () => {
  const parts = [part('a'), part('b')];
  expect(sumStatus(parts, counted({ a: 'ready', b: 'ready' }))).toBe('ready');
  expect(sumStatus(parts, counted({ a: 'ready', b: 'pending' }))).toBe('pending');
  expect(sumStatus(parts, counted({ a: 'pending', b: 'failed' }))).toBe('failed');
  // What stands beside the sum says that all is estimated; the badge says no less.
  expect(sumStatus(parts, counted({ a: 'failed', b: 'failed' }))).toBe('none-counted');
  expect(badgeWords('none-counted', { kind: 'exact', encodingId: 'o200k_base', note: '', source: 'openai-gpt-5.5' } as never).label).toBe('estimated');
  expect(sumStatus([part('a'), part('b', false)], counted({ a: 'ready', b: 'pending' }))).toBe('ready');
  expect(sumStatus(parts, counted({ a: 'ready', b: 'refused' }))).toBe('refused');
  expect(sumStatus(parts, new Map([['a' as UnitId, { status: 'ready' as const, high: 0 }], ['b' as UnitId, { status: 'refused' as const, high: 0 }]]))).toBe('uncounted');
  expect(sumStatus([], new Map())).toBe('ready');
  const tools: Part = { id: 'a' as UnitId, role: 'tools', name: 'a', text: '[{"type":"web_search"}]', enabled: true };
  expect(sumStatus([tools, part('b')], counted({ a: 'ready', b: 'ready' }))).toBe('uncounted-tools');
  expect(sumStatus([part('b')], counted({ b: 'ready' }), 1)).toBe('uncounted-tools');
  expect(sumStatus([{ ...tools, enabled: false }, part('b')], counted({ a: 'ready', b: 'ready' }))).toBe('ready');
  expect(sumStatus([{ ...tools, text: '[{"type":"custom","name":"run"}]' }, part('b')], counted({ a: 'ready', b: 'ready' }))).toBe('other-tools');
  expect(sumStatus([tools, part('b')], counted({ a: 'ready', b: 'pending' }))).toBe('pending');
});

test('where turns call tools it says what of them is not known', () => {
  const history = (text: string): Part => ({ id: 'h' as UnitId, role: 'history', name: 'h', turns: [{ id: 't' as UnitId, speaker: 'assistant', text }], enabled: true });
  const exact: TokenizerMapping = { kind: 'exact', encodingId: 'o200k_base', note: '', source: '' };
  const meaning = (part: Part) => badgeWords(sumStatus([part], counted({ h: 'ready' })), exact).meaning;
  expect(meaning(history('{"name":"f","arguments":{"a":1}}'))).toMatch(/How the vendor writes calls of tools is not published/);
  expect(meaning({ ...history('{"name":"f","arguments":{"a":1}}'), enabled: false })).not.toMatch(/calls/);
  expect(meaning(history('I call nobody.'))).not.toMatch(/calls/);
});

test('a history that a link left out is stated as its texts are, though its calls are no exact number', () => {
  const calling: Part = { id: 'h' as UnitId, role: 'history', name: 'h', enabled: true, attachment: { kind: 'withheld', fileName: 'h', mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 5, low: 5, high: 5, exactness: 'estimate', countedWith: 'o200k_base', calls: [1] } };
  const statusOf = (low: number) => sumStatus([calling], new Map([[calling.id, { status: 'ready', exactness: 'estimate', tokens: 5, low, high: 5 }]]));
  expect([statusOf(5), statusOf(4)]).toEqual(['all-stated', 'all-about']);
});

test('of texts that a link left out it says that they are stated, and estimates for another tokenizer', () => {
  const withheld = (id: string, enabled = true): Part => ({
    id: id as UnitId, role: 'documents', name: id, enabled,
    attachment: { kind: 'withheld', fileName: id, mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact', countedWith: 'o200k_base' },
  });
  const counts = (exactness: 'exact' | 'estimate') => new Map(['a', 'b'].map((id) => [id as UnitId, { status: 'ready' as const, high: 9, exactness }]));
  const label = (parts: Part[], exactness: 'exact' | 'estimate', mapping: TokenizerMapping) => badgeWords(sumStatus(parts, counts(exactness)), mapping).label;
  const exact: TokenizerMapping = { kind: 'exact', encodingId: 'o200k_base', note: '', source: '' };
  const grok: TokenizerMapping = { kind: 'estimate', family: 'grok', note: '', source: '' };
  expect(label([withheld('a'), withheld('b')], 'exact', exact)).toBe('stated by the link');
  expect(label([withheld('a'), part('b')], 'exact', exact)).toBe('partly stated');
  expect(label([withheld('a', false), part('b')], 'exact', exact)).toBe('text exact');
  expect(label([withheld('a'), withheld('b')], 'estimate', exact)).toBe('estimated');
  expect(label([withheld('a'), part('b')], 'estimate', exact)).toBe('partly estimated');
  expect(label([withheld('a'), part('b')], 'estimate', grok)).toBe('estimated');
  expect(sumStatus([withheld('a'), part('b')], counted({ a: 'ready', b: 'pending' }))).toBe('pending');
});

test('what counts for a model that is not known is exact for that one alone, and called so', () => {
  const standIn = { named: 'house-model-9', by: 'GPT-4o' };
  const exact: TokenizerMapping = { kind: 'exact', encodingId: 'o200k_base', note: '', source: '' };
  const grok: TokenizerMapping = { kind: 'estimate', family: 'grok', note: '', source: '' };
  for (const mapping of [exact, { ...exact, kind: 'mapping-assumed' as const }, grok]) {
    expect(badgeWords('ready', mapping, {}, standIn)).toEqual({ label: 'counted as GPT-4o', tone: 'warn', meaning: 'The request names house-model-9, whose tokenizer is not known here.' });
  }
  expect(badgeWords('pending', exact, {}, standIn).label).toBe('counting…');
  expect(badgeWords('uncounted', exact, {}, standIn).label).toBe('not all counted');
});

test('nothing is called exact before everything is counted', () => {
  const exact: TokenizerMapping = { kind: 'exact', encodingId: 'o200k_base', note: '', source: '' };
  expect(badgeWords('ready', exact)).toMatchObject({ label: 'text exact', tone: 'ok' });
  expect(badgeWords('pending', exact)).toMatchObject({ label: 'counting…', tone: 'plain' });
  expect(badgeWords('failed', exact)).toMatchObject({ label: 'partly estimated', tone: 'warn' });
  expect(badgeWords('uncounted', exact)).toMatchObject({ label: 'not all counted', tone: 'warn' });
  expect(badgeWords('refused', exact)).toMatchObject({ label: 'partly estimated', tone: 'warn' });
  expect(badgeWords('uncounted-tools', exact)).toMatchObject({ label: 'not all counted', tone: 'warn', meaning: expect.stringContaining('The sums are short of it.') });
  expect(badgeWords('other-tools', exact)).toMatchObject({ label: 'partly estimated', tone: 'warn' });
  const grok: TokenizerMapping = { kind: 'estimate', family: 'grok', note: '', source: '' };
  for (const status of ['ready', 'other-tools'] as const) expect(badgeWords(status, grok).label).toBe('estimate by o200k');
  const calibration: Calibration = { familyId: 'grok', reportedTokens: 61_240, overheadTokens: 0, overheadShare: 0, estimatedTokens: 60_000, factor: 1.02, date: '2026-11-20', tally: EMPTY_TALLY };
  expect(badgeWords('ready', grok, { grok: calibration })).toMatchObject({ label: 'calibrated', meaning: expect.stringContaining('61,240 tokens, 2026-11-20') });
  expect(badgeWords('ready', { ...grok, family: 'glm' }, { grok: calibration }).label).toBe('estimate by o200k');
  expect(badgeWords('ready', exact, { grok: calibration }).label).toBe('text exact');
});
