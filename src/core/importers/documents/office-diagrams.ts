// The words of diagrams (SmartArt; ECMA-376, part 1, 21.4), which stand in parts of their own.
import type { Archive } from '@/core/importers/archive/archive';
import { type Result, succeed } from '@/core/result';
import { createTextOut, type DocumentError } from './document';
import type { Relation } from './relations';
import { prefixedOf, readXml, type XmlAttributes } from './xml';

export interface Diagrams {
  /** "[diagram: plan; build]" where an element refers to one, for the first time; '': it has no words. */
  take(attributes: XmlAttributes): string;
}

/** Those that a part of a document shows; one that is damaged has no words. */
export async function readDiagrams(archive: Archive, relations: readonly Relation[]): Promise<Result<Diagrams, DocumentError>> {
  const words = new Map<string, string>();
  for (const { id, type, path } of relations) {
    const entry = type === 'diagramData' ? archive.find(path) : null;
    if (entry === null) continue;
    const out = createTextOut();
    let [isText, line, isFirst] = [false, '', true];
    const read = await readXml(archive, entry, {
      open: (name) => {
        isText = name === 't';
        if (name === 'br') line += ' ';
      },
      text: (text) => {
        if (isText) line += text;
      },
      close: (name) => {
        isText = false;
        if (name !== 'p') return;
        if (line.trim() !== '') out.write(`${isFirst ? '' : '; '}${line.trim()}`);
        isFirst &&= line.trim() === '';
        line = '';
      },
    });
    if (!read.ok && read.error.kind === 'cap') return read;
    if (read.ok && !isFirst) words.set(id, `[diagram: ${out.text()}]`);
  }
  return succeed({
    take: (attributes) => {
      const id = prefixedOf(attributes, 'dm') ?? '';
      const found = words.get(id) ?? '';
      words.delete(id);
      return found;
    },
  });
}
