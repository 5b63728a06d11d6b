import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { VALUE_LIMIT_UNITS } from './json-values';
import { readReportedUsage, readReportedUsageInSteps, type ReportedUsage, USAGE_LIMIT_BYTES, type UsageError } from './reported-usage';
import { describeUsage, describeUsageError } from './reported-usage-words';

const NOON = Date.UTC(2026, 10, 20, 12);

function read(value: unknown): ReportedUsage {
  const result = readReportedUsage(typeof value === 'string' ? value : JSON.stringify(value));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function errorOf(value: unknown): UsageError['kind'] | null {
  const result = readReportedUsage(typeof value === 'string' ? value : JSON.stringify(value));
  if (result.ok) return null;
  expect(describeUsageError(result.error)).toMatch(/(Give|Enter) .*\.$/);
  return result.error.kind;
}

const anthropic = {
  id: 'msg_01',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-4-6',
  content: [{ type: 'text', text: 'Yes.' }],
  usage: { input_tokens: 1_240, cache_creation_input_tokens: 500, cache_read_input_tokens: 60_000, cache_creation: { ephemeral_5m_input_tokens: 500 }, output_tokens: 12 },
};
const chat = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: NOON / 1000,
  model: 'gpt-5.5-2026-04-01',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' } }],
  usage: { prompt_tokens: 61_240, completion_tokens: 12, total_tokens: 61_252, prompt_tokens_details: { cached_tokens: 60_000 } },
};
const responses = {
  id: 'resp_1',
  object: 'response',
  created_at: NOON / 1000,
  model: 'gpt-5.5',
  usage: { input_tokens: 61_240, input_tokens_details: { cached_tokens: 60_000 }, output_tokens: 12, total_tokens: 61_252 },
};
const gemini = {
  candidates: [{ content: { parts: [{ text: 'Yes.' }], role: 'model' } }],
  usageMetadata: { promptTokenCount: 61_240, cachedContentTokenCount: 60_000, candidatesTokenCount: 12, totalTokenCount: 61_252 },
  modelVersion: 'gemini-2.5-pro',
  responseId: 'abc',
};

/** A line of Claude Code's transcripts. */
const turn = (id: string, tokens: number, more: object = {}) => ({
  type: 'assistant',
  isSidechain: false,
  message: { ...anthropic, id, usage: { input_tokens: 4, cache_read_input_tokens: tokens - 4, cache_creation_input_tokens: 0, output_tokens: 3 } },
  requestId: 'req',
  timestamp: '2026-11-20T12:00:00.000Z',
  ...more,
});
const lines = (...values: readonly unknown[]): string => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('one response', () => {
  it('of Anthropic is the sum of what was sent, read from the cache and written to it', () => {
    expect(read(anthropic)).toEqual({
      inputTokens: 61_740,
      parts: [
        { kind: 'sent', tokens: 1_240 },
        { kind: 'from-cache', tokens: 60_000 },
        { kind: 'to-cache', tokens: 500 },
      ],
      atMs: null,
      model: 'claude-sonnet-4-6',
      reports: 1,
      skippedLines: 0,
    });
    expect(read({ ...anthropic, usage: { input_tokens: 14, cache_read_input_tokens: null } }).inputTokens).toBe(14);
    expect(read(anthropic.usage).inputTokens).toBe(61_740);
  });

  const whole = { inputTokens: 61_240, parts: [{ kind: 'sent', tokens: 61_240 }], reports: 1, skippedLines: 0 };
  it('of OpenAI and xAI has cached tokens inside the figure', () => {
    expect(read(chat)).toEqual({ ...whole, model: 'gpt-5.5-2026-04-01', atMs: NOON });
    expect(read(responses)).toEqual({ ...whole, model: 'gpt-5.5', atMs: NOON });
    expect(read({ ...chat, model: 'grok-4.7' })).toEqual({ ...whole, model: 'grok-4.7', atMs: NOON });
    // Gateways write Anthropic's cache figures beside a sum that has them.
    expect(read({ usage: { prompt_tokens: 100, cache_read_input_tokens: 90 } }).inputTokens).toBe(100);
    expect(read({ usage: { input_tokens: 100, input_tokens_details: { cached_tokens: 0 }, cache_read_input_tokens: 90 } }).inputTokens).toBe(100);
  });

  it('of Gemini is one report, also as a list of chunks', () => {
    expect(read(gemini)).toEqual({ ...whole, model: 'gemini-2.5-pro', atMs: null });
    expect(read([gemini, gemini, gemini])).toEqual({ ...whole, model: 'gemini-2.5-pro', atMs: null });
    expect(read({ ...gemini, createTime: '2026-11-20T12:00:00.123456Z' }).atMs).toBe(NOON + 123);
  });

  it('of a counting endpoint is its figure', () => {
    expect(read({ input_tokens: 14 }).inputTokens).toBe(14);
    expect(read({ object: 'response.input_tokens', input_tokens: 14 }).inputTokens).toBe(14);
    expect(read({ totalTokens: 31, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 31 }] }).inputTokens).toBe(31);
    // Clients mean input and output by it.
    expect(errorOf({ inputTokens: 10, outputTokens: 21, totalTokens: 31 })).toBe('no-usage');
  });

  it('is found in an entry of a batch', () => {
    expect(read({ custom_id: 'a', result: { type: 'succeeded', message: anthropic } }).inputTokens).toBe(61_740);
    expect(read({ id: 'batch_1', response: { status_code: 200, body: chat } }).inputTokens).toBe(61_240);
  });

  it.each([
    [{ timestamp: '2026-11-20T12:00:00Z' }, NOON],
    [{ created_at: '2026-11-20 14:00:00+02:00' }, NOON],
    [{ created_at: '2026-11-20T04:00:00.5-0800' }, NOON + 500],
    [{ created_at: '2026-11-20T12:00' }, NOON],
    [{ created_at: '2026-11-20' }, NOON],
    [{ created: NOON / 1000 + 0.25 }, NOON + 250],
    [{ created: 0 }, null],
    [{ created: -1e300 }, null],
    [{ created: NOON }, null],
    [{ created_at: '2026-13-45T99:00:00Z' }, null],
    [{ created_at: 'yesterday' }, null],
    [{ created_at: { seconds: 1 }, timestamp: '2026-11-20' }, NOON],
  ])('has the moment of %j', (dated, atMs) => {
    expect(read({ input_tokens: 14, ...dated }).atMs).toBe(atMs);
  });

  it('has a model only by an id', () => {
    for (const model of ['<synthetic>', '', 'a'.repeat(101), 7, null, { id: 'x' }, 'a b']) expect(read({ model, input_tokens: 14 }).model).toBeNull();
    expect(read({ model: 'us.anthropic.claude-opus-4-6-v1:0', input_tokens: 14 }).model).toBe('us.anthropic.claude-opus-4-6-v1:0');
  });
});

