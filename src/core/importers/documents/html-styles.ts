// What the style sheets in a page say of which of its elements are shown, as instructions that only a model should read are
// hidden, and of which are raised. Rules hold in the order of the cascade, those of them whose selectors are known (`html-selectors.ts`); what only holds
// for some screens, or on paper, is not.
import { type Declaration, type Declarations, declarationsOf, plainCss } from './html-declarations';
import { isMeant } from './html-matching';
import { parseHtml } from './html-parser';
import type { Placed } from './html-placed';
import { type Selector, selectorOf, splitList } from './html-selectors';
import type { Level } from './superscripts';

const PROPERTIES = ['display', 'visibility', 'vertical-align'] as const;

/** The rules that say whether something is shown, and whether it is raised. */
export interface PageStyles {
  /** By the `key` of their selectors. */
  readonly rules: Map<string, Rule[]>;
  /** How much was compared so far. */
  readonly spent: { parts: number };
  /** Whether any of them asks what stands before an element. */
  goesBySiblings: boolean;
  /** Whether any asks which stand beside it. */
  goesByOthers: boolean;
  /** Those that hide something, and are not known. */
  unknown: number;
}

type Property = (typeof PROPERTIES)[number];
type Saying = { readonly [property in Property]?: Said };

interface Rule {
  readonly selector: Selector;
  said: Saying;
}

interface FoundRule {
  readonly selectors: string;
  readonly strings: readonly string[];
  readonly declarations: Declarations;
  readonly order: number;
}

interface Said extends Declaration {
  /** Of several as weighty the last one holds. */
  readonly order: number;
}

export interface Look {
  /** It is not shown, with all that is in it. */
  readonly isNone: boolean;
  /** null: as what is around it. */
  readonly isVisible: boolean | null;
  /** Higher or lower than the line. */
  readonly level: Level;
}

const NO_RULES: readonly Rule[] = [];
/** Of all style sheets of a page; one with which there would be more is not read. */
const MOST_UNITS = 1 << 22;
/** That say whether something is shown, in all sheets of a page; those behind them are not read. */
const MOST_SELECTORS = 20_000;
/** Of selectors compared with elements: a second or so. What comes after it is shown. */
const MOST_PARTS = 20_000_000;
/** Is no element, or means one only while a reader does something, or in some browsers. */
const NOT_AT_REST = /::|:(?:before|after|first-line|first-letter|hover|focus|active|target|visited|-)/i;
const BY_NAME: Readonly<Record<string, Level>> = { sup: 'superscript', sub: 'subscript' };

/** The rules of the page's own style sheets, wherever in it they stand. */
export function stylesOf(html: string, isXhtml: boolean): PageStyles {
  const end = endOfStyles(html);
  const styles: PageStyles = { rules: new Map(), spent: { parts: 0 }, goesBySiblings: false, goesByOthers: false, unknown: 0 };
  if (end === 0) return styles;
  const known = new Map<string, Rule | null>();
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
        const strings: string[] = [];
        readSheet(plainCss(sheet.join(''), strings), (selectors, style, isFollowed) => {
          order += 1;
          const declarations = declarationsOf(style);
          if (isFollowed) addRule(known, styles, { selectors, strings, declarations, order });
          else if (isHiding(declarations) && !NOT_AT_REST.test(selectors)) styles.unknown += 1;
        });
      }
      sheet = null;
    },
  });
  return styles;
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

/** Whether a browser shows an element only when it is told to: by a script, by a button, or by a rule. */
function isHiddenAlone({ name, attributes }: Placed): boolean {
  return 'hidden' in attributes || 'popover' in attributes || (name === 'dialog' && !('open' in attributes));
}

/** How an element is shown by its kind, its rules, its own style and its attributes. */
export function lookOf(styles: PageStyles, element: Placed, own: Declarations): Look {
  const isHidden = isHiddenAlone(element);
  const rules = styles.rules.size === 0 ? [] : rulesFor(styles, element);
  // Many pages set them on the line, to raise them by other means.
  const named = BY_NAME[element.name] ?? null;
  if (rules.length === 0 && own.size === 0) return { isNone: isHidden, isVisible: null, level: named };
  const display = weightiest('display', rules, own);
  const visibility = weightiest('visibility', rules, own);
  const align = weightiest('vertical-align', rules, own);
  return {
    level: named ?? (align === 'super' ? 'superscript' : align === 'sub' ? 'subscript' : null),
    isNone: display === null ? isHidden : display === 'none',
    isVisible: visibility === null || visibility === 'inherit' || visibility === 'unset' ? null : visibility !== 'hidden' && visibility !== 'collapse',
  };
}

function rulesFor(styles: PageStyles, element: Placed): readonly Rule[] {
  const found: Rule[] = [];
  const keys = ['*', element.name, `#${element.attributes['id'] ?? ''}`, ...[...element.classes].map((each) => `.${each}`)];
  for (const key of keys) {
    for (const rule of styles.rules.get(key) ?? NO_RULES) {
      if (styles.spent.parts > MOST_PARTS) return found;
      if (isMeant(rule.selector, element, (parts) => (styles.spent.parts += parts))) found.push(rule);
    }
  }
  return found;
}

