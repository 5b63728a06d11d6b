// What an export says of the things that are not here: each kind by itself, as one too many does not make up for another too few.
import { describe, expect, it } from 'vitest';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import type { AbsentContent } from '@/core/prompt/attachment';
import { addParts, deleteUnits, EMPTY_PROMPT } from '@/core/prompt/edit';
import { type Part, type Prompt, unitsOf } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { absentBalance } from './absent-balance';
import { withPlainNames } from './plain-names';
import { openaiRequest } from './request-openai';

let ids = 0;
const LEFT_OUT = '1 attachment is left out: it is not here.';
const STILL_NAMED = '1 attachment that is no part now is still named by a message that is sent as it came.';
const text = (words: string) => ({ type: 'text', text: words });
const user = (...content: unknown[]) => ({ role: 'user', content });
const image = { type: 'image_url', image_url: { url: 'https://example.org/a.png' } };
const broken = (filename: string) => ({ type: 'file', file: { filename, file_data: 'bm9uZQ==' } });
const promptOf = (...messages: unknown[]): Prompt => addParts(EMPTY_PROMPT, promptPartsOf(importText(JSON.stringify({ model: 'gpt-5.5', messages }))!, () => `b${(ids += 1)}` as UnitId));
const without = (prompt: Prompt, name: string): Prompt => ({ ...prompt, parts: prompt.parts.map((part) => (part.name === name ? { ...part, enabled: false } : part)) });
/** Its message goes with it. */
const deleted = (prompt: Prompt, words: string): Prompt => deleteUnits(prompt, prompt.parts.flatMap(unitsOf).flatMap(({ id, text: own }) => (own === words ? [id] : [])));
const told = (prompt: Prompt) => openaiRequest(prompt, 'm', 9).notes.filter((note) => note.includes('attachment'));

describe('what is not here', () => {
  it.each([
    ['an image and a file by their addresses', user(text('See'), image), user(text('Read'), { type: 'file', file: { file_id: 'f-1' } }), 'image by address or id', 'file by address or id'],
    ['two files that cannot be read', user(text('See'), broken('a.pdf')), user(text('Read'), broken('b.pdf')), 'a.pdf', 'b.pdf'],
  ])('and is off is told beside what no message names any more: %s', (_, first, second, off, left) => {
    const prompt = promptOf(first, second);
    expect(told(prompt)).toEqual([]);
    expect(told(without(prompt, off))).toEqual([STILL_NAMED]);
    expect(told(deleted(prompt, 'Read'))).toEqual([LEFT_OUT]);
    expect(told(deleted(without(prompt, off), 'Read'))).toEqual([LEFT_OUT, STILL_NAMED]);
    expect(told(deleted(without(prompt, left), 'Read'))).toEqual([]);
  });

  it('is one for each that came, however many a part stands for', () => {
    const prompt = promptOf(user(text('See'), image, image), user(text('Read'), image));
    expect(prompt.parts.filter((part) => 'attachment' in part).map(({ name }) => name)).toEqual(['3 images by address or id']);
    expect(told(prompt)).toEqual([]);
    expect(told(deleted(prompt, 'See'))).toEqual(['2 attachments are left out: they are not here.']);
  });

  it('is found in what has no name of its own, and under a name that was made plain', () => {
    const all = Array.from({ length: 23 }, (_, index) => user(text(`${index}`), broken(`\u202e${index}.pdf`)));
    const prompt = promptOf(...all);
    expect(prompt.parts.flatMap((part) => ('attachment' in part ? [part.name] : [])).at(-1)).toBe('3 files that cannot be read');
    expect(told(prompt)).toEqual([]);
    expect(told(withPlainNames({ prompt } as Parameters<typeof withPlainNames>[0]).prompt)).toEqual([]);
    expect(told(deleted(prompt, '22'))).toEqual([LEFT_OUT]);
  });

  it('is compared with nothing but its like', () => {
    const absent = (why: AbsentContent['why'], what: string): AbsentContent => ({ kind: 'absent', what, items: 2, why });
    const part = (attachment: AbsentContent): Part => ({ id: 'p' as UnitId, role: 'documents', name: 'renamed', enabled: true, attachment });
    expect(absentBalance([part(absent('elsewhere', 'a'))], [absent('unreadable', 'a')])).toEqual({ leftOut: 2, stillNamed: 2 });
    expect(absentBalance([part(absent('elsewhere', 'a')), part(absent('elsewhere', 'a'))], [absent('elsewhere', 'a')])).toEqual({ leftOut: 2, stillNamed: 0 });
    expect(absentBalance([], [])).toEqual({ leftOut: 0, stillNamed: 0 });
  });
});
