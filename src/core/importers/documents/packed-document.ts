// A document on its way from a worker: its texts as UTF-8, which crosses without being copied and is what the page keeps.
import { type PartText, type Section, sectionsOf, textOfSections } from '@/core/prompt/long-text';
import type { ReadDocument, ReadText } from './document';

export interface PackedDocument extends Omit<ReadDocument, 'texts' | 'source'> {
  readonly texts: readonly (Omit<ReadText, 'text' | 'markup'> & { readonly sections: readonly Section[]; readonly markup?: PackedMarkup })[];
  readonly source?: readonly Section[];
}

export interface PackedMarkup {
  readonly label: string;
  /** Of its source. */
  readonly sections: readonly Section[];
}

/** The document with its texts packed, and the memory that can be handed over with it. A lone surrogate becomes U+FFFD. */
export function packDocument({ texts, source, ...rest }: ReadDocument): { readonly packed: PackedDocument; readonly memory: readonly ArrayBuffer[] } {
  const encoder = new TextEncoder();
  const memory: ArrayBuffer[] = (rest.unread?.pdfs ?? []).map(({ bytes }) => bytes.buffer);
  const pack = (text: string): readonly Section[] => {
    const utf8 = encoder.encode(text);
    memory.push(utf8.buffer);
    return sectionsOf(utf8) ?? [];
  };
  const packedTexts = texts.map(({ text, markup, ...about }) => {
    if (about.encoded !== undefined) memory.push(about.encoded.bytes.buffer);
    return { ...about, sections: pack(text), ...(markup === undefined ? {} : { markup: { label: markup.label, sections: pack(markup.source) } }) };
  });
  return { packed: { ...rest, ...(source === undefined ? {} : { source: pack(source) }), texts: packedTexts }, memory };
}

/** The texts as the page keeps them. O(1) for long ones. */
export function unpackTexts({ texts }: PackedDocument): readonly (Omit<PackedDocument['texts'][number], 'sections'> & { readonly text: PartText })[] {
  return texts.map(({ sections, ...about }) => ({ ...about, text: textOfSections(sections) }));
}

/** What a page or a notebook was read from, where it is not in UTF-8; null: the file itself. */
export function unpackSource({ source }: PackedDocument): PartText | null {
  return source === undefined ? null : textOfSections(source);
}
