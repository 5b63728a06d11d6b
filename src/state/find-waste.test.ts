import { describe, expect, it } from 'vitest';
import { EMPTY_PROMPT, addParts, setEnabled, setTexts } from '@/core/prompt/edit';
import { copyNote } from '@/core/prompt/copy-notes';
import { type Part, type Prompt, type Turn, unitsOf } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { findWaste, newWasteMemory } from './find-waste';

const wanted = () => true;
const document = (name: string, text: string): Part => ({ id: name as UnitId, role: 'documents', name, text, enabled: true });
const promptOf = (...parts: Part[]): Prompt => addParts(EMPTY_PROMPT, parts);
const find = async (prompt: Prompt) => (await findWaste(prompt, newWasteMemory(), wanted))!;

const BLOCK = Array.from({ length: 12 }, (_, at) => `A sentence that says something about number ${at}.`).join('\n');
const PROMPT = promptOf(
  document('a.txt', `${BLOCK}\n`),
  document('b.txt', `First\n${BLOCK}\nzero\u200bwidth ‮x‬ pаypal\n`),
  document('c.json', JSON.stringify({ a: [1, 2], b: 'x' }, null, 2)),
  document('d.md', '# D\n\n<!-- unseen -->\ntext \nbreak  \nx'),
  document('e.ts', 'const html = "<!-- kept -->";'),
  document('f.txt', 'שלום \u200fעולם'),
  document('g.pem', `k\n${'Ab3+'.repeat(100)}`),
);

