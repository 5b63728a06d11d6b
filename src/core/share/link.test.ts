import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { O200K, CLAUDE_NEW } from '@/core/catalog/mappings';
import { partCost } from '@/core/catalog/attachment-cost';
import { MODELS } from '@/core/catalog/models';
import { messagesOf } from '@/core/prompt/messages';
import { lastOf } from '@/core/importers/steps';
import type { AttachmentPart, Part } from '@/core/prompt/part';
import { promptCase, totalSizes } from '@/core/prompt/template-case';
import { samplePrompt } from '@/core/prompt/sample';
import { anyPrompt } from '@/test/arbitraries';
import type { ModelId, UnitId } from '@/core/units';
import { readJson } from './bounded-json';
import { fragmentOf, packedIn } from './link-address';
import { linkPayload, readLinkPayload, withShortIds } from './link';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import { withoutTexts } from './withheld-work';
import type { Work } from './work';

const workOf = (prompt: Work['prompt']): Work => ({ prompt, modelId: 'openai/gpt-5.5' as ModelId, settings: {}, calibrations: {}, untouchedSample: false });
const figure = { count: { tokens: 120, low: 120, high: 120, exactness: 'exact' as const }, characters: 500, bytes: 512 };
const around = { low: 3, tokens: 7, high: 11, exactness: 'estimate' as const };
const framing = { wrapping: around, shared: { ...around, tokens: 9 }, rule: 'signatures somewhere' };
const figures = (work: Work) => new Map(work.prompt.parts.map(({ id, role }) => [id, role === 'tools' ? { ...figure, framing } : figure]));
const bare = (work: Work) => withoutTexts(work, new Set(), figures(work), O200K);

