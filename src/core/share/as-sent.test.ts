// A request that is imported and written for the same vendor again is the same request: messages as they came, the name of its
// model, its limit.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteWords } from '@/core/importers/formats/import-words';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { readAsSent } from '@/core/importers/formats/read-as-sent';
import { importText } from '@/core/importers/formats/registry';
import { MOST_AS_SENT_UNITS } from '@/core/prompt/as-sent';
import { setAsked } from '@/core/prompt/asked';
import { addParts, deleteUnits, EMPTY_PROMPT, setTexts } from '@/core/prompt/edit';
import { type Prompt, type Turn, unitsOf } from '@/core/prompt/part';
import { withoutReasoning } from '@/core/prompt/reasoning';
import { anyAnthropicRequest, anyOpenaiRequest, type Message } from '@/test/requests';
import type { ModelId, UnitId } from '@/core/units';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { sentSettings } from './sent-settings';

let ids = 0;
const MODEL = { modelId: 'some/model' as ModelId };
const FORMATS = { 'openai-chat': openaiRequest, anthropic: anthropicRequest } as const;
type Format = keyof typeof FORMATS;

interface Request {
  readonly messages: readonly Message[];
  readonly system?: unknown;
  readonly [key: string]: unknown;
}

function promptOf(request: unknown, format: Format): Prompt {
  const imported = importText(JSON.stringify(request), { format, conversation: null })!;
  const asSent = imported.settings === undefined ? null : { ...imported.settings, ...MODEL, reserveTokens: imported.maxOutputTokens };
  return setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `s${(ids += 1)}` as UnitId)), { ...imported, asSent });
}

function written(prompt: Prompt, format: Format, reserveTokens: number | null = null) {
  const { modelName, limit } = sentSettings(prompt, format, { ...MODEL, reserveTokens });
  const { json, notes, kept } = FORMATS[format](prompt, modelName ?? 'chosen', limit ?? 77);
  return { request: JSON.parse(json) as Request, notes, kept };
}

const again = (request: unknown, format: Format) => written(promptOf(request, format), format, importText(JSON.stringify(request), { format, conversation: null })!.maxOutputTokens);
const messagesOf = (request: unknown, format: Format) => again(request, format).request.messages;
const textsOf = (prompt: Prompt) => prompt.parts.map((part) => [part.role, 'turns' in part ? part.turns.map(({ speaker, text }) => [speaker, text]) : 'text' in part ? part.text : null]);
/** What is not here goes with the message that named it, and the notes of the export say so. */
const spokenOf = (prompt: Prompt) => textsOf({ ...prompt, parts: prompt.parts.filter((part) => !('attachment' in part)) });
/** A call that shares a message with what was edited is written with its name and input; every other line is what it was. */
const plainCalls = (text: unknown) => (typeof text !== 'string' ? text : text.replace(/^\{"name":.*\}$/gm, (line) => { const { name, input, arguments: args } = JSON.parse(line) as Message; return JSON.stringify([name, input ?? args]); }));
/** As `spokenOf`, for a prompt in which a unit of `before` was edited: its message is told from the others by what stands beside the first turn of each. */
const spokenAfter = (prompt: Prompt, before: Prompt, editedId: UnitId) =>
  before.parts.filter((part) => !('attachment' in part)).map((part, at) => {
    const [role, spoken] = spokenOf(prompt)[at] ?? [];
    if (!('turns' in part) || !Array.isArray(spoken)) return [role, spoken];
    const messages = part.turns.map((_, index) => part.turns.slice(0, index + 1).filter(({ asSent }) => asSent !== undefined).length);
    const edited = part.turns.findIndex(({ id }) => id === editedId);
    return [role, (spoken as [unknown, unknown][]).map(([speaker, text], index) => [speaker, edited >= 0 && messages[index] === messages[edited] ? plainCalls(text) : text])];
  });