/** The value that holds; null: none is said. */
function weightiest(property: Property, rules: readonly Rule[], own: Declarations): string | null {
  let [value, weight, order]: [string | null, number, number] = [null, -1, -1];
  const weigh = (each: Declaration | undefined, unimportant: number, at: number) => {
    if (each === undefined) return;
    const eachWeight = each.isImportant ? unimportant + IMPORTANT : unimportant;
    if (eachWeight > weight || (eachWeight === weight && at > order)) [value, weight, order] = [each.value, eachWeight, at];
  };
  for (const { selector, said } of rules) weigh(said[property], selector.specificity, said[property]?.order ?? 0);
  weigh(own.get(property), OWN, 0);
  return value;
}

/** The style of the element itself outweighs its rules, and what is important all that is not. */
const OWN = 1e12;
const IMPORTANT = 1e13;

function isHiding(declarations: Declarations): boolean {
  return declarations.get('display')?.value === 'none' || /^(?:hidden|collapse)$/.test(declarations.get('visibility')?.value ?? '');
}

/** Keeps what one rule says; `known` has the rules by the text of their selectors, as many say the same again. */
function addRule(known: Map<string, Rule | null>, styles: PageStyles, { selectors, strings, declarations, order }: FoundRule): void {
  const said = PROPERTIES.filter((property) => declarations.has(property));
  if (said.length === 0) return;
  for (const text of splitList(selectors)) {
    // A string stands as its number, so the same text may mean another.
    const before = text.includes('"') ? undefined : known.get(text);
    const rule = before === undefined ? newRule(text, strings, styles) : before;
    if (before === undefined) known.set(text, rule);
    if (known.size > MOST_SELECTORS) return;
    if (rule === null && isHiding(declarations) && !NOT_AT_REST.test(text)) styles.unknown += 1;
    if (rule !== null) for (const property of said) rule.said = { ...rule.said, ...laterOf(property, rule.said, declarations.get(property), order) };
  }
}

function newRule(text: string, strings: readonly string[], styles: PageStyles): Rule | null {
  const selector = selectorOf(text, strings);
  if (selector === null) return null;
  const rule = { selector, said: {} };
  styles.goesBySiblings ||= selector.goesBySiblings;
  styles.goesByOthers ||= selector.goesByOthers;
  const others = styles.rules.get(selector.key);
  if (others === undefined) styles.rules.set(selector.key, [rule]);
  else others.push(rule);
  return rule;
}

function laterOf(property: Property, before: Saying, declaration: Declaration | undefined, order: number): Saying {
  const isOutweighed = before[property]?.isImportant === true && declaration?.isImportant === false;
  return declaration === undefined || isOutweighed ? {} : { [property]: { ...declaration, order } };
}

interface Block {
  readonly kind: 'rules' | 'declarations' | 'skipped';
  /** What stands before it. */
  readonly opening: string;
  style: string;
  /** It, or one around it, only holds at some time or on some screens. */
  readonly isSilent: boolean;
}

/** Rules with an @ in which others hold always, or mostly, and which are not followed. */
const NOT_FOLLOWED = /^@(?:layer|supports|container|scope)\b/i;

/** Hands out each rule that holds in any case, with its declarations, and whether it is followed: what stands in one as a rule of its own is not. What only holds at some time or on some screens is left out. */
function readSheet(css: string, onRule: (selectors: string, style: string, isFollowed: boolean) => void): void {
  const blocks: Block[] = [];
  const begin = (opening: string, inside: Block | undefined): Block => {
    const isAtRule = opening.startsWith('@');
    const isRead = inside === undefined || inside.kind === 'rules';
    const kind = !isRead ? 'skipped' : !isAtRule ? 'declarations' : isOfScreens(/^@media\b(.*)$/is.exec(opening)?.[1] ?? 'none') ? 'rules' : 'skipped';
    return { kind, opening, style: '', isSilent: inside?.isSilent === true || (isAtRule && kind !== 'rules' && !NOT_FOLLOWED.test(opening)) };
  };
  const end = ({ kind, opening, style, isSilent }: Block) => {
    if (kind === 'declarations') onRule(opening, style, true);
    else if (kind === 'skipped' && !isSilent && !opening.startsWith('@')) onRule(opening, style, false);
  };
  let from = 0;
  for (let at = 0; at < css.length; at += 1) {
    const mark = css[at];
    // What an escape stands before is part of a name.
    if (mark === '\\') at += 1;
    if (mark !== '{' && mark !== '}' && mark !== ';') continue;
    const inside = blocks.at(-1);
    const kind = inside?.kind ?? 'rules';
    const text = css.slice(from, at).trim();
    // Without a block, only a rule with an @ ends here; all else belongs to the selectors, which are wrong then.
    if (kind === 'rules' && (mark === ';' ? !text.startsWith('@') : mark === '}' && blocks.length === 0)) continue;
    if (inside !== undefined && kind !== 'rules' && mark !== '{') inside.style += `${text};`;
    if (mark === '{') blocks.push(begin(text, inside));
    else if (mark === '}') end(blocks.pop()!);
    from = at + 1;
  }
  // The end of the sheet ends what is open.
  const last = blocks.at(-1);
  if (last !== undefined) last.style += css.slice(from);
  for (let open = blocks.pop(); open !== undefined; open = blocks.pop()) end(open);
}

/** Whether a list of media has one that is any screen. */
function isOfScreens(media: string): boolean {
  return media.trim() === '' || media.split(',').some((each) => /^\s*(?:only\s+)?(?:all|screen)\s*$/i.test(each));
}

/** What is in it does not count as part of the page. */
function isInert(name: string): boolean {
  return name === 'template' || name === 'noscript';
}
