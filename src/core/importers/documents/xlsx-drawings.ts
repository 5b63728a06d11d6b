// What lies on the cells of a sheet: charts, pictures, diagrams, and boxes with text of their own.
import type { Archive } from '@/core/importers/archive/archive';
import { counted, createTextOut, type TextOut } from './document';
import { type Graphics, readGraphics } from './office-graphics';
import { missingParts, readRelated, type Relation, relationsOf } from './relations';
import { addRun, drawnLevel, endScript, type Level, type LevelledLine } from './superscripts';
import { countGraphic, described, describedOther, nothingUnread, type Unread, unreadNotes } from './unread';
import type { XmlHandler } from './xml';

export interface OnSheets extends Unread {
  /** Drawings that are damaged: what is on them is not known. */
  damaged: number;
  /** Paths of drawings that are not in the file. */
  readonly missing: string[];
}

export function nothingOnSheets(): OnSheets {
  return { ...nothingUnread(), damaged: 0, missing: [] };
}

/** The words that lie on a sheet, a line for each thing. What has none, or is behind the cells, is counted. The text of the cells can be read whatever becomes of it. */
export async function readDrawings(archive: Archive, relations: readonly Relation[], found: OnSheets): Promise<string> {
  found.pictures += relations.filter(({ type }) => type === 'image').length;
  found.missing.push(...missingParts(archive, relations, ['drawing']));
  const drawing = relations.find(({ type }) => type === 'drawing');
  if (drawing === undefined) return '';
  const related = await relationsOf(archive, drawing.path);
  const graphics = related.ok ? await readGraphics(archive, related.value, true) : related;
  const out = createTextOut();
  const read = graphics.ok ? await readRelated(archive, relations, 'drawing', onDrawing(out, graphics.value, found)) : graphics;
  if (!read.ok) found.damaged += 1;
  return out.text();
}

/** What lies on the cells of a sheet that is nothing else, as a chart may be. */
export async function readOwnSheet(archive: Archive, path: string, found: OnSheets): Promise<string> {
  const related = await relationsOf(archive, path);
  if (related.ok) return readDrawings(archive, related.value, found);
  found.damaged += 1;
  return '';
}

export function onSheetsNotes(found: OnSheets): readonly string[] {
  return [
    ...unreadNotes(found),
    ...(found.damaged === 0 ? [] : [`Left out: ${counted(found.damaged, 'drawing')} that ${found.damaged === 1 ? 'is' : 'are'} damaged.`]),
  ];
}

function onDrawing(out: TextOut, graphics: Graphics, found: OnSheets): XmlHandler {
  let [skipped, isText, isPicture] = [0, false, false];
  let [box, level]: [LevelledLine, Level] = [{ text: '' }, null];
  return {
    open: (name, attributes) => {
      // What follows is the same once more, for programs that do not know the first form.
      if (name === 'Fallback') skipped += 1;
      if (skipped > 0) return;
      isText = name === 't';
      if (name === 'sp') box = { text: '' };
      else if (name === 'p' || name === 'br') addRun(box, ' ', null);
      else if (name === 'r') level = null;
      else if (name === 'rPr') level = drawnLevel(attributes['baseline']);
      else if (name === 'pic') {
        found.pictures += 1;
        isPicture = true;
      } else if (name === 'cNvPr') {
        const description = attributes['descr'] || attributes['title'] || '';
        const words = isPicture ? described(description, found) : describedOther(description);
        if (words !== '') out.write(`${words}\n`);
        isPicture = false;
      } else {
        const words = graphics.take(name, attributes);
        if (words === '') countGraphic(name, found);
        else out.write(`${words}\n`);
      }
    },
    text: (text) => {
      if (skipped === 0 && isText) addRun(box, text, level);
    },
    close: (name) => {
      if (name === 'Fallback') skipped -= 1;
      if (skipped > 0) return;
      isText = false;
      if (name !== 'sp') return;
      endScript(box);
      const words = box.text.replace(/\s+/g, ' ').trim();
      if (words !== '') out.write(`[text box: ${words}]\n`);
    },
  };
}
