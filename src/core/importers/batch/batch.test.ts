import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, csvRowsInSteps } from '@/core/importers/csv-rows';
import { lastOf } from '@/core/importers/steps';
import { packText, LongText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import { batchRowsInSteps } from './batch-rows';
import { idColumnOf } from './column-names';
import { sizeStats } from './batch-stats';
import { csvRow, lineRow, NOTHING_ASKED, partsOfRow } from './row-prompt';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const cell = fc.array(fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ' ', 'é', '😀'), { maxLength: 6 }).map((all) => all.join(''));

describe('CSV', () => {
  it('reads back whatever RFC 4180 writes, and says where each row stands', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).filter((cells) => cells.length > 1 || cells[0] !== ''), { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, lineBreak, endsInBreak) => {
        const text = `\ufeff${rows.map((cells) => cells.map(quoted).join(',')).join(lineBreak)}${endsInBreak ? lineBreak : ''}`;
        const read = parseCsv(text);
        expect(read.map(({ cells }) => cells)).toEqual(rows);
        for (const [at, row] of read.entries()) {
          expect(parseCsv(text.slice(row.start, row.end))[0]?.cells).toEqual(rows[at]);
          expect(row.line).toBe(text.slice(0, row.start).split('\n').length);
        }
      }),
    );
  });

  it('forgives quotes within a cell, names one that stays open, and reads a long text in steps', () => {
    expect(parseCsv('a "b" c,d\n\n,x\n').map(({ cells }) => cells)).toEqual([['a "b" c', 'd'], ['', 'x']]);
    expect(parseCsv('a,"b\nc')).toMatchObject([{ cells: ['a', 'b\nc'], isOpen: true }]);
    const long = packText(Array.from({ length: 60_000 }, (_, at) => `${at},"row ""${at}"" é\nsecond"`).join('\n'));
    expect(long).toBeInstanceOf(LongText);
    const pieces = [...csvRowsInSteps(long)];
    const rows = pieces.flatMap((row) => row ?? []);
    expect([rows.length, rows[59_999]?.cells[1], pieces.length > rows.length]).toEqual([60_000, 'row "59999" é\nsecond', true]);
  });
});

