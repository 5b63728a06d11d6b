// Definitions of tools by themselves: with tools of the vendor among them, and as servers of MCP send them.
import { describe, expect, it } from 'vitest';
import { mayBeFormat } from '@/core/importers/format-telltale';
import { importDetails } from './import-words';
import { importText } from './registry';

const SCHEMA = { type: 'object', properties: {} };
const namesIn = (text: string) => (JSON.parse(importText(text)!.tools) as { name?: string; type?: string }[]).map(({ name, type }) => name ?? type);
const anthropic = { name: 'weather', description: 'W', input_schema: SCHEMA };
const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 5 };

describe('a list of tools', () => {
  it.each([
    ['Anthropic', [anthropic, search], ['weather', 'web_search'], ['1 tool of the vendor (web_search): not counted.']],
    ['Anthropic, the vendor’s first', [search, anthropic], ['web_search', 'weather'], ['1 tool of the vendor (web_search): not counted.']],
    ['Anthropic, inside a field', { tools: [anthropic, search] }, ['weather', 'web_search'], ['1 tool of the vendor (web_search): not counted.']],
    ['Responses', [{ type: 'function', name: 'f', parameters: SCHEMA, strict: true }, { type: 'web_search' }, { type: 'mcp', server_label: 's', server_url: 'https://example.org' }], ['f', 'web_search', 'mcp'], ['1 tool of the vendor (web_search): not counted.', '1 tool of the vendor (mcp): not counted.']],
    ['OpenAI, with one that takes a text', [{ type: 'function', name: 'f', parameters: SCHEMA }, { type: 'custom', name: 'g', description: 'G' }], ['f', 'g'], []],
  ])('of %s is read with those that the vendor runs, which are not counted', (_what, value, names, details) => {
    const text = JSON.stringify(value);
    expect([importText(text)?.format, namesIn(text), importDetails(importText(text)!)]).toEqual(['tools', names, details]);
  });

  it('has a definition among them: other lists of types are documents', () => {
    for (const value of [[search], [{ type: 'web_search' }], { tools: [search] }, [{ type: 'widget', name: 'A' }, { type: 'widget', name: 'B' }], [anthropic, { name: 'Ann' }]]) expect(importText(JSON.stringify(value))).toBeNull();
  });
});

describe('an answer of MCP', () => {
  const page = (id: number, name: string, more: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, result: { tools: [{ name, inputSchema: SCHEMA, title: 'T' }], ...more } });
  const log = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'Listing' } });

  it('in server-sent events is the tools that it lists', () => {
    for (const text of [`event: message\ndata: ${page(1, 'a')}\n\n`, `data: ${page(1, 'a')}`, `id: 7\r\nevent: message\r\ndata: ${page(1, 'a')}\r\n\r\n`, `event: message\ndata: ${log}\n\nevent: message\ndata: ${page(1, 'a')}\n\n`, `id: a1\ndata:\n\nevent: message\nid: a2\ndata: ${page(1, 'a')}\n\n`, `data: \n\ndata: ${page(1, 'a')}\n\n`, `: ping\n\nevent: message\ndata: ${page(1, 'a')}\n\n`, `event: message\ndata: {\ndata: ${page(1, 'a').slice(1)}\n\n`, `event: message\ndata: ${page(1, 'a').replace(',', ',\ndata: ')}\n\n`]) {
      expect(mayBeFormat(text)).toBe(true);
      expect([importText(text)?.format, namesIn(text), importDetails(importText(text)!)]).toEqual(['tools', ['a'], ['title: left out.', ...(text.includes(log) ? ['1 other message: left out.'] : [])]]);
    }
    for (const stream of ['data: {"id":"x","choices":[{"delta":{"role":"assistant","content":"Hi"}}]}\n\ndata: [DONE]\n', `data: {"tools":[${JSON.stringify(anthropic)}]}`]) expect(importText(stream)).toBeNull();
  });

  it('of several pages is all of their tools; that pages are missing is told', () => {
    const pages = [page(1, 'a', { nextCursor: 'n' }), page(2, 'b')];
    const onLines = pages.map((each) => JSON.stringify(JSON.parse(each), null, 2));
    for (const text of [pages.join('\n'), pages.toReversed().join('\n'), `[${pages.join(',')}]`, onLines.join('\n'), `\n${onLines.join('\r\n\r\n')}\n`, pages.join(''), `\`\`\`json\n${onLines.join('\n')}\n\`\`\``]) expect(mayBeFormat(text)).toBe(true);
    for (const text of [pages.join('\n'), pages.toReversed().join('\n'), `[${pages.join(',')}]`, onLines.join('\n'), `\n${onLines.join('\r\n\r\n')}\n`, pages.join('')]) expect([namesIn(text).toSorted(), importDetails(importText(text)!)]).toEqual([['a', 'b'], ['title: left out.']]);
    const cut = [page(1, 'a', { nextCursor: 'n' }), page(2, 'b', { nextCursor: 'o' })].join('\n');
    expect(importDetails(importText(cut)!)).toContain('The list of tools goes on on another page (nextCursor), which is not here.');
    expect(importText(`${page(1, 'a')}\n{"more":1}`)).toBeNull();
  });
});
