// The paragraphs of WordprocessingML (ECMA-376, part 1, 17) as lines, with what a reader of the page would not see in brackets.
import type { TextOut } from './document';
import { createFormFields } from './docx-forms';
import { createOfficeMath } from './docx-math';
import type { Numbering } from './docx-numbering';
import { createPictures } from './docx-pictures';
import { levelSaid, type MarkFields, type ParagraphStyles, readMarkField } from './docx-styles';
import { symbolOf } from './docx-symbols';
import { createTables } from './docx-tables';
import { addRun, endScript, type Level, type LevelledLine } from './superscripts';
import { countGraphic, type Unread } from './unread';
import { attributeOf, prefixedOf, type XmlAttributes, type XmlHandler } from './xml';

export interface FoundInWord {
  readonly marks: Map<string, number>;
  readonly unread: Unread;
  /** Links of which the text does not say where they lead. */
  links: number;
  /** Characters of symbol fonts that no character is known for. */
  symbols: number;
}

export interface WordNotes {
  /** What stands in place of a reference to a comment, a footnote or an endnote. */
  replaced(kind: 'comment' | 'footnote' | 'endnote', id: string): string;
  /** The lines of a passage in another format, by the id of its relation. */
  chunk(relationId: string): string;
  /** Where a link leads, by the id of its relation; '': it is not known, or leads to a place in the document. */
  address(relationId: string): string;
  /** The words of a chart or diagram that an element refers to; '': it has none. */
  graphic(name: string, attributes: XmlAttributes): string;
}

/** What stands before a paragraph and is not in it. */
export interface WordMarks {
  readonly styles: ParagraphStyles;
  readonly numbering: Numbering;
}

interface Line extends LevelledLine {
  mark: string;
  style?: string;
  readonly fields: MarkFields;
  isShaded?: boolean;
  /** It is the first letter of the next paragraph. */
  isDropCap?: boolean;
}

/** Of outline levels. */
const BODY_LEVEL = 9;
const MOST_HEADING = 6;
const OFF: ReadonlySet<string | undefined> = new Set(['0', 'false', 'off', 'none']);
const BREAKS: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: '\t', ptab: '\t', noBreakHyphen: '\u2011' };
const TRACKED: Readonly<Record<string, string>> = { ins: 'inserted', del: 'deleted', moveFrom: 'moved from here', moveTo: 'moved here' };

