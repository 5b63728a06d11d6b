import { describe, expect, it } from 'vitest';
import { wholeText } from '@/core/prompt/long-text';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { importOfUnit } from './imports-slice';
import { unknownModel } from './named-model';
import { selectSettings } from './selectors';
import { createAppStore } from './store';

const CLAUDE = JSON.stringify(['One', 'Two'].map((name, at) => ({ uuid: name, name, updated_at: `2026-0${at + 1}-03`, chat_messages: [{ sender: 'human', text: `${name}?` }, { sender: 'assistant', text: `${name}.` }] })));
const REQUEST = JSON.stringify({ system: 'S', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });

async function opened(text: string) {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `r${(ids += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addPastedText(text);
  await settled(store);
  const source = () => importOfUnit(store.getState().imports, store.getState().work.prompt.parts[0]!.id)!;
  return { store, source };
}

describe('what was imported', () => {
  it('becomes the text as it came, or another format, each in one step of undo', async () => {
    const { store, source } = await opened(REQUEST);
    const first = store.getState().work.prompt;
    expect(source()).toMatchObject({ name: 'Pasted text', format: 'anthropic' });
    const toPlain = store.getState().rereadImport(source(), 'plain');
    expect(store.getState().activities.has('reading a format'), 'the page is not idle').toBe(true);
    expect(await toPlain).toBe(true);
    const [plain] = store.getState().work.prompt.parts;
    expect(plain !== undefined && 'text' in plain && wholeText(plain.text)).toBe(REQUEST);
    expect(source().format).toBeNull();
    expect(await store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null })).toBe(true);
    expect(source().format).toBe('openai-chat');
    expect(await store.getState().rereadImport(source(), { format: 'codex', conversation: null })).toBe(false);
    store.getState().undo();
    store.getState().undo();
    expect(store.getState().work.prompt).toBe(first);
    expect(source().format).toBe('anthropic');
  });

  it('takes what it said beside its texts with it, and leaves what another request said', async () => {
    const { store, source } = await opened(REQUEST.replace('{', '{"temperature":0,'));
    const kept = () => store.getState().work.prompt.requestFields;
    expect(kept()).toEqual({ format: 'anthropic', json: '{"temperature":0}' });
    await store.getState().rereadImport(source(), 'plain');
    expect(kept()).toBeUndefined();
    await store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null });
    expect(kept()).toEqual({ format: 'openai-chat', json: '{"temperature":0}' });
    expect(store.getState().notices.at(-1)?.details).toEqual(['Kept with the request, not counted: temperature.']);
    store.getState().addPastedText('{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"labels":{}}');
    await settled(store);
    await store.getState().rereadImport(source(), 'plain');
    expect(kept()).toEqual({ format: 'gemini', json: '{"labels":{}}' });
  });

  it('names no model as a text, and as a request again the one that is not known', async () => {
    const { store, source } = await opened(REQUEST.replace('{', '{"model":"house-model-9",'));
    const named = () => unknownModel(store.getState());
    expect(named()).toBe('house-model-9');
    await store.getState().rereadImport(source(), 'plain');
    expect(named()).toBeNull();
    await store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null });
    expect(named()).toBe('house-model-9');
  });

  it('takes the model and the reserve that it set with it where it becomes a document, sets them again as a request, and leaves what was chosen since', async () => {
    const { store, source } = await opened('[]');
    const now = store.getState;
    now().clear();
    now().chooseModel('openai/gpt-4o' as ModelId);
    now().setSettings({ reserveTokens: 77 });
    const [before, first] = [now().work, () => [now().work.modelId, selectSettings(now()).reserveTokens, now().work.prompt.allowedTokens]];
    now().addPastedText(JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 900, system: 'S', messages: [{ role: 'user', content: 'Hi' }] }));
    await settled(store);
    const asRequest = ['anthropic/claude-opus-5-5', 900, 900];
    expect(first()).toEqual(asRequest);
    await now().rereadImport(source(), { format: 'openai-chat', conversation: null });
    expect(first()).toEqual(asRequest);
    await now().rereadImport(source(), 'plain');
    expect(first()).toEqual(['openai/gpt-4o', 77, undefined]);
    expect([now().work.settings, now().work.prompt.asSent]).toEqual([before.settings, undefined]);
    expect(now().notices.at(-1)?.details).toEqual(['As before the request came: the model and the reserve.']);
    await now().rereadImport(source(), { format: 'anthropic', conversation: null });
    expect(first()).toEqual(asRequest);
    expect(now().notices.at(-1)?.details).toContain('Reserve: 900 tokens.');
    now().undo();
    expect(first()).toEqual(['openai/gpt-4o', 77, undefined]);
    now().redo();
    now().chooseModel('openai/gpt-5.5' as ModelId);
    now().setSettings({ reserveTokens: 55 });
    await now().rereadImport(source(), 'plain');
    expect(first()).toEqual(['openai/gpt-5.5', 55, undefined]);
  });

  it('of a visit before leaves the model as it is, and takes the reserve that it set with it', async () => {
    const { store, source } = await opened(JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 900, messages: [{ role: 'user', content: 'Hi' }] }));
    const now = store.getState;
    store.setState({ past: [] });
    await now().rereadImport(source(), 'plain');
    expect([now().work.modelId, selectSettings(now()).isDefaultReserve, now().work.prompt.asSent]).toEqual(['anthropic/claude-opus-5-5', true, undefined]);
    expect(now().notices.at(-1)?.details).toEqual(['The reserve of 900 tokens that came with the request went with it.', 'The model stays as it is.']);
  });

  it('in YAML is read in another way as well, and not as what it is none of', async () => {
    const { store, source } = await opened('max_tokens: 9\nsystem: Be brief.\nmodel: claude-opus-5-5\nmessages:\n- {role: user, content: Hi}\n');
    expect([source().format, store.getState().work.prompt.parts.map(({ role }) => role)]).toEqual(['anthropic', ['system', 'question']]);
    expect(await store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null })).toBe(true);
    expect(source().format).toBe('openai-chat');
    expect(await store.getState().rereadImport(source(), { format: 'codex', conversation: null })).toBe(false);
  });

  it('stands beside another request by names of its own, in each way in which it is read, and without it by the first ones', async () => {
    const request = JSON.stringify({ tools: [{ name: 'f', input_schema: { type: 'object' } }], system: ['A', 'B'], messages: [{ role: 'user', content: 'Hi' }] });
    const { store } = await opened(request);
    const names = () => store.getState().work.prompt.parts.map(({ name }) => name);
    expect(names()).toEqual(['System', 'System 2', 'Tools', 'Question']);
    store.getState().addPastedText(request);
    await settled(store);
    const both = ['System', 'System 2', 'System 3', 'System 4', 'Tools', 'Tools 2', 'Question', 'Question 2'];
    expect(names()).toEqual(both);
    const replace = store.getState().notices.at(-1)!.choices!.find(({ label }) => label === 'Replace instead')!;
    const second = importOfUnit(store.getState().imports, store.getState().work.prompt.parts[2]!.id)!;
    await store.getState().rereadImport(second, { format: 'openai-chat', conversation: null });
    expect(names()).toEqual(['System', 'System 2', 'Tools', 'Tools 2', 'Question', 'Question 2']);
    store.getState().undo();
    expect(names()).toEqual(both);
    replace.choose();
    expect(names()).toEqual(['System', 'System 2', 'Tools', 'Question']);
  });

  it('says the model and the limit as the format does that it is read as', async () => {
    const { store, source } = await opened(JSON.stringify({ model: 'claude-opus-5-5-20261101', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] }));
    const first = store.getState().work.prompt.asSent!;
    expect(first).toEqual({ format: 'anthropic', json: '{"model":"claude-opus-5-5-20261101","max_tokens":9}', modelId: 'anthropic/claude-opus-5-5', reserveTokens: 9, areTextsStrings: true });
    await store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null });
    const { areTextsStrings: _, ...same } = first;
    expect(store.getState().work.prompt.asSent).toEqual({ ...same, format: 'openai-chat' });
    await store.getState().rereadImport(source(), { format: 'anthropic', conversation: null });
    expect(store.getState().work.prompt.asSent).toEqual(first);
  });

  it('is read once where it is asked for twice', async () => {
    const { store, source } = await opened(REQUEST);
    const before = store.getState().work.prompt;
    const first = store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null });
    const second = store.getState().rereadImport(source(), { format: 'openai-chat', conversation: null });
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(store.getState().work.prompt.parts.map(({ role }) => role)).toEqual(['system', 'question']);
    store.getState().undo();
    expect(store.getState().work.prompt).toBe(before);
  });

  it('asks which conversation of several it is, and gives that one', async () => {
    const { store, source } = await opened(CLAUDE);
    expect(store.getState()).toMatchObject({ dialog: 'import', shownImport: source().id });
    expect(source().conversations).toMatchObject({ taken: 1 });
    await store.getState().rereadImport(source(), { format: 'claude-export', conversation: 0 });
    const [history] = store.getState().work.prompt.parts;
    expect(history !== undefined && 'turns' in history && history.turns.map(({ text }) => text)).toEqual(['One?', 'One.']);
    expect(store.getState().work.prompt.parts).toHaveLength(1);
  });
});
