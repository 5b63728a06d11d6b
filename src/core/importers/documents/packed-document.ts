// A document on its way from a worker: its texts as UTF-8, which crosses without being copied and is what the page keeps.
import { type PartText, type Section, sectionsOf, textOfSections } from '@/core/prompt/long-text';
import type { ReadDocument, ReadText } from './document';

export interface PackedDocument extends Omit<ReadDocument, 'texts' | 'source'> {
  readonly texts: readonly (Omit<ReadText, 'text'> & { readonly sections: readonly Section[] })[];
  readonly source?: readonly Section[];
}

/** The document with its texts packed, and the memory that can be handed over with it. A lone surrogate becomes U+FFFD. */
export function packDocument({ texts, source, ...rest }: ReadDocument): { readonly packed: PackedDocument; readonly memory: readonly ArrayBuffer[] } {
  const encoder = new TextEncoder();
  const encoded = texts.map(({ text, ...about }) => ({ about, utf8: encoder.encode(text) }));
  const sourceUtf8 = source === undefined ? null : encoder.encode(source);
  return {
    packed: { ...rest, ...(sourceUtf8 === null ? {} : { source: sectionsOf(sourceUtf8) ?? [] }), texts: encoded.map(({ about, utf8 }) => ({ ...about, sections: sectionsOf(utf8) ?? [] })) },
    memory: [...(sourceUtf8 === null ? [] : [sourceUtf8.buffer]), ...encoded.flatMap(({ about, utf8 }) => [utf8.buffer, ...(about.encoded === undefined ? [] : [about.encoded.bytes.buffer])]), ...(rest.unread?.pdfs ?? []).map(({ bytes }) => bytes.buffer)],
  };
}

/** The texts as the page keeps them. O(1) for long ones. */
export function unpackTexts({ texts }: PackedDocument): readonly (Omit<ReadText, 'text'> & { readonly text: PartText })[] {
  return texts.map(({ sections, ...about }) => ({ ...about, text: textOfSections(sections) }));
}

/** What a page or a notebook was read from, where it is not in UTF-8; null: the file itself. */
export function unpackSource({ source }: PackedDocument): PartText | null {
  return source === undefined ? null : textOfSections(source);
}
