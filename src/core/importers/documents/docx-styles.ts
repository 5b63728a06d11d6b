// What the styles of a Word document say of headings and lists (ECMA-376, part 1, 17.7).
import type { Level } from './superscripts';
import { attributeOf, type XmlAttributes, type XmlHandler } from './xml';

/** What a paragraph, or its style, says of its mark. */
export interface MarkFields {
  /** Of a list; "0": of none. */
  numId?: string;
  /** In the list, from 0. */
  level?: number;
  /** Of a heading, from 0; 9: it is none. */
  outline?: number;
}

interface Style extends MarkFields {
  basedOn?: string;
  /** Of characters. */
  script?: Level;
}

/** Styles that are based on each other in a circle end all the same. */
const MOST_STEPS = 20;

/** Takes in what an element says that stands in a paragraph's or a style's properties. */
export function readMarkField(fields: MarkFields, name: string, parent: string | undefined, attributes: XmlAttributes): void {
  const value = attributeOf(attributes, 'val') ?? '0';
  if (parent === 'numPr' && name === 'numId') fields.numId = value;
  else if (parent === 'numPr' && name === 'ilvl') fields.level = Number(value) || 0;
  else if (parent === 'pPr' && name === 'outlineLvl') fields.outline = Number(value) || 0;
}

/** What an element of a run's properties says of its level; undefined: nothing. */
export function levelSaid(name: string, attributes: XmlAttributes, styles: ParagraphStyles): Level | undefined {
  const value = attributeOf(attributes, 'val') ?? '';
  if (name === 'vertAlign') return levelNamed(value);
  return name === 'rStyle' ? styles.levelOf(value) : undefined;
}

function levelNamed(value: string): Level {
  return value === 'superscript' || value === 'subscript' ? value : null;
}

export interface ParagraphStyles extends XmlHandler {
  /** What holds for a paragraph of a style, which its own fields take the place of. */
  fieldsOf(style: string | undefined, own: MarkFields): MarkFields;
  /** Of a run of a style. */
  levelOf(style: string): Level;
}

/** Reads styles.xml. */
export function createParagraphStyles(): ParagraphStyles {
  const styles = new Map<string, Style>();
  const path: string[] = [];
  let style: Style | null = null;
  let standard: string | undefined;
  return {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'style') {
        const id = attributeOf(attributes, 'styleId') ?? '';
        style = {};
        styles.set(id, style);
        if (attributeOf(attributes, 'type') === 'paragraph' && attributeOf(attributes, 'default') === '1') standard = id;
      } else if (style !== null && name === 'basedOn') style.basedOn = attributeOf(attributes, 'val') ?? '';
      else if (style !== null && name === 'vertAlign' && parent === 'rPr' && path.at(-3) === 'style') style.script = levelNamed(attributeOf(attributes, 'val') ?? '');
      else if (style !== null) readMarkField(style, name, parent, attributes);
    },
    close: (name) => {
      path.pop();
      if (name === 'style') style = null;
    },
    fieldsOf: (id, own) => {
      const found = { ...own };
      let at = id ?? standard;
      for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps += 1) {
        const { basedOn, numId, level, outline } = styles.get(at) ?? {};
        if (found.numId === undefined && numId !== undefined) found.numId = numId;
        if (found.level === undefined && level !== undefined) found.level = level;
        if (found.outline === undefined && outline !== undefined) found.outline = outline;
        at = basedOn;
      }
      return found;
    },
    levelOf: (id) => {
      let at: string | undefined = id;
      for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps += 1) {
        const { basedOn, script }: Style = styles.get(at) ?? {};
        if (script !== undefined) return script;
        at = basedOn;
      }
      return null;
    },
  };
}
