// What lies on the cells of a sheet: charts, pictures, diagrams, and boxes with text of their own.
import type { Archive } from '@/core/importers/archive/archive';
import { counted } from './document';
import { missingParts, readRelated, type Relation, relationsOf } from './relations';
import { countGraphic, nothingUnread, type Unread, unreadNotes } from './unread';

export interface OnSheets extends Unread {
  textBoxes: number;
  /** Drawings that are damaged: what is on them is not known. */
  damaged: number;
  /** Paths of drawings that are not in the file. */
  readonly missing: string[];
}

export function nothingOnSheets(): OnSheets {
  return { ...nothingUnread(), textBoxes: 0, damaged: 0, missing: [] };
}

/** Counts what lies on a sheet, or is behind its cells. The text of the cells can be read whatever becomes of it. */
export async function countDrawings(archive: Archive, relations: readonly Relation[], found: OnSheets): Promise<void> {
  let [skipped, hasText, isText] = [0, false, false];
  found.pictures += relations.filter(({ type }) => type === 'image').length;
  found.missing.push(...missingParts(archive, relations, ['drawing']));
  const read = await readRelated(archive, relations, 'drawing', {
    open: (name) => {
      // What follows is the same once more, for programs that do not know the first form.
      if (name === 'Fallback') skipped += 1;
      if (skipped > 0) return;
      isText = name === 't';
      if (name === 'sp') hasText = false;
      else if (name === 'pic') found.pictures += 1;
      else countGraphic(name, found);
    },
    text: (text) => {
      if (skipped === 0 && isText && text.trim() !== '') hasText = true;
    },
    close: (name) => {
      if (name === 'Fallback') skipped -= 1;
      if (skipped > 0) return;
      isText = false;
      if (name === 'sp' && hasText) found.textBoxes += 1;
    },
  });
  if (!read.ok) found.damaged += 1;
}

/** What lies on the cells of a sheet that is nothing else, as a chart may be. */
export async function countOwnSheet(archive: Archive, path: string, found: OnSheets): Promise<void> {
  const related = await relationsOf(archive, path);
  if (related.ok) await countDrawings(archive, related.value, found);
  else found.damaged += 1;
}

export function onSheetsNotes(found: OnSheets): readonly string[] {
  return [
    ...unreadNotes(found),
    ...(found.textBoxes === 0 ? [] : [`Left out: ${counted(found.textBoxes, 'text box', 'text boxes')} on sheets.`]),
    ...(found.damaged === 0 ? [] : [`Left out: ${counted(found.damaged, 'drawing')} that ${found.damaged === 1 ? 'is' : 'are'} damaged.`]),
  ];
}
