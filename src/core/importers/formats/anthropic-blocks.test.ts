// Blocks of Anthropic's that hold more than a text: what of them is counted, and what is told.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';

const read = (...content: readonly unknown[]) => importText(JSON.stringify({ model: 'claude-opus-5', max_tokens: 9, system: 'S', messages: [{ role: 'user', content: [...content, { type: 'text', text: 'q' }] }] }))!;
const documentsOf = (...content: readonly unknown[]) => read(...content).documents.map(({ text }) => text);
const notesOf = (...content: readonly unknown[]) => read(...content).notes.map(noteWords);
/** The smallest page there is. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>').toString('base64');

describe('the title of a document', () => {
  it('is counted with it, as its context is', () => {
    const text = { type: 'text', media_type: 'text/plain', data: 'Body.' };
    expect(documentsOf({ type: 'document', title: 'A title', source: text })).toEqual(['A title\nBody.']);
    expect(documentsOf({ type: 'document', title: 'A title', context: 'ctx', source: { type: 'content', content: [{ type: 'text', text: 'Body.' }] } })).toEqual(['A title\nctx\nBody.']);
    expect(documentsOf({ type: 'document', title: 'A title', source: { type: 'url', url: 'https://example.org/a.pdf' } })).toEqual(['A title']);
    expect(documentsOf({ type: 'search_result', title: 'Found', source: 'https://example.org', content: [{ type: 'text', text: 'Three' }] })).toEqual(['Found\nhttps://example.org\nThree']);
  });

  it('is told where its document is a file', () => {
    const file = { type: 'document', title: 'A title', source: { type: 'base64', media_type: 'application/pdf', data: PDF } };
    expect([read(file).files.map(({ name }) => name), notesOf(file)]).toEqual([['A title'], ['1 title of a document: left out.']]);
    expect(documentsOf({ ...file, context: 'ctx' })).toEqual(['A title\nctx']);
  });
});

describe('a tool that Anthropic runs', () => {
  const answer = (...content: readonly unknown[]) => importText(JSON.stringify({ model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: 'q' }, { role: 'assistant', content }] }))!;
  const spokenIn = (...content: readonly unknown[]) => answer(...content).turns.slice(1).map(({ speaker, text, callIds = [] }) => [speaker, text, ...callIds]);
  const textOf = (...content: readonly unknown[]) => answer(...content).turns[1]?.text;
  const SECRET = 'EqgfCioIARgB'.repeat(500);

  it('says what its search found in the clear, and what is encrypted is told', () => {
    const found = (title: string) => ({ type: 'web_search_result', url: `https://example.org/${title}`, title, encrypted_content: SECRET, page_age: '1 May' });
    const read = answer({ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'x' } }, { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [found('A'), found('B')] }, { type: 'text', text: 'So.', citations: [{ type: 'web_search_result_location', encrypted_index: SECRET }] });
    expect(read.turns.slice(1).map(({ speaker, text, callIds }) => [speaker, text, callIds])).toEqual([
      ['assistant', '{"name":"web_search","input":{"query":"x"}}', ['srvtoolu_1']],
      ['tool', 'A\nhttps://example.org/A\n1 May\nB\nhttps://example.org/B\n1 May', ['srvtoolu_1']],
      ['assistant', 'So.', undefined],
    ]);
    expect(read.notes.map(noteWords)).toEqual(['2 texts in encrypted form: not counted.']);
  });

  it('gives the text of a page, what code wrote, the names of tools, and what a server of MCP said', () => {
    const page = { type: 'document', title: 'T', source: { type: 'text', media_type: 'text/plain', data: 'Page.' } };
    expect(textOf({ type: 'web_fetch_tool_result', tool_use_id: 'a', content: { type: 'web_fetch_result', url: 'https://example.org', content: page, retrieved_at: 'x' } })).toBe('https://example.org\nT\nPage.');
    expect(textOf({ type: 'code_execution_tool_result', tool_use_id: 'a', content: { type: 'code_execution_result', stdout: '4', stderr: '', return_code: 0, content: [] } })).toBe('{"stdout":"4","stderr":"","return_code":0,"content":[]}');
    expect(textOf({ type: 'bash_code_execution_tool_result', tool_use_id: 'a', content: { type: 'encrypted_code_execution_result', encrypted_stdout: SECRET, stderr: '', return_code: 0 } })).toBe('{"encrypted_stdout":"","stderr":"","return_code":0}');
    expect(textOf({ type: 'tool_search_tool_result', tool_use_id: 'a', content: { type: 'tool_search_tool_search_result', tool_references: [{ type: 'tool_reference', tool_name: 'f' }] } })).toBe('f');
    expect(spokenIn({ type: 'mcp_tool_use', id: 'a', name: 'f', server_name: 's', input: {} }, { type: 'mcp_tool_result', tool_use_id: 'a', is_error: false, content: [{ type: 'text', text: 'R' }] })).toEqual([['assistant', '{"name":"f","server_name":"s","input":{}}', 'a'], ['tool', 'R', 'a']]);
    expect(textOf({ type: 'web_search_tool_result', tool_use_id: 'a', content: { type: 'web_search_tool_result_error', error_code: 'unavailable' } })).toBe('{"error_code":"unavailable"}');
  });

  it('may answer in a later message than that of the call, with the user’s own tools between them', () => {
    const messages = [
      { role: 'user', content: 'q' },
      { role: 'assistant', content: [{ type: 'server_tool_use', id: 's', name: 'code_execution', input: { code: 'f()' } }, { type: 'tool_use', id: 't', name: 'f', input: {}, caller: { type: 'code_execution_20250825', tool_id: 's' } }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: '7' }] },
      { role: 'assistant', content: [{ type: 'code_execution_tool_result', tool_use_id: 's', content: { type: 'code_execution_result', stdout: '7', stderr: '', return_code: 0, content: [] } }, { type: 'text', text: 'Seven.' }] },
    ];
    expect(importText(JSON.stringify({ model: 'claude-opus-5', max_tokens: 9, messages }))?.turns.slice(1).map(({ speaker, text, callIds }) => [speaker, text, callIds])).toEqual([
      ['assistant', '{"name":"code_execution","input":{"code":"f()"}}\n{"name":"f","input":{}}', ['s', 't']],
      ['tool', '7', ['t']],
      ['tool', '{"stdout":"7","stderr":"","return_code":0,"content":[]}', ['s']],
      ['assistant', 'Seven.', undefined],
    ]);
  });

  it('loses no word of its results where they stand in a document or a system text', () => {
    const result = { type: 'mcp_tool_result', tool_use_id: 'a', content: [{ type: 'text', text: 'R' }] };
    expect(documentsOf({ type: 'document', title: 'T', source: { type: 'content', content: [{ type: 'text', text: 'Body.' }, result] } })).toEqual(['T\nBody.\nR']);
    expect(importText(JSON.stringify({ system: [result], messages: [{ role: 'user', content: 'q' }] }))?.system.map(({ text }) => text)).toEqual(['R']);
  });

  it('has nothing that is encrypted in a block that is not known', () => {
    const read = answer({ type: 'novel', encrypted_content: SECRET, encrypted_password: 'x' });
    expect([read.turns[1]?.text, read.notes.map(noteWords)]).toEqual(['{"type":"novel","encrypted_content":"","encrypted_password":"x"}', ['1 block of the type novel: not known here, kept as JSON and counted as text.', '1 text in encrypted form: not counted.']]);
  });
});