describe('what a link holds', () => {
  it('comes back as it was, with and without texts', () => {
    fc.assert(
      fc.property(anyPrompt, fc.boolean(), (prompt, withTexts) => {
        const { work } = withShortIds({ ...workOf(prompt), importance: Object.fromEntries(prompt.parts.map(({ id }) => [id, 2])), pinnedIds: prompt.parts.map(({ id }) => id) });
        const shared = { madeBy: '0.1.0', work: withTexts ? work : bare(work), scenario: null };
        expect(readLinkPayload(linkPayload(shared))).toEqual({ ok: true, value: shared });
      }),
      { numRuns: 60 },
    );
  });

  it('has no text of the prompt unless that part is included, and the same messages either way', () => {
    const work = withShortIds(workOf(samplePrompt())).work;
    const json = linkPayload({ madeBy: '0.1.0', work: bare(work), scenario: null });
    const texts = work.prompt.parts.flatMap((part) => ('turns' in part ? part.turns.map(({ text }) => text) : 'text' in part ? [part.text] : []));
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) expect(json).not.toContain(JSON.stringify(text.slice(0, 40)).slice(1, -1));
    expect(messagesOf(bare(work).prompt).map(({ speaker }) => speaker)).toEqual(messagesOf(work.prompt).map(({ speaker }) => speaker));
    const [first] = work.prompt.parts;
    const one = withoutTexts(work, new Set([first!.id]), figures(work), O200K);
    expect(one.prompt.parts.map((part) => 'attachment' in part)).toEqual(work.prompt.parts.map((part) => part !== first));
  });

  it('has no turn of before a compaction, whatever is included', () => {
    const turn = (id: string, text: string) => ({ id: id as UnitId, speaker: 'user' as const, text });
    const history: Part = { id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: [turn('t', 'now')], earlier: [[turn('e', 'long ago')]] };
    const work = workOf({ parts: [history], freeOrder: false });
    for (const included of [[], ['h' as UnitId]]) {
      const shared = withShortIds(withoutTexts(work, new Set(included), figures(work), O200K)).work;
      expect(shared.prompt.parts.some((part) => 'earlier' in part)).toBe(false);
      expect(linkPayload({ madeBy: '0.1.0', work: shared, scenario: null })).not.toContain('long ago');
      expect(linkPayload({ madeBy: '0.1.0', work: shared, scenario: null }).includes('now')).toBe(included.length > 0);
    }
  });

  it('that claims places of variables beyond any text is refused, and what it may claim stays a whole number', () => {
    const stated = (places: unknown) => ({ kind: 'withheld', fileName: 'a', mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 9, low: 9, high: 9, exactness: 'exact', countedWith: 'o200k_base', places });
    const linkWith = (places: unknown) => {
      const work = workOf({ parts: [], freeOrder: false });
      const payload = JSON.parse(linkPayload({ madeBy: '1', work, scenario: null })) as { work: { prompt: { parts: unknown[] } } };
      payload.work.prompt.parts = [{ id: 'a', role: 'question', name: 'a', enabled: true, attachment: stated(places) }];
      return readLinkPayload(JSON.stringify(payload));
    };
    for (const place of [{ name: 'x', times: 0, units: 1 }, { name: 'x', times: 1e10, units: 1 }, { name: 'x', times: 1, units: -1 }, { name: 1, times: 1, units: 1 }, null]) expect(linkWith([place]).ok).toBe(false);
    const read = linkWith([{ name: '__proto__', times: 1e9, units: 1e12 }]);
    const variables = Object.fromEntries([['__proto__', { typical: { kind: 'tokens' as const, size: 1e8 }, worst: null }]]);
    const made = lastOf(promptCase(read.ok ? read.value.work.prompt : samplePrompt(), variables, 'worst'));
    expect(totalSizes(made).extraTokens).toBe(1e12);
    expect(made).toMatchObject({ prompt: { parts: [{ attachment: { low: 0, tokens: 0, high: 9 } }] } });
  });

  it('has the values of variables when all texts go, beside attachments too, and else their sizes', () => {
    const { work } = withShortIds(workOf(samplePrompt()));
    const file: Part = { id: 'file' as UnitId, role: 'documents', name: 'a.png', enabled: true, attachment: { kind: 'image', fileName: 'a.png', mediaType: 'image/png', sizeBytes: 9, widthPx: 8, heightPx: 8 } };
    const variables = { name: { typical: { kind: 'text' as const, text: 'Ada' }, worst: null } };
    const sizes = { name: { typical: { kind: 'characters', size: 3, leftOut: { bytes: 3 } }, worst: null } };
    const mixed = { ...work, variables, prompt: { ...work.prompt, parts: [...work.prompt.parts, file] } };
    const all = work.prompt.parts.map(({ id }) => id);
    const sent = (of: Work, ids: readonly UnitId[]) => withoutTexts(of, new Set(ids), figures(of), O200K).variables;
    // Fields of an imported request may name a user, and go with all texts only.
    const requestFields = { format: 'openai-chat' as const, json: '{"user":"ann"}' };
    const asked = (parts: readonly Part[], ids: readonly UnitId[]) => withoutTexts({ ...mixed, prompt: { ...mixed.prompt, parts, requestFields } }, new Set(ids), figures(mixed), O200K).prompt.requestFields;
    expect([asked(mixed.prompt.parts, all), asked(mixed.prompt.parts, all.slice(1)), asked([file], []), asked([], [])]).toEqual([requestFields, undefined, undefined, undefined]);
    expect(sent(mixed, all)).toEqual(variables);
    expect(sent(mixed, all.slice(1))).toEqual(sizes);
    expect(sent({ ...mixed, prompt: { ...mixed.prompt, parts: [file] } }, [])).toEqual(sizes);
    expect(sent({ ...mixed, prompt: { ...mixed.prompt, parts: [] } }, [])).toEqual(sizes);
  });

  it('has what is stated of framing, of ends and of values back as it was, and is refused where no framing and no text is so large', () => {
    const { work } = withShortIds(workOf(samplePrompt()));
    const blankEnds = [{ start: 3, end: 0, isBlank: true as const }, { start: 0, end: 2 }];
    const stated = new Map([...figures(work)].map(([id, own]) => [id, { ...own, blankEnds }]));
    const read = (high: number, tokens: number) => {
      const lines = [{ id: 'framing' as const, tokens: 7, low: 7, high, exactness: 'exact' as const }];
      const variables = { doc: { typical: { kind: 'characters' as const, size: 5, leftOut: { bytes: 15, tokens } }, worst: { kind: 'characters' as const, size: 5, leftOut: { bytes: 5 } } } };
      const { prompt, ...rest } = withoutTexts(work, new Set(), stated, O200K);
      const whole: Work = { ...rest, variables, prompt: { ...prompt, statedFraming: [{ of: 'gemma-3 json gemma3', digest: 12, lines }] } };
      return { whole, answer: readLinkPayload(linkPayload({ madeBy: '1', work: whole, scenario: null })) };
    };
    const { whole, answer } = read(7, 15);
    expect(answer).toMatchObject({ ok: true, value: { work: whole } });
    expect([read(1e9, 15).answer.ok, read(7, 16).answer.ok]).toEqual([false, false]);
  });

  it('has the messages and the name of the model as they came when all texts go, and else none of them', () => {
    const asSent = { format: 'openai-chat' as const, json: '{"messages":[{"role":"user","content":"secret"}]}' };
    const settings = { format: 'openai-chat' as const, json: '{"model":"ft:gpt-4o:secret"}', modelId: 'openai/gpt-4o' as ModelId, reserveTokens: null };
    const text = (role: 'system' | 'question'): Part => ({ id: role as UnitId, role, name: role, enabled: true, text: 'T', asSent });
    const parts: readonly Part[] = [text('system'), { id: 'history' as UnitId, role: 'history', name: '', enabled: true, turns: [{ id: 'turn' as UnitId, speaker: 'user', text: 'T', asSent }] }, text('question')];
    const work: Work = { ...workOf(samplePrompt()), prompt: { freeOrder: false, parts, asSent: settings } };
    const all = parts.map(({ id }) => id);
    const payload = (ids: readonly UnitId[]) => linkPayload({ madeBy: '1', work: withoutTexts(work, new Set(ids), figures(work), O200K), scenario: null });
    for (const ids of [[], all.slice(0, 1), all.slice(1)]) expect(payload(ids)).not.toContain('secret');
    expect(readLinkPayload(payload(all))).toMatchObject({ ok: true, value: { work: { prompt: work.prompt } } });
    // Unless they are to stay, as a key may stand in them.
    const left = withoutTexts({ ...work, prompt: { ...work.prompt, requestFields: { format: 'openai-chat', json: '{"user":"secret"}' } } }, new Set(all), figures(work), O200K, false);
    expect(linkPayload({ madeBy: '1', work: left, scenario: null })).not.toContain('secret');
    expect(left.prompt.parts.every((part) => !('attachment' in part))).toBe(true);
  });

  it('states a count for the tokenizer that made it, and a range for every other', () => {
    const part = bare(workOf(samplePrompt())).prompt.parts[0]!;
    if (!('attachment' in part)) throw new Error('it has a text');
    const model = { ...MODELS[0]!, tokenizer: O200K };
    expect(partCost(part, model).count).toEqual(figure.count);
    expect(partCost(part, model).note).toContain('Stated by the link');
    const other = partCost(part, { ...model, tokenizer: CLAUDE_NEW }).count;
    expect(other.exactness).toBe('estimate');
    expect(other.low).toBeLessThan(120);
    expect(other.high).toBeGreaterThan(120);
  });

  it.each([
    [5_000_000, 1, 'exact', false],
    [5_000_000, 4_999, 'calibrated', false],
    [3, 5_000_000, 'exact', false],
    [3, 37, 'exact', false],
    [3, 300, 'estimate', false],
    [0, 1, 'exact', false],
    [0, 0, 'exact', true],
    [3, 9, 'exact', true],
    [3, 40, 'calibrated', true],
    [999, 0, 'estimate', true],
    [5_000_000, 39_062, 'exact', true],
  ] as const)('states of %i characters what a tokenizer can make of them: %i tokens, %s: %s', (characters, tokens, exactness, isPossible) => {
    const [part] = bare(workOf(samplePrompt())).prompt.parts;
    const withFigures = (more: object) => workOf({ freeOrder: false, parts: [{ ...part!, attachment: { ...(part as AttachmentPart).attachment, ...more } } as Part] });
    const read = (work: Work) => readLinkPayload(linkPayload({ madeBy: '1', work, scenario: null }));
    const stated = read(withFigures({ characters, sizeBytes: characters * 4, tokens, low: 0, high: tokens, exactness }));
    expect(stated).toMatchObject(isPossible ? { ok: true } : { ok: false, error: { kind: 'corrupt', detail: 'a count that no tokenizer makes' } });
    // Nor do bytes that these characters do not have make room.
    expect(read(withFigures({ characters: 3, sizeBytes: 1e12, tokens: 100, low: 100, high: 100, exactness: 'exact' })).ok).toBe(false);
    const tally = { ...EMPTY_TALLY, prose: tokens };
    expect(read(withFigures({ characters: 3, sizeBytes: 3, tokens: 1, low: 1, high: 1, exactness: 'exact', tally, others: [] })).ok).toBe(tokens <= 9);
    expect(read(withFigures({ characters: 3, sizeBytes: 3, tokens: 1, low: 1, high: 1, exactness: 'exact', others: [{ encodingId: 'gemma3', tokens }] })).ok).toBe(tokens <= 9);
    expect(read(withFigures({ framing: { ...framing, shared: { ...around, high: 1e6 } } })).ok).toBe(false);
  });

  const good = linkPayload({ madeBy: '0.1.0', work: bare(withShortIds(workOf(samplePrompt())).work), scenario: null });
  it.each([
    ['cut off', good.slice(0, -3), 'garbled'],
    ['no object', '[1]', 'corrupt'],
    ['of newer work', good.replace(/"schemaVersion":\d+/, '"schemaVersion":99'), 'newer'],
    ['of newer work alone', '{"work":{"schemaVersion":999}}', 'newer'],
    ['of newer work in another shape', '{"by":7,"work":{"schemaVersion":999,"prompt":"new"},"texts":{"a":"x"},"more":1}', 'newer'],
    ['of newer work, with texts', linkPayload({ madeBy: '0.1.0', work: withShortIds(workOf(samplePrompt())).work, scenario: null }).replace(/"schemaVersion":\d+/, '"schemaVersion":999'), 'newer'],
    ['without texts', '{"by":"1","work":{"schemaVersion":4}}', 'corrupt'],
    ['with a count that is none', good.replace('"tokens":120', '"tokens":-1'), 'corrupt'],
    ['with a count beyond numbers', good.replace('"tokens":120', '"tokens":1e300'), 'corrupt'],
    ['with a range that is none', good.replace('"low":120', '"low":121'), 'corrupt'],
    ['with framing that is no range', good.replace('"low":3,"tokens":7', '"low":8,"tokens":7'), 'corrupt'],
    ['with a role that is none', good.replace('"role":"system"', '"role":"wizard"'), 'corrupt'],
    ['nested without end', `{"by":"1","work":${'['.repeat(100_000)}${']'.repeat(100_000)},"texts":[]}`, 'too-deep'],
  ])('is refused: %s', (_what, json, kind) => {
    expect(json).not.toBe(good);
    expect(readLinkPayload(json)).toMatchObject({ ok: false, error: { kind } });
  });

  it('says which case was in view; what is none that is known, or is not said, says nothing', () => {
    const shared = { madeBy: '1', work: bare(withShortIds(workOf(samplePrompt())).work), scenario: null };
    for (const caseInView of [null, 'typical', 'worst'] as const) expect(readLinkPayload(linkPayload({ ...shared, caseInView }))).toEqual({ ok: true, value: { ...shared, caseInView } });
    for (const said of [undefined, 'best', 3, { typical: true }]) {
      const payload = JSON.stringify({ ...(JSON.parse(linkPayload(shared)) as object), case: said });
      expect(readLinkPayload(payload)).toEqual({ ok: true, value: shared });
    }
    // Who does not know it has the rest as it was.
    const { case: said, ...rest } = JSON.parse(linkPayload({ ...shared, caseInView: 'worst' })) as Record<string, unknown>;
    expect([said, JSON.stringify(rest)]).toEqual(['worst', linkPayload(shared)]);
  });

  it('changes no prototype and drops keys that nobody knows', () => {
    const hostile = good.replace('"settings":[]', '"settings":[["__proto__",{"reserveTokens":1,"reasoningTokens":0,"servedWindowTokens":null,"polluted":1}]],"__proto__":{"polluted":1}');
    const read = readLinkPayload(hostile);
    expect(read.ok && Object.hasOwn(read.value.work.settings, '__proto__')).toBe(true);
    expect(JSON.stringify(read)).not.toContain('polluted');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.tuple(fc.nat(good.length - 1), fc.string()).map(([at, put]) => good.slice(0, at) + put + good.slice(at + 1))), (text) => void readLinkPayload(text)));
    expect(readJson('"[[[["')).toEqual({ ok: true, value: '[[[[' });
  });
});

