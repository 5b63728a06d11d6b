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
