/** A picture that stands by itself has the fonts of its reader. */
export const SVG_FONT = 'system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif';

/** A text where SVG expects one, in content or in an attribute; characters that XML does not have are left out. */
export function svgText(text: string): string {
  return xmlCharacters(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** The characters of a text that may stand in XML. A serializer of the page writes the others too, and no reader takes the file then. */
export function xmlCharacters(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
