import type { Archive } from '@/core/importers/archive/archive';
import { fail, type Result, succeed } from '@/core/result';
import { counted, createTextOut, type DocumentError, type ReadDocument, type TextOut, TEXT_LIMIT_UNITS } from './document';
import { createOfficeMath } from './docx-math';
import { type Graphics, readGraphics } from './office-graphics';
import { embeddedNotes, missingNotes, missingParts, neededEntry, relatedEntry, type Relation, relationsOf } from './relations';
import { addRun, drawnLevel, endScript, type Level, type LevelledLine } from './superscripts';
import { countGraphic, described, describedOther, nothingUnread, type Unread, unreadNotes } from './unread';
import { prefixedOf, readXml, type XmlHandler } from './xml';

interface Slide {
  isHidden: boolean;
  /** Lines of shapes that are hidden on it. */
  hiddenLines?: number;
  /** It has a footer or a date. */
  hasFooter?: boolean;
  readonly graphics?: Graphics;
  readonly unread: Unread;
}

/** The text of a presentation: its slides in the order in which they are shown, each followed by its notes. */
export async function readPptx(archive: Archive, path: string): Promise<Result<ReadDocument, DocumentError>> {
  const main = neededEntry(archive, path);
  if (!main.ok) return main;
  const relations = await relationsOf(archive, path);
  if (!relations.ok) return relations;
  const order: string[] = [];
  const read = await readXml(archive, main.value, {
    open: (name, attributes) => {
      const id = prefixedOf(attributes, 'id');
      if (name === 'sldId' && id !== undefined) order.push(id);
    },
  });
  if (!read.ok) return read;

  const out = createTextOut();
  let [hidden, hiddenLines, withNotes, withComments, withFooters] = [0, 0, 0, 0, 0];
  const unread = nothingUnread();
  const missing: string[] = [];
  const parts: Relation[] = [];
  for (const [index, id] of order.entries()) {
    const slidePath = relations.value.find((relation) => relation.id === id)?.path ?? `slide ${index + 1}`;
    const entry = neededEntry(archive, slidePath);
    if (!entry.ok) return entry;
    const related = await relationsOf(archive, slidePath);
    if (!related.ok) return related;
    const graphics = await readGraphics(archive, related.value);
    if (!graphics.ok) return graphics;
    const text = createTextOut();
    const slide: Slide = { isHidden: false, unread, graphics: graphics.value };
    const body = await readXml(archive, entry.value, shapes(text, slide));
    if (!body.ok) return body;
    hidden += slide.isHidden ? 1 : 0;
    hiddenLines += slide.hiddenLines ?? 0;
    withFooters += slide.hasFooter === true ? 1 : 0;
    out.write(`${index === 0 ? '' : '\n'}# Slide ${index + 1}${slide.isHidden ? ' (hidden)' : ''}\n\n${text.text()}`);
    withComments += related.value.some(({ type }) => type === 'comments') ? 1 : 0;
    parts.push(...related.value);
    missing.push(...missingParts(archive, related.value, ['notesSlide']));
    const notes = await notesOf(archive, related.value);
    if (!notes.ok) return notes;
    if (notes.value !== '') out.write(`\nNotes:\n${notes.value}`);
    withNotes += notes.value === '' ? 0 : 1;
    if (out.isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });
  }
  return succeed({
    format: 'pptx',
    label: `PowerPoint presentation, ${counted(order.length, 'slide')}`,
    texts: [{ name: null, text: out.text() }],
    notes: [
      ...(withNotes === 0 ? [] : [`Notes of ${counted(withNotes, 'slide')} stand below them.`]),
      ...(hidden === 0 ? [] : [`Marked: ${counted(hidden, 'hidden slide')}.`]),
      ...(hiddenLines === 0 ? [] : [`Shown in brackets: ${counted(hiddenLines, 'line')} of hidden shapes.`]),
      ...unreadNotes(unread),
      ...(withFooters === 0 ? [] : [`Left out: dates and footers on ${counted(withFooters, 'slide')}.`]),
      ...(withComments === 0 ? [] : [`Left out: comments on ${counted(withComments, 'slide')}.`]),
      ...embeddedNotes(parts),
      ...missingNotes(missing),
    ],
  });
}

