import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Encoder } from '@/core/tokenize/encoder';
import { lastAtMost } from '@/core/tokenize/token';
import type { UnitId } from '@/core/units';
import { loadEncoder } from '@/test/load-encoder';
import { localTokenizer, localView, type LocalTokenizer } from '@/test/local-tokenizer';
import type { Tokenizer } from '@/workers/tokenizer';
import { alignedEncodings, createAligning, swapAligned, type Aligning } from './aligning';
import { comparisonKey } from './comparison-counts';
import { createAppStore, type AppStore } from './store';

let encoders: Record<'left' | 'right', Encoder>;
beforeAll(async () => {
  encoders = { left: await loadEncoder('o200k_base'), right: await loadEncoder('gemma3') };
});

let sides: Record<'left' | 'right', LocalTokenizer>;
let store: AppStore;
let aligning: Aligning;
let lastId = 0;

/** Two tokenizers behind one: views of the right side have odd numbers. */
function bothSides(): Tokenizer {
  const sideOf = (key: string) => (key.endsWith('right') ? 'right' : 'left');
  const split = <Request extends { readonly viewId: number }>(request: Request) =>
    [request.viewId % 2 === 1 ? 'right' : 'left', { ...request, viewId: Math.floor(request.viewId / 2) }] as const;
  return {
    ...sides.left,
    openView: async (request, options) => {
      const side = sideOf(request.key);
      const result = await sides[side].openView(request, options);
      return result.ok ? { ok: true, value: { ...result.value, viewId: result.value.viewId * 2 + (side === 'right' ? 1 : 0) } } : result;
    },
    viewTokens: (request, options) => {
      const [side, own] = split(request);
      return sides[side].viewTokens(own, options);
    },
    closeView: (key) => sides[sideOf(key)].closeView(key),
  };
}

async function settle() {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

beforeEach(() => {
  sides = { left: localTokenizer(encoders.left), right: localTokenizer(encoders.right) };
  store = createAppStore({ tokenizer: bothSides(), makeId: () => `id${(lastId += 1)}` as UnitId });
  store.getState().clear();
  aligning = createAligning(store);
});

async function show(text: string, columns = 30): Promise<void> {
  store.getState().addPastedText(text);
  aligning.show(columns);
  await settle();
}

describe('the focused part as two tokenizers cut it', () => {
  it('has the rows of the left and the tokens of the rows in sight of both, and is idle then', async () => {
    const text = Array.from({ length: 400 }, (_, line) => `line ${line}: Bürgermeister, 狐 and café\n`).join('');
    await show(text);
    const { left, right } = store.getState().align;
    expect([left.encodingId, right.encodingId]).toEqual(['o200k_base', 'gemma3']);
    expect([left.rows?.tokens, right.rows?.tokens]).toEqual([encoders.left.count(text), encoders.right.count(text)]);
    expect(store.getState().activities.size).toBe(0);
    aligning.need(300, 310);
    await settle();
    const start = left.rows?.rowOffsets[300] ?? 0;
    for (const { slices } of [store.getState().align.left, store.getState().align.right]) {
      expect(slices.some((slice) => (slice.starts[0] ?? Infinity) <= start && slice.endOffset > start)).toBe(true);
    }
    expect(sides.left.asked.length).toBeLessThan(8);
    expect(store.getState().activities.size).toBe(0);
  });

  it('leads from difference to difference, far beyond what is in sight, in both directions', async () => {
    const text = `${'a b\n'.repeat(900)}Donaudampfschifffahrt\n${'a b\n'.repeat(900)}`;
    await show(text);
    // The oracle: all tokens of both at once, as stretches of bytes.
    const spans = (encoder: Encoder): string[] => {
      let byte = 0;
      return Array.from(localView(encoder, [text]).slice.byteLengths, (length) => `${byte}-${(byte += length)}`);
    };
    const [ours, theirs] = [spans(encoders.left), spans(encoders.right)];
    const { rowOffsets } = store.getState().align.left.rows!;
    const rowsOf = (mine: readonly string[], other: ReadonlySet<string>) =>
      mine.filter((span) => !other.has(span)).map((span) => lastAtMost(rowOffsets, Number(span.split('-')[0])));
    const expected = [...new Set([...rowsOf(ours, new Set(theirs)), ...rowsOf(theirs, new Set(ours))])];
    expect(expected).toEqual([900]);
    const { findDifference } = aligning;
    expect(await findDifference(0, 1)).toBe(900);
    expect(await findDifference(1800, -1)).toBe(900);
    expect(await findDifference(901, 1)).toBe(-1);
    expect(await findDifference(899, -1)).toBe(-1);
  });

  it('never shows the same tokenizer twice, and swaps', async () => {
    store.getState().chooseAligned('left', 'gemma3');
    expect(alignedEncodings(store.getState())).toEqual({ left: 'gemma3', right: 'o200k_base' });
    swapAligned(store);
    expect(alignedEncodings(store.getState())).toEqual({ left: 'o200k_base', right: 'gemma3' });
  });

  it('lets the counts ask again for a vocabulary that one side has', async () => {
    const id = 'other' as UnitId;
    const failure = { status: 'failed', text: 'x', reason: 'offline', isVocabularyMissing: true } as const;
    const estimate = { tokens: 1, low: 1, high: 1, exactness: 'estimate' } as const;
    store.setState({ counts: new Map([[id, { ...failure, encodingId: 'gemma3' }]]) });
    const compared = (['gemma3', 'tekken'] as const).map((encodingId) => [comparisonKey(encodingId, id), { ...failure, encodingId, estimate }] as const);
    store.setState({ comparison: { ...store.getState().comparison, counts: new Map(compared) } });
    await show('some text');
    expect(store.getState().counts.size).toBe(0);
    expect([...store.getState().comparison.counts.keys()]).toEqual([comparisonKey('tekken', id)]);
  });

  it('a lost view is opened again once; one that fails says why, and leaves the other', async () => {
    await show('some text\n'.repeat(500));
    sides.right.nextError = { kind: 'closed' };
    aligning.need(400, 410);
    await settle();
    expect(sides.right.opened).toHaveLength(2);
    expect(store.getState().align.right.status).toBe('ready');
    sides.right.nextError = { kind: 'encoder', reason: 'broken' };
    aligning.need(200, 210);
    await settle();
    const { left, right } = store.getState().align;
    expect([left.status, right.status, right.reason]).toEqual(['ready', 'failed', 'The tokenizer failed on this text: broken']);
    expect(store.getState().activities.size).toBe(0);
    aligning.show(30);
    await settle();
    expect(store.getState().align.right.status).toBe('ready');
    aligning.hide();
    expect(store.getState().align.left.rows).toBeNull();
  });
});