describe('rows', () => {
  const rowsOf = (text: string) => lastOf(batchRowsInSteps(text));

  it('of lines of JSON are those with something in them', () => {
    const text = '\n{"a":1}\r\n  \n"plain"\n[1]';
    const { kind, starts, ends, lines } = rowsOf(text);
    expect([kind, starts.map((start, at) => text.slice(start, ends[at]).trim()), lines]).toEqual(['lines', ['{"a":1}', '"plain"', '[1]'], [2, 4, 5]]);
  });

  it('of a list of requests are its entries, what is left at its end included', () => {
    const [first, second] = ['{"messages":[{"role":"user","content":"a, ]\\" b"}]}', '{\n"body":{"contents":[]}}'];
    const whole = `\n[\n ${first},\n${second} ]\n`;
    const entries = ({ kind, starts, ends, lines }: ReturnType<typeof rowsOf>, text: string) => [kind, starts.map((start, at) => text.slice(start, ends[at]).trim()), lines];
    expect(entries(rowsOf(whole), whole)).toEqual(['list', [first, second], [3, 4]]);
    const cut = `[${first},{"messages":[`;
    expect(entries(rowsOf(cut), cut)).toEqual(['list', [first, '{"messages":['], [1, 1]]);
    const more = `${whole}x`;
    expect(entries(rowsOf(more), more)).toEqual(['list', [first, second, 'x'], [3, 4, 6]]);
    for (const other of ['[{"role":"user","content":"Hi"}]', '[{"a":1}]\n[{"a":2}]', '[1]', '[{"messages":4}]']) expect(rowsOf(other).kind).toBe('lines');
  });

  it('of the body that takes a batch are its requests, and what is left of it', () => {
    const [first, second] = ['{"custom_id":"a","params":{"model":"m","messages":[{"role":"user","content":"A"}]}}', '{"custom_id":"b","params":{"model":"m","messages":[]}}'];
    const text = `{\n"requests": [${first},\n${second}]\n}\n`;
    const { kind, starts, ends, lines } = rowsOf(text);
    expect([kind, starts.map((start, at) => text.slice(start, ends[at]).trim()), lines]).toEqual(['list', [first, second], [2, 3]]);
    expect(rowsOf(`{"requests":[${first}]}x`).starts).toHaveLength(2);
    expect(rowsOf('{"requests":[{"a":1}]}').kind).toBe('lines');
  });

  it('of a list of texts are its texts, and lines of such lists stay lines', () => {
    const text = '["one", "two, \\"]", "three"]\n';
    const { kind, starts, ends } = rowsOf(text);
    expect([kind, starts.map((start, at) => lineRow(text.slice(start, ends[at])))]).toMatchObject(['list', [{ value: { text: 'one' } }, { value: { text: 'two, "]' } }, { value: { text: 'three' } }]]);
    for (const other of ['["a","b"]\n["c","d"]', '["a","b']) expect(rowsOf(other).kind).toBe('lines');
  });

  it('in quotes are those of a table, unless the name of the file or what only JSON has says that they are lines', () => {
    const kindOf = (text: string, name = '') => {
      const { kind, starts } = lastOf(batchRowsInSteps(text, undefined, name));
      return `${starts.length} ${kind}`;
    };
    const table = '"prompt"\n"Hello, world"\n"another prompt"\n';
    expect(['', 'a.csv', 'a.TSV', 'a.txt', 'a.json', 'a.jsonl', 'a.ndjson'].map((name) => kindOf(table, name))).toEqual([...Array<string>(5).fill('2 csv'), '3 lines', '3 lines']);
    expect(kindOf('"prompt"\r\n"say ""hi"""\r\n"C:\\new, or\r\nnot"\r\n')).toBe('2 csv');
    const escaped = '"one"\n\n# more\n"say \\"hi\\""\n"two\\nlines"\n';
    expect(['', 'a.csv', 'a.txt', 'a.jsonl'].map((name) => kindOf(escaped, name).split(' ')[1])).toEqual(['lines', 'csv', 'lines', 'lines']);
    // Cut, or longer than what is looked at.
    for (const text of ['"one\\n"\n"two', `"one\\n"\n"${'x'.repeat(1 << 17)}"`]) expect(kindOf(text)).toBe('2 lines');
    expect([kindOf('"plain"\n{"a":1}'), kindOf('"n"\n1\n2\n'), kindOf('"prompt"\nnull\n')]).toEqual(['2 lines', '3 csv', '1 csv']);
  });

  it('of a data set are its records, as a list as well, and nothing of one is lost', () => {
    const alpaca = [{ instruction: 'Add', input: '1, 2', output: '3' }, { instruction: 'Name a fish', input: '', output: 'Eel' }];
    const shareGpt = [{ conversations: [{ from: 'human', value: 'Hi' }, { from: 'gpt', value: 'Ho' }] }];
    for (const records of [alpaca, shareGpt]) {
      const text = JSON.stringify(records, null, 2);
      const { kind, starts, ends } = rowsOf(text);
      expect([kind, starts.length]).toEqual(['list', records.length]);
      expect(lineRow(text.slice(starts[0], ends[0]))).toEqual(lineRow(JSON.stringify(records[0])));
    }
    expect(lineRow(JSON.stringify(alpaca[0]))).toMatchObject({ ok: true, value: { isRawJson: false, imported: { turns: [{ text: 'Add\n1, 2' }, { text: '3' }] } } });
  });

  it('of Bedrock, with messages as a prompt, and of texts to complete are requests', () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    const rows = [{ recordId: 'r', modelInput: { anthropic_version: 'bedrock-2023-05-31', messages } }, { id: 'r', prompt: messages, answer: 'x' }, { id: 'r', body: { model: 'm', prompt: 'Hi' } }];
    for (const row of rows) expect(lineRow(JSON.stringify(row))).toMatchObject({ ok: true, value: { name: 'r', imported: { question: 'Hi' } } });
    for (const row of [rows[0], rows[2]]) expect(rowsOf(JSON.stringify([row, row])).kind).toBe('list');
  });

  it('of a CSV have the column of the texts guessed by its name, else by its length', () => {
    expect(rowsOf('id,Prompt,n\n1,hello,2\n')).toMatchObject({ kind: 'csv', columns: ['id', 'Prompt', 'n'], guessedColumn: 1, lines: [2] });
    // What is asked for, and not what it is asked of.
    expect(rowsOf('instruction,input,output\nAdd,"1, 2",3\n')).toMatchObject({ guessedColumn: 0 });
    expect(rowsOf('ref,what,n\n1,a long text of words,2\n')).toMatchObject({ guessedColumn: 1 });
    expect(rowsOf('12,some words\n13,others\n')).toMatchObject({ columns: ['column 1', 'column 2'], guessedColumn: 1, lines: [1, 2] });
    expect(rowsOf('system,user,label\nS,U,L\n')).toMatchObject({ guessedColumn: 1, guessedSystem: 0 });
    expect(idColumnOf(['n', 'ID'])).toBe(1);
    expect(rowsOf('')).toMatchObject({ starts: [] });
  });
});