describe('a transcript', () => {
  it('is read to its last report, and a message on several lines counts once', () => {
    const text = lines({ type: 'summary', summary: '…' }, turn('a', 100), turn('a', 100), { type: 'user', toolUseResult: { totalTokens: 9, usage: { input_tokens: 9 } } }, turn('b', 200), turn('b', 210), '');
    expect(read(text)).toMatchObject({ inputTokens: 210, reports: 2, skippedLines: 0, atMs: NOON, model: 'claude-sonnet-4-6' });
    expect(read(text.replaceAll('\n', '\r\n\r\n'))).toEqual(read(text));
    expect(read(`\uFEFF${text}`)).toEqual(read(text));
    expect(read(lines(turn('a', 100), turn('b', 200), turn('a', 100)))).toMatchObject({ inputTokens: 200, reports: 2 });
  });

  it('leaves subagents aside, unless there is nothing else', () => {
    const agent = turn('c', 900, { isSidechain: true });
    expect(read(lines(turn('a', 100), agent))).toMatchObject({ inputTokens: 100, reports: 1 });
    expect(read(lines(agent, turn('d', 950, { isSidechain: true })))).toMatchObject({ inputTokens: 950, reports: 2 });
  });

  it('passes over bad lines and counts them', () => {
    expect(read(lines('half a line"}', turn('a', 100), '12', 'null', '{"input_tokens": 3', turn('b', 200)))).toMatchObject({ inputTokens: 200, reports: 2, skippedLines: 2 });
  });

  it('leaves out what reports nothing or cannot be', () => {
    const synthetic = { type: 'assistant', message: { id: 'x', model: '<synthetic>', usage: { input_tokens: 0, output_tokens: 0 } } };
    expect(read(lines(turn('a', 100), synthetic))).toMatchObject({ inputTokens: 100, reports: 1 });
    for (const usage of [{ input_tokens: -5 }, { input_tokens: 1.5 }, { input_tokens: '14' }, { input_tokens: 1e12 }, { input_tokens: 5, cache_read_input_tokens: -1 }, { prompt_tokens: true }]) {
      expect(errorOf({ usage })).toBe('not-a-count');
      expect(read(lines(turn('a', 100), { usage }))).toMatchObject({ inputTokens: 100, reports: 1 });
    }
    expect(errorOf({ input_tokens: 60_000_000, cache_read_input_tokens: 60_000_000 })).toBe('not-a-count');
  });
});

