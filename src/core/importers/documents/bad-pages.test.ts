// Notebooks and pages of HTML that are broken in every way: read or refused with a reason, at once, and never thrown over.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epubOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { documentReason } from './document';
import { readDocument } from './read-document';

const read = async (text: string) => {
  const result = await readDocument(sourceOf(new TextEncoder().encode(text)));
  return result.ok ? { text: result.value.texts[0]?.text ?? '', label: result.value.label } : { reason: documentReason(result.error) };
};
const notebook = (cells: unknown) => JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

describe('a notebook', () => {
  const key = fc.constantFrom('cell_type', 'source', 'outputs', 'data', 'text', 'text/plain', 'image/png', 'output_type', 'traceback', 'input', '__proto__', 'constructor');
  const any = fc.letrec((tie) => ({ any: fc.oneof({ maxDepth: 5 }, fc.constantFrom<unknown>(null, 1, 'code', 'markdown', 'error', 'stream', '```', ''), fc.array(tie('any'), { maxLength: 3 }), fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))) })).any;

  it('of any cells is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 4 }), async (cells) => {
        expect(await read(notebook(cells))).toMatchObject({ label: expect.stringMatching(/^Jupyter notebook, \d cells?$/) });
      }),
      { numRuns: 200 },
    );
    expect(({} as { cell_type?: unknown }).cell_type).toBeUndefined();
  });

  it('keeps the source of every cell once, and in order', async () => {
    const cells = fc.array(fc.record({ cell_type: fc.constantFrom('code', 'markdown', 'raw', 'novelty'), source: fc.array(fc.stringMatching(/^[a-z]{2,8}\n$/), { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cells, async (all) => {
        const { text } = await read(notebook(all));
        expect(text?.split(/\s+/).filter((word) => /^[a-z]+$/.test(word))).toEqual(all.flatMap(({ source }) => source.map((line) => line.trim())));
      }),
      { numRuns: 60 },
    );
  });

  it('tells of pictures that are attached to its text', async () => {
    const cell = { cell_type: 'markdown', source: '![a](attachment:a.png)', attachments: { 'a.png': { 'image/png': 'iVBORw0KGgo=' }, 'b.png': {} } };
    const result = await readDocument(sourceOf(new TextEncoder().encode(notebook([cell]))));
    expect(result).toMatchObject({ ok: true, value: { texts: [{ text: '![a](attachment:a.png)\n' }], notes: ['Left out: 2 files attached to cells.'] } });
  });

  it('with a comma too many, cut off, or nested deeper than its reader goes is refused or read, and never thrown over', async () => {
    const whole = notebook([{ cell_type: 'markdown', source: 'Words' }]);
    for (const at of [...whole.matchAll(/[}\]]/g)].map(({ index }) => index)) expect(await read(`${whole.slice(0, at)},${whole.slice(at)}`)).toEqual({ reason: 'it is no complete notebook; it is damaged or cut off.' });
    for (const levels of [201, 5000, 200_000]) {
      const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
      const answer = await read(whole.replace('"metadata":{}', `"metadata":{"deep":${deep}}`));
      expect(answer).toEqual('text' in answer ? { text: 'Words\n', label: 'Jupyter notebook, 1 cell' } : { reason: expect.stringMatching(/notebook/) });
      await read(`{"cells":[{"cell_type":"code","source":"x","outputs":[{"data":${deep}}]}],"nbformat":4}`);
    }
  });
});

describe('a page of HTML', () => {
  const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;

  it('that nests without end is refused as such, and one that ends nowhere is read, both at once', async () => {
    const start = performance.now();
    for (const body of ['<div>'.repeat(100_000), '<table><tr><td>'.repeat(40_000), '<ul><li>'.repeat(50_000), `${'<b>'.repeat(50_000)}x${'</b>'.repeat(50_000)}`]) expect(await read(page(`words ${body}`))).toEqual({ reason: 'the page in it is nested too deeply.' });
    for (const body of ['<div>'.repeat(5000), `<!--${'-'.repeat(100_000)}`, `<p ${'a="'.repeat(20_000)}`, '&amp'.repeat(50_000), '<'.repeat(100_000)]) expect((await read(page(`words ${body}`))).text).toContain('words');
    expect(performance.now() - start).toBeLessThan(5000);
    const chapter = `<html xmlns="http://www.w3.org/1999/xhtml"><body>${'<div>'.repeat(30_000)}</body></html>`;
    expect(await readDocument(sourceOf(epubOf([chapter])))).toMatchObject({ ok: false, error: { kind: 'xml', entry: 'OEBPS/text/chapter 0.xhtml', fault: 'depth' } });
  });

  it('that is cut off keeps what came before', async () => {
    const whole = page('<p>First words</p><p>Second <b>words</b></p>');
    const from = whole.indexOf('</p>');
    for (let end = from; end < whole.length; end += 1) expect((await read(whole.slice(0, end))).text, whole.slice(0, end)).toContain('First words');
  });
});