describe('the fragment', () => {
  it('gives the bytes back, in characters that addresses keep', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const fragment = fragmentOf(bytes);
        expect(fragment).toMatch(/^#\/share\/1\.[A-Za-z0-9_-]+$/);
        expect(fragment.slice('#/share/1.'.length)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(packedIn(fragment)).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  it.each([
    ['#/share/', 'garbled'],
    ['#/share/1.', 'garbled'],
    ['#/share/0.AAAA', 'garbled'],
    ['#/share/1.AA=A', 'garbled'],
    ['#/share/1.AAAAA', 'garbled'],
    ['#/share/1.%3Cscript%3E', 'garbled'],
    ['#/share/2.AAAA', 'newer'],
    [`#/share/1.${'A'.repeat(90_000)}`, 'too-large'],
    [`#/share/1.${'A'.repeat(90_000)}==`, 'too-large'],
  ])('is refused: %.20s', (fragment, kind) => {
    expect(packedIn(fragment)).toMatchObject({ ok: false, error: { kind } });
  });

  it.each(['.', ')', '>', ',', '!', '"', '*', ' ', '\n', '%20', '%3E', '%29.', '\u201d', '%E2%80%9D', '?utm_source=chat', '&utm_medium=mail', '?fbclid=a-b_c', '</a>', '](#/share/'])('is read with %j behind it', (behind) => {
    const bytes = new Uint8Array([251, 239, 190, 255, 254, 1, 2]);
    const fragment = fragmentOf(bytes);
    expect(fragment).toMatch(/[-_].*[-_]/);
    for (const each of [fragment, fragment.replace(/-/g, '%2D').replace(/_/g, '%5f'), `${fragment.slice(0, 14)}\r\n${fragment.slice(14)}`, `${fragment.slice(0, 14)}%0A ${fragment.slice(14)}`]) expect(packedIn(each + behind)).toEqual({ ok: true, value: bytes });
  });

  it('short ids are those of the parts and turns in order', () => {
    const { work, ids } = withShortIds(workOf(samplePrompt()));
    expect(work.prompt.parts[0]!.id).toBe('1' as UnitId);
    expect(new Set(ids.values()).size).toBe(ids.size);
  });
});