describe('what is no report', () => {
  it('says why', () => {
    for (const text of ['', '  \n ', 'about 14k', 'one\ntwo\n12\n', '{"usage": {"input_tokens": 14}', '[1, 2']) expect(errorOf(text)).toBe('not-json');
    for (const value of [{}, [], null, 14, '"x"', { usage: null }, { usage: { output_tokens: 5 } }, { messages: [{ role: 'user', content: 'usage' }] }]) {
      expect(errorOf(typeof value === 'object' ? value : `[${value}]`)).toBe('no-usage');
    }
  });

  it('keys of prototypes are keys', () => {
    expect(errorOf('{"__proto__": {"usage": {"input_tokens": 14}}}')).toBe('no-usage');
    expect(read('{"__proto__": {"input_tokens": 1}, "constructor": null, "hasOwnProperty": 1, "input_tokens": 14}').inputTokens).toBe(14);
    expect(({} as { input_tokens?: number }).input_tokens).toBeUndefined();
  });

  it('lies deeper than any vendor writes it', () => {
    expect(errorOf(`${'['.repeat(5000)}{"input_tokens": 14}${']'.repeat(5000)}`)).not.toBeNull();
    expect(errorOf(`${'{"data":'.repeat(50)}{"input_tokens": 14}${'}'.repeat(50)}`)).toBe('no-usage');
    expect(errorOf('['.repeat(300_000))).toBe('not-json');
  });
});