/** A message that is not written as it came is written without reasoning of the model. */
const withoutThoughts = (prompt: Prompt, before: Prompt, editedId: UnitId): Prompt => ({
  ...prompt,
  parts: prompt.parts.map((part, at) => {
    const own = before.parts[at];
    if (!('turns' in part) || own === undefined || !('turns' in own)) return part;
    const edited = part.turns.findIndex(({ id }) => id === editedId);
    // So many turns came of the message.
    const first = own.turns.findLastIndex(({ asSent }, index) => index <= edited && asSent !== undefined);
    const count = first < 0 ? 0 : (readAsSent(own.turns[first]!.asSent!, own.turns[first]!.text as string)?.turns.length ?? 0);
    return { ...part, turns: part.turns.flatMap((turn, index): Turn[] => {
      if (turn.reasoning === undefined || edited >= first + count || index < first || index >= first + count) return [turn];
      const text = withoutReasoning(turn.text as string, turn.reasoning);
      return text === '' ? [] : [{ ...turn, text }];
    }) };
  }),
});
const anyRequest = fc.oneof(fc.tuple(fc.constant('openai-chat' as const), anyOpenaiRequest), fc.tuple(fc.constant('anthropic' as const), anyAnthropicRequest));
/** Turns come of it, by itself. */
const isSpoken = (message: Message, format: Format) => message['role'] !== 'system' && message['role'] !== 'developer' && promptOfOne(message, format);
const promptOfOne = (message: Message, format: Format) => {
  const imported = importText(JSON.stringify({ model: 'claude-x', max_tokens: 9, messages: [message] }), { format, conversation: null });
  return imported !== null && (imported.turns.length > 0 || imported.question !== '');
};