/** Writes paragraphs as lines, with `#` before headings and the numbers and bullets of lists, and tables as tables of Markdown; counts what it found. */
export function wordParagraphs(out: TextOut, notes: WordNotes, found: FoundInWord, marks: WordMarks): XmlHandler {
  const path: string[] = [];
  const lines: Line[] = [];
  const tables = createTables((line) => out.write(`${line}\n`));
  const tracked: string[] = [];
  let [isHidden, isWhite, isColoredPage] = [false, false, false];
  let skipped = 0;
  let level: Level = null;
  /** The large letter that the next paragraph begins with. */
  let dropCap = '';
  const pictures = createPictures(found.unread);
  const forms = createFormFields();
  const ruby = createRuby();
  const links: { readonly address: string; readonly line: Line | undefined; readonly start: number }[] = [];
  const math = createOfficeMath(() => {
    const line = lines.at(-1) ?? null;
    if (line !== null) endScript(line);
    return line;
  });

  const say = (text: string, mark: string, at: Level = null) => {
    const line = lines.at(-1);
    if (line === undefined || text === '') return;
    if (line.mark !== mark) {
      endScript(line);
      if (line.mark !== '') line.text += ']';
      if (mark !== '') line.text += `[${mark}: `;
      for (const each of mark === '' ? [] : mark.split(', ')) found.marks.set(each, (found.marks.get(each) ?? 0) + 1);
      line.mark = mark;
    }
    addRun(line, text, at);
  };
  const describe = (words: string) => {
    if (words === '') return;
    const line = lines.at(-1);
    if (line !== undefined) endScript(line);
    const before = line?.text ?? '';
    say(before === '' || /\s$/.test(before) ? words : ` ${words}`, mark());
  };
  // What is behind a cell, or a text in a box, a style may say.
  const isUnseen = () => isWhite && !isColoredPage && !tables.isInCell && lines.length === 1 && lines[0]?.isShaded !== true;
  const mark = () => [...new Set(tracked), ...(isHidden ? ['hidden'] : isUnseen() ? ['white'] : [])].join(', ');
  const endRun = () => {
    isHidden = isWhite = false;
    level = null;
  };

  return {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      // What follows is the same once more, for programs that do not know the first form.
      if (name === 'Fallback') skipped += 1;
      if (skipped > 0) return;
      math.open(name, attributes);
      tables.open(path, attributes);
      forms.open(path, attributes);
      ruby.open(name, lines.at(-1));
      describe(pictures.open(name, attributes));
      if (name === 'hyperlink') links.push({ address: notes.address(prefixedOf(attributes, 'id') ?? ''), line: lines.at(-1), start: lines.at(-1)?.text.length ?? 0 });
      if (name === 'p') {
        lines.push({ text: dropCap, mark: '', fields: {} });
        dropCap = '';
      } else if (name === 'r') endRun();
      else if (name === 'color' && parent === 'rPr' && path.at(-3) === 'r') isWhite = isWhiteColor(attributeOf(attributes, 'val'));
      else if ((name === 'shd' || name === 'highlight') && isGround(name, attributes)) {
        if (parent === 'rPr') isWhite = false;
        else if (parent === 'pPr' && path.at(-3) === 'p') lines.at(-1)!.isShaded = true;
      } else if (name === 'background') isColoredPage = !isWhiteColor(attributeOf(attributes, 'color'));
      else if (parent === 'pPr' && path.at(-3) === 'p' && name === 'pStyle') lines.at(-1)!.style = attributeOf(attributes, 'val') ?? '';
      else if (name === 'framePr' && isOwnProperty(path)) lines.at(-1)!.isDropCap = /^(?:drop|margin)$/.test(attributeOf(attributes, 'dropCap') ?? '');
      else if (isOwnProperty(path)) readMarkField(lines.at(-1)!.fields, name, parent, attributes);
      else if (name === 'sym' && parent === 'r') {
        const symbol = symbolOf(attributeOf(attributes, 'font') ?? '', attributeOf(attributes, 'char') ?? '');
        if (symbol === null) found.symbols += 1;
        else say(symbol, mark(), level);
      } else if (name === 'vanish' && parent === 'rPr' && path.at(-3) === 'r') isHidden = !OFF.has(attributeOf(attributes, 'val'));
      else if ((name === 'vertAlign' || name === 'rStyle') && parent === 'rPr' && path.at(-3) === 'r') level = math.isInside ? null : (levelSaid(name, attributes, marks.styles) ?? null);
      else if (isTracked(name, parent)) tracked.push(TRACKED[name]!);
      else if (name === 'altChunk') {
        const text = notes.chunk(prefixedOf(attributes, 'id') ?? '').trimEnd();
        if (text !== '') tables.put(text);
      } else if (BREAKS[name] !== undefined && parent === 'r') say(BREAKS[name], mark(), name === 'noBreakHyphen' ? level : null);
      else if (name === 'commentReference' || name === 'footnoteReference' || name === 'endnoteReference') {
        say(notes.replaced(name.slice(0, -9) as 'comment', attributeOf(attributes, 'id') ?? ''), '');
      } else {
        const words = notes.graphic(name, attributes);
        if (words === '') countGraphic(name, found.unread);
        say(words, mark());
      }
    },
    text: (text) => {
      const name = path.at(-1);
      if (skipped === 0 && (name === 't' || name === 'delText')) say(text, mark(), level);
    },
    close: (name) => {
      const parent = path.at(-2);
      path.pop();
      if (name === 'Fallback') skipped -= 1;
      if (skipped > 0) return;
      math.close(name);
      ruby.close(name, lines.at(-1));
      const link = name === 'hyperlink' ? links.pop() : undefined;
      if (link !== undefined && isLeftOut(link.address, link.line?.text.slice(link.start) ?? '')) found.links += 1;
      say(forms.close(name), mark(), level);
      describe(pictures.close(name));
      if (name === 'body' && dropCap !== '') tables.put(dropCap);
      if (name === 'p') {
        const line = lines.pop();
        if (line !== undefined) endScript(line);
        if (line?.isDropCap === true && line.mark === '') dropCap += line.text;
        else if (line !== undefined) tables.put(markBefore(line, marks, tables.isInCell) + (line.mark === '' ? line.text : `${line.text}]`));
      } else if (name === 'r') endRun();
      else if (isTracked(name, parent)) tracked.pop();
      else tables.close(name);
    },
  };
}