describe('the first row of a table', () => {
  const headOf = (text: string) => lastOf(batchRowsInSteps(text)).hasHead;

  it('is a header where it names what datasets have, or is unlike the rows behind it', () => {
    for (const text of ['id,prompt\na,b\nc,d', ',prompt\n1,Tell me a joke\n', 'Prompt\nTell me a joke\n', 'ref,what\n1,Tell me a joke\n', 'q1,q2\n1,2\n3,4', 'what,how\nTell me a joke now,x\nTell me a story now,y']) expect(headOf(text), text).toBe(true);
    // Questions of a survey, beside the day on which they were answered.
    expect(headOf('day,What do you like about it?\n2026-01-02,The colours that it has\n2026-01-03,All of the many forms')).toBe(true);
  });

  it('is none where it has a value, a pattern or a sentence as they have', () => {
    for (const text of ['Tell me a joke about cats,positive\nTell me a story of two dogs,negative\nSing me a song of rain,positive', 'r-1,Hello\nr-2,Bye', 'x,yes\ny,no\nz,yes', '1,Hello\n2,Bye', 'Hello\nBye']) expect(headOf(text), text).toBe(false);
    expect([lastOf(batchRowsInSteps('a,b\nc,d', false)), lastOf(batchRowsInSteps('1,2\n3,4', true))]).toMatchObject([{ columns: ['column 1', 'column 2'], starts: { length: 2 } }, { columns: ['1', '2'], starts: { length: 1 } }]);
  });
});

