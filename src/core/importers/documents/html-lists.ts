// The marks before the items of lists, as a browser counts them (HTML, 4.4.5 and 4.4.8).
import { numberText } from './docx-numbering';

type Attributes = Readonly<Record<string, string>>;

export interface HtmlLists {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** "-", "5." or "c." of the next item. */
  nextMark(attributes: Attributes): string;
}

const LISTS: ReadonlySet<string> = new Set(['ol', 'ul', 'menu', 'dir']);
const FORMATS: Readonly<Record<string, string>> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

export function createLists(): HtmlLists {
  /** null: its items have no numbers. */
  const lists: ({ next: number; readonly step: number; readonly format: string } | null)[] = [];
  return {
    open: (name, attributes) => {
      if (!LISTS.has(name)) return;
      const start = numberOf(attributes['start']);
      // One that counts down begins with how many items it has, which are not read yet.
      const isCounted = name === 'ol' && !('reversed' in attributes && start === null);
      lists.push(isCounted ? { next: start ?? 1, step: 'reversed' in attributes ? -1 : 1, format: FORMATS[attributes['type'] ?? ''] ?? 'decimal' } : null);
    },
    close: (name) => {
      if (LISTS.has(name)) lists.pop();
    },
    nextMark: (attributes) => {
      const list = lists.at(-1) ?? null;
      if (list === null) return '-';
      const count = numberOf(attributes['value']) ?? list.next;
      list.next = count + list.step;
      return `${numberText(count, list.format)}.`;
    },
  };
}

function numberOf(text: string | undefined): number | null {
  const digits = /^\s*([-+]?\d{1,9})/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
