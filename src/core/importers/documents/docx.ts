import type { Archive } from '@/core/importers/archive/archive';
import { type Result, fail, succeed } from '@/core/result';
import type { ReadInner } from './archive-texts';
import { counted, createTextOut, type DocumentError, listed, type ReadDocument, TEXT_LIMIT_UNITS } from './document';
import { CHUNK, readChunks } from './docx-chunks';
import { createNumbering, type Numbering } from './docx-numbering';
import { type FoundInWord, type WordNotes, wordParagraphs } from './docx-paragraphs';
import { createParagraphStyles, type ParagraphStyles } from './docx-styles';
import { readGraphics } from './office-graphics';
import { embeddedNotes, missingNotes, missingParts, neededEntry, readRelated, type Relation, relationsOf } from './relations';
import { nothingUnread, unreadNotes } from './unread';
import { attributeOf, readXml, type XmlHandler } from './xml';

interface Note {
  readonly author: string | undefined;
  readonly text: string;
}

interface NoteReading {
  readonly styles: ParagraphStyles;
  readonly found: FoundInWord;
  readonly replaced: WordNotes['replaced'];
}

/**
 * The text of a Word document: a line for each paragraph with the mark of its heading or list, tables as Markdown, footnotes behind the text. Comments, tracked
 * changes and hidden text stand in brackets that say so, as a model would read them too. `inner` reads a document in it.
 */
export async function readDocx(archive: Archive, path: string, inner: ReadInner): Promise<Result<ReadDocument, DocumentError>> {
  const main = neededEntry(archive, path);
  if (!main.ok) return main;
  const addresses = new Map<string, string>();
  const relations = await relationsOf(archive, path, (id, address) => addresses.set(id, address));
  if (!relations.ok) return relations;
  const kinds = { comment: new Map<string, Note>(), footnote: new Map<string, Note>(), endnote: new Map<string, Note>() };
  const styles = createParagraphStyles();
  const numbering = createNumbering();
  const unmarked: string[] = [];
  for (const [type, handler] of [['styles', styles], ['numbering', numbering]] as const) {
    const read = await readRelated(archive, relations.value, type, handler);
    // The text is there without its marks; what would fill the memory ends it.
    if (!read.ok && read.error.kind === 'cap') return read;
    if (!read.ok) unmarked.push(type);
  }
  const found: FoundInWord = { marks: new Map(), unread: nothingUnread(), links: 0, symbols: 0 };
  const footnotes: string[] = [];
  let [comments, lost] = [0, 0];
  const replaced = (kind: keyof typeof kinds, id: string): string => {
    const note = kinds[kind].get(id);
    if (note === undefined) {
      lost += 1;
      return '';
    }
    if (kind === 'comment') {
      comments += 1;
      return ` [comment${note.author === undefined ? '' : ` by ${note.author}`}: ${note.text}]`;
    }
    footnotes.push(note.text);
    return `[^${footnotes.length}]`;
  };
  for (const [kind, notes] of Object.entries(kinds)) {
    const read = await readNotes(archive, relations.value, kind, { styles, found, replaced }, notes);
    if (!read.ok) return read;
  }

  const chunks = await readChunks(archive, relations.value, inner);
  if (!chunks.ok) return chunks;
  const graphics = await readGraphics(archive, relations.value);
  if (!graphics.ok) return graphics;
  const out = createTextOut();
  const body = await readXml(archive, main.value, wordParagraphs(out, { replaced, chunk: chunks.value.textOf, address: (id) => addresses.get(id) ?? '', graphic: graphics.value.take }, found, { styles, numbering }));
  if (!body.ok) return body;
  for (const [index, text] of footnotes.entries()) out.write(`${index === 0 ? '\n' : ''}[^${index + 1}]: ${text}\n`);
  if (out.isFull || chunks.value.isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });

  const has = (type: string) => relations.value.some((relation) => relation.type === type);
  return succeed({
    format: 'docx',
    label: 'Word document',
    texts: [{ name: null, text: out.text() }],
    notes: [...notesOn(found, comments, footnotes.length, has('header') || has('footer')), ...lostNotes(lost), ...embeddedNotes(relations.value), ...chunks.value.notes(), ...(unmarked.length === 0 ? [] : [`Headings or lists may stand without their marks: the ${listed(unmarked)} of the file ${unmarked.length === 1 && unmarked[0] === 'numbering' ? 'is' : 'are'} damaged.`]), ...missingNotes(missingParts(archive, relations.value, [...Object.keys(kinds).map((kind) => `${kind}s`), CHUNK]))],
  });
}

function notesOn({ marks, unread, links, symbols }: FoundInWord, comments: number, footnotes: number, hasHeader: boolean): readonly string[] {
  const of = (mark: string, one: string, many?: string) => {
    const count = marks.get(mark) ?? 0;
    return count === 0 ? [] : [counted(count, one, many)];
  };
  const shown = [
    ...(comments === 0 ? [] : [counted(comments, 'comment')]),
    ...of('inserted', 'tracked insertion'),
    ...of('deleted', 'tracked deletion'),
    ...of('moved here', 'moved passage'),
    ...of('hidden', 'passage of hidden text', 'passages of hidden text'),
    ...of('white', 'passage of white text', 'passages of white text'),
  ];
  return [
    ...(shown.length === 0 ? [] : [`Shown in brackets: ${listed(shown)}.`]),
    ...(footnotes === 0 ? [] : [`At the end: ${counted(footnotes, 'footnote')}.`]),
    ...unreadNotes(unread),
    ...(links === 0 ? [] : [`Left out: the ${links === 1 ? 'address' : 'addresses'} of ${counted(links, 'link')}.`]),
    ...(symbols === 0 ? [] : [`Left out: ${counted(symbols, 'character')} of a symbol font.`]),
    ...(hasHeader ? ['Left out: headers and footers.'] : []),
  ];
}

function lostNotes(lost: number): readonly string[] {
  return lost === 0 ? [] : [`${counted(lost, 'comment or footnote', 'comments or footnotes')} that the text refers to ${lost === 1 ? 'is' : 'are'} not in the file.`];
}

/** The comments, footnotes or endnotes by their ids, each on one line. */
async function readNotes(archive: Archive, relations: readonly Relation[], kind: string, reading: NoteReading, notes: Map<string, Note>): Promise<Result<boolean, DocumentError>> {
  let inside: XmlHandler | null = null;
  let [out, id, author] = [createTextOut(), '', undefined as string | undefined];
  return readRelated(archive, relations, `${kind}s`, {
    open: (name, attributes) => {
      if (name === kind) {
        [out, id, author] = [createTextOut(), attributeOf(attributes, 'id') ?? '', attributeOf(attributes, 'author')];
        inside = wordParagraphs(out, { replaced: reading.replaced, chunk: () => '', address: () => '', graphic: () => '' }, reading.found, { styles: reading.styles, numbering: NO_NUMBERS });
      } else inside?.open?.(name, attributes);
    },
    text: (text) => inside?.text?.(text),
    close: (name) => {
      if (name !== kind) return inside?.close?.(name);
      inside = null;
      notes.set(id, { author, text: out.text().replace(/[\n\t]+/g, ' ').trim() });
    },
  });
}

/** Lists in notes would count on those of the text. */
const NO_NUMBERS: Numbering = { nextMark: () => '' };
