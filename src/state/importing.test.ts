import { describe, expect, it } from 'vitest';
import type { ModelId, UnitId } from '@/core/units';
import { withoutRequestFields } from '@/core/prompt/asked';
import { wholeText } from '@/core/prompt/long-text';
import { requestModel } from '@/core/share/request-model';
import { leftOutNotes, leftOutOf } from '@/core/share/left-out';
import { sentSettings } from '@/core/share/sent-settings';
import { packWork } from '@/core/share/pack-work';
import { DEFAULT_SETTINGS, settingsOf } from '@/core/share/work';
import { unpackWork } from '@/core/share/stored-work';
import { verdictSentence } from '@/core/budget/verdict';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { changeFigures } from './change-figures';
import { CountedTexts, fillOf } from './fill-of';
import { isShown } from './notices-state';
import { selectFill, selectModel } from './selectors';
import { unknownModel } from './named-model';
import { createAppStore } from './store';

const REQUEST = JSON.stringify({
  model: 'claude-opus-5-5-20261101',
  max_tokens: 4096,
  system: 'Be brief.',
  tools: [{ name: 'f', description: 'D', input_schema: { type: 'object' } }],
  messages: [{ role: 'user', content: 'Hi' }, { role: 'assistant', content: 'Yo' }, { role: 'user', content: [{ type: 'hologram' }, { type: 'text', text: 'And now?' }] }],
});

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `i${(ids += 1)}` as UnitId });
  const roles = () => store.getState().work.prompt.parts.map(({ role, name }) => `${role} ${name}`);
  return { store, roles };
}

describe('a transcript that reports its tokens', () => {
  const TRANSCRIPT = (model: string) =>
    [
      { type: 'user', uuid: 'a', parentUuid: null, sessionId: 's', message: { role: 'user', content: 'Fix the test' } },
      { type: 'assistant', uuid: 'b', parentUuid: 'a', sessionId: 's', message: { id: 'm', role: 'assistant', model, content: [{ type: 'text', text: 'Done.' }], usage: { input_tokens: 4, cache_read_input_tokens: 40_119 } } },
    ].map((line) => JSON.stringify(line)).join('\n');

  it('says so and offers to calibrate with it, which calibrates nothing by itself', async () => {
    const { store } = open();
    store.getState().addPastedText(TRANSCRIPT('claude-opus-5-5'));
    await settled(store);
    const notice = store.getState().notices.at(-1);
    // What the client writes into no file is called what it is, by the window, plans and what is written from texts.
    const { work } = store.getState();
    const fills = [selectFill(store.getState()), fillOf(store.getState(), work.prompt, selectModel(store.getState()), new CountedTexts()).fill];
    for (const fill of fills) expect(verdictSentence(fill).sentence).toBe('Uncertain: the system prompt and tools are not counted');
    expect(leftOutNotes(leftOutOf(work.prompt))).toEqual(['The system prompt and tools are left out: they are in no file of the session.']);
    expect(notice?.details[0]).toBe('Its last request reports 40,123 input tokens.');
    expect(notice?.choices?.map(({ label }) => label)).toEqual(['Change…', 'Calibrate…']);
    notice?.choices?.at(-1)?.choose();
    expect(store.getState()).toMatchObject({ view: 'limits', calibrationWanted: true, calibrationReport: { inputTokens: 40_123 }, work: { calibrations: {} } });
  });

  it('offers it only where the report is of the family of the chosen model', async () => {
    const { store } = open();
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    store.getState().addPastedText(TRANSCRIPT('claude-of-a-house'));
    await settled(store);
    expect(store.getState().notices.at(-1)?.details[0]).toBe('Its last request reports 40,123 input tokens.');
    expect(store.getState().notices.at(-1)?.choices?.map(({ label }) => label)).toEqual(['Change…']);
  });
});

