import { describe, expect, it } from 'vitest';
import type { Attachment } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { selectCountedParts, selectFill, selectIsCounting, selectOverhead, selectPartCounts } from './selectors';
import { createAppStore } from './store';

const image: Attachment = { kind: 'image', fileName: 'a.png', mediaType: 'image/png', sizeBytes: 10, widthPx: 1000, heightPx: 1000 };
const part: AttachmentPart = { id: 'a' as UnitId, role: 'documents', name: 'a.png', attachment: image, enabled: true };

function openWith(parts: readonly AttachmentPart[], modelId: string) {
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'id' as UnitId });
  store.getState().restore({ prompt: { parts, freeOrder: false }, modelId: modelId as ModelId, settings: {}, calibrations: {}, untouchedSample: false });
  return store;
}

describe('an attachment', () => {
  it('is counted at once by the rule of the chosen model, and adds to the window', () => {
    const store = openWith([part], 'anthropic/claude-haiku-4-5');
    const state = store.getState();
    expect(selectIsCounting(state)).toBe(false);
    expect(selectPartCounts(state).get(part.id)).toMatchObject({ tokens: 1296, exactness: 'exact', status: 'ready', reason: expect.stringContaining('36 × 36') });
    expect(selectFill(state).input.tokens).toBe(1296 + selectOverhead(state).tokens);
    expect(selectCountedParts(state)).toMatchObject([{ name: 'a.png', characters: 0, count: { tokens: 1296 } }]);
    state.chooseModel('openai/gpt-4o' as ModelId);
    expect(selectPartCounts(store.getState()).get(part.id)).toMatchObject({ tokens: 765 });
  });

  it('says so where the vendor gives no formula, or the model takes none', () => {
    const borrowed = selectPartCounts(openWith([part], 'mistral/mistral-large-4').getState()).get(part.id);
    expect(borrowed).toMatchObject({ status: 'refused', exactness: 'estimate', reason: expect.stringContaining('Mistral publishes no formula') });
    expect(borrowed?.high).toBeGreaterThan(borrowed?.low ?? 0);
    expect(selectPartCounts(openWith([part], 'openai/gpt-4').getState()).get(part.id)).toMatchObject({ status: 'refused', high: 0, reason: 'GPT-4 takes text alone.' });
  });

  it('counts nothing while it is off, and survives a move through undo', () => {
    const store = openWith([part, { ...part, id: 'b' as UnitId, name: 'b.png' }], 'anthropic/claude-haiku-4-5');
    store.getState().setEnabled([part.id], false);
    expect(selectFill(store.getState()).input.tokens).toBe(1296 + selectOverhead(store.getState()).tokens);
    store.getState().setText(part.id, 'no text');
    store.getState().duplicate([part.id]);
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['a.png', 'a.png copy', 'b.png']);
    store.getState().undo();
    store.getState().undo();
    expect(store.getState().work.prompt.parts).toHaveLength(2);
    expect(store.getState().work.prompt.parts[0]).toEqual(part);
  });
});
