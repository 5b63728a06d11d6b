import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSentence } from './answer-words';
import { cellWords } from './cell-words';
import { csvField, markdownText } from '@/core/share/table-text';
import { shownRows, tableCsv, tableMarkdown } from './export-table';
import { type PriceRow, priceRows } from './price-row';
import { USUAL_COLUMNS } from './table-settings';
import type { Model } from '@/core/catalog/model';
import { MODELS } from '@/core/catalog/models';
import type { ModelFigures } from '@/state/model-figures';
import { offerOf } from '@/test/price-cards';
import { AT_MS, CARD, reportedModel } from '@/test/reported-models';

const USUAL_VOLUME = { requestsPerDay: 1_000, daysPerMonth: 30 };

/** A reader of RFC 4180 that knows nothing of the writer. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines;
}

function rowNamed(name: string, isSold = true, stated: ModelFigures['stated'] = 'none'): PriceRow {
  const real = MODELS.find(({ id }) => id === 'openai/gpt-4o')!;
  const model: Model = { ...real, name };
  const offer = isSold ? offerOf(CARD) : null;
  const { fill, cost } = reportedModel('openai/gpt-4o', 900, offer);
  const figures: ModelFigures = { model, isChosen: true, askedReserveTokens: null, isCounting: false, stated, fill, offer, cost, answerTokens: 500, isAnswerCapped: true, answerNote: 'Shorter.', freshness: null };
  return priceRows([figures], [], AT_MS)[0]!;
}

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+\-@",\r\n|\\`<>*_a]{0,12}$/));

describe('CSV', () => {
  it('gives any field back', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 5 }), (fields) => {
        expect(readCsv(fields.map(csvField).join(','))).toEqual([fields]);
      }),
    );
  });

  it('has a line a row with as many fields as the head, and nothing that begins a formula', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (names) => {
        const [head = [], ...lines] = readCsv(tableCsv(names.map((name) => rowNamed(name)), USUAL_VOLUME));
        expect(lines.pop()).toEqual(['']);
        expect(lines).toHaveLength(names.length);
        for (const [index, line] of lines.entries()) {
          expect(line).toHaveLength(head.length);
          const name = line[head.indexOf('model')]!;
          expect(name.replace(/^'/, '')).toBe(names[index]!.replace(/^'/, ''));
          expect(name).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });

  it('has exact amounts, and says why there is none', () => {
    const [head = [], sold = [], unsold = []] = readCsv(tableCsv([rowNamed('a'), rowNamed('b', false)], { requestsPerDay: 3, daysPerMonth: 30 }));
    const field = (line: string[], name: string) => line[head.indexOf(name)];
    expect(field(sold, 'request_usd')).toBe('0.0109');
    expect(field(sold, 'month_usd')).toBe('0.981');
    expect(field(sold, 'answer_tokens')).toBe('500');
    expect([field(sold, 'answer_note'), field(unsold, 'answer_note')]).toEqual(['Shorter.', 'Shorter.']);
    expect(field(sold, 'next_cliff_tokens')).toBe('100');
    expect(field(unsold, 'request_usd')).toBe('');
    expect(field(unsold, 'no_price_because')).toBe('no price: none known here');
  });
});

describe('counts that a link states', () => {
  it('are called so in the cell, and in both tables that are saved', () => {
    const rows = (['all', 'some', 'none'] as const).map((stated) => rowNamed('a', true, stated));
    const words = ['stated', 'partly stated', 'exact'];
    for (const column of ['tokens', 'tokenizer'] as const) expect(rows.map((row) => cellWords(row, column, USUAL_VOLUME).sub)).toEqual(words);
    expect(rows.map((row) => cellWords(row, 'tokens', USUAL_VOLUME).title?.split(':')[0])).toEqual(words);
    expect(cellWords(rows[0]!, 'tokens', USUAL_VOLUME).title).toBe('stated: the counts of the texts are those of the link, which left the texts out.');
    const [head = [], ...lines] = readCsv(tableCsv(rows, USUAL_VOLUME));
    expect(lines.slice(0, 3).map((line) => line[head.indexOf('exactness')])).toEqual(['stated by the link', 'partly stated by the link', 'exact']);
    const table = tableMarkdown(rows, ['name', 'tokens'], USUAL_VOLUME, '').split('\n').slice(2, 5);
    expect(table.map((line, at) => line.includes(`(${words[at]})`))).toEqual([true, true, true]);
  });

  it('that are estimates for the model stay estimates', () => {
    const row = rowNamed('a', true, 'all');
    const about = { ...row, fill: { ...row.fill, input: { ...row.fill.input, exactness: 'estimate' as const } } };
    expect(cellWords(about, 'tokenizer', USUAL_VOLUME).sub).toBe('estimate');
  });
});

describe('Markdown', () => {
  it('is one line a row with all cells, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (names) => {
        const lines = tableMarkdown(names.map((name) => rowNamed(name)), USUAL_COLUMNS, USUAL_VOLUME, 'Equal answers.').split('\n');
        const table = lines.slice(0, lines.indexOf(''));
        expect(table).toHaveLength(names.length + 2);
        for (const line of table) expect(line.replaceAll(/\\[\\|]/g, '').split('|')).toHaveLength(USUAL_COLUMNS.length + 2);
      }),
    );
  });

  it('has the rows of the screen, the head first', () => {
    expect(shownRows([rowNamed('a')], ['name', 'window'], USUAL_VOLUME).map((cells) => cells.length)).toEqual([2, 2]);
    expect(shownRows([rowNamed('a'), rowNamed('b')], ['name', 'cost'], USUAL_VOLUME).map(([name = '']) => name.split(' ')[0])).toEqual(['Model', 'a', 'b']);
    // For a file that others calculate with, all digits in their place.
    const rowsOf = (isExact: boolean) => shownRows([rowNamed('a')], ['cost', 'month'], { requestsPerDay: 3, daysPerMonth: 30 }, isExact)[1];
    expect([rowsOf(false), rowsOf(true)]).toEqual([['$0.011†', '$0.98†'], ['$0.0109†', '$0.981†']]);
  });

  it('marks what a shorter answer costs, and says what is billed as the answer', () => {
    const text = tableMarkdown([rowNamed('a')], ['name', 'cost'], USUAL_VOLUME, answerSentence('chosen', [rowNamed('a')]));
    expect(text).toContain(' $0.011† |');
    expect(text).toContain('Every model is billed the same answer, as much of the reserve of a as its offer serves: 500 of 2,000 tokens. † Less:');
    expect(answerSentence('chosen', [{ ...rowNamed('a'), answerTokens: 2_000, isAnswerCapped: false }])).toBe('Every model is billed the same answer, the reserve of a: 2,000 tokens.');
    expect(answerSentence('own', [rowNamed('a')])).toContain('not of one length. † Less: as much of it as the offer serves.');
    expect(answerSentence('own', [])).toContain('its own reserve');
    expect(answerSentence(1, [])).toBe('Every model is billed the same answer, 1 token.');
  });

  it('leaves nothing that would be read as Markdown, HTML or a mention', () => {
    expect(markdownText('a|b <img> `c` *d* @e [f](g)\nh')).toBe('a\\|b &lt;img&gt; \\`c\\` \\*d\\* &#64;e \\[f\\](g) h');
  });
});