describe('a row', () => {
  const request = { model: 'gpt-5.5', messages: [{ role: 'system', content: 'S' }, { role: 'user', content: 'Q' }] };

  it('is a request, one in an envelope, or a text', () => {
    for (const line of [request, { custom_id: 'r-1', method: 'POST', url: '/v1/chat/completions', body: request }, { custom_id: 'r-1', params: { ...request, max_tokens: 9 } }, { key: 'r-1', request }]) {
      const read = lineRow(JSON.stringify(line));
      expect(read.ok && [read.value.imported?.system[0]?.text, read.value.imported?.question]).toEqual(['S', 'Q']);
      if (read.ok && line !== request) expect(read.value.name).toBe('r-1');
    }
    expect(lineRow('{"id":7,"text":"T"}')).toMatchObject({ ok: true, value: { name: '7', text: 'T', imported: null } });
    expect(lineRow('{"custom_id":"a","body":{"model":"m","messages":[{"role":"user","content":"A","content":"B"}]}}')).toMatchObject({ ok: true, value: { imported: { notes: [{ kind: 'repeated-keys', names: ['body.messages[0].content'], count: 1 }] } } });
    expect(lineRow('"T"')).toMatchObject({ ok: true, value: { text: 'T' } });
    expect(lineRow('{"body":{"prompt":"P"}}')).toMatchObject({ ok: true, value: { text: 'P' } });
    expect(lineRow('{"rows":[1]}')).toMatchObject({ ok: true, value: { text: '{"rows":[1]}', isRawJson: true } });
    expect(csvRow('7,"a ""b"""', 1, 0)).toMatchObject({ ok: true, value: { name: '7', text: 'a "b"' } });
    expect(csvRow(`x,${quoted(JSON.stringify(request))}`, 1, 0)).toMatchObject({ ok: true, value: { name: 'x', imported: { question: 'Q' } } });
  });

  it('says which model it is for and how long its answer may be, as far as it is a request', () => {
    const asksOf = (line: unknown) => {
      const read = lineRow(JSON.stringify(line));
      return read.ok ? [read.value.asks.modelId, read.value.asks.maxOutputTokens] : null;
    };
    expect(asksOf({ body: { ...request, max_tokens: 500 } })).toEqual(['gpt-5.5', 500]);
    expect(asksOf({ ...request, max_completion_tokens: 7 })).toEqual(['gpt-5.5', 7]);
    expect(asksOf({ key: 'r', request: { contents: [{ role: 'user', parts: [{ text: 'Q' }] }], generationConfig: { maxOutputTokens: 9 } } })).toEqual([null, 9]);
    expect(asksOf({ body: { model: 'm', prompt: 'P', max_tokens: 8 } })).toEqual(['m', 8]);
    expect([asksOf({ model: 'm', text: 'T', max_tokens: 8 }), asksOf('T'), asksOf({ ...request, max_tokens: 0 })]).toEqual([[null, null], [null, null], ['gpt-5.5', null]]);
    expect(csvRow(`x,${quoted(JSON.stringify({ ...request, max_tokens: 500 }))}`, 1, 0)).toMatchObject({ ok: true, value: { asks: { modelId: 'gpt-5.5', maxOutputTokens: 500 } } });
  });

  it('of a CSV asks for what the columns beside its prompt say, as a line of JSON with these fields does', () => {
    const columns = ['id', 'Prompt', 'model', 'max_tokens', 'max_completion_tokens', 'text'];
    const asksOf = (row: string, column = 1, names = columns) => {
      const read = csvRow(row, column, 0, ',', names);
      return read.ok ? [read.value.asks.modelId, read.value.asks.maxOutputTokens] : null;
    };
    expect([asksOf('a,P,gpt-5.5,500,,T'), asksOf('a,P,,,7,T'), asksOf('a,P, gpt-5.5 ,500.0'), asksOf('a,P')]).toEqual([['gpt-5.5', 500], [null, 7], ['gpt-5.5', 500], [null, null]]);
    expect([asksOf('a,P,two words,-5'), asksOf('a,P,m,0'), asksOf('a,P,m,many'), asksOf('a,P,m,1e999')]).toEqual([[null, null], ['m', null], ['m', null], ['m', null]]);
    for (const name of ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'maxOutputTokens']) expect(asksOf('P,8', 0, ['prompt', name])).toEqual([null, 8]);
    // A text of another name may be an answer, and the model who wrote it.
    expect(asksOf('a,P,gpt-5.5,500,,T', 5)).toEqual([null, null]);
    // What a request says itself comes first.
    expect(asksOf(`a,${quoted(JSON.stringify({ ...request, max_tokens: 9 }))},other,500`)).toEqual(['gpt-5.5', 9]);
    expect(asksOf(`a,${quoted(JSON.stringify(request))},other,500`)).toEqual(['gpt-5.5', 500]);
  });

  it('says what stands in the place of a limit that is none', () => {
    const badOf = (line: unknown) => {
      const read = lineRow(typeof line === 'string' ? line : JSON.stringify(line));
      return read.ok && read.value.asks.badLimit !== null ? `${read.value.asks.badLimit.field} ${read.value.asks.badLimit.value}` : null;
    };
    const gemini = { contents: [{ role: 'user', parts: [{ text: 'Q' }] }], generationConfig: { maxOutputTokens: -1 } };
    expect([{ ...request, max_tokens: 0 }, { body: { ...request, max_completion_tokens: '500' } }, { ...request, max_tokens: 1.5 }, { ...request, max_tokens: ['x'.repeat(99)] }, { request: gemini }, { prompt: 'P', max_tokens: -5 }].map(badOf)).toEqual(['max_tokens 0', 'max_completion_tokens "500"', 'max_tokens 1.5', `max_tokens ["${'x'.repeat(27)}…`, 'maxOutputTokens -1', 'max_tokens -5']);
    expect([request, { ...request, max_tokens: 5 }, { ...request, max_tokens: null }, { text: 'T', max_tokens: 0 }, '"T"'].map(badOf)).toEqual([null, null, null, null, null]);
    expect(badOf(JSON.stringify(request).replace('{', '{"max_tokens":1e999,'))).toBe('max_tokens Infinity');
    const cellOf = (row: string) => {
      const read = csvRow(row, 0, null, ',', ['prompt', 'max_tokens']);
      return read.ok ? [read.value.asks.badLimit?.value, read.value.asks.maxOutputTokens] : null;
    };
    expect(['P,-5', 'P,many', 'P,1e3', 'P,', 'P,7.0', `${quoted(JSON.stringify({ ...request, max_tokens: 9 }))},0`, `${quoted(JSON.stringify(request))},0`, `${quoted(JSON.stringify({ ...request, max_tokens: 0 }))},9`].map(cellOf)).toEqual([['-5', null], ['"many"', null], ['"1e3"', null], [undefined, null], [undefined, 7], [undefined, 9], ['0', null], ['0', null]]);
  });

  it('that is none says why', () => {
    const kindOf = (read: ReturnType<typeof lineRow>) => (read.ok ? null : read.error.kind);
    expect([kindOf(lineRow('{"a":')), kindOf(lineRow('{}')), kindOf(lineRow('null')), kindOf(lineRow('""')), kindOf(lineRow(`"${'x'.repeat(5_000_000)}"`)), kindOf(csvRow('a', 1, null)), kindOf(csvRow('a,"b', 1, null)), kindOf(csvRow('a,', 1, null))]).toEqual(['not-json', 'no-text', 'no-text', 'no-text', 'too-long', 'no-column', 'open-quote', 'no-text']);
  });

  it('never throws, and its text is in the parts', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (line) => {
        const read = lineRow(line);
        if (read.ok) expect(partsOfRow(read.value, () => 'x' as UnitId).length).toBeGreaterThan(0);
        csvRow(line, 0, 1);
      }),
    );
    expect(partsOfRow({ name: '', imported: null, text: 'T', isRawJson: false, asks: NOTHING_ASKED }, () => 'x' as UnitId)).toMatchObject([{ role: 'question', text: 'T' }]);
  });
});

