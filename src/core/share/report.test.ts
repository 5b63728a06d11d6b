import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportMarkdown } from './markdown';
import { reportModel } from './report-models';
import { buildReport } from './report';
import { type CountedPart, countedParts, enabledCount, uncountedIn } from '@/core/budget/counted';
import { fillWindow } from '@/core/budget/fill';
import { rangeBehind, sentenceWithCases } from '@/core/budget/case-words';
import { partCost } from '@/core/catalog/attachment-cost';
import type { OverheadLine } from '@/core/prompt/overhead';
import { comparedTokenizers } from '@/core/catalog/compared-tokenizers';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { O200K } from '@/core/catalog/mappings';
import { SOURCES } from '@/core/catalog/sources';
import { tokenizerCounts } from '@/core/catalog/tokenizer-counts';
import { calibrate } from '@/core/tokenize/calibrate';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { Attachment } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import { NOTHING } from '@/core/tokenize/count';
import { formatInteger, type UnitId } from '@/core/units';
import { example, LINES, model, NO_POSITION, part } from '@/test/example-report';
import { faults, REPORT_SCHEMA, type Schema } from '@/test/report-schema';
import { reportedModels } from '@/test/reported-models';
import { anyCount, anyCountedParts, anyLimits, anyTokens } from '@/test/arbitraries';

const MODELS = reportedModels();

const TOKENIZERS = comparedTokenizers(O200K, { withOlder: false });
/** A text of so many base tokens, in every tokenizer but one that failed. */
const countsOf = (tokens: number, failing: string | null) =>
  tokenizerCounts(TOKENIZERS, (id) => [
    id === failing
      ? { status: 'failed', reason: 'It did not load.', isVocabularyMissing: true, estimate: { tokens, low: tokens, high: tokens + 5, exactness: 'estimate' } }
      : { status: 'ready', tokens, tally: null },
  ]);
const anyTokenizers = fc.option(fc.tuple(anyTokens, fc.constantFrom(null, 'tekken', 'o200k_base')), { nil: undefined })
  .map((counts) => (counts === undefined ? [] : countsOf(...counts)));

const sound = (isCounted: boolean): Pick<CountedPart, 'attachment'> => ({ attachment: { kind: 'audio', mediaType: 'audio/mpeg', note: 'A reason.', isCounted, items: 1 } });
/** Some of them attachments, some of those not counted. */
const anySent = fc
  .tuple(anyCountedParts, fc.array(fc.constantFrom('text', 'counted', 'uncounted'), { minLength: 12, maxLength: 12 }))
  .map(([parts, kinds]) =>
    parts.map((each, index): CountedPart => {
      if (kinds[index] === 'text') return each;
      const isCounted = kinds[index] === 'counted';
      return { ...each, ...sound(isCounted), characters: 0, count: isCounted ? each.count : NOTHING };
    }),
  );

const EFFECT = { savedTokens: -3, isAbout: false, after: { tokens: 7, low: 7, high: 7, exactness: 'exact' as const }, isEnough: true, stillOverTokens: 0, verdict: 'Fits' };
const PLANS = {
  actions: [{ id: 'off-a', title: 'Switch off a', detail: null, effect: EFFECT, savedUsd: null, isCounting: true }],
  findings: [{ id: 'json', title: 'JSON', detail: 'pretty-printed', fix: null, why: 'Nothing to save.', count: 2, places: [{ name: 'a', line: 4 }], effect: EFFECT, isCounting: false }],
};

const anyReport = fc
  .record({ tokenizers: anyTokenizers, parts: anySent, overhead: anyCount, limits: anyLimits, reserveTokens: anyTokens, reasoningTokens: anyTokens, served: fc.boolean() })
  .map(({ tokenizers, parts, served, ...rest }) => {
    const fill = fillWindow({ parts: enabledCount(parts), ...uncountedIn(parts), ...rest });
    const servedWindowTokens = served ? fill.limits.windowTokens : null;
    return { fill, report: buildReport({ model, tokenizerId: 'o200k_base', tokenizers, parts, fill, overheadLines: LINES, servedWindowTokens, models: MODELS, position: NO_POSITION, variables: { docs: { typical: { kind: 'text', text: 'é🦊' }, worst: null } }, cases: [{ id: 'worst', fill, unset: ['x'], isCut: false }], plans: { before: fill, ...PLANS }, version: '0.1.0' }) };
  });