describe('a long text', () => {
  const filler = { role: 'user', content: `"quotes" \\ and ] } , ${'words '.repeat(40)}\\"` };

  it('that is a list is taken apart, with the same answer', () => {
    const list = [...Array.from({ length: 2_000 }, (_, index) => (index % 3 === 0 ? turn(`m${index}`, 100 + index) : filler)), [[turn('z', 7_000)]], 3, 'x]'];
    for (const text of [JSON.stringify(list), JSON.stringify(list, null, 2)]) {
      expect(text.length).toBeGreaterThan(1 << 19);
      expect(read(text)).toMatchObject({ inputTokens: 7_000, reports: 668, skippedLines: 0 });
      expect(errorOf(text.slice(0, -1))).toBe('not-json');
      expect(errorOf(`${text}]`)).toBe('not-json');
      expect(errorOf(text.replace('"z"', 'z'))).toBe('not-json');
    }
  });

  it('goes in steps, none of them long', () => {
    const text = lines(...Array.from({ length: 20_000 }, (_, index) => turn(`m${index}`, 100 + index)));
    const steps = readReportedUsageInSteps(text);
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThan(20_000);
    const empties = readReportedUsageInSteps(`[${'{},'.repeat(100_000)}{}]`);
    for (count = 0; empties.next().done !== true; ) count += 1;
    expect(count).toBeGreaterThan(100_000);
  });

  it('is refused where one value is too long, and as a whole', () => {
    const long = JSON.stringify({ content: 'x'.repeat(VALUE_LIMIT_UNITS) });
    expect(errorOf(long)).toBe('too-large');
    expect(errorOf(JSON.stringify(Array.from({ length: 200_000 }, () => ({ a: [1, 2] })), null, 1).replace(/^\[/, '{"a":['))).toBe('too-large');
    expect(read(lines(turn('a', 100), long))).toMatchObject({ inputTokens: 100, skippedLines: 1 });
    expect(errorOf('no JSON at all\n'.repeat(VALUE_LIMIT_UNITS / 8))).toBe('not-json');
    expect(errorOf(' '.repeat(USAGE_LIMIT_BYTES + 1))).toBe('too-large');
  });
});

describe('anything at all', () => {
  const KEYS = ['usage', 'usageMetadata', 'message', 'data', 'input_tokens', 'prompt_tokens', 'promptTokenCount', 'totalTokens', 'cache_read_input_tokens', 'input_tokens_details', 'created', 'timestamp', 'model', 'id', '__proto__', 'isSidechain', 'constructor'];
  const anyUsage = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.integer(), fc.double(), fc.constantFrom(null, true, '2026-11-20', 'msg_1'), fc.string(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 })),
  })).value;
  const holds = (text: string) => {
    const result = readReportedUsage(text);
    if (!result.ok) {
      expect(describeUsageError(result.error)).not.toBe('');
      return;
    }
    const { inputTokens, parts, reports, atMs } = result.value;
    expect(Number.isSafeInteger(inputTokens) && inputTokens >= 1 && reports >= 1).toBe(true);
    expect(parts.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(inputTokens);
    expect(parts.every(({ tokens }) => Number.isInteger(tokens) && tokens >= 1)).toBe(true);
    if (atMs !== null) expect(new Date(atMs).getUTCFullYear()).toBeGreaterThanOrEqual(2020);
    expect(describeUsage(result.value)).toMatch(/^Read [\d,]+ input tokens?.*\.$/);
  };

  test('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.string()), holds));
    fc.assert(fc.property(anyUsage, (value) => holds(JSON.stringify(value))), { numRuns: 500 });
    fc.assert(fc.property(fc.array(fc.oneof(anyUsage.map((value) => JSON.stringify(value)), fc.string())), (all) => holds(all.join('\n'))));
  });

  test('is the same as lines, as a list, laid out or not, and as a long list', () => {
    const padding = Array.from({ length: 1_000 }, () => ({ role: 'user', content: '", [{ \\'.repeat(40) }));
    fc.assert(
      fc.property(fc.array(fc.oneof(anyUsage, fc.constantFrom(anthropic, chat, gemini, turn('a', 9))), { maxLength: 5 }), (values) => {
        const asList = readReportedUsage(JSON.stringify(values));
        expect(readReportedUsage(JSON.stringify(values, null, 2))).toEqual(asList);
        if (asList.ok) expect(readReportedUsage(JSON.stringify([...padding, ...values]))).toEqual(asList);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the words', () => {
  const usage = (more: Partial<ReportedUsage>): ReportedUsage => ({ ...read({ ...anthropic, created_at: '2026-11-20', usage: { input_tokens: 1_240, cache_read_input_tokens: 60_000 } }), ...more });

  it('name the sum, the model, which report it is, and what is missing', () => {
    expect(describeUsage(usage({ reports: 12 }))).toBe('Read 61,240 input tokens (1,240 + 60,000 from cache) of claude-sonnet-4-6, the last of 12 reports.');
    expect(describeUsage(usage({ skippedLines: 3 }))).toBe('Read 61,240 input tokens (1,240 + 60,000 from cache) of claude-sonnet-4-6. 3 lines could not be read as JSON.');
    expect(describeUsage(read({ input_tokens: 14 }))).toBe('Read 14 input tokens. The report names no day.');
    expect(describeUsage(read({ usage: { input_tokens: 0, cache_read_input_tokens: 9, cache_creation_input_tokens: 1 } }))).toContain('10 input tokens (9 from cache + 1 written to cache).');
  });
});

describe('what clients and streams write', () => {
  it('is read in camel case from a usage, with the cached tokens that stand beside', () => {
    expect(read({ usage: { inputTokens: 100, outputTokens: 5, totalTokens: 105 } }).inputTokens).toBe(100);
    expect(read({ usage: { inputTokens: 100, cachedInputTokens: 90, outputTokens: 5 } }).inputTokens).toBe(100);
    expect(read({ usage: { inputTokens: 10, cacheReadInputTokens: 90, cacheWriteInputTokens: 7, outputTokens: 5 } })).toMatchObject({ inputTokens: 107, parts: [{ kind: 'sent' }, { kind: 'from-cache' }, { kind: 'to-cache' }] });
    expect(read({ usage: { promptTokens: 31, completionTokens: 2 } }).inputTokens).toBe(31);
    expect(read({ object: 'interaction', usage: { total_tokens: 197, total_input_tokens: 8, total_output_tokens: 12 } }).inputTokens).toBe(8);
    expect(read({ usageMetadata: { promptTokenCount: 44 } }).inputTokens).toBe(44);
  });

  it('is read from server-sent events, whose names, comments and end are no lines that could not be read', () => {
    const start = { type: 'message_start', message: anthropic };
    const stream = ['event: message_start', `data: ${JSON.stringify(start)}`, '', ': ping', 'event: message_delta', 'data: {"type":"message_delta","usage":{"output_tokens":12}}', ''].join('\n');
    expect(read(stream)).toMatchObject({ inputTokens: 61_740, reports: 1, skippedLines: 0, model: 'claude-sonnet-4-6' });
    const chunk = (usage: unknown) => `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'gpt-5.5', choices: [], usage })}`;
    expect(read([chunk(null), '', chunk({ prompt_tokens: 77, completion_tokens: 2 }), '', 'data: [DONE]', ''].join('\r\n'))).toMatchObject({ inputTokens: 77, reports: 1, skippedLines: 0 });
    const gemini = (tokens: number) => `data: ${JSON.stringify({ responseId: 'r', usageMetadata: { promptTokenCount: tokens } })}`;
    expect(read([gemini(9), '', gemini(9)].join('\n'))).toMatchObject({ inputTokens: 9, reports: 1 });
    expect(errorOf('data: half a line"}')).toBe('not-json');
  });
});
