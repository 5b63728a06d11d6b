import { describe, expect, it, vi } from 'vitest';
import { addUsd, compareUsd, subtractUsd, ZERO_USD } from '@/core/pricing/money';
import { priceRequest } from '@/core/pricing/price-request';
import { NO_USAGE } from '@/core/pricing/usage';
import type { Count } from '@/core/tokenize/count';
import type { ModelId } from '@/core/units';
import { mediaFile } from '@/test/media-files';
import { openQuickStore } from '@/test/quick-store';
import { opened } from './folder-sources';
import { offerOf } from './price-selectors';
import { rowFigures } from './batch-columns';
import { selectFill, selectModels } from './selectors';
import { startCounting } from './counting';
import { startCountingFraming } from './framing-counts';

const sum = (counts: readonly Count[], end: 'tokens' | 'low' | 'high') => counts.reduce((all, count) => all + count[end], 0);

const LINES = ['{"custom_id":"a","body":{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello there"}]}}', '{"text":"Some words of a text"}', '{"cut', '"A line by itself"', '{"text":"Some words of a text"}'];

describe('many prompts', () => {
  it('are each counted as the window counts them once they are opened, and one Undo goes back', async () => {
    const { store, tokenizer, settled } = openQuickStore();
    const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
    store.getState().openBatch({ kind: 'text', name: 'rows', text: LINES.join('\n') });
    await settled();
    const before = store.getState().work;
    const { session, modelIds, bad, totals, source } = store.getState().batch!;
    expect([source.rows, bad]).toEqual([5, [{ row: 2, words: 'line 3 is no JSON' }]]);
    expect(totals.get(modelIds[0]!)?.sizes.rows).toBe(4);
    for (const row of [0, 1, 3]) {
      await session.open(row);
      await settled();
      await vi.waitFor(() => expect(selectFill(store.getState()).input).toEqual(session.columnOf(modelIds[0]!)!.get(row)));
      store.getState().undo();
      expect(store.getState().work).toBe(before);
    }
    stops.forEach((stop) => stop?.());
  });

  it('whose answers are in the data are priced for these, each for its own, until one is typed, and for no other where they are input', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    await settled();
    const pairs = ['So it is.', 'No, and here is at length why not.', ''].map((completion) => JSON.stringify({ prompt: 'Is it so?', completion }));
    store.getState().openBatch({ kind: 'text', name: 'rows', text: pairs.join('\n') });
    await settled();
    const batch = () => store.getState().batch!;
    const id = 'anthropic/claude-opus-5-5' as ModelId;
    batch().session.setModels([id]);
    await settled();
    const { session, totals, answerRows } = batch();
    const column = () => session.columnOf(id)!;
    const answers = [0, 1, 2].map((row) => column().dataAnswerAt(row));
    expect([answerRows, totals.get(id)?.ofData, totals.get(id)?.answered, answers[2]]).toEqual([2, 2, 2, null]);
    expect(answers[1]!.tokens).toBeGreaterThan(answers[0]!.tokens);
    const figures = (row: number) => rowFigures(column(), row, session.pricingOf(id)!)!;
    const priceOf = (row: number, end: 'tokens' | 'low' | 'high') => {
      const priced = priceRequest({ ...NO_USAGE, inputTokens: column().get(row)![end], outputTokens: answers[row]?.[end] ?? 0 }, offerOf(store.getState(), id)!, store.getState().pricesAtMs);
      return priced.ok ? priced.value.totalUsd : ZERO_USD;
    };
    for (const row of [0, 1, 2]) expect([figures(row).answerTokens, compareUsd(figures(row).costUsd!, priceOf(row, 'tokens')), compareUsd(figures(row).lowUsd!, priceOf(row, 'low')), compareUsd(figures(row).highUsd!, priceOf(row, 'high'))]).toEqual([answers[row]?.tokens ?? 0, 0, 0, 0]);
    expect(compareUsd(totals.get(id)!.costUsd!, [0, 1, 2].map((row) => priceOf(row, 'tokens')).reduce(addUsd))).toBe(0);
    store.getState().setScenario({ outputTokens: 5 });
    await settled();
    expect(figures(1).answerTokens).toBe(5);
    store.getState().setScenario({ outputTokens: null });
    const alone = column().get(0)!.tokens;
    session.setColumns({ ...batch().columns, isWhole: true });
    await settled();
    expect([figures(0).answerTokens, column().dataAnswerAt(0), column().get(0)!.tokens >= alone + answers[0]!.tokens, batch().totals.get(id)?.ofData]).toEqual([0, null, true, 0]);
  });

  it('cost to the last digit what their requests cost one by one', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    await settled();
    store.getState().setScenario({ outputTokens: 321 });
    store.getState().openBatch({ kind: 'text', name: 'rows', text: LINES.join('\n') });
    await settled();
    store.getState().batch!.session.setModels(['openai/gpt-5.5' as ModelId, 'anthropic/claude-opus-5-5' as ModelId]);
    await settled();
    const { session, modelIds, totals } = store.getState().batch!;
    for (const id of modelIds) {
      const offer = offerOf(store.getState(), id)!;
      const own = totals.get(id)!;
      const bill = [0, 1, 3, 4].reduce((all, row) => {
        const priced = priceRequest({ ...NO_USAGE, inputTokens: session.columnOf(id)!.get(row)!.tokens, outputTokens: 321 }, offer, store.getState().pricesAtMs);
        return priced.ok ? addUsd(all, priced.value.totalUsd) : all;
      }, ZERO_USD);
      expect(compareUsd(own.costUsd!, bill)).toBe(0);
      expect([own.unpriced, own.fits]).toEqual([0, 4]);
      const sizes = [0, 1, 3, 4].map((row) => session.columnOf(id)!.get(row)!);
      expect([own.total.tokens, own.total.low, own.total.high, own.sizes.totalTokens]).toEqual([sum(sizes, 'tokens'), sum(sizes, 'low'), sum(sizes, 'high'), sum(sizes, 'tokens')]);
    }
    const [exact, estimated] = modelIds.map((id) => totals.get(id)!);
    expect(compareUsd(exact!.lowUsd!, exact!.highUsd!)).toBeLessThanOrEqual(0);
    expect(compareUsd(estimated!.lowUsd!, estimated!.highUsd!)).toBeLessThan(0);
  });

  it('have the answer that each allows, in fit and cost, unless another is typed, and else the reserve that was chosen or none', async () => {
    const { store, tokenizer, settled } = openQuickStore();
    const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
    store.getState().openCatalogue();
    await settled();
    const model = 'anthropic/claude-haiku-4-5' as ModelId;
    const asking = (more: object) => JSON.stringify({ custom_id: 'r', params: { model: 'claude-haiku-4-5', messages: [{ role: 'user', content: 'Hello there' }], ...more } });
    store.getState().openBatch({ kind: 'text', name: 'rows', text: [asking({ max_tokens: 500 }), asking({ max_tokens: 1_000_000 }), '"Hello"', asking({ max_tokens: 500 })].join('\n') });
    await settled();
    const { session, modelIds } = store.getState().batch!;
    // The model that the rows name stands first, as a row that is opened is for it.
    expect(modelIds[0]).toBe(model);
    const column = session.columnOf(model)!;
    const figuresNow = () => [0, 1, 2, 3].map((row) => rowFigures(column, row, session.pricingOf(model)!)!);
    const offer = offerOf(store.getState(), model)!;
    const billed = (row: number, outputTokens: number) => {
      const priced = priceRequest({ ...NO_USAGE, inputTokens: column.get(row)!.tokens, outputTokens }, offer, store.getState().pricesAtMs);
      return priced.ok ? priced.value.totalUsd : ZERO_USD;
    };
    const { maxOutputTokens } = selectModels(store.getState()).find(({ id }) => id === model)!;
    const most = maxOutputTokens!.value;
    expect(figuresNow().map(({ answerTokens, verdict }) => [answerTokens, verdict])).toEqual([[500, 'fits'], [most, 'over'], [0, 'fits'], [500, 'fits']]);
    expect([compareUsd(figuresNow()[2]!.costUsd!, billed(2, 0)), compareUsd(figuresNow()[2]!.answerUsd!, ZERO_USD)]).toEqual([0, 0]);
    expect(compareUsd(figuresNow()[0]!.costUsd!, billed(0, 500))).toBe(0);
    const sumNow = () => figuresNow().reduce((all, { costUsd }) => addUsd(all, costUsd!), ZERO_USD);
    const totalsNow = () => store.getState().batch!.totals.get(model)!;
    expect([compareUsd(totalsNow().costUsd!, sumNow()), totalsNow().limited, totalsNow().fits]).toEqual([0, 3, 3]);
    // What of the sum is for input is what the rows cost without an answer.
    const inputUsd = [0, 1, 2, 3].reduce((all, row) => addUsd(all, billed(row, 0)), ZERO_USD);
    expect([compareUsd(subtractUsd(totalsNow().costUsd!, totalsNow().answersUsd!), inputUsd), totalsNow().answered]).toEqual([0, 3]);

    // Opened, each fits as it does in the table, by the reserve that its request names: one step, told in the notice.
    const before = store.getState().work;
    for (const row of [0, 1]) {
      const { count, verdict } = figuresNow()[row]!;
      await session.open(row);
      await settled();
      await vi.waitFor(() => expect(selectFill(store.getState())).toMatchObject({ input: count, verdict, reserveTokens: [500, 1_000_000][row] }));
      expect([store.getState().work.modelId, store.getState().notices.at(-1)?.details]).toEqual([model, ['Model: Claude Haiku 4.5.', `Reserve: ${['500', '1,000,000'][row]} tokens.`]]);
      store.getState().undo();
      expect(store.getState().work).toBe(before);
    }

    store.getState().setScenario({ outputTokens: 321 });
    await settled();
    expect(figuresNow().map(({ answerTokens, verdict }) => [answerTokens, verdict])).toEqual(Array.from({ length: 4 }, () => [321, 'fits']));
    expect([compareUsd(figuresNow()[1]!.costUsd!, billed(1, 321)), compareUsd(totalsNow().costUsd!, sumNow()), totalsNow().fits]).toEqual([0, 0, 4]);

    // A model that is not known here stays out; the answer that it is allowed is reserved with the model that stays.
    store.getState().openBatch({ kind: 'text', name: 'rows', text: asking({ model: 'nobody-1', max_tokens: 500 }) });
    await settled();
    expect(store.getState().batch?.modelIds[0]).toBe(before.modelId);
    await store.getState().batch!.session.open(0);
    await settled();
    expect([store.getState().work.modelId, store.getState().work.settings[before.modelId]?.reserveTokens]).toEqual([before.modelId, 500]);
    expect(store.getState().notices.at(-1)?.details).toEqual(['The model nobody-1 is not in the catalogue; the window is that of GPT-5.5.', 'Reserve: 500 tokens.']);
    stops.forEach((stop) => stop?.());
  });

  it('tell what a pasted request tells, once they are opened', async () => {
    const { store, settled } = openQuickStore();
    const line = '{"custom_id":"r","body":{"messages":[{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"novel"}]},null],"seed":12345678901234567890}}';
    store.getState().openBatch({ kind: 'text', name: 'rows', text: line });
    await settled();
    await store.getState().batch!.session.open(0);
    await settled();
    expect(store.getState().notices.at(-1)?.details).toEqual([
      '1 block of the type novel: not known here, kept as JSON and counted as text.',
      '1 message that is none: kept as JSON.',
      '1 number of more than 15 digits: rounded.',
      'Kept with the request, not counted: seed.',
    ]);
  });

  it('stand first for the model that most of them name, and cost what they did once one of them is opened', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    await settled();
    const line = (model: string, max_tokens?: number) => JSON.stringify({ model, max_tokens, messages: [{ role: 'user', content: 'Hello there' }] });
    store.getState().openBatch({ kind: 'text', name: 'rows', text: [line('gpt-5.5', 5), line('house-1'), ...['claude-haiku-4-5', 'claude-haiku-4-5', 'claude-haiku-4-5-20251001'].map((model) => line(model)), line('claude-haiku-4-5', 700)].join('\n') });
    await settled();
    const { session, modelIds } = store.getState().batch!;
    expect(modelIds[0]).toBe('anthropic/claude-haiku-4-5');
    const figuresNow = () => [0, 1, 2, 3, 4, 5].map((row) => rowFigures(session.columnOf(modelIds[0]!)!, row, session.pricingOf(modelIds[0]!)!));
    const [before, totals] = [figuresNow(), store.getState().batch!.totals];
    // The last brings its reserve, the first another model with it; each is undone again.
    for (const row of [5, 0]) {
      await session.open(row);
      await settled();
      expect([figuresNow(), store.getState().batch!.totals]).toEqual([before, totals]);
    }
    expect(store.getState().work.modelId).toBe('openai/gpt-5.5');
    store.getState().undo();
    await settled();
    expect([store.getState().work.modelId, figuresNow()]).toEqual([modelIds[0], before]);
    // What the user sets is the user's, for the rows too.
    store.getState().setSettings({ reserveTokens: 900 });
    await settled();
    expect(figuresNow()[2]?.answerTokens).toBe(900);
  });

  it('keep what their requests say beside the texts, and count a tool that must be used', async () => {
    const { store, tokenizer, settled } = openQuickStore();
    const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
    const asking = (more: object) => JSON.stringify({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [{ role: 'user', content: 'Hello there' }], tools: [{ name: 'f', description: 'D', input_schema: { type: 'object' } }], ...more });
    store.getState().openBatch({ kind: 'text', name: 'rows', text: [asking({}), asking({ tool_choice: { type: 'any' }, temperature: 0 })].join('\n') });
    await settled();
    const { session, modelIds } = store.getState().batch!;
    const [free, forced] = [0, 1].map((row) => session.columnOf(modelIds[0]!)!.get(row)!);
    expect(forced!.tokens).toBeGreaterThan(free!.tokens);
    await session.open(1);
    await settled();
    await vi.waitFor(() => expect(selectFill(store.getState()).input).toEqual(forced));
    expect(store.getState().work.prompt).toMatchObject({ toolChoice: 'any', requestFields: { format: 'anthropic', json: '{"temperature":0}' } });
    expect(store.getState().notices.at(-1)?.details).toEqual(expect.arrayContaining(['Kept with the request, not counted: temperature.', 'tool_choice: one of the tools must be used.']));
    stops.forEach((stop) => stop?.());
  });

  it('name every model that they are for, each once however often they are read, and limits that are none', async () => {
    const { store, settled } = openQuickStore();
    const line = (model: string | null, max_tokens: unknown) => JSON.stringify({ ...(model === null ? {} : { model }), ...(max_tokens === null ? {} : { max_tokens }), messages: [{ role: 'user', content: 'Hello there' }] });
    store.getState().openBatch({ kind: 'text', name: 'rows', text: [line('gpt-5.5', 5), line('house-1', 0), line(null, null), line('claude-haiku-4-5', '9'), line('gpt-5.5', 5)].join('\n') });
    await settled();
    const batch = () => store.getState().batch!;
    const all = [['gpt-5.5', 2, 'openai/gpt-5.5'], ['house-1', 1, undefined], ['claude-haiku-4-5', 1, 'anthropic/claude-haiku-4-5']];
    expect(batch().named.map(({ id, rows, model }) => [id, rows, model?.id])).toEqual(all);
    batch().session.setModels([...batch().modelIds, 'anthropic/claude-haiku-4-5' as ModelId]);
    await settled();
    expect(batch().named.map(({ id, rows, model }) => [id, rows, model?.id])).toEqual(all);
    expect([batch().badLimits, batch().badLimitRows, batch().badRows]).toEqual([[{ row: 1, words: 'line 2 has max_tokens 0' }, { row: 3, words: 'line 4 has max_tokens "9"' }], 2, 0]);
    expect(batch().session.columnOf(batch().modelIds[0]!)!.get(1)).not.toBeNull();
    batch().session.setColumns({ text: 0, system: null });
    await settled();
    expect(batch().named.map(({ rows }) => rows)).toEqual([2, 1, 1]);
  });

  it('of a CSV are for the model and the answers that its columns name', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openBatch({ kind: 'text', name: 'rows', text: 'prompt,model,max_tokens\nHello there,claude-haiku-4-5,500\nGood evening,claude-haiku-4-5,\n' });
    await settled();
    const { session, modelIds, totals } = store.getState().batch!;
    expect([modelIds[0], session.columnOf(modelIds[0]!)!.ownAnswerAt(0), session.columnOf(modelIds[0]!)!.ownAnswerAt(1)]).toEqual(['anthropic/claude-haiku-4-5', 500, null]);
    expect(totals.get(modelIds[0]!)?.limited).toBe(1);
  });

  it('of the same text ask for it once', async () => {
    const { store, settled, asked } = openQuickStore();
    store.getState().openBatch({ kind: 'text', name: 'rows', text: Array.from({ length: 300 }, (_, at) => `{"text":"Text ${at % 3}"}`).join('\n') });
    await settled();
    // Several rows are under way at a time, and may ask for a text before the first of them has it.
    expect(asked.length).toBeLessThan(80);
  });

  it('in files say of each that is no text what it is, as the composer does, also where its name says another thing', async () => {
    const { store, settled } = openQuickStore();
    const origin = (...files: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]) => ({ kind: 'files' as const, name: `${files.length} files`, files: files.map(([path, bytes]) => ({ path, file: { kind: 'file' as const, name: path, open: () => Promise.resolve(opened(new File([bytes], path))) } })) });
    const png = new Uint8Array(mediaFile('png'));
    store.getState().openBatch(origin(['a.txt', new TextEncoder().encode('Hello')], ['b.png', png], ['c.pdf', png], ['d.bin', Uint8Array.of(0, 1, 2)], ['e.txt', Uint8Array.of(0x47, 0x72, 0xfc, 0xdf)], ['f.pdf', new TextEncoder().encode('%PDF-1.7\n')], ['g.mp3', Uint8Array.of(0x49, 0x44, 0x33, 3, 0)]));
    await settled();
    expect(store.getState().batch?.bad.map(({ words }) => words)).toEqual([
      'b.png is a PNG image, not text',
      'c.pdf is no PDF but a PNG image',
      'd.bin is a binary file, not text',
      'f.pdf is a PDF document, not text',
      'g.mp3 is an MP3 audio file, not text',
    ]);
    expect(store.getState().batch?.guessed).toEqual([{ row: 4, words: 'e.txt was read as text in windows-1252, which is a guess.' }]);
    await store.getState().batch?.session.open(1);
    expect(store.getState().notices.at(-1)?.text).toBe('b.png is a PNG image, not text.');
    store.getState().openBatch({ kind: 'file', file: new File([png], 'rows.jpg') });
    await settled();
    expect(store.getState().notices.at(-1)?.text).toBe('rows.jpg was not added: it is no JPEG image but a PNG image.');
  });

  it('are those that were asked for last, whichever are read first, and stay closed', async () => {
    const { store, settled } = openQuickStore();
    const rows = (count: number) => new File([Array.from({ length: count }, (_, at) => `{"n":${at}}`).join('\n')], `${count}.jsonl`);
    store.getState().openBatch({ kind: 'file', file: rows(90_000) });
    store.getState().openBatch({ kind: 'file', file: rows(4) });
    await settled();
    expect(store.getState().batch).toMatchObject({ source: { rows: 4 }, rawRows: 4 });
    const { session } = store.getState().batch!;
    session.setModels(['anthropic/claude-opus-5-5' as ModelId]);
    await settled();
    expect(store.getState().batch?.rawRows).toBe(4);
    store.getState().openBatch({ kind: 'file', file: new File(['\0'], 'not-text.jsonl') });
    await settled();
    expect(store.getState().batch?.session).toBe(session);
    expect(store.getState().notices.at(-1)?.text).toContain('not-text.jsonl was not added');
    store.getState().closeBatch();
    await settled();
    expect(store.getState().batch).toBeNull();
  });

  it('of a table with tabs are its cells', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openBatch({ kind: 'text', name: 'rows', text: 'id\tprompt\n1\tOne, two\n2\t"Three\tfour"\n' });
    await settled();
    const { source } = store.getState().batch!;
    const texts = await Promise.all([0, 1].map((row) => source.read(row, source.guessed, new AbortController().signal)));
    expect(texts).toMatchObject([{ value: { name: '1', text: 'One, two' } }, { value: { name: '2', text: 'Three\tfour' } }]);
  });

  it('that are called back stay as they are, and go on', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openBatch({ kind: 'text', name: 'rows', text: Array.from({ length: 2000 }, (_, at) => `{"text":"Text ${at}"}`).join('\n') });
    await vi.waitFor(() => expect(store.getState().batch).not.toBeNull(), { interval: 1 });
    store.getState().batch!.session.stop();
    await settled();
    expect(store.getState().batch?.phase).toBe('stopped');
    store.getState().batch!.session.resume();
    await settled();
    expect(store.getState().batch).toMatchObject({ phase: 'ready', doneRows: 2000 });
  });
});