describe('a pasted request with what is not here', () => {
  const image = (url: string) => ({ type: 'image', source: { type: 'url', url } });
  const TEXT = JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 64, messages: [{ role: 'user', content: [image('https://example.org/a.png'), image('https://example.org/b.png'), { type: 'text', text: 'And now?' }] }] });

  it('fits for no one to say, until it is switched off; also when the work is stored and comes back', async () => {
    const { store, roles } = open();
    store.getState().addPastedText(TEXT);
    await settled(store);
    expect(roles()).toEqual(['documents 2 images by address or id', 'question Question']);
    expect(verdictSentence(selectFill(store.getState())).sentence).toBe('Uncertain: 2 attachments are not counted');
    expect(selectFill(store.getState()).input.exactness).toBe('estimate');
    const { manifest, texts } = packWork(store.getState().work);
    const restored = unpackWork(manifest, texts);
    const [absent] = store.getState().work.prompt.parts;
    store.getState().setEnabled([absent!.id], false);
    expect(verdictSentence(selectFill(store.getState())).sentence).toMatch(/^Fits\./);
    if (!restored.ok) throw new Error('not restored');
    store.getState().replaceWork(restored.value);
    expect(verdictSentence(selectFill(store.getState())).sentence).toBe('Uncertain: 2 attachments are not counted');
    const model = selectModel(store.getState());
    expect(fillOf(store.getState(), store.getState().work.prompt, model, new CountedTexts()).fill).toMatchObject({ verdict: 'uncertain', uncountedAttachments: 2 });
  });
});

describe('tools that the vendor runs or defines itself', () => {
  const RESPONSES = { model: 'gpt-5.5', input: 'Hi', tools: [{ type: 'function', name: 'f', parameters: { type: 'object', properties: { a: { type: 'string' } } } }, { type: 'web_search' }, { type: 'code_interpreter', container: { type: 'auto' } }] };
  const GEMINI = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }], tools: [{ googleSearch: {}, codeExecution: {} }] };
  const ANTHROPIC = { model: 'claude-opus-5-5', max_tokens: 64, messages: [{ role: 'user', content: 'Hi' }], tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 5 }] };

  it.each([[RESPONSES, '2 tools of the vendor are'], [ANTHROPIC, '1 tool of the vendor is'], [GEMINI, '2 tools of the vendor are']])('are missing from the sum, so that no one can say that it fits, until they are switched off or left out', async (request, what) => {
    const { store } = open();
    store.getState().addPastedText(JSON.stringify(request));
    await settled(store);
    const sentence = `Uncertain: ${what} not counted`;
    expect(verdictSentence(selectFill(store.getState())).sentence).toBe(sentence);
    const model = selectModel(store.getState());
    const { fill } = fillOf(store.getState(), store.getState().work.prompt, model, new CountedTexts());
    expect(verdictSentence(fill).sentence).toBe(sentence);
    const { prompt } = store.getState().work;
    const tools = prompt.parts.filter(({ role }) => role === 'tools');
    expect(tools.length === 0).toBe(prompt.requestFields?.json.includes('"tools"') === true);
    if (tools.length > 0) store.getState().setEnabled(tools.map(({ id }) => id), false);
    else store.getState().replaceWork({ ...store.getState().work, prompt: withoutRequestFields(prompt) });
    expect(verdictSentence(selectFill(store.getState())).sentence).toMatch(/^Fits\./);
    expect(fillOf(store.getState(), store.getState().work.prompt, model, new CountedTexts()).fill).toMatchObject({ verdict: 'fits', uncountedTools: 0 });
  });
});

