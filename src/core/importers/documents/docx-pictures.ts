// Pictures in a Word document (DrawingML, ECMA-376, part 1, 20.2 to 20.4, and the VML of older files, part 4, 19), which are
// counted and stand as what they are said to show. One may be there without its data, and then is a picture all the same.
import { described, describedOther, type Unread } from './unread';
import { attributeOf, type XmlAttributes } from './xml';

export interface WordPictures {
  /** What the picture or graphic that is whole with this element is said to show, in brackets; '': there is none, or it is not described. */
  open(name: string, attributes: XmlAttributes): string;
  /** As `open`. */
  close(name: string): string;
}

interface Drawing {
  /** Of all of it. */
  description: string;
  /** Of shapes in it that are no pictures. */
  readonly shapes: string[];
  /** Whether what is in it is counted, or has words of its own. */
  isTold: boolean;
  /** Whether it holds what is no picture and has words of its own. */
  hasWords: boolean;
  /** The picture in it that is open. */
  picture: { description: string; isTold: boolean } | null;
}

const DRAWINGS: ReadonlySet<string> = new Set(['drawing', 'pict', 'object']);
/** The data of a picture, in a new file and in an old one. */
const DATA: ReadonlySet<string> = new Set(['blip', 'imagedata']);
/** Text boxes, charts and diagrams. */
const OTHERS: ReadonlySet<string> = new Set(['txbxContent', 'chart', 'relIds']);

export function createPictures(unread: Unread): WordPictures {
  const drawings: Drawing[] = [];
  /** Said outside of a drawing, of what comes. */
  let next = '';
  const tell = (drawing: Drawing | undefined): string => {
    unread.pictures += 1;
    const description = drawing?.picture?.description || drawing?.description || next;
    next = '';
    if (drawing === undefined) return described(description, unread);
    drawing.isTold = true;
    // What describes all of it stands there once.
    if (!drawing.picture?.description) drawing.description = '';
    if (drawing.picture !== null) drawing.picture.isTold = true;
    return described(description, unread);
  };
  return {
    open: (name, attributes) => {
      const drawing = drawings.at(-1);
      if (DRAWINGS.has(name)) drawings.push({ description: '', shapes: [], isTold: false, hasWords: false, picture: null });
      else if (DATA.has(name)) return tell(drawing);
      else if (name === 'docPr' || name === 'shape') {
        const description = attributeOf(attributes, name === 'shape' ? 'alt' : 'descr') || attributeOf(attributes, 'title') || '';
        if (drawing === undefined) next = description;
        else drawing.description = description;
      } else if (drawing === undefined) return '';
      else if (name === 'pic') drawing.picture = { description: '', isTold: false };
      else if (name === 'cNvPr') {
        const description = attributeOf(attributes, 'descr') || attributeOf(attributes, 'title') || '';
        if (drawing.picture === null) drawing.shapes.push(description);
        else drawing.picture.description = description;
      } else if (OTHERS.has(name)) drawing.isTold = drawing.hasWords = true;
      return '';
    },
    close: (name) => {
      const drawing = drawings.at(-1);
      if (drawing === undefined) return '';
      if (name === 'pic') {
        const words = drawing.picture?.isTold === false ? tell(drawing) : '';
        drawing.picture = null;
        return words;
      }
      if (!DRAWINGS.has(name)) return '';
      drawings.pop();
      // A line or a box is no picture, unless it is said what it shows.
      const { description } = drawing;
      const own = drawing.isTold || description.trim() === '' ? '' : tell(drawing);
      const others = new Set([...(drawing.hasWords ? [description] : []), ...drawing.shapes.filter((each) => each !== description)]);
      return [own, ...[...others].map(describedOther)].filter((words) => words !== '').join(' ');
    },
  };
}