describe('sizes', () => {
  it('have ranks as counting by hand gives them, and bins that hold every row once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(50), fc.nat(1_000_000)), { minLength: 1, maxLength: 200 }), (sizes) => {
        const stats = sizeStats(Float64Array.from(sizes))!;
        const ranked = (percent: number) => [...sizes].sort((a, b) => a - b).find((size) => sizes.filter((other) => other <= size).length >= (percent / 100) * sizes.length);
        expect([stats.p50, stats.p95, stats.max]).toEqual([ranked(50), ranked(95), Math.max(...sizes)]);
        expect(stats.totalTokens).toBe(sizes.reduce((sum, size) => sum + size, 0));
        for (const { from, to, rows } of stats.bins) expect(rows).toBe(sizes.filter((size) => size >= from && size <= to).length);
        expect(stats.bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(sizes.length);
        expect(stats.bins.length).toBeLessThanOrEqual(26);
      }),
    );
    expect(sizeStats(new Float64Array())).toBeNull();
  });

  it('keep their shape beside one that is many times as large', () => {
    const sizes = [...Array.from({ length: 199 }, (_, at) => 100 + at * 5), 200_000];
    const { bins, isLogarithmic } = sizeStats(Float64Array.from(sizes))!;
    expect([isLogarithmic, bins.filter(({ rows }) => rows > 0).length > 5, Math.max(...bins.map(({ rows }) => rows)) < 100]).toEqual([true, true, true]);
    expect(bins.slice(0, 5).map(({ from, to }) => [from, to])).toEqual([[100, 149], [150, 249], [250, 399], [400, 599], [600, 999]]);
    expect(sizeStats(Float64Array.from(sizes.slice(0, -1)))?.isLogarithmic).toBe(false);
  });
});
