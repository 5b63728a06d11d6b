// What fields of older forms show that have no text of their own (ECMA-376, part 1, 17.16.17): boxes to tick, lists to choose from.
import { attributeOf, type XmlAttributes } from './xml';

export interface FormFields {
  /** `path` ends with the element. */
  open(path: readonly string[], attributes: XmlAttributes): void;
  /** What the field shows that is whole with this element; '': none is. */
  close(name: string): string;
}

const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off']);

export function createFormFields(): FormFields {
  const said = new Map<string, string>();
  const entries: string[] = [];
  return {
    open: (path, attributes) => {
      const [name = '', parent = ''] = [path.at(-1), path.at(-2)];
      if (parent === 'ffData') {
        said.clear();
        entries.length = 0;
      } else if (parent !== 'checkBox' && parent !== 'ddList') return;
      const value = attributeOf(attributes, 'val');
      if (name === 'listEntry') entries.push(value ?? '');
      else said.set(name, value ?? '1');
    },
    close: (name) => {
      const chosen = said.get(name === 'checkBox' ? 'checked' : 'result') ?? said.get('default') ?? '0';
      if (name === 'checkBox') return OFF.has(chosen) ? '☐' : '☒';
      return name === 'ddList' ? (entries[Number(chosen)] ?? '') : '';
    },
  };
}
