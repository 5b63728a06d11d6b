import { isSameText } from '@/core/prompt/long-text';
import { describe, expect, it, vi } from 'vitest';
import type { Attachment } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';
import { takeFilesOut } from './arrivals';
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

  it('leaves open whether all fits while it is not counted, and while its range reaches beyond the window', () => {
    const verdictOf = (modelId: string, enabled = true, servedWindowTokens: number | null = null) => {
      const store = openWith([{ ...part, enabled }], modelId);
      store.getState().setSettings({ servedWindowTokens, reserveTokens: 0 });
      return selectFill(store.getState());
    };
    expect(verdictOf('openai/gpt-4')).toMatchObject({ verdict: 'uncertain', uncountedAttachments: 1, input: { exactness: 'estimate' } });
    expect(verdictOf('openai/gpt-4', false)).toMatchObject({ verdict: 'fits', uncountedAttachments: 0, input: { exactness: 'exact' } });
    const { verdict, uncountedAttachments, input } = verdictOf('mistral/mistral-large-4');
    expect({ verdict, uncountedAttachments }).toEqual({ verdict: 'fits', uncountedAttachments: 0 });
    expect(input.low).toBeLessThan(input.tokens);
    expect(verdictOf('mistral/mistral-large-4', true, input.high).verdict).toBe('fits');
    expect(verdictOf('mistral/mistral-large-4', true, input.high - 1).verdict).toBe('uncertain');
    expect(verdictOf('mistral/mistral-large-4', true, input.low).verdict).toBe('uncertain');
    expect(verdictOf('mistral/mistral-large-4', true, input.low - 1).verdict).toBe('over');
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

const file = (name: string, content: Uint8Array | string) => new File([typeof content === 'string' ? content : content.slice()], name);
const png = Buffer.from(mediaFile('png')).toString('base64');
// JSON of no format that is known.
const request = `{"entries":[{"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,${png}"}}]}]}`;
const open = () => {
  let id = 0;
  return createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id-${(id += 1)}` as UnitId });
};
const parts = (store: ReturnType<typeof open>) => store.getState().work.prompt.parts;
const notice = (store: ReturnType<typeof open>) => store.getState().notices.at(-1);

describe('dropped files', () => {
  it('of every kind of media become attachments beside the texts, and what is neither is refused with its reason', async () => {
    const store = open();
    await store.getState().addFiles([...MEDIA_FILES.map((name) => file(`${name}.bin`, mediaFile(name))), file('a.txt', 'text'), file('a.zip', Uint8Array.of(0x50, 0x4b, 3, 4)), file('cut.png', mediaFile('png').slice(0, 12))]);
    expect(parts(store)).toHaveLength(MEDIA_FILES.length + 1);
    expect(parts(store).filter((each) => 'attachment' in each)).toHaveLength(MEDIA_FILES.length);
    expect(parts(store).find(({ name }) => name === 'webm.bin')).toMatchObject({ attachment: { kind: 'video', durationMs: 1000, fileName: 'webm.bin' } });
    expect(notice(store)?.details).toEqual([expect.stringContaining('a ZIP archive, not text'), expect.stringContaining('a PNG image that does not say its size')]);
    expect(JSON.stringify(parts(store))).not.toContain(png.slice(0, 20));
  });

  it('that are gone or locked by then are named and add nothing, and one that is empty is told', async () => {
    const store = open();
    const failing = (name: string, text: string, error: string) => {
      const fails = () => Promise.reject(new DOMException('', error));
      return Object.assign(new File([text], name), { arrayBuffer: fails, slice: () => ({ arrayBuffer: fails }) });
    };
    const { work } = store.getState();
    // A browser tells no size of a file that is gone.
    await store.getState().addFiles([failing('gone.txt', '', 'NotFoundError'), failing('moved.txt', 'words', 'NotFoundError'), failing('locked.txt', 'words', 'NotReadableError')]);
    expect(store.getState().work).toBe(work);
    expect([...(notice(store)?.details ?? [])].sort()).toEqual([
      'gone.txt was not added: it is a folder, or it was moved or deleted since; drop its files.',
      'locked.txt was not added: it could not be read, perhaps because it was moved, changed or locked; add it again.',
      'moved.txt was not added: it is a folder, or it was moved or deleted since; drop its files.',
    ]);
    await store.getState().addFiles([file('empty.txt', '')]);
    expect(parts(store)).toMatchObject([{ name: 'empty.txt', text: '' }]);
    expect(notice(store)?.text).toBe('empty.txt is empty; it was added without a text.');
    await store.getState().addFiles([file('a.txt', ''), file('b.txt', ''), file('c.txt', 'words')]);
    expect(notice(store)).toMatchObject({ text: '2 files are empty; they were added without a text.', details: ['a.txt', 'b.txt'] });
  });

  it('that are larger than a text may be are refused as text, and read as media', async () => {
    const store = open();
    const huge = (name: string, head: Uint8Array) => ({
      name,
      size: 5_000_000_000,
      slice: (start: number, end: number) => ({ arrayBuffer: async () => Uint8Array.from({ length: end - start }, (_, index) => head[start + index] ?? 0).buffer }),
    }) as unknown as File;
    await store.getState().addFiles([huge('a.log', new TextEncoder().encode('log')), huge('b.png', mediaFile('png'))]);
    expect(parts(store)).toMatchObject([{ name: 'b.png', attachment: { widthPx: 37, sizeBytes: 5_000_000_000 } }]);
    expect(notice(store)?.text).toContain('the limit is 100.0 MB');
  });
});

describe('base64 in a text', () => {
  it('becomes an attachment, and Undo brings back exactly the text that came', async () => {
    const store = open();
    await store.getState().addFiles([file('request.json', request)]);
    expect(parts(store)).toMatchObject([{ name: 'request.json', text: request.replace(`data:image/png;base64,${png}`, '') }, { name: 'image of request.json', attachment: { widthPx: 37, heightPx: 23 } }]);
    expect(notice(store)).toMatchObject({ text: '1 image taken out of request.json: base64 is never counted as text.', action: 'undo', details: ['request.json took the place of the sample.'] });
    store.getState().undo();
    expect(parts(store)).toMatchObject([{ name: 'request.json', text: request }]);
    store.getState().redo();
    expect(parts(store)).toHaveLength(2);
    store.getState().undo();
    store.getState().undo();
    expect(store.getState().work.untouchedSample).toBe(true);
  });

  it('is found in what is pasted, and in texts of megabytes', async () => {
    const store = open();
    const long = `["${'word '.repeat(1_000_000)}",${request},${request}]`;
    for (const text of [request, long]) {
      store.getState().addPastedText(text);
      await settled(store);
    }
    expect(parts(store).map(({ name }) => name)).toEqual(['Pasted text', 'image of Pasted text', 'Pasted text 2', 'image 1 of Pasted text 2', 'image 2 of Pasted text 2']);
    store.getState().undo();
    const last = parts(store).at(-1);
    expect(last !== undefined && 'text' in last && isSameText(last.text, long)).toBe(true);
  });

  it('of a text that is there already is taken out when asked, of a turn too, and not where the text has changed meanwhile', async () => {
    for (const add of [(store: ReturnType<typeof open>) => store.getState().addPart('question'), (store: ReturnType<typeof open>) => store.getState().addTurn('user')]) {
      const store = open();
      const { setText, takeOut, undo } = store.getState();
      const id = add(store);
      setText(id, request);
      const taken = await takeFilesOut(request);
      takeOut(id, 'the text', `${request} `, taken!);
      expect(parts(store).some((each) => 'attachment' in each)).toBe(false);
      takeOut(id, 'the text', request, taken!);
      expect(parts(store).filter((each) => 'attachment' in each)).toMatchObject([{ name: 'image of the text', role: 'documents' }]);
      expect(JSON.stringify(parts(store))).not.toContain(png.slice(0, 20));
      expect(notice(store)).toMatchObject({ text: '1 image taken out of the text: base64 is never counted as text.', action: 'undo' });
      undo();
      expect(JSON.stringify(parts(store))).toContain(png.slice(0, 20));
    }
  });

  it('is part of a style sheet or of prose, and stays there', async () => {
    const store = open();
    store.getState().addPastedText(`a { background: url(data:image/png;base64,iVBORw0KGgo=) } ${request}`);
    await settled(store);
    expect(parts(store)).toHaveLength(1);
  });

  it('that is no file stays in the text', async () => {
    const store = open();
    store.getState().addPastedText('{"data": "short"} data:text/plain;base64,aGVsbG8=');
    await vi.waitFor(() => expect(parts(store)).toHaveLength(1));
    expect(notice(store)?.text).toBe('Pasted text took the place of the sample.');
  });
});

describe('what could not be counted', () => {
  const film: AttachmentPart = { ...part, name: 'a.mp4', attachment: { kind: 'video', fileName: 'a', mediaType: 'video/mp4', sizeBytes: 1, durationMs: null, widthPx: 64, heightPx: 48, framesPerSecond: null } };

  it('makes an estimate of the total until the user says how long it is, which can be undone', () => {
    const store = openWith([film], 'google/gemini-2.5-pro');
    expect(selectPartCounts(store.getState()).get(film.id)).toMatchObject({ status: 'refused', tokens: 0 });
    expect(selectFill(store.getState()).input.exactness).toBe('estimate');
    store.getState().sayLength(film.id, 10_000);
    expect(selectPartCounts(store.getState()).get(film.id)).toMatchObject({ status: 'ready', tokens: 2630, exactness: 'exact' });
    store.getState().undo();
    expect(parts(store)).toEqual([film]);
    store.getState().setEnabled([film.id], false);
    expect(selectFill(store.getState()).input.tokens).toBe(selectOverhead(store.getState()).tokens);
  });

  it('a detail is kept with the part', () => {
    const store = openWith([part], 'openai/gpt-4o');
    store.getState().chooseDetail(part.id, 'low');
    expect(selectPartCounts(store.getState()).get(part.id)).toMatchObject({ tokens: 85 });
    store.getState().chooseDetail(part.id, 'auto');
    expect(parts(store)).toEqual([part]);
  });
});