describe('buildReport', () => {
  it('has a headline of the Markdown that says what the page says of the worst case', () => {
    const limits = { windowTokens: 1000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
    const filled = (tokens: number) => fillWindow({ parts: { tokens, low: tokens, high: tokens, exactness: 'exact' }, overhead: NOTHING, limits, reserveTokens: 100, reasoningTokens: 0 });
    const report = buildReport({
      model, tokenizerId: 'o200k_base', tokenizers: [], parts: [part('a', 50)], fill: filled(50), overheadLines: [], servedWindowTokens: null, models: [], position: NO_POSITION,
      cases: [{ id: 'typical', fill: filled(60), unset: [], isCut: false }, { id: 'worst', fill: filled(1200), unset: [], isCut: false }], version: '0.1.0',
    });
    expect(reportMarkdown(report)).toMatch(/^\*\*Fits as written; worst case over by 300 tokens\*\*\n/);
    expect(reportMarkdown({ ...report, cases: report.cases.slice(0, 1) })).toMatch(/^\*\*Fits\. 850 tokens free as written\*\*\n/);
    expect(reportMarkdown({ ...report, cases: [] })).toMatch(/^\*\*Fits\. 850 tokens free\*\*\n/);
    expect(report.shownCase).toBeNull();
    expect(reportMarkdown(report)).toMatch(/\nPosition[:,]/);
    const withModels = { ...report, models: MODELS.map(reportModel) };
    expect(reportMarkdown(withModels)).toContain('All of the text as written: the values of its variables are not in it');
    expect(reportMarkdown({ ...withModels, shownCase: 'worst' })).toContain('All of the worst case of the variables.');
    expect(reportMarkdown({ ...withModels, cases: [] })).not.toContain(' All of the');
  });

  it('tells the variables without a value where no case does, as they are counted as written', () => {
    const report = { ...example([part('a', 50)]), unsetVariables: ['customer'] };
    expect(faults(report)).toEqual([]);
    expect(reportMarkdown(report)).toContain('\n1 variable has no value and counts as written: `{{customer}}`\n\n');
    expect(reportMarkdown({ ...report, unsetVariables: [] })).not.toContain('no value');
  });

  it('says which model the request names where another one counts', () => {
    const report = { ...example([part('a', 50)]), namedModel: 'house`model' };
    expect(faults(report)).toEqual([]);
    expect(reportMarkdown(report)).toContain(`\n\nThe request names \`\`house\`model\`\`: all figures are those of \`${report.model.id}\`.\n\n|`);
    expect(reportMarkdown({ ...report, namedModel: null })).not.toContain('The request names');
  });

  it('of a case names it, and what is of the text as it is written beside it', () => {
    const limits = { windowTokens: 1000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
    const fill = fillWindow({ parts: { tokens: 1200, low: 1200, high: 1200, exactness: 'exact' }, overhead: NOTHING, limits, reserveTokens: 100, reasoningTokens: 0 });
    const report = buildReport({
      model, tokenizerId: 'o200k_base', tokenizers: [], parts: [part('a', 1200)], fill, overheadLines: [], servedWindowTokens: null, models: [], position: NO_POSITION,
      shownCase: 'worst', cases: [{ id: 'worst', fill, unset: [], isCut: false }], version: '0.1.0',
    });
    expect(report).toMatchObject({ shownCase: 'worst', inputTokens: 1200 });
    const text = reportMarkdown({ ...report, tokenizers: [{ id: 'o200k_base', name: 'o200k', tokens: 50, low: 50, high: 50, exactness: 'exact', note: null }] });
    expect(text).toMatch(/^\*\*Over by 300 tokens in the worst case\*\*\n/);
    expect(text).toContain('The text alone as written, without framing');
    expect(text).toMatch(/\nPosition in the text as written[:,]/);
  });

  it('tells the window with values in the variables, of texts the size alone, and the Markdown has the same figures', () => {
    fc.assert(
      fc.property(anyReport, ({ fill, report }) => {
        expect(report.variables).toEqual([{ name: 'docs', typicalUnit: 'characters', typicalSize: 2, worstUnit: null, worstSize: null }]);
        expect(report.cases).toMatchObject([{ case: 'worst', inputTokens: fill.input.tokens, freeTokens: fill.freeTokens, verdict: fill.verdict, unsetVariables: 1 }]);
        const line = reportMarkdown(report).split('\n').find((each) => each.startsWith('- Worst: '));
        expect(line).toContain(`${formatInteger(fill.input.tokens)} in${rangeBehind(fill.input)}, `);
        expect(line).toContain('(1 without a value)');
      }),
    );
  });

  it('has what could be changed and what says little, of the input that they are of', () => {
    fc.assert(
      fc.property(anyReport, ({ fill, report }) => {
        expect(report.plans).toEqual({
          inputTokens: fill.input.tokens,
          fixes: [{ id: 'off-a', action: 'Switch off a', detail: null, savedTokens: -3, isEstimate: true, savedUsdPerRequest: null, inputTokensAfter: 7, fitsAfter: true, outcome: 'Fits' }],
          waste: [{ id: 'json', kind: 'JSON', detail: 'pretty-printed', placeCount: 2, places: [{ part: 'a', line: 4 }], savedTokens: -3, isEstimate: false, fix: null, note: 'Nothing to save.' }],
        });
      }),
    );
  });

  it('keeps to the published schema, also after a trip through JSON', () => {
    fc.assert(
      fc.property(anyReport, ({ report }) => {
        expect(faults(report)).toEqual([]);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
    );
  });

  it('names in its schema every line of framing that there is', () => {
    const ids: Readonly<Record<OverheadLine['id'], true>> = { start: true, framing: true, roles: true, names: true, reply: true, 'default-system': true, calls: true, 'tool-prompt': true, 'tool-schema': true };
    expect(REPORT_SCHEMA.$defs?.['overheadLine']?.properties?.['id']?.enum).toEqual(Object.keys(ids));
  });

  it('tells tokens of values that have no characters apart, and the Markdown then shows none', () => {
    const report = example([part('given', 50, { givenTokens: 40 }), part('whole', 60)]);
    expect(report.parts.map(({ givenTokens }) => givenTokens)).toEqual([40, 0]);
    expect(faults(report)).toEqual([]);
    expect(reportMarkdown(report)).toContain('| `given` | documents | – | 50 |');
    expect(reportMarkdown(report)).toContain('| `whole` | documents | 240 | 60 |');
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyReport, ({ report }) => {
        const parts = report.parts.reduce((sum, { enabled, tokens }) => (enabled ? sum + tokens : sum), 0);
        expect(parts + report.overheadTokens).toBe(report.inputTokens);
        const reserve = report.budget === 'shared' ? report.reserveTokens : 0;
        expect(report.inputTokens + reserve + report.freeTokens + report.beyondMaxInputTokens).toBe(report.windowTokens);
      }),
    );
  });
});

describe('attachments in the report', () => {
  const file: AttachmentPart = { id: 'a' as UnitId, role: 'documents', name: 'a', enabled: true, attachment: { kind: 'audio', mediaType: 'audio/mpeg', durationMs: null } as Attachment };
  const reportOf = (model: { id: string; vendor: string }, durationMs: number | null) =>
    example(countedParts({ freeOrder: false, parts: [{ ...file, attachment: { ...file.attachment, durationMs } as Attachment }] }, () => ({ count: NOTHING, characters: 0 }), (part) => partCost(part, model))).parts[0];

  it('are no exact zero where the model takes none or their length is not known', () => {
    const nothing = { counted: false, tokens: 0, low: 0, high: 0, exactness: 'estimate' };
    expect(reportOf({ id: 'anthropic/claude-haiku-4-5', vendor: 'Anthropic' }, 1000)).toMatchObject(nothing);
    expect(reportOf({ id: 'mistral/mistral-large-4', vendor: 'Mistral' }, null)).toMatchObject(nothing);
  });

  it('are an estimate with a range where the vendor gives no formula', () => {
    const borrowed = reportOf({ id: 'mistral/mistral-large-4', vendor: 'Mistral' }, 60_000);
    expect(borrowed).toMatchObject({ counted: true, exactness: 'estimate' });
    expect(borrowed!.low).toBeLessThan(borrowed!.high);
  });
});

describe('overhead in the report', () => {
  it('is told line by line, with where the rule was published', () => {
    const [framing, reply] = example([]).overheadLines;
    expect(framing).toEqual({
      id: 'framing',
      label: 'Message framing',
      tokens: 8,
      low: 6,
      high: 9,
      exactness: 'estimate',
      note: 'A rule.',
      sourceUrl: SOURCES['openai-cookbook'].url,
    });
    expect(reply?.sourceUrl).toBeNull();
  });
});

describe('tokenizers in the report', () => {
  it('are all there with their range, and the one that failed says so', () => {
    const { tokenizers } = example([], {}, countsOf(1000, 'tekken'));
    expect(tokenizers.map(({ id }) => id)).toEqual(TOKENIZERS.map(({ id }) => id));
    const find = (id: string) => tokenizers.find((row) => row.id === id);
    expect(find('gemma3')).toEqual({ id: 'gemma3', name: 'Gemma 3', tokens: 1000, low: 1000, high: 1000, exactness: 'exact', note: null });
    expect(find('claude-new')).toMatchObject({ tokens: 1550, low: 1240, high: 1860, exactness: 'estimate', note: ESTIMATE_FAMILIES['claude-new'].evidence });
    expect(find('tekken')).toMatchObject({ tokens: 1000, high: 1005, exactness: 'estimate', note: expect.stringContaining('It did not load.') });
  });

  it('say what a calibrated one was scaled to', () => {
    const family = ESTIMATE_FAMILIES['claude-new'];
    const tally = { ...EMPTY_TALLY, prose: 7000 };
    const made = calibrate({ family, tally, overhead: NOTHING, reportedTokens: 11_024, date: '2026-11-20' });
    if (!made.ok) throw new Error(made.error.kind);
    const rows = tokenizerCounts(TOKENIZERS, () => [{ status: 'ready', tokens: 7000, tally }], { calibrations: { 'claude-new': made.value }, scope: 'prompt' });
    const report = example([part('a', 1)], {}, rows);
    const claude = report.tokenizers.find(({ id }) => id === 'claude-new');
    expect(claude).toMatchObject({ tokens: 11_024, exactness: 'calibrated', note: `Calibrated on 11,024 tokens, 2026-11-20. ${family.evidence}` });
    expect(reportMarkdown(report)).toMatch(/\| Claude 4\.7 and later \| ~11,024 \| 10,80\d–11,24\d \| calibrated \|/);
  });

  it('are a table of their own in Markdown', () => {
    const lines = reportMarkdown(example([part('a', 1)], {}, countsOf(1000, 'tekken'))).split('\n');
    expect(lines).toContain('| Gemma 3 | 1,000 |  | exact |');
    expect(lines).toContain('| Claude 4.7 and later | ~1,550 | 1,240–1,860 | estimate |');
    expect(lines).toContain('| Tekken | ~1,000 | 1,000–1,005 | estimate |');
    expect(lines.at(-1)).toBe('');
  });
});

describe('the published schema', () => {
  it('finds a report that breaks it', () => {
    const good = example([part('a', 100)]);
    expect(faults(good)).toEqual([]);
    const bad: [unknown, string][] = [
      [{ ...good, extra: 1 }, '$.extra: additional'],
      [{ ...good, inputTokens: 1.5 }, '$.inputTokens: type'],
      [{ ...good, reserveTokens: -1 }, '$.reserveTokens: minimum'],
      [{ ...good, overheadLines: [{ ...good.overheadLines[0], id: 'other' }] }, '$.overheadLines[0].id: enum'],
      [{ ...good, verdict: 'maybe' }, '$.verdict: enum'],
      [{ ...good, schemaVersion: 1 }, '$.schemaVersion: const'],
      [{ ...good, model: { ...good.model, id: '' } }, '$.model.id: minLength'],
      [{ ...good, parts: [{ ...good.parts[0], tokens: undefined }] }, '$.parts[0].tokens: type'],
      [{}, '$.parts: required'],
    ];
    for (const [report, fault] of bad) expect(faults(report)).toContain(fault);
  });

  it('uses only keywords that this test checks, and requires every field it names but those of attachments', () => {
    const known = new Set(['$schema', '$id', '$defs', '$ref', 'title', 'description', 'type', 'const', 'enum', 'minimum', 'minLength', 'required', 'properties', 'additionalProperties', 'items']);
    const visit = (rule: Schema) => {
      for (const keyword of Object.keys(rule)) expect(known).toContain(keyword);
      if (rule.properties !== undefined) {
        expect(rule.additionalProperties).toBe(false);
        // What only an attachment has stands behind everything that each part has.
        const own = Object.keys(rule.properties);
        expect(rule.required).toEqual('mediaType' in rule.properties ? own.slice(0, -5) : own);
      }
      for (const inner of [...Object.values(rule.properties ?? {}), ...Object.values(rule.$defs ?? {}), ...(rule.items ? [rule.items] : [])]) visit(inner);
    };
    visit(REPORT_SCHEMA);
  });
});

describe('reportMarkdown', () => {
  it('is a table that closes', () => {
    const rough = part('log', 500, { count: { tokens: 500, low: 400, high: 600, exactness: 'estimate' } });
    expect(reportMarkdown(example([part('a.md', 1000), rough, part('b.md', 300, { enabled: false })]))).toBe(
      [
        '**Fits. ~6,490 tokens free**',
        '',
        '`vendor/model`, counted with `o200k_base`: window 10,000, shared by input and output; max output 2,000. Input meets first: the window.',
        '',
        '| Part | Role | Characters | Tokens | Share of window |',
        '| :-- | :-- | --: | --: | --: |',
        '| `a.md` | documents | 4,000 | 1,000 | 10.0\u00a0% |',
        '| `log` | documents | 2,000 | ~500 | ~5.0\u00a0% |',
        '| `b.md` (off) | documents | 1,200 | 300 | not counted |',
        '| Message framing | | | 10 | 0.1\u00a0% |',
        '| **Input** | | | ~1,510 | ~15.1\u00a0% |',
        '| Reserved for output, 500 of it for reasoning | | | 2,000 | 20.0\u00a0% |',
        '| Free | | | ~6,490 | ~64.9\u00a0% |',
        '',
        'Position:',
        '',
        'There are no results of your own yet: load them under Needle tests.',
        '',
      ].join('\n'),
    );
  });

  it('says of an estimate that it is one, and by whose ratios', () => {
    const family = 'Claude up to 4.6';
    const report = (exactness: 'estimate' | 'calibrated') => {
      const made = example([part('a', 1000, { count: { tokens: 1000, low: 900, high: 1100, exactness } })]);
      return reportMarkdown({ ...made, tokenizer: { ...made.tokenizer, family } });
    };
    expect(report('estimate')).toContain('`vendor/model`, estimated from the tokens of `o200k_base` by the ratios of Claude up to 4.6: window 10,000');
    expect(report('calibrated')).toContain('by the ratios of Claude up to 4.6, scaled to a count that the vendor reported: window');
  });

  it('shows a shortage with a minus, and keeps a separate reserve out of the window', () => {
    const over = reportMarkdown(example([part('a', 10_000)], { budget: 'separate', maxInputTokens: 9000 }));
    expect(over).toContain('**Over by 1,010 tokens**');
    expect(over).toContain('| Free | | | −1,010 | −10.1\u00a0% |\n| Beyond max input | | | 1,000 | 10.0\u00a0% |');
    expect(over).toContain('| 2,000 | not in the window |');
    expect(over).toContain('window 10,000, for the input alone; max input 9,000; max output 2,000. Exceeded: max input.');
    expect(reportMarkdown(example([part('a', 10)], { maxInputTokens: 7000 }))).toMatch(/Input meets first: max input\.[^]*\| Free \| \| \| 6,980 \| 69\.8\u00a0% \|\n\| Beyond max input \| \| \| 1,000 \| 10\.0\u00a0% \|/);
  });

  it('does not say that it fits while an attachment is not counted', () => {
    const file = part('a.mp3', 0, { ...sound(false), count: NOTHING });
    const report = example([part('a', 1000), file, { ...file, enabled: false }]);
    expect(report).toMatchObject({ verdict: 'uncertain', inputTokens: 1010, inputHigh: 1010, inputExactness: 'estimate' });
    expect(reportMarkdown(report)).toContain('**Uncertain: 1 attachment is not counted**');
    expect(example([part('a', 1000), { ...file, enabled: false }])).toMatchObject({ verdict: 'fits', inputExactness: 'exact' });
    expect(example([part('a', 8000), file]).verdict).toBe('over');
  });

  it('does not say that it fits while a tool of the vendor is not counted, and says beside the part which are not', () => {
    const tools = part('tools', 120, { role: 'tools', uncountedTools: 2, count: { tokens: 120, low: 120, high: 150, exactness: 'estimate' } });
    const report = example([part('a', 1000), tools, { ...tools, name: 'off', enabled: false }]);
    expect([report.verdict, report.parts.map(({ uncountedTools }) => uncountedTools), report.uncountedTools]).toEqual(['uncertain', [0, 2, 2], 2]);
    expect(reportMarkdown(report)).toContain('**Uncertain: 2 tools of the vendor are not counted**');
    expect(reportMarkdown(report)).toContain('| `tools` | tools | 480 | ~120 (2 tools of the vendor are not counted) | ');
    expect(example([part('a', 1000), { ...tools, enabled: false }])).toMatchObject({ verdict: 'fits', inputExactness: 'exact' });
  });

  it('has the characters of a text that a link left out, and the type of a file', () => {
    const withheld = part('w', 9, { characters: 1234, attachment: { kind: 'withheld', mediaType: 'text/plain', note: '', isCounted: true, items: 1 } });
    const image = part('i', 9, { characters: 0, attachment: { kind: 'image', mediaType: 'image/png', note: '', isCounted: true, items: 1 } });
    const lines = reportMarkdown(example([withheld, image])).split('\n');
    expect(lines[6]).toMatch(/^\| `w` \| documents \| 1,234 \| 9 /);
    expect(lines[7]).toMatch(/^\| `i` \| documents \| image\/png \| 9 /);
  });

  it('tells what a link states from what was counted here, part by part and in a sentence, and what the texts alone are of', () => {
    const withheld = (name: string, enabled = true) => part(name, 9, { enabled, attachment: { kind: 'withheld', mediaType: 'text/plain', note: '', isCounted: true, items: 1 } });
    const some = reportMarkdown(example([withheld('w'), part('t', 5), withheld('off', false)], {}, countsOf(5, null)));
    expect(some).toContain(' Input meets first: the window. The counts of 2 of 3 parts are stated by the link, and were not made here: their texts are not included.\n\n');
    expect(some).toContain('| `w` | documents | 36 | 9 (stated by the link) | 0.1\u00a0% |');
    expect(some).toContain('| `off` (off) | documents | 36 | 9 (stated by the link) | not counted |');
    expect(some).toContain('| `t` | documents | 20 | 5 | 0.1\u00a0% |');
    expect(some).toContain('Only the texts that are here (1 of 2 parts), without framing and attachments, tools and their calls as JSON, in every tokenizer:');
    const rows = example([withheld('w'), part('t', 5), withheld('off', false)], {}, countsOf(5, null)).tokenizers;
    expect(rows.find(({ id }) => id === 'gemma3')?.note).toBe('Only the texts that are here (1 of 2 parts).');
    expect(rows.find(({ id }) => id === 'claude-new')?.note).toBe(`Only the texts that are here (1 of 2 parts). ${ESTIMATE_FAMILIES['claude-new'].evidence}`);
    expect(example([withheld('w'), withheld('v')], {}, countsOf(0, null)).tokenizers).toEqual([]);
    const all = reportMarkdown(example([withheld('w'), withheld('v')], {}, countsOf(0, null)));
    expect(all).toContain('The counts of all 2 parts are stated by the link, and were not made here: the texts are not included.');
    expect(all).not.toContain('in every tokenizer');
    const none = reportMarkdown(example([part('t', 5)], {}, countsOf(5, null)));
    expect(none).not.toContain('stated by the link');
    expect(none).toContain('The text alone, without framing and attachments, tools and their calls as JSON, in every tokenizer:');
  });

  it('takes names as they are, on one line and in one cell', () => {
    const lines = reportMarkdown(example([part('a|b\nc', 1), part('`<b>@x', 1), part('', 1)])).split('\n');
    expect(lines[6]).toMatch(/^\| `a\\\|b c` \|/);
    expect(lines[7]).toMatch(/^\| `` `<b>@x `` \|/);
    expect(lines[8]).toMatch(/^\| ` ` \|/);
  });

  it('has five cells in every row and the verdict of the fill, whatever the names', () => {
    fc.assert(
      fc.property(anyReport, ({ fill, report }) => {
        const lines = reportMarkdown(report).split('\n');
        expect(lines[0]).toBe(`**${sentenceWithCases(fill, [{ id: 'worst', fill }])}**`);
        const rows = lines.slice(4, lines.indexOf('', 4));
        expect(rows).toHaveLength(2 + report.parts.length + 4 + (fill.beyondMaxInputTokens > 0 ? 1 : 0));
        for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(7);
      }),
    );
  });
});