describe('any request', () => {
  it('of OpenAI is the same again', () => {
    fc.assert(
      fc.property(anyOpenaiRequest, (request) => {
        const { request: now, notes } = again(request, 'openai-chat');
        expect(now).toEqual(JSON.parse(JSON.stringify(request)));
        expect(notes.filter((note) => /not here|no parts? now/.test(note))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(({} as Message)['x_trace']).toBeUndefined();
  });

  it('of Anthropic is the same again', () => {
    fc.assert(
      fc.property(anyAnthropicRequest, (request) => {
        const { request: now, notes } = again(request, 'anthropic');
        expect(now).toEqual(JSON.parse(JSON.stringify(request)));
        expect(notes.filter((note) => /not here|no parts? now/.test(note))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has the same parts when what was written is read again', () => {
    fc.assert(
      fc.property(anyRequest, ([format, request]) => {
        const prompt = promptOf(request, format);
        expect(textsOf(promptOf(written(prompt, format).request, format))).toEqual(textsOf(prompt));
      }),
    );
  });

  it('has all other messages as they came where one text was edited, and that text', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(), ([format, any], choice) => {
        const request = { ...any, messages: (any['messages'] as Message[]).filter((message) => isSpoken(message, format)) };
        fc.pre(request.messages.length > 0);
        const prompt = promptOf(request, format);
        const units = prompt.parts.filter(({ role }) => role !== 'tools').flatMap(unitsOf);
        const editedId = units[choice % units.length]!.id;
        const edited = setTexts(prompt, new Map([[editedId, 'EDITED']]));
        const { request: now } = written(edited, format);
        const rereading = promptOf(now, format);
        const wanted = withoutThoughts(edited, prompt, editedId);
        expect(spokenOf(rereading).length).toBe(spokenOf(wanted).length);
        expect(spokenAfter(rereading, wanted, editedId)).toEqual(spokenAfter(wanted, wanted, editedId));
        const left = now.messages.map((message) => JSON.stringify(message));
        const changed = (JSON.parse(JSON.stringify(request)) as Request).messages.filter((message) => {
          const at = left.findIndex((each) => isDeepStrictEqual(JSON.parse(each), message));
          if (at >= 0) left.splice(at, 1);
          return at < 0;
        });
        expect(changed.length).toBeLessThanOrEqual(1);
        // What is written in its stead says nothing that the others say: all texts are those above.
        expect(left.length === 0 || changed.length === 1).toBe(true);
      }),
    );
  });
});

describe('what is no text of a message', () => {
  const user = (more: object = {}) => ({ role: 'user', content: 'Hi', ...more });
  const calls = [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }];
  const use = { type: 'tool_use', id: 'a', name: 'f', input: {} };
  const OPENAI = [
    { role: 'developer', content: 'Be brief.', name: 'dev' },
    user({ name: 'ann', x_trace: { id: 7 } }),
    { role: 'assistant', content: '', annotations: [{ type: 'url_citation' }], audio: { id: 'audio_1' }, tool_calls: calls },
    { role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text: 'one' }, { type: 'text', text: 'two' }] },
    { role: 'assistant', content: 'Yes.', annotations: [{ type: 'url_citation' }] },
    { role: 'system', content: 'Now be long.' },
    { role: 'user', content: [{ type: 'text', text: 'See' }, { type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] },
  ];
  const ANTHROPIC = [
    user({ content: [{ type: 'text', text: 'Hi', cache_control: { type: 'ephemeral' } }] }),
    { role: 'assistant', content: [{ type: 'thinking', thinking: 'Hm.', signature: 'c2ln' }, { type: 'text', text: 'I ask.', citations: [{ type: 'page_location' }] }, use] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'No.', is_error: true }, { type: 'text', text: 'And now?' }] },
  ];
  const REQUESTS = { 'openai-chat': { model: 'gpt-4o-2024-08-06', messages: OPENAI }, anthropic: { model: 'claude-opus-5', max_tokens: 9, system: 'S', messages: ANTHROPIC } };
  const edit = (prompt: Prompt, text: string, next: string) => setTexts(prompt, new Map(prompt.parts.flatMap(unitsOf).flatMap((unit) => (unit.text === text ? [[unit.id, next] as const] : []))));

  it.each(['openai-chat', 'anthropic'] as const)('is in the request again, and named: %s', (format) => {
    const { request, notes, kept } = again(REQUESTS[format], format);
    expect(request).toEqual(REQUESTS[format]);
    expect(notes).toEqual([]);
    expect(kept).toEqual(
      format === 'anthropic'
        ? ['cache_control of 1 message', 'signature of 1 message', 'citations of 1 message', 'is_error of 1 message']
        : ['role developer of 1 message', 'name of 2 messages', 'x_trace of 1 message', 'annotations of 2 messages', 'audio of 1 message', 'image_url of 1 message'],
    );
  });

  it('stays with a text that is edited where the message is that text, and is told where it cannot', () => {
    const openai = promptOf(REQUESTS['openai-chat'], 'openai-chat');
    expect(written(edit(openai, 'Be brief.', 'Be kind.'), 'openai-chat').request.messages[0]).toEqual({ ...OPENAI[0], content: 'Be kind.' });
    // What is cited are places in the text.
    const cited = written(edit(openai, 'Yes.', 'No.'), 'openai-chat');
    expect(cited.request.messages[4]).toEqual({ role: 'assistant', content: 'No.' });
    expect(cited.notes).toEqual(['Left out, as the messages are not sent as they came: annotations of 1 message.']);
    const anthropic = promptOf(REQUESTS.anthropic, 'anthropic');
    const asked = written(edit(anthropic, 'And now?', 'And then?'), 'anthropic');
    expect(asked.request.messages.slice(2)).toEqual([{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'No.', is_error: true }] }, { role: 'user', content: [{ type: 'text', text: 'And then?' }] }]);
    expect(asked.notes).toEqual([]);
  });

  it('is written only where all that came of the message stands there', () => {
    const openai = promptOf(REQUESTS['openai-chat'], 'openai-chat');
    const without = (words: string) => written(deleteUnits(openai, openai.parts.flatMap(unitsOf).flatMap(({ id, text }) => (text === words ? [id] : []))), 'openai-chat');
    // A call without its result is a text.
    expect(without('one\ntwo').request.messages[2]).toEqual({ role: 'assistant', content: '{"name":"f","arguments":{}}' });
    const silent = without('Now be long.');
    expect(silent.request.messages.at(-1)).toEqual({ role: 'user', content: 'See' });
    expect(silent.notes).toEqual(['1 attachment is left out: it is not here.', 'Left out, as the messages are not sent as they came: image_url of 1 message.']);
    const turned: Prompt = { ...openai, parts: openai.parts.map((part) => ('turns' in part ? { ...part, turns: part.turns.toReversed() } : part)) };
    expect(spokenOf(promptOf(written(turned, 'openai-chat').request, 'openai-chat'))).toEqual(spokenOf(turned));
    const document = { id: 'd' as UnitId, role: 'documents', name: 'd.md', text: 'D', enabled: true } as const;
    expect(written(addParts(openai, [document]), 'openai-chat').request.messages.at(-1)).toEqual({ role: 'user', content: [{ type: 'text', text: 'D' }, { type: 'text', text: 'See' }] });
  });

  it('is named and left out for another vendor', () => {
    const openai = anthropicRequest(promptOf(REQUESTS['openai-chat'], 'openai-chat'), 'm', 9);
    expect(openai.notes).toEqual(['2 attachments are left out: they are not here.', 'Left out, as kept from messages of an imported OpenAI Chat Completions request: role developer of 1 message, name of 2 messages, x_trace of 1 message, annotations of 2 messages, audio of 1 message and image_url of 1 message.']);
    expect(openai.json).not.toMatch(/x_trace|audio|ann"/);
    expect(openaiRequest(promptOf(REQUESTS.anthropic, 'anthropic'), 'm', 9).notes).toEqual([
      '1 turn came with reasoning of the model, which is left out: an API takes its own alone, as it came.',
      'Left out, as kept from messages of an imported Anthropic Messages request: cache_control of 1 message, signature of 1 message and citations of 1 message.',
      '1 result of a tool came as an error: Chat Completions has no field that says so.',
    ]);
  });

  it('costs a plain message nothing, and is kept up to a cap', () => {
    const plain = [{ role: 'system', content: 'S' }, user(), { role: 'assistant', content: null, tool_calls: calls }, { role: 'tool', tool_call_id: 'a', content: 'r' }, user()];
    expect(JSON.stringify(promptOf({ model: 'm', messages: plain }, 'openai-chat').parts)).not.toContain('asSent');
    const strings = { model: 'claude-opus-5', max_tokens: 9, messages: [user(), { role: 'assistant', content: 'Yes.' }, user()] };
    expect(JSON.stringify(promptOf(strings, 'anthropic').parts)).not.toContain('asSent');
    const long = 'x'.repeat(MOST_AS_SENT_UNITS);
    expect(messagesOf({ model: 'm', messages: [user({ name: 'ann', content: long })] }, 'openai-chat')).toEqual([user({ name: 'ann', content: long })]);
    const tooLong = importText(JSON.stringify({ model: 'm', messages: [user({ x_trace: long })] }))!;
    expect([tooLong.questionAsSent, tooLong.notes.map(noteWords)]).toEqual([undefined, ['1 message says more than text and is too long to be kept as it came: a request that is saved has the text alone.', 'x_trace of messages: left out.']]);
  });

  it('is written with a document, which is a part of its own, only where that part is there', () => {
    const document = { type: 'document', title: 'a', source: { type: 'text', media_type: 'text/plain', data: 'D' } };
    const prompt = promptOf({ model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: [document, { type: 'text', text: 'Q' }], x_trace: 1 }] }, 'anthropic');
    expect(written(prompt, 'anthropic').request.messages).toEqual([{ role: 'user', content: [document, { type: 'text', text: 'Q' }], x_trace: 1 }]);
    // It is not taken from work that says so.
    const forged: Prompt = { freeOrder: false, parts: [{ id: 'q' as UnitId, role: 'question', name: 'Q', enabled: true, text: 'Q', asSent: { format: 'anthropic', json: JSON.stringify({ messages: [{ role: 'user', content: [document, { type: 'text', text: 'Q' }] }] }) } }] };
    expect(written(forged, 'anthropic').request.messages).toEqual([{ role: 'user', content: [{ type: 'text', text: 'Q' }] }]);
  });

  it('names what is not here again, where its message is sent as it came, and says so where it is no part now', () => {
    const prompt = promptOf(REQUESTS['openai-chat'], 'openai-chat');
    const absent = prompt.parts.filter((part) => 'attachment' in part);
    expect(absent.map(({ name }) => name)).toEqual(['sound by address or id', 'image by address or id']);
    const [, image] = absent;
    const off: Prompt = { ...prompt, parts: prompt.parts.map((part) => (part === image ? { ...part, enabled: false } : part)) };
    const words = ['1 attachment that is no part now is still named by a message that is sent as it came.'];
    for (const without of [off, deleteUnits(prompt, [image!.id])]) {
      const { request, notes } = written(without, 'openai-chat');
      expect(request.messages).toEqual(OPENAI);
      expect(notes).toEqual(words);
    }
  });

  it('never breaks a request, whatever is kept', () => {
    const json = fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"messages":[1]}', '{"messages":[{"role":"user","content":""}]}', '{"messages":[]}', '{"system":""}', '{"messages":[{"role":"user","content":"\\""}]}'));
    fc.assert(
      fc.property(json, fc.constantFrom('openai-chat' as const, 'anthropic' as const, 'gemini' as const), fc.option(fc.nat(60), { nil: undefined }), fc.string({ minLength: 1 }), (kept, format, textAt, text) => {
        const asSent = { format, json: kept, ...(textAt === undefined ? {} : { textAt }) };
        const own = (role: 'system' | 'question') => ({ id: role as UnitId, role, name: role, enabled: true, text, asSent });
        const prompt: Prompt = { freeOrder: false, parts: [own('system'), { id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: [{ id: 't' as UnitId, speaker: 'assistant', text, asSent }] }, own('question')] };
        for (const each of ['openai-chat', 'anthropic'] as const) expect(textsOf(promptOf(written(prompt, each).request, each))).toEqual(textsOf(prompt));
      }),
    );
  });
});

