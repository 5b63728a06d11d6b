// What the style sheets in a page say of which of its elements are shown, as instructions that only a model should read are
// hidden. Rules for one class, one id or one kind of element are known, and hold in the order of the cascade; what a selector
// of several says is not, and neither is what only holds for some screens, or on paper.
import { type Declaration, type Declarations, declarationsOf, plainCss } from './html-declarations';
import { parseHtml } from './html-parser';

/** By ".class", "#id", "element" or "[hidden]": what holds of those of its rules that say whether something is shown. */
export type PageStyles = ReadonlyMap<string, Rule>;

type Property = 'display' | 'visibility';
type Rule = { readonly [property in Property]?: Said };

interface Said extends Declaration {
  /** Of several as weighty the last one holds. */
  readonly order: number;
}

export interface Look {
  /** It is not shown, with all that is in it. */
  readonly isNone: boolean;
  /** null: as what is around it. */
  readonly isVisible: boolean | null;
}

const NO_STYLES: PageStyles = new Map();
/** Of all style sheets of a page; one with which there would be more is not read. */
const MOST_UNITS = 1 << 22;
const ESCAPE = /\\(?:([\da-f]{1,6})[ \t\n\f\r]?|([^\n]))/gi;
const SIMPLE = /^[.#]?(?:[\w-]|[^\0-\x7f])+$/;
/** Sheets that begin many pages say this, so that no class shows what has the attribute. */
const HIDDEN = '[hidden]';
const AS_SHOWN: Look = { isNone: false, isVisible: null };

/** The rules of the page's own style sheets, wherever in it they stand. */
export function stylesOf(html: string, isXhtml: boolean): PageStyles {
  const end = endOfStyles(html);
  if (end === 0) return NO_STYLES;
  const rules = new Map<string, Rule>();
  let [units, order, inert] = [0, 0, 0];
  let sheet: string[] | null = null;
  parseHtml(html.slice(0, end), isXhtml, {
    onopentag: (name, attributes) => {
      if (isInert(name)) inert += 1;
      else if (name === 'style' && inert === 0 && isOfScreens(attributes['media'] ?? '') && /^\s*(?:text\/css\s*)?$/i.test(attributes['type'] ?? '')) sheet = [];
    },
    ontext: (text) => {
      units += sheet === null ? 0 : text.length;
      sheet?.push(text);
    },
    onclosetag: (name) => {
      if (isInert(name)) inert -= 1;
      if (name !== 'style' || sheet === null) return;
      if (units <= MOST_UNITS) {
        readSheet(plainCss(sheet.join('')), (selectors, style) => {
          order += 1;
          addRule(rules, selectors, declarationsOf(style), order);
        });
      }
      sheet = null;
    },
  });
  return rules;
}

/** Behind the last of its style sheets; 0: it has none. Most stand before all that is to be read. */
function endOfStyles(html: string): number {
  let last = -1;
  for (const { index } of html.matchAll(/<style/gi)) last = index;
  if (last < 0) return 0;
  const closing = /<\/style[^>]*>?/gi;
  closing.lastIndex = last;
  const found = closing.exec(html);
  return found === null ? html.length : found.index + found[0].length;
}

/** How an element is shown by its rules, its own style and its attribute `hidden`. */
export function lookOf(styles: PageStyles, name: string, attributes: Readonly<Record<string, string>>, own: Declarations): Look {
  const isHidden = 'hidden' in attributes;
  if (styles.size === 0 && own.size === 0) return isHidden ? { ...AS_SHOWN, isNone: true } : AS_SHOWN;
  const rules: (readonly [weight: number, rule: Rule | undefined])[] = [[0, styles.get(name)]];
  if (styles.size > 0) {
    for (const each of (attributes['class'] ?? '').split(/[ \t\n\f\r]+/)) rules.push([1, styles.get(`.${each}`)]);
    rules.push([1, isHidden ? styles.get(HIDDEN) : undefined], [2, styles.get(`#${attributes['id'] ?? ''}`)]);
  }
  const display = weightiest('display', rules, own);
  const visibility = weightiest('visibility', rules, own);
  return {
    isNone: display === null ? isHidden : display === 'none',
    isVisible: visibility === null || visibility === 'inherit' || visibility === 'unset' ? null : visibility !== 'hidden' && visibility !== 'collapse',
  };
}

/** The value that holds; null: none is said. */
function weightiest(property: Property, rules: readonly (readonly [weight: number, rule: Rule | undefined])[], own: Declarations): string | null {
  let [value, weight, order]: [string | null, number, number] = [null, -1, -1];
  const weigh = (each: Declaration | undefined, unimportant: number, at: number) => {
    if (each === undefined) return;
    const eachWeight = each.isImportant ? unimportant + IMPORTANT : unimportant;
    if (eachWeight > weight || (eachWeight === weight && at > order)) [value, weight, order] = [each.value, eachWeight, at];
  };
  for (const [unimportant, rule] of rules) weigh(rule?.[property], unimportant, rule?.[property]?.order ?? 0);
  weigh(own.get(property), OWN, 0);
  return value;
}

/** The style of the element itself outweighs its rules, and what is important all that is not. */
const OWN = 3;
const IMPORTANT = 4;

function addRule(rules: Map<string, Rule>, selectors: string, declarations: Declarations, order: number): void {
  const [display, visibility] = [declarations.get('display'), declarations.get('visibility')];
  if (display === undefined && visibility === undefined) return;
  for (const each of selectors.split(',')) {
    const selector = nameOf(each.trim());
    if (selector === null) continue;
    const before = rules.get(selector) ?? {};
    rules.set(selector, { ...before, ...laterOf('display', before, display, order), ...laterOf('visibility', before, visibility, order) });
  }
}

function laterOf(property: Property, before: Rule, declaration: Declaration | undefined, order: number): Rule {
  const isOutweighed = before[property]?.isImportant === true && declaration?.isImportant === false;
  return declaration === undefined || isOutweighed ? {} : { [property]: { ...declaration, order } };
}

/** ".a:b" of ".a\:b", "p" of "P"; null: it is none of those that are known. */
function nameOf(selector: string): string | null {
  if (selector === HIDDEN) return selector;
  if (!SIMPLE.test(selector.replace(ESCAPE, '_'))) return null;
  const name = selector.replace(ESCAPE, (_escape, hex: string | undefined, character: string | undefined) => (hex === undefined ? (character ?? '') : characterOf(Number.parseInt(hex, 16))));
  return /^[.#]/.test(name) ? name : name.toLowerCase();
}

function characterOf(code: number): string {
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}

/** Hands out each rule that holds in any case, with its declarations; what stands in one as a rule of its own is left out. */
function readSheet(css: string, onRule: (selectors: string, style: string) => void): void {
  const blocks: ('rules' | 'declarations' | 'skipped')[] = [];
  let [from, selectors, style] = [0, '', ''];
  for (let at = 0; at < css.length; at += 1) {
    const mark = css[at];
    // What an escape stands before is part of a name.
    if (mark === '\\') at += 1;
    if (mark !== '{' && mark !== '}' && mark !== ';') continue;
    const inside = blocks.at(-1) ?? 'rules';
    const text = css.slice(from, at).trim();
    // Without a block, only a rule with an @ ends here; all else belongs to the selectors, which are wrong then.
    if (inside === 'rules' && (mark === ';' ? !text.startsWith('@') : mark === '}' && blocks.length === 0)) continue;
    if (inside === 'declarations' && mark !== '{') style += `${text};`;
    if (mark === '{') {
      blocks.push(inside !== 'rules' ? 'skipped' : !text.startsWith('@') ? 'declarations' : isOfScreens(/^@media\b(.*)$/is.exec(text)?.[1] ?? 'none') ? 'rules' : 'skipped');
      if (inside === 'rules') [selectors, style] = [text, ''];
    } else if (mark === '}' && blocks.pop() === 'declarations') onRule(selectors, style);
    from = at + 1;
  }
  // The end of the sheet ends what is open.
  if (blocks.includes('declarations')) onRule(selectors, blocks.at(-1) === 'declarations' ? style + css.slice(from) : style);
}

/** Whether a list of media has one that is any screen. */
function isOfScreens(media: string): boolean {
  return media.trim() === '' || media.split(',').some((each) => /^\s*(?:only\s+)?(?:all|screen)\s*$/i.test(each));
}

/** What is in it does not count as part of the page. */
function isInert(name: string): boolean {
  return name === 'template' || name === 'noscript';
}