async function notesOf(archive: Archive, relations: readonly Relation[]): Promise<Result<string, DocumentError>> {
  const entry = relatedEntry(archive, relations, 'notesSlide');
  if (entry === null) return succeed('');
  const text = createTextOut();
  const read = await readXml(archive, entry, shapes(text, { isHidden: false, unread: nothingUnread() }));
  return read.ok ? succeed(text.text()) : read;
}

const SHAPES: ReadonlySet<string> = new Set(['sp', 'pic', 'graphicFrame', 'grpSp', 'cxnSp']);
/** Placeholders that every slide repeats. */
const REPEATED: ReadonlySet<string | undefined> = new Set(['sldNum', 'dt', 'ftr', 'hdr']);

/** Paragraphs of shapes as lines; the cells of a row of a table with tabs between them. */
function shapes(out: TextOut, slide: Slide): XmlHandler {
  let [row, isText, repeated, isInCell, isPicture, skipped] = [[] as string[], false, null as string | null, false, false, 0];
  const line: LevelledLine = { text: '' };
  let level: Level = null;
  /** Nothing stands behind the last table. */
  let isAfterTable = false;
  /** Of the shapes around what is read now, whether each is hidden. */
  const around: boolean[] = [];
  const put = (text: string) => {
    const isHidden = text !== '' && around.includes(true);
    if (isHidden) slide.hiddenLines = (slide.hiddenLines ?? 0) + 1;
    isAfterTable = false;
    out.write(isHidden ? `[hidden: ${text}]\n` : `${text}\n`);
  };
  const math = createOfficeMath(() => {
    endScript(line);
    return line;
  });
  return {
    open: (name, attributes) => {
      // What follows is the same once more, for programs that do not know the first form.
      if (name === 'Fallback') skipped += 1;
      if (skipped > 0) return;
      isText = name === 't';
      if (SHAPES.has(name)) around.push(false);
      else if (name === 'cNvPr' && around.length > 0) around[around.length - 1] = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      math.open(name, attributes);
      if (name === 'sld') slide.isHidden = attributes['show'] === '0' || attributes['show'] === 'false';
      // Each shape, table or picture has one, and in it what it stands in for.
      else if (name === 'nvPr') repeated = null;
      else if (name === 'ph') repeated = REPEATED.has(attributes['type']) ? attributes['type']! : null;
      else if (name === 'r' || name === 'fld') level = null;
      else if (name === 'rPr' && !math.isInside) level = drawnLevel(attributes['baseline']);
      else if (name === 'br') addRun(line, isInCell ? ' ' : '\n', null);
      else if (name === 'pic') {
        slide.unread.pictures += 1;
        isPicture = true;
      } else if (name === 'cNvPr') {
        const description = attributes['descr'] || attributes['title'] || '';
        const words = isPicture ? described(description, slide.unread) : describedOther(description);
        if (words !== '') put(words);
        isPicture = false;
      } else if (name === 'tbl' && isAfterTable) put('');
      else if (name === 'tr') row = [];
      else if (name === 'tc') {
        isInCell = true;
        row.push('');
      } else {
        const words = slide.graphics?.take(name, attributes) ?? '';
        if (words === '') countGraphic(name, slide.unread);
        else put(words);
      }
    },
    text: (text) => {
      if (skipped > 0 || !isText) return;
      if (repeated === null) addRun(line, text, level);
      else if (repeated !== 'sldNum' && text.trim() !== '') slide.hasFooter = true;
    },
    close: (name) => {
      if (name === 'Fallback') skipped -= 1;
      if (skipped > 0) return;
      isText = false;
      if (SHAPES.has(name)) around.pop();
      math.close(name);
      if (name === 'p') {
        const last = row.length - 1;
        endScript(line);
        if (isInCell) row[last] = `${row[last]}${row[last] === '' ? '' : ' '}${line.text}`;
        else if (line.text !== '') put(line.text);
        line.text = line.last = '';
      } else if (name === 'tc') isInCell = false;
      else if (name === 'tr') put(row.join('\t'));
      else if (name === 'tbl') isAfterTable = true;
    },
  };
}