describe('waste', () => {
  it('is found by kind, with its places, and what is left of the texts', async () => {
    const found = await find(PROMPT);
    expect(found.map(({ id }) => id)).toEqual(['duplicates', 'json', 'trailing-space', 'zero-width', 'bidi', 'bidi left', 'lookalike left', 'comment', 'comment left', 'base64 left']);
    const by = (id: string) => found.find((each) => each.id === id)!;
    expect(by('zero-width')).toMatchObject({ count: 1, fix: 'Remove hidden characters: zero width', places: [{ name: 'b.txt', line: 14, excerpt: 'U+200B' }] });
    expect(by('bidi').texts.get('b.txt' as UnitId)).toContain('zero\u200bwidth x pаypal');
    expect(by('bidi left')).toMatchObject({ fix: null, why: expect.stringContaining('right to left') });
    expect(by('lookalike left')).toMatchObject({ fix: null, isInfo: true, places: [{ excerpt: '“pаypal”, U+0430' }] });
    expect(by('comment').texts.get('d.md' as UnitId)).toBe('# D\n\n\ntext \nbreak  \nx');
    expect(by('comment left')).toMatchObject({ fix: null, places: [{ name: 'e.ts' }] });
    expect(by('trailing-space')).toMatchObject({ why: 'd.md: 1 line keeps its spaces, which break the line in Markdown.' });
  });

  it('is no white space of a diff, which is said where other lines have some', async () => {
    const patch = '@@ -1,2 +1,2 @@\n-old  \n+new\n \n';
    expect(await find(promptOf(document('a.patch', patch)))).toEqual([]);
    const [found] = await find(promptOf(document('b.patch', `Why \n${patch}`)));
    expect([found?.why, found?.texts.get('b.patch' as UnitId)]).toEqual(['b.patch: 2 lines keep their spaces, which belong to a diff.', `Why\n${patch}`]);
  });

  it('is no empty cell of a table, which is said where other lines have white space', async () => {
    const rows = 'name0\t0\t\t\t\nname1\t1\t\t\t\n';
    expect(await find(promptOf(document('a.tsv', rows)))).toEqual([]);
    const [found] = await find(promptOf(document('b.txt', `Rows: \n${rows}`)));
    expect([found?.why, found?.texts.get('b.txt' as UnitId)]).toEqual(['b.txt: 2 rows keep their tabs, which are empty cells of a table.', `Rows:\n${rows}`]);
  });

  it('is JSON in the fences of a longer text as well, each with its place', async () => {
    const prompt = promptOf(document('c.json', '[ 1 ]'), document('api.md', '# API\n\n```json\n{\n  "a": 1\n}\n```\n\nor:\n\n```\n[ 2 ]\n```\n'));
    const found = (await find(prompt)).find(({ id }) => id === 'json')!;
    expect(found).toMatchObject({ title: 'Pretty-printed JSON', detail: 'White space between values goes; every value stays as it is written', fix: 'Minify the JSON of 2 texts', count: 3, places: [{ name: 'c.json', line: 1 }, { name: 'api.md', line: 4 }, { name: 'api.md', line: 12 }] });
    expect(Object.fromEntries(found.texts)).toEqual({ 'c.json': '[1]', 'api.md': '# API\n\n```json\n{"a":1}\n```\n\nor:\n\n```\n[2]\n```\n' });
    expect(await find(setTexts(prompt, found.texts))).toEqual([]);
  });

  it('is the white space of JSON documents one after another, which then stand one to a line', async () => {
    const records = Array.from({ length: 20 }, (_, at) => ({ id: at, name: `name ${at}`, tags: ['a', 'b'] }));
    const compact = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const prompt = promptOf(document('records.jsonl', records.map((record) => `${JSON.stringify(record, null, 2)}\n`).join('')));
    const [found, ...others] = await find(prompt);
    expect(found).toMatchObject({ id: 'json', title: 'Pretty-printed JSON', detail: expect.stringContaining('one to a line'), count: 1, places: [{ name: 'records.jsonl', line: 1 }] });
    expect([others, Object.fromEntries(found!.texts)]).toEqual([[], { 'records.jsonl': compact }]);
    expect(await find(promptOf(document('compact.jsonl', compact), document('one-line.jsonl', '{}{}')))).toEqual([]);
  });

  it('tells how many characters are hidden, and where, as places', async () => {
    const [found] = await find(promptOf(document('odd.txt', 'a\u200b\u200bb')));
    expect([found?.detail.slice(0, 37), found?.count, found?.places.length]).toEqual(['2 zero-width characters in odd.txt. S', 1, 1]);
  });

  it('is no separator of words where a script has no other, which is only told', async () => {
    const [found, ...others] = await find(promptOf(document('km.txt', 'ភាសា\u200bខ្មែរ')));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: 'separator left', title: 'Word separators, as they should be', fix: null, isInfo: true, places: [{ excerpt: 'U+200B' }] });
  });

  it('of a terminal goes whole, also where one character begins its escapes', async () => {
    const [found] = await find(promptOf(document('run.log', 'a \x9b31mred\x9b0m text')));
    expect([found?.id, found?.texts.get('run.log' as UnitId)]).toEqual(['escape', 'a red text']);
    const [line] = await find(promptOf(document('old.txt', 'one\x85two')));
    expect(line).toMatchObject({ id: 'next-line left', fix: null, places: [{ excerpt: 'U+0085' }] });
  });

  it('of copies is none in the question, nor in what the user said last where there is no question', async () => {
    const turn = (speaker: Turn['speaker'], text: string, id: string): Turn => ({ id: id as UnitId, speaker, text });
    const history: Part = { id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: [turn('user', `A\n${BLOCK}\nof A`, '1'), turn('assistant', 'Read.', '2'), turn('user', `B\n${BLOCK}\nof B`, '3'), turn('assistant', 'Read.', '4')] };
    const changed = async (...parts: Part[]) => [...((await find(promptOf(...parts))).find(({ id }) => id === 'duplicates')?.texts ?? [])];
    expect(await changed(history)).toEqual([]);
    expect(await changed(history, { id: 'q' as UnitId, role: 'question', name: 'Question', text: `C\n${BLOCK}\nList all.`, enabled: true })).toEqual([['3', 'B\n[The same 12 lines stand in turn 1.]\nof B']]);
  });

  it('of copies tells of the notes that name what is switched off or gone, each with its place', async () => {
    const prompt = promptOf(document('a.txt', `A:\n${BLOCK}\n`), document('b.txt', `First\n${BLOCK}\nthe end`));
    const mended = setTexts(prompt, (await find(prompt)).find(({ id }) => id === 'duplicates')!.texts);
    expect(await find(mended)).toEqual([]);
    const [found, ...others] = await find(setEnabled(mended, ['a.txt' as UnitId], false));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: 'copies gone', fix: null, count: 1, detail: '1 note stands for lines of a.txt, which is switched off, renamed or gone.', places: [{ name: 'b.txt', line: 2, excerpt: '[The same 12 lines stand in a.txt.]' }] });
    // A long name is short in its note.
    const long = `${'long '.repeat(30)}.txt`;
    const named = promptOf(document(long, `A:\n${BLOCK}\n`), document('b.txt', `First\n${BLOCK}\nthe end`));
    expect(await find(setTexts(named, (await find(named)).find(({ id }) => id === 'duplicates')!.texts))).toEqual([]);
  });

  it('of form feeds and vertical tabs leaves words apart', async () => {
    const found = await find(promptOf(document('pages.txt', 'end of page one\fStart of page two\n\fPage three\u0007')));
    expect(found.map(({ id, fix }) => [id, fix])).toEqual([['control', 'Remove hidden characters: control characters'], ['page-break', 'Replace form feeds and vertical tabs']]);
    expect(found[1]).toMatchObject({ places: [{ line: 1, excerpt: 'U+000C' }, { line: 2, excerpt: 'U+000C' }] });
    expect(found[1]!.texts.get('pages.txt' as UnitId)).toBe('end of page one\nStart of page two\nPage three\u0007');
  });

  it('of marks of direction stays where letters are written from right to left, and nowhere else', async () => {
    const fixOf = async (text: string) => (await find(promptOf(document('a.txt', text)))).find(({ id }) => id.startsWith('bidi'))?.fix ?? null;
    for (const text of ['if (\u202eadmin)', '\u061c\u202eadmin', '\u200f\u0600 ١٢ \u202eadmin', `${'x'.repeat(262_143)}\u202e`]) expect(await fixOf(text), text.slice(0, 20)).not.toBeNull();
    for (const text of ['\u202e א', '\u202e ب', '\u202e\u{1e900}', '\u202e\u{10800}', `\u202e${'x'.repeat(262_142)}\u{1e900}`]) expect(await fixOf(text), text.slice(0, 20)).toBeNull();
  });

  it('has all its places up to 200, each with its line, and counts the others', async () => {
    const odd = (count: number) => document('odd.txt', Array.from({ length: count }, (_, at) => `line ${at}\u200b`).join('\n'));
    const zeroWidth = async (count: number) => (await find(promptOf(odd(count)))).find(({ id }) => id === 'zero-width')!;
    expect((await zeroWidth(30)).places.map(({ line }) => line)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    const many = await zeroWidth(300);
    expect([many.places.length, many.count]).toEqual([200, 300]);
    const blocks = Array.from({ length: 20 }, (_, at) => Array.from({ length: 6 }, (_each, line) => `Words of block ${at} in line ${line}, long enough to count.`).join('\n'));
    const twice = promptOf(document('first.txt', blocks.join('\n\n')), document('again.txt', blocks.map((block, at) => `unlike ${at}\n${block}`).join('\n')));
    const { places, count } = (await find(twice)).find(({ id }) => id === 'duplicates')!;
    expect([places.length, count, places.map(({ line }) => line)]).toEqual([20, 20, Array.from({ length: 20 }, (_, at) => 7 * at + 2)]);
    expect(places.every(({ excerpt }, at) => excerpt.includes(`“Words of block ${at} in line 0`))).toBe(true);
  });

  it('that was mended is not found again, and words are never “attack”', async () => {
    const fixes = (await find(PROMPT)).filter(({ fix }) => fix !== null);
    for (const { id, texts } of fixes) expect((await find(setTexts(PROMPT, texts))).map((each) => each.id), id).not.toContain(id);
    expect(JSON.stringify(fixes)).not.toMatch(/attack|malicious/i);
  });

  it('of a transcript is its older reads, and tools are looked through for what is hidden', async () => {
    const turn = (speaker: Turn['speaker'], text: string, id: string): Turn => ({ id: id as UnitId, speaker, text });
    const read = JSON.stringify({ name: 'Read', input: { file_path: 'src/a.ts' } });
    const history: Part = { id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: [turn('assistant', read, '1'), turn('tool', ' old'.repeat(50), '2'), turn('assistant', read, '3'), turn('tool', ' new'.repeat(50), '4')] };
    const tools: Part = { id: 't' as UnitId, role: 'tools', name: 'Tools', enabled: true, text: JSON.stringify([{ name: 'f', description: 'Do\u2060it', input_schema: { type: 'object' } }], null, 2) };
    const found = await find(promptOf(tools, history));
    expect(found.map(({ id }) => id)).toEqual(['superseded-reads', 'zero-width']);
    expect(found[0]).toMatchObject({ places: [{ name: 'turn 2', excerpt: 'src/a.ts, again in turn 4' }] });
    // After a compaction its turns keep the numbers of the session.
    const compacted = await find(promptOf({ ...history, earlier: [[turn('user', 'a', 'e1'), turn('user', 'b', 'e2')]], turns: [...history.turns.slice(0, 3), turn('tool', ' new\u2060'.repeat(50), '4')] }));
    expect(compacted.flatMap(({ places }) => places.map(({ name, excerpt }) => [name, excerpt]))).toEqual(expect.arrayContaining([['turn 4', 'src/a.ts, again in turn 6'], ['turn 6', expect.any(String)]]));
    expect([...found[0]!.texts]).toEqual([['2', '[An older read of src/a.ts was left out: a later turn reads it again, and its text differs.]']]);
  });

  it('of a transcript is no note that stands for an older read, however long its path', async () => {
    const turn = (speaker: Turn['speaker'], text: string, id: string): Turn => ({ id: id as UnitId, speaker, text });
    const read = JSON.stringify({ name: 'Read', input: { file_path: `src/${'deep/'.repeat(20)}a.ts` } });
    for (const newest of [' old', ' new']) {
      const prompt = promptOf({ id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: [turn('assistant', read, '1'), turn('tool', ' old'.repeat(99), '2'), turn('assistant', read, '3'), turn('tool', newest.repeat(99), '4')] });
      const [found] = await find(prompt);
      expect([...found!.texts.keys()]).toEqual(['2']);
      expect(await find(setTexts(prompt, found!.texts))).toEqual([]);
    }
  });

  it('of a transcript keeps the newest read whole, and no fix makes a message of nothing', async () => {
    const turn = (speaker: Turn['speaker'], text: string, id: string): Turn => ({ id: id as UnitId, speaker, text });
    const call = (name: string, input: object) => JSON.stringify({ name, input });
    const [read, run] = [call('Read', { file_path: 'src/a.ts' }), call('Bash', { command: `npm test -- ${'--reporter=dot '.repeat(20)}` })];
    const turns = [turn('user', `${BLOCK}\n`, '1'), turn('assistant', read, '2'), turn('tool', BLOCK, '3'), turn('assistant', run, '4'), turn('tool', `${BLOCK}\nok\n`, '5'), turn('assistant', run, '6'), turn('tool', `${BLOCK}\nok\n`, '7'), turn('assistant', read, '8'), turn('tool', BLOCK, '9'), turn('user', BLOCK, '10'), turn('assistant', 'Well?', '11'), turn('user', `So:\n${BLOCK}`, '12')];
    const prompt = promptOf({ id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns }, document('twice.ts', `a {\n${BLOCK.replaceAll('A', 'The')}\n}\nb {\n${BLOCK.replaceAll('A', 'The')}\n} // b\n`));
    const found = await find(prompt);
    const texts = (id: string) => Object.fromEntries(found.find((each) => each.id === id)!.texts);
    expect(texts('repeated-reads')).toEqual({ 3: '[An older read of src/a.ts was left out: a later turn reads it again.]' });
    expect(texts('duplicates')).toEqual({ 10: copyNote(12, 'turn 1') });
    expect(found.find(({ id }) => id === 'duplicates')).toMatchObject({ fix: 'Drop a duplicate block', detail: expect.stringContaining('a note in place of the block names it') });
    const left = found.find(({ id }) => id === 'duplicates left')!;
    expect(left).toMatchObject({ fix: null, why: expect.stringMatching(/as in code.*said last.*each needs the other/) });
    expect([...left.texts.keys()].toSorted()).toEqual(['12', '5', '6', '7', '9', 'twice.ts']);
    const mended = found.filter(({ fix }) => fix !== null).reduce((now, { texts: changed }) => setTexts(now, changed), prompt);
    const units = mended.parts.flatMap((part) => unitsOf(part));
    expect(units.filter(({ text }) => text.slice(0).trim() === '')).toEqual([]);
    expect(units.find(({ id }) => id === '9')?.text).toBe(BLOCK);
    expect((await find(mended)).map(({ id }) => id)).toEqual(['duplicates left']);
  });

  it('is not there: nothing', async () => {
    expect(await find(promptOf(document('a.txt', 'All is well.\n')))).toEqual([]);
  });
});
