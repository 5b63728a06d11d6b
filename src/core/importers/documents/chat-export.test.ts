import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { isFolderArchive } from '@/core/importers/archive/archive-head';
import { docxOf, epubOf } from '@/test/office-files';
import { sourceOf, zipOf, type ZipFile } from '@/test/zip-files';
import { readDocument } from './read-document';

const chat = (title: string, at: number) => {
  const said = (id: string, parent: string | null, role: string, text: string) => [id, { id, parent, children: [], message: { author: { role }, content: { content_type: 'text', parts: [text] }, weight: 1 } }] as const;
  return { title, update_time: at, mapping: Object.fromEntries([said('a', null, 'user', `${title}?`), said('b', 'a', 'assistant', 'Yes.')]), current_node: 'b' };
};
const SIDE: readonly ZipFile[] = [{ path: 'chat.html', content: '<!doctype html><p>Rain' }, { path: 'user.json', content: '{"id":1}' }, { path: 'message_feedback.json', content: '[]' }];
const read = async (files: readonly ZipFile[]) => {
  const answer = await readDocument(sourceOf(zipOf(files)));
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
};

describe('an archive with an export of chats', () => {
  it('is its conversations; what else is in it is named and not read', async () => {
    const list = JSON.stringify([chat('Rain', 1), chat('Plan', 2)]);
    const document = await read([...SIDE, { path: 'conversations.json', content: list }]);
    expect(document).toMatchObject({ format: 'zip', label: 'ZIP archive, 4 files', texts: [{ name: 'conversations.json', text: list }] });
    expect(document.notes).toEqual(['Left out: chat.html, user.json and message_feedback.json. To choose from all files, open the archive in the Folder view.']);
    const pictures = Array.from({ length: 600 }, (_, at): ZipFile => ({ path: `file-${at}.png`, content: 'x' }));
    expect((await read([...pictures, { path: 'export/conversations.json', content: list }])).notes[0]).toBe('Left out: file-0.png, file-1.png, file-2.png and 597 more. To choose from all files, open the archive in the Folder view.');
  });

  it('is one list where its conversations came in several files', async () => {
    const files = [10, 2, 1].map((at): ZipFile => ({ path: `conversations-${at}.json`, content: ` [${JSON.stringify(chat(`C${at}`, at))}]\n` }));
    const [text] = (await read([...files, { path: 'conversations-3.json', content: '[{"mapping": {}}]' }])).texts;
    expect(importText(text!.text)?.conversations?.all.map(({ title }) => title)).toEqual(['C1', 'C2', 'C10']);
  });

  it('is told by what it holds: a file of that name alone is a text among others', async () => {
    const { texts } = await read([{ path: 'conversations.json', content: '[{"a":1}]' }, ...SIDE]);
    expect(texts.map(({ name }) => name)).toEqual(['conversations.json', 'chat.html', 'user.json', 'message_feedback.json']);
  });
});

it('an archive of files is told from a document that is one inside, whatever they are called', () => {
  expect(isFolderArchive(zipOf(SIDE))).toBe(true);
  expect(isFolderArchive(zipOf([]))).toBe(true);
  for (const other of [docxOf(''), epubOf(['<p>Words</p>']), new TextEncoder().encode('PK, as it is called'), new Uint8Array(0)]) expect(isFolderArchive(other)).toBe(false);
});
