// XML as a stream of events. No document is built, no entity but the five of XML is known, and a DOCTYPE ends it.
import { SaxesParser } from 'saxes';
import type { Archive } from '@/core/importers/archive/archive';
import type { ArchiveEntry } from '@/core/importers/archive/zip-directory';
import { fail, type Result, succeed } from '@/core/result';
import type { DocumentError } from './document';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix: which one stands for which vocabulary is up to each document. */
export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const MOST_DEPTH = 1000;

/** Reads an entry of an archive as XML. */
export async function readXml(archive: Archive, entry: ArchiveEntry, handler: XmlHandler): Promise<Result<null, DocumentError>> {
  let fault: 'doctype' | 'malformed' | 'depth' | null = null;
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('error', () => (fault ??= 'malformed'));
  parser.on('doctype', () => (fault ??= 'doctype'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) fault ??= 'depth';
    if (fault === null) handler.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (fault === null) handler.close?.(localName(name));
  });
  const onText = (text: string) => {
    if (fault === null) handler.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);

  let decoder: TextDecoder | null = null;
  const done = await archive.stream(entry, (bytes) => {
    if (fault !== null) return;
    decoder ??= new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8');
    parser.write(decoder.decode(bytes, { stream: true }));
  });
  if (!done.ok) return done;
  if (fault === null) parser.close();
  return fault === null ? succeed(null) : fail({ kind: 'xml', entry: entry.name, fault });
}

/** The value of an attribute, whatever its prefix; `r:id` is told from `id` by having one. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

/** The value of an attribute that has a prefix, as the ids of relations do. */
export function prefixedOf(attributes: XmlAttributes, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === name)?.[1];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
