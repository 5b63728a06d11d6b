// What a reader of a page would read of its HTML.
import { createTextOut } from './document';
import { declarationsOf, plainCss } from './html-declarations';
import { createDrawings } from './html-drawings';
import { createLists } from './html-lists';
import { createHtmlMath } from './html-math';
import { createPageText } from './html-out';
import { EMPTY, parseHtml } from './html-parser';
import { createPlaces, elementsAmong, type Placed } from './html-placed';
import { isTransparent, mayHaveGrounds, SEEN, type Sight, sightIn } from './html-sight';
import { lookOf, stylesOf } from './html-styles';
import { createTables } from './html-tables';
import { nothingUnread, type Unread } from './unread';

/** What was left out of pages. */
export interface FoundInHtml {
  /** Elements that a browser does not show. */
  hiddenElements: number;
  comments: number;
  scripts: number;
  /** What a browser shows where it runs no scripts, and what scripts make copies of. */
  noscripts: number;
  templates: number;
  /** Media and frames, of which what stands in the page is for browsers without them. */
  embedded: number;
  /** Details that are folded away, whose text is read. */
  folded: number;
  /** Rules of its style sheets that hide something of which it is not known what. */
  unknownRules: number;
  /** Fields with a list to choose from, of which a browser shows a line or a few. */
  choices: number;
  /** Passages in white letters on a page that has nothing else behind them. */
  white: number;
  /** Pictures that a browser shows. */
  readonly unread: Unread;
}

export interface HtmlText {
  readonly text: string;
  readonly title: string;
  readonly isFull: boolean;
  /** It nests too deeply, and was not read to its end. */
  readonly isTooDeep: boolean;
}

export function nothingInHtml(): FoundInHtml {
  return { hiddenElements: 0, comments: 0, scripts: 0, noscripts: 0, templates: 0, embedded: 0, folded: 0, unknownRules: 0, choices: 0, white: 0, unread: nothingUnread() };
}

/** Among them what says again what is there: parentheses for browsers without ruby, and a formula in another language. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'object', 'video', 'audio', 'canvas', 'meter', 'progress', 'noframes', 'noembed', 'head', 'title', 'select', 'datalist', 'rp', 'annotation', 'annotation-xml']);
const EMBEDDED: ReadonlySet<string> = new Set(['iframe', 'object', 'embed', 'video', 'audio']);
/** Shown by no browser, whatever styles say. */
const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'head', 'title']);
const BLOCKS: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul',
]);
/** Blocks with an empty line around them. */
const APART: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table', 'ul', 'ol', 'blockquote', 'figure']);