describe('a pasted request', () => {
  it('takes the place of the sample, part by part, with its model and its reserve; one Undo brings the text, the next the sample', async () => {
    const { store, roles } = open();
    const sample = store.getState().work;
    store.getState().addPastedText(REQUEST);
    await settled(store);
    expect(roles()).toEqual(['system System', 'tools Tools', 'history Conversation', 'question Question']);
    const { work, notices } = store.getState();
    expect(work.modelId).toBe('anthropic/claude-opus-5-5');
    expect(settingsOf(work.settings, work.modelId).reserveTokens).toBe(4096);
    expect(notices.at(-1)).toMatchObject({
      text: 'Read as Anthropic Messages request: 1 system text, 1 tool, 2 turns, the question.',
      details: ['1 block of the type hologram: not known here, kept as JSON and counted as text.', 'Model: Claude Opus 5.5.', 'Reserve: 4,096 tokens.', 'Pasted text took the place of the sample.', 'Undo keeps the text as it came.'],
      action: 'undo',
    });
    store.getState().undo();
    const [part, ...others] = store.getState().work.prompt.parts;
    expect(others).toEqual([]);
    expect(part !== undefined && 'text' in part && wholeText(part.text)).toBe(REQUEST);
    expect(store.getState().work).toMatchObject({ modelId: sample.modelId, settings: sample.settings });
    store.getState().undo();
    expect(store.getState().work).toBe(sample);
  });

  it('keeps what it says beside its texts: told, undone with it, gone with the prompt, and replaced by the next that says something', async () => {
    const { store } = open();
    const kept = () => store.getState().work.prompt.requestFields?.json;
    const paste = async (fields: object) => {
      store.getState().addPastedText(JSON.stringify({ ...(JSON.parse(REQUEST) as object), ...fields }));
      await settled(store);
      return store.getState().notices.at(-1)?.details ?? [];
    };
    const told = 'Kept with the request, not counted: temperature and tool_choice';
    expect(await paste({ temperature: 0, tool_choice: { type: 'none' } })).toContain(`${told}.`);
    expect(kept()).toBe('{"temperature":0,"tool_choice":{"type":"none"}}');
    store.getState().undo();
    expect(kept()).toBeUndefined();
    store.getState().redo();
    store.getState().setSettings({ reserveTokens: 7 });
    store.getState().deleteUnits([store.getState().work.prompt.parts[0]!.id]);
    expect((await paste({})).join()).not.toContain('Kept');
    expect(kept()).toBe('{"temperature":0,"tool_choice":{"type":"none"}}');
    expect(await paste({ tool_choice: { type: 'any' }, top_p: 1 })).toEqual(expect.arrayContaining(['Kept with the request, not counted: top_p; what was kept before is gone.', 'tool_choice: one of the tools must be used.']));
    expect([kept(), store.getState().work.prompt.toolChoice]).toEqual(['{"top_p":1}', 'any']);
    store.getState().clear();
    expect(store.getState().work.prompt).not.toHaveProperty('requestFields');
  });

  it('takes its reserve along when the prompt is cleared, unless the user has changed it since', async () => {
    const { store } = open();
    const gpt = 'openai/gpt-4o' as ModelId;
    store.getState().chooseModel(gpt);
    store.getState().setSettings({ reserveTokens: 500 });
    const reserve = () => settingsOf(store.getState().work.settings, gpt).reserveTokens;
    const paste = async (maxTokens: number) => {
      store.getState().addPastedText(JSON.stringify({ model: 'gpt-4o', max_tokens: maxTokens, messages: [{ role: 'user', content: 'Hi' }] }));
      await settled(store);
    };
    await paste(77);
    await paste(78);
    expect(reserve()).toBe(78);
    store.getState().clear();
    expect([reserve(), store.getState().notices.at(-1)?.details]).toEqual([500, ['The reserve of 78 tokens that came with the request went with it.']]);
    store.getState().undo();
    expect(reserve()).toBe(78);
    store.getState().setSettings({ reserveTokens: 79 });
    store.getState().clear();
    expect([reserve(), store.getState().notices.at(-1)?.details]).toEqual([79, []]);
    // The sample has no request either.
    await paste(80);
    store.getState().loadSample();
    expect(reserve()).toBe(79);
    // After a reload it is still known where it came from; one of other work that is as long came from nowhere.
    store.getState().undo();
    const { manifest, texts } = packWork(store.getState().work);
    const again = unpackWork(structuredClone(manifest), texts);
    if (!again.ok) throw new Error(again.error.kind);
    store.getState().restore(again.value);
    store.getState().clear();
    expect([reserve(), store.getState().notices.at(-1)?.details]).toEqual([79, ['The reserve of 80 tokens that came with the request went with it.']]);
    store.getState().restore({ ...again.value, settings: { [gpt]: { ...DEFAULT_SETTINGS, reserveTokens: 80 } } });
    store.getState().clear();
    expect(reserve()).toBe(80);
  });

  it('of a model that is not known leaves the model; its reserve holds as far as that one writes, and both are said', async () => {
    const { store } = open();
    store.getState().chooseModel('openai/gpt-4o' as ModelId);
    const { modelId, settings } = store.getState().work;
    const paste = async (model: string, maxTokens: number | undefined) => {
      store.getState().addPastedText(JSON.stringify({ ...(JSON.parse(REQUEST) as object), model, max_tokens: maxTokens }));
      await settled(store);
      expect(store.getState().work.modelId).toBe(modelId);
      return store.getState().notices.at(-1)?.details;
    };
    expect(await paste('house-model-9', undefined)).toContain('The model house-model-9 is not in the catalogue; the window is that of GPT-4o, and the reserve stays as it was.');
    expect(store.getState().work.settings).toBe(settings);
    const reserve = () => settingsOf(store.getState().work.settings, modelId).reserveTokens;
    const tuned = 'ft:own-model:harbour::abc123';
    expect(await paste(tuned, 50)).toEqual(expect.arrayContaining([`The model ${tuned} is not in the catalogue; the window is that of GPT-4o.`, 'Reserve: 50 tokens.']));
    expect(reserve()).toBe(50);
    expect(await paste(tuned, 100_000)).toContain('Reserve: 16,384 tokens, the most that GPT-4o writes; the request allows 100,000.');
    expect(reserve()).toBe(16_384);
    // Said for as long as the figures are another model's.
    expect(unknownModel(store.getState())).toBe(tuned);
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    expect(unknownModel(store.getState())).toBeNull();
    store.getState().undo();
    expect(unknownModel(store.getState())).toBe(tuned);
    store.getState().clear();
    expect(unknownModel(store.getState())).toBeNull();
    store.getState().addPastedText(JSON.stringify({ model: 'house-model-9', instructions: 'Be brief.', input: 'Hi' }));
    await settled(store);
    expect(unknownModel(store.getState())).toBe('house-model-9');
    await paste('gpt-4o', 50).catch(() => undefined);
    expect(unknownModel(store.getState())).toBeNull();
  });

  it('of a model that is not in the catalogue offers the one of the nearest name, and takes it only when that is chosen', async () => {
    const { store } = open();
    const offered = () => store.getState().notices.at(-1)?.choices?.filter(({ label }) => label.startsWith('Use '));
    const paste = async (model: string) => {
      store.getState().addPastedText(JSON.stringify({ model, max_completion_tokens: 200_000, messages: [{ role: 'user', content: 'Hi' }] }));
      await settled(store);
    };
    await paste('house-model-9');
    expect(offered()).toEqual([]);
    await paste('azure/gpt-5-codex-mini-2025-11-07');
    const before = store.getState().work;
    expect(before.modelId).toBe('openai/gpt-5.5');
    expect(store.getState().notices.at(-1)?.details).toContain('The model azure/gpt-5-codex-mini-2025-11-07 is not in the catalogue; the window is that of GPT-5.5.');
    expect(store.getState().notices.at(-1)?.details).toContain('Of the models here GPT-5-Codex comes nearest by name.');
    expect(offered()?.map(({ label }) => label)).toEqual(['Use GPT-5-Codex']);
    offered()![0]!.choose();
    const { modelId, settings, prompt } = store.getState().work;
    expect([modelId, settingsOf(settings, modelId).reserveTokens]).toEqual(['openai/gpt-5-codex', 128_000]);
    expect(unknownModel(store.getState())).toBeNull();
    expect(store.getState().notices.at(-1)).toMatchObject({ text: 'The window is that of GPT-5-Codex; the request names azure/gpt-5-codex-mini-2025-11-07.', action: 'undo' });
    // A request that is saved is still one for the model that it came with.
    expect(sentSettings(prompt, 'openai-chat', { modelId, reserveTokens: 128_000 })).toEqual({ modelName: 'azure/gpt-5-codex-mini-2025-11-07', limit: { max_completion_tokens: 200_000 } });
    store.getState().undo();
    expect(store.getState().work).toBe(before);
    expect(unknownModel(store.getState())).toBe('azure/gpt-5-codex-mini-2025-11-07');
    // Of a request that came after it nothing is changed.
    await paste('azure/gpt-5-codex-mini-2025-11-07');
    const [first] = offered()!;
    await paste('house-model-9');
    const { asSent } = store.getState().work.prompt;
    first!.choose();
    expect([store.getState().work.modelId, store.getState().work.prompt.asSent]).toEqual(['openai/gpt-5-codex', asSent]);
  });

  it('of a model that is not known is said of every format, of several that name it too, and of none that is the user’s own', async () => {
    const { store } = open();
    const named = () => unknownModel(store.getState());
    const converse = (modelId: string) => JSON.stringify({ modelId, messages: [{ role: 'user', content: [{ text: 'Hi' }] }], inferenceConfig: { maxTokens: 9 } });
    store.getState().addPastedText(converse('us.house.model-v1:0'));
    await settled(store);
    expect(named()).toBe('us.house.model-v1:0');
    store.getState().addPastedText(converse('us.anthropic.claude-sonnet-4-20250514-v1:0'));
    await settled(store);
    expect([named(), store.getState().work.modelId]).toEqual([null, 'anthropic/claude-sonnet-4']);
    // Whatever it is called: nothing counts for it in silence.
    for (const model of ['My Local Model (q4)', '{{model}}']) {
      store.getState().addPastedText(JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }] }));
      await settled(store);
      expect(named()).toBe(model);
    }
    // Joined by a text that names none, a prompt is still the one that names it.
    store.getState().clear();
    store.getState().addPastedText(converse('house-model-9'));
    await settled(store);
    store.getState().addPastedText('A text.');
    await settled(store);
    expect(named()).toBe('house-model-9');
    store.getState().clear();
    await store.getState().addFiles([new File([converse('house-model-9')], 'a.json'), new File([converse('house-model-9')], 'b.json')]);
    await settled(store);
    expect(named()).toBe('house-model-9');
    const mine = <Value>(value: Value) => ({ value, source: 'you', asOf: '2026-11-27' });
    changeFigures(store, ({ overrides }) => ({ overrides: { ...overrides, models: { 'own/house-model-9': { name: mine('House'), windowTokens: mine(32_768) } } } }));
    store.getState().clear();
    store.getState().addPastedText(converse('azure/house-model-9'));
    await settled(store);
    expect([named(), selectModel(store.getState()).name]).toEqual([null, 'House']);
  });

  it('that names no model and is for one vendor’s API says what it is counted for, and offers a model of that vendor', async () => {
    const { store } = open();
    const told = () => store.getState().notices.at(-1);
    const paste = async (request: object) => {
      store.getState().clear();
      store.getState().addPastedText(JSON.stringify(request));
      await settled(store);
      return [told()?.details.filter((words) => words.includes('counted for')), told()?.choices?.map(({ label }) => label).filter((label) => label.startsWith('Use '))];
    };
    const gemini = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }], generationConfig: { maxOutputTokens: 50 } };
    expect(await paste({ anthropic_version: 'vertex-2023-10-16', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] })).toEqual([['The request names no model; it is counted for GPT-5.5.'], ['Use Claude Opus 5.5']]);
    expect(await paste({ messages: [{ role: 'user', content: 'Hi' }] })).toEqual([[], []]);
    expect(await paste(gemini)).toEqual([['The request names no model; it is counted for GPT-5.5.'], ['Use Gemini 4 Argon']]);
    told()!.choices!.find(({ label }) => label.startsWith('Use '))!.choose();
    const { modelId, settings } = store.getState().work;
    expect([modelId, settingsOf(settings, modelId).reserveTokens]).toEqual(['google/gemini-4-argon', 50]);
    expect(told()).toMatchObject({ text: 'The window is that of Gemini 4 Argon; the request names none.', action: 'undo' });
    // Nothing is left to say where a model of the vendor is chosen.
    expect(await paste(gemini)).toEqual([[], []]);
  });

  it('of a model that was tuned takes the one that it was tuned from, and says that its prices differ', async () => {
    const { store } = open();
    const tuned = 'ft:gpt-4o-mini-2024-07-18:harbour::abc123';
    store.getState().addPastedText(JSON.stringify({ model: tuned, max_tokens: 50, messages: [{ role: 'user', content: 'Hi' }] }));
    await settled(store);
    expect(store.getState().work.modelId).toBe('openai/gpt-4o-mini');
    expect(store.getState().notices.at(-1)?.details).toEqual(expect.arrayContaining(['Model: GPT-4o mini.', `${tuned} was tuned from GPT-4o mini; its prices differ.`, 'Reserve: 50 tokens.']));
  });

  it('is called as the request calls it, with its limit or none, until another model or reserve is chosen', async () => {
    const { store } = open();
    const paste = async (fields: object) => {
      store.getState().clear();
      store.getState().addPastedText(JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }], ...fields }));
      await settled(store);
    };
    const now = () => {
      const { work } = store.getState();
      const { id } = selectModel(store.getState());
      return sentSettings(work.prompt, 'openai-chat', { modelId: id, reserveTokens: settingsOf(work.settings, id).reserveTokens });
    };
    await paste({ model: 'gpt-4o-2024-08-06' });
    expect([store.getState().work.modelId, now()]).toEqual(['openai/gpt-4o', { modelName: 'gpt-4o-2024-08-06', limit: {} }]);
    store.getState().setSettings({ reserveTokens: 700 });
    expect(now()).toEqual({ modelName: 'gpt-4o-2024-08-06', limit: null });
    store.getState().undo();
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    expect(now()).toEqual({ modelName: null, limit: {} });
    store.getState().chooseModel('openai/gpt-4o' as ModelId);
    expect(now().modelName).toBe('gpt-4o-2024-08-06');
    // One that is not known stays in the request too, though another one counts for it; and so does a limit beyond that one's.
    await paste({ model: 'house-model-9', max_tokens: 1_000_000 });
    expect([store.getState().work.modelId, now()]).toEqual(['openai/gpt-4o', { modelName: 'house-model-9', limit: { max_tokens: 1_000_000 } }]);
    expect(requestModel(selectModel(store.getState()), 'openai', now().modelName)).toEqual({ name: 'house-model-9', isToFill: false, words: 'Its model is house-model-9, as in the imported request.' });
    store.getState().setSettings({ reserveTokens: 5 });
    expect(now().limit).toBeNull();
    store.getState().undo();
    store.getState().undo();
    expect(store.getState().work.prompt).not.toHaveProperty('asSent');
  });

  it('joins a prompt that is the user’s own: turns behind turns, and each part in its group', async () => {
    const { store, roles } = open();
    store.getState().clear();
    store.getState().addTexts([{ name: 'notes.md', text: 'N' }]);
    store.getState().addTurn('user');
    store.getState().addPastedText('User: A\nAssistant: B');
    await settled(store);
    expect(roles()).toEqual(['history Conversation', 'documents notes.md']);
    expect(store.getState().work.prompt.parts[0]).toMatchObject({ turns: [{ text: '' }, { text: 'A' }, { text: 'B' }] });
  });

  it('behind another says so, with what changed; it can replace what was there instead, one Undo back', async () => {
    const { store, roles } = open();
    store.getState().addPastedText('User: A\nAssistant: B');
    await settled(store);
    store.getState().setFreeOrder(true);
    store.getState().addPastedText('User: C\nAssistant: D');
    await settled(store);
    const shown = () => store.getState().notices.filter((notice) => isShown(notice, store.getState().work.prompt.parts));
    expect(shown().at(-1)).toMatchObject({ text: 'Read as conversation in plain text: 2 turns.', details: ['Added behind the 2 turns that were here.', 'Undo keeps the text as it came.'] });
    store.getState().addPastedText(REQUEST);
    await settled(store);
    const told = shown().at(-1)!;
    expect(told.details).toEqual(expect.arrayContaining(['Added behind the 4 turns that were here.', 'Model: Claude Opus 5.5.', 'Reserve: 4,096 tokens.']));
    const merged = store.getState().work;
    told.choices!.find(({ label }) => label === 'Replace instead')!.choose();
    expect(roles()).toEqual(['system System', 'tools Tools', 'history Conversation', 'question Question']);
    expect(store.getState().work).toMatchObject({ modelId: 'anthropic/claude-opus-5-5', settings: merged.settings, prompt: { freeOrder: false } });
    expect(store.getState().work.prompt.parts[2]).toMatchObject({ turns: [{ text: 'Hi' }, { text: 'Yo' }] });
    expect(shown().at(-1)).toMatchObject({ text: 'Pasted text took the place of what was here.', action: 'undo' });
    store.getState().undo();
    expect(store.getState().work).toBe(merged);
    store.getState().clear();
    store.getState().addTexts([{ name: 'notes.md', text: 'N' }]);
    store.getState().addPastedText(REQUEST);
    await settled(store);
    expect(shown().at(-1)?.details).toContain('Added to the part that was here.');
  });

  it('stays a document where it is a JSON of another kind', async () => {
    const { store, roles } = open();
    store.getState().addPastedText('{"name":"package","version":"1.0.0"}');
    await settled(store);
    expect(roles()).toEqual(['documents Pasted text']);
    expect(store.getState().notices.at(-1)?.text).toBe('Pasted text took the place of the sample.');
  });
});