describe('the model and the limit', () => {
  const messages = [{ role: 'user', content: 'Hi' }];
  const settingsOf = (fields: object, format: Format, now: Partial<Parameters<typeof sentSettings>[2]> = {}) => {
    const prompt = promptOf({ messages, ...fields }, format);
    return sentSettings(prompt, format, { ...MODEL, reserveTokens: prompt.asSent!.reserveTokens, ...now });
  };

  it('are as the request says them, as long as nothing else is chosen', () => {
    expect(settingsOf({ model: 'gpt-4o-2024-08-06' }, 'openai-chat')).toEqual({ modelName: 'gpt-4o-2024-08-06', limit: {} });
    expect(settingsOf({ model: 'gpt-4o-2024-08-06', max_tokens: 9 }, 'openai-chat')).toMatchObject({ limit: { max_tokens: 9 } });
    expect(settingsOf({ model: 'gpt-4o', max_tokens: 9 }, 'openai-chat', { reserveTokens: 10 })).toEqual({ modelName: 'gpt-4o', limit: null });
    expect(settingsOf({ model: 'gpt-4o' }, 'openai-chat', { reserveTokens: 10 }).limit).toBeNull();
    expect(settingsOf({ model: 'gpt-4o', max_tokens: 9 }, 'openai-chat', { modelId: 'other/model' as ModelId, reserveTokens: null })).toEqual({ modelName: null, limit: null });
    expect(sentSettings(promptOf({ model: 'gpt-4o', messages }, 'openai-chat'), 'anthropic', { ...MODEL, reserveTokens: null })).toEqual({ modelName: null, limit: null });
  });

  it('are all that is taken from what is kept of them', () => {
    const asSent = { format: 'openai-chat' as const, json: '{"model":7,"max_tokens":9,"store":true,"__proto__":{"a":1}}', ...MODEL, reserveTokens: null };
    expect(sentSettings({ asSent }, 'openai-chat', { ...MODEL, reserveTokens: null })).toEqual({ modelName: null, limit: { max_tokens: 9 } });
    for (const json of ['', '[1]', 'null', '{']) expect(sentSettings({ asSent: { ...asSent, json } }, 'openai-chat', { ...MODEL, reserveTokens: null })).toEqual({ modelName: null, limit: null });
  });

  it('that are in another form than is written are told', () => {
    const call = { name: 'f', arguments: '{}' };
    const legacy = { model: 'gpt-4', functions: [{ name: 'f', parameters: {} }], messages: [...messages, { role: 'assistant', content: null, function_call: call }, { role: 'function', name: 'f', content: 'r' }] };
    const told = 'The imported request has functions, OpenAI’s form of before tools: here they are tools, and calls and results have tool_calls with ids that did not come with them.';
    expect(written(promptOf(legacy, 'openai-chat'), 'openai-chat').notes).toEqual([told]);
    expect(written(promptOf({ model: 'gpt-4', messages }, 'openai-chat'), 'openai-chat').notes).toEqual([]);
    const imported = importText(JSON.stringify({ model: 'gpt-5', input: [{ role: 'developer', content: 'D' }, { role: 'user', content: 'Hi' }] }))!;
    const responses = setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `s${(ids += 1)}` as UnitId)), { ...imported, asSent: { ...imported.settings!, ...MODEL, reserveTokens: null } });
    expect(written(responses, 'openai-chat').notes).toEqual(['The imported request is one of Responses; this is one of Chat Completions: its items are messages, and texts of the developer are system messages.']);
  });

  it('are followed by what is said of numbers that were rounded', () => {
    const promptWith = (seed: string) => {
      const imported = importText(`{"model":"gpt-4o","seed":${seed},"messages":[{"role":"user","content":"Hi","x_id":${seed}}]}`)!;
      return setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `s${(ids += 1)}` as UnitId)), { ...imported, asSent: { ...imported.settings!, ...MODEL, reserveTokens: null } });
    };
    const message = '1 message may hold a number that was rounded when the request was imported.';
    expect(written(promptWith('12345678901234567890'), 'openai-chat').notes).toEqual([message]);
    // Of a request that stood inside another value, or was imported before.
    const rounded: Prompt = { ...promptWith('12345678901234567890'), requestFields: { format: 'openai-chat', json: '{"seed":12345678901234567000}' } };
    expect(written(rounded, 'openai-chat').notes).toEqual([message, 'Numbers of more than 15 digits were rounded when the request was imported, and may not be as they came: seed.']);
    for (const held of ['7', '9007199254740992', '1e300']) expect(written(promptWith(held), 'openai-chat').notes).toEqual([]);
  });

  it('always has one for Anthropic', () => {
    const claude = { model: 'claude-opus-5', system: 'S' };
    expect([settingsOf(claude, 'anthropic').limit, settingsOf({ ...claude, max_tokens: 0 }, 'anthropic').limit, settingsOf({ ...claude, max_tokens: 7 }, 'anthropic').limit]).toEqual([null, null, { max_tokens: 7 }]);
  });
});