/** Whether the text of a link does not have its address, with or without what every address has. */
function isLeftOut(address: string, text: string): boolean {
  const core = address.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, '').replace(/\/$/, '');
  return text.trim() !== '' && !text.toLowerCase().includes(core.toLowerCase());
}

/** Readings beside characters (17.3.3.25), which come before them in the file and stand in parentheses behind them. */
function createRuby(): { open(name: string, line: Line | undefined): void; close(name: string, line: Line | undefined): void } {
  let [start, reading] = [0, ''];
  return {
    open: (name, line) => {
      if (name === 'ruby') reading = '';
      if (name !== 'rt' || line === undefined) return;
      endScript(line);
      start = line.text.length;
    },
    close: (name, line) => {
      if (line === undefined || (name !== 'rt' && name !== 'rubyBase')) return;
      endScript(line);
      if (name === 'rt') {
        reading = line.text.slice(start);
        line.text = line.text.slice(0, start);
      } else if (reading.trim() !== '') addRun(line, `(${reading})`, null);
    },
  };
}

function isWhiteColor(color: string | undefined): boolean {
  return /^f{6}$/i.test(color ?? '');
}

/** Whether there is something behind the letters that is not white (ECMA-376, part 1, 17.3.2.15 and 17.3.2.32). */
function isGround(name: string, attributes: XmlAttributes): boolean {
  if (name === 'highlight') return !/^(?:none|white)$/.test(attributeOf(attributes, 'val') ?? 'none');
  const isPattern = !/^(?:clear|nil)$/.test(attributeOf(attributes, 'val') ?? 'clear');
  const fill = attributeOf(attributes, 'fill') ?? 'auto';
  return isPattern || (fill !== 'auto' && !isWhiteColor(fill));
}

/** The mark of a paragraph or of its number may be tracked, too, and has no words. */
function isTracked(name: string, parent: string | undefined): boolean {
  return TRACKED[name] !== undefined && parent !== 'rPr' && parent !== 'numPr';
}

/** Whether the element says something of the paragraph as it is, and not of what it was before a tracked change. */
function isOwnProperty(path: readonly string[]): boolean {
  return (path.at(-2) === 'pPr' && path.at(-3) === 'p') || (path.at(-2) === 'numPr' && path.at(-3) === 'pPr' && path.at(-4) === 'p');
}

/** "## 1.2 ", "  - ": a heading by its level, and the mark of a list. Lists count on over items without a word. */
function markBefore({ text, style, fields }: Line, { styles, numbering }: WordMarks, isInCell: boolean): string {
  const { outline, ...list } = styles.fieldsOf(style, fields);
  const number = numbering.nextMark(list, styles);
  if (text.trim() === '') return '';
  const isHeading = outline !== undefined && outline < BODY_LEVEL;
  const heading = isHeading ? `${'#'.repeat(Math.min(MOST_HEADING, outline + 1))} ` : '';
  return number === '' ? heading : `${heading}${isHeading || isInCell ? number.trimStart() : number} `;
}