/** The readable text: a line for each block, `#` before headings, `-` before items, tabs between cells. In XHTML a slash ends an element that is empty. What is left out is added to `found`. Linear in the HTML. */
export function htmlText(html: string, isXhtml = false, found: FoundInHtml = nothingInHtml()): HtmlText {
  const out = createTextOut();
  const styles = stylesOf(html, isXhtml);
  const places = createPlaces({ keepsSiblings: styles.goesBySiblings, among: styles.goesByOthers ? elementsAmong(html, isXhtml) : null });
  let [title, isTitle] = ['', false];
  /** How deep we are in what is not read, and in text whose white space counts. */
  let [unread, kept] = [0, 0];
  const tables = createTables();
  const lists = createLists();
  const drawings = createDrawings();
  const math = createHtmlMath();
  const opened: { readonly element: Placed; readonly isUnread: boolean; readonly isScript: boolean; readonly sight: Sight }[] = [];
  let sight = SEEN;

  const isPaper = !mayHaveGrounds(html);
  const page = createPageText(out, () => {
    found.white += 1;
  });
  /** Counts the element that hides what is there. */
  const tell = (unseen: NonNullable<Sight['unseen']>) => {
    if (!unseen.isTold) found.hiddenElements += 1;
    unseen.isTold = true;
  };
  const isSeen = (text: string) => {
    if (sight.unseen !== null && text.trim() !== '') tell(sight.unseen);
    return sight.unseen === null;
  };
  const describe = (words: string) => {
    found.unread.described += 1;
    // A word beside it is none of its own.
    page.oweSpace();
    page.put(`[image: ${words}]`);
    page.oweSpace();
  };
  const owe = (name: string) => {
    if (BLOCKS.has(name)) page.oweLines(APART.has(name) ? 2 : 1);
  };

  const { isTooDeep } = parseHtml(html, isXhtml, {
    onopentag: (name, attributes) => {
      const own = declarationsOf(plainCss(attributes['style'] ?? ''));
      const element = places.place(name, attributes, opened.at(-1)?.element ?? null);
      const { isNone, isVisible, level } = lookOf(styles, element, own);
      const isHidden = (isNone || isTransparent(own)) && !NEVER_SHOWN.has(name);
      const inside = sightIn(own, isVisible, sight);
      if (isHidden && unread === 0) found.hiddenElements += 1;
      if (name === 'script' || name === 'style') found.scripts += 1;
      if (unread === 0 && !isHidden && name === 'noscript') found.noscripts += 1;
      if (unread === 0 && !isHidden && name === 'template') found.templates += 1;
      if (unread === 0 && !isHidden && name === 'select') found.choices += 1;
      if (unread === 0 && !isHidden && EMBEDDED.has(name)) found.embedded += 1;
      if (unread === 0 && !isHidden && name === 'details' && !('open' in attributes)) found.folded += 1;
      drawings.open(name, unread === 0 && !isHidden && inside.unseen === null);
      const isPicture = name === 'img' || name === 'svg';
      if (unread === 0 && !isHidden && isPicture && inside.isVisible) found.unread.pictures += 1;
      else if (unread === 0 && !isHidden && isPicture && inside.unseen !== null) tell(inside.unseen);
      if (!EMPTY.has(name)) {
        const isUnread = isHidden || UNREAD.has(name) || math.isShownAgain(attributes);
        const isScript = level !== null && unread === 0 && !isUnread && !math.isInside;
        if (isScript) page.beginScript(level);
        opened.push({ element, isUnread, isScript, sight });
        sight = inside;
        if (isUnread) unread += 1;
      }
      if (name === 'title' && title === '' && !drawings.isInside) isTitle = true;
      if (unread > 0) return;
      math.open(name, attributes);
      owe(name);
      lists.open(name, attributes);
      tables.open(name);
      if (name === 'pre' || name === 'textarea') kept += 1;
      if (name === 'br') page.breakLine();
      else if (/^h[1-6]$/.test(name) && sight.unseen === null) page.put(`${'#'.repeat(Number(name[1]))} `);
      else if (name === 'li') {
        const mark = lists.nextMark(attributes);
        if (sight.unseen === null) page.put(`${mark} `);
      } else if (name === 'rt' && sight.unseen === null) page.put('(');
      else if (name === 'td' || name === 'th') {
        const tabs = tables.nextCell(attributes);
        if (tabs !== '') page.put(tabs);
      } else if (name === 'img' && !isHidden && inside.isVisible && (attributes['alt'] ?? '').trim() !== '') {
        describe(attributes['alt']!.trim());
      }
    },
    ontext: (text) => {
      if (isTitle) title += text;
      if (opened.length < 2 && text.trim() !== '') places.words(opened.at(-1)?.element ?? null);
      // Nothing but the drawing itself keeps its words from being read.
      if (unread === 1 && sight.unseen === null) drawings.text(text);
      if (unread > 0 || !isSeen(text)) return;
      if (math.isInside) return math.text(text);
      if (kept > 0) {
        if (text !== '') page.put(text, isPaper && sight.isWhite);
        return;
      }
      // The white space of HTML; a no-break space is a character like any other.
      const words = text.split(/[ \t\n\f\r]+/);
      for (const [index, word] of words.entries()) {
        if (index > 0) page.oweSpace();
        if (word !== '') page.put(word, isPaper && sight.isWhite);
      }
    },
    oncomment: (text) => {
      // The first line of XHTML comes as one too.
      if (!text.startsWith('?')) found.comments += 1;
    },
    onclosetag: (name) => {
      if (name === 'title') isTitle = false;
      const words = drawings.close(name);
      if (EMPTY.has(name)) return;
      const closed = opened.pop();
      if (closed !== undefined) places.end(closed.element);
      if (closed?.isUnread === true) unread -= 1;
      sight = closed?.sight ?? SEEN;
      if (unread > 0) return;
      if (words !== '') describe(words);
      const formula = math.close(name);
      if (formula !== '') page.put(formula, isPaper && sight.isWhite);
      if (closed?.isScript === true) page.endScript();
      if (name === 'rt' && sight.unseen === null) page.put(')');
      lists.close(name);
      tables.close(name);
      if ((name === 'pre' || name === 'textarea') && kept > 0) kept -= 1;
      owe(name);
    },
  }, () => !out.isFull);
  page.end();
  found.unknownRules += styles.unknown;
  return {
    text: out.text() === '' ? '' : `${out.text().trimEnd()}\n`,
    title: title.replace(/\s+/g, ' ').trim(),
    isFull: out.isFull,
    isTooDeep,
  };
}
