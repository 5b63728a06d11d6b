// Declarations of CSS, as far as they tell whether an element can be seen, and whether it is raised. Linear in what they are written in.

export interface Declaration {
  /** In small letters, with its strings and addresses emptied. */
  readonly value: string;
  readonly isImportant: boolean;
}

export type Declarations = ReadonlyMap<string, Declaration>;

const NONE: Declarations = new Map();
/** What may hold a mark of CSS and is none of its own: strings, comments, addresses and what an escape stands before. */
const OPAQUE = /\\[^]|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?|\/\*[^]*?(?:\*\/|$)|url\(\s*[^"'\s)][^)]*\)?|<!--|-->|<!\[CDATA\[|\]\]>/gi;
/** Browsers drop a declaration of any other value. */
const DISPLAYS = /^(?:none|contents|inherit|initial|unset|inline|list-item|run-in|flow-root|(?:-webkit-)?(?:inline-)?(?:block|flex|grid|table|box)|table-[a-z-]+|ruby[a-z-]*|(?:block|inline) [a-z -]+)$/;
/** Others set nothing higher or lower than the line. */
const LEVELS = /^(?:super|sub|baseline)$/;
const VISIBILITIES = /^(?:visible|hidden|collapse|inherit|initial|unset)$/;

/** The CSS without comments, and with nothing in its strings and addresses; where `strings` are asked for, a string is its number in them. */
export function plainCss(css: string, strings?: string[]): string {
  return css.replace(OPAQUE, (found) => {
    if (found.startsWith('\\')) return found;
    if (/^["']/.test(found)) return strings === undefined ? '""' : `"${strings.push(found.slice(1, found.length > 1 && found.endsWith(found[0]!) ? -1 : undefined)) - 1}"`;
    return /^u/i.test(found) ? 'url()' : ' ';
  });
}

/** What holds of the declarations of one rule or one element: the last of each property, and the important ones before others. `css` as `plainCss` gives it. */
export function declarationsOf(css: string): Declarations {
  if (css === '') return NONE;
  const found = new Map<string, Declaration>();
  for (const each of css.split(';')) {
    const colon = each.indexOf(':');
    if (colon <= 0) continue;
    const name = each.slice(0, colon).trim().toLowerCase();
    const said = each.slice(colon + 1).trim().toLowerCase();
    const mark = said.lastIndexOf('!');
    const isImportant = mark >= 0 && said.slice(mark + 1).trim() === 'important';
    const value = isImportant ? said.slice(0, mark).trim() : said;
    if (!isKnown(name, value) || (found.get(name)?.isImportant === true && !isImportant)) continue;
    found.set(name, { value, isImportant });
  }
  return found;
}

function isKnown(name: string, value: string): boolean {
  return name === 'display' ? DISPLAYS.test(value) : name === 'visibility' ? VISIBILITIES.test(value) : name === 'vertical-align' ? LEVELS.test(value) : true;
}
