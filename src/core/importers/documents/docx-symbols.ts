// Characters of symbol fonts, which Word writes as a font and a place in it (ECMA-376, part 1, 17.3.3.30), as those of Unicode.

/** Adobe's "symbol" to Unicode (https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt), the letters from 0x41 and 0x61. */
const GREEK = ['ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ', 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'] as const;
const OF_SYMBOL: Readonly<Record<number, string>> = {
  0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2a: '∗', 0x2d: '−', 0x40: '≅', 0x5c: '∴', 0x5e: '⊥', 0x7e: '∼', 0xa2: '′', 0xa3: '≤', 0xa4: '⁄', 0xa5: '∞', 0xab: '↔', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±',
  0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb5: '∝', 0xb6: '∂', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…', 0xc4: '⊗', 0xc5: '⊕', 0xc6: '∅', 0xc7: '∩', 0xc8: '∪', 0xc9: '⊃', 0xca: '⊇', 0xcb: '⊄',
  0xcc: '⊂', 0xcd: '⊆', 0xce: '∈', 0xcf: '∉', 0xd0: '∠', 0xd1: '∇', 0xd5: '∏', 0xd6: '√', 0xd7: '⋅', 0xd8: '¬', 0xd9: '∧', 0xda: '∨', 0xdb: '⇔', 0xdc: '⇐', 0xdd: '⇑', 0xde: '⇒', 0xdf: '⇓', 0xe5: '∑', 0xf2: '∫',
};
/** What forms and lists use of Microsoft's fonts. */
const OF_WINGDINGS: Readonly<Record<number, string>> = {
  0x4a: '☺', 0x4c: '☹', 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x74: '⧫', 0x76: '❖', 0xa7: '▪', 0xa8: '◻', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xe8: '➔', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
};
const OF_WINGDINGS_2: Readonly<Record<number, string>> = { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x97: '●', 0xa3: '☐' };
const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = { symbol: OF_SYMBOL, wingdings: OF_WINGDINGS, 'wingdings 2': OF_WINGDINGS_2 };

/** The character at a place of a font, "F0FC" of Wingdings is a check mark; null: there is none that is known. */
export function symbolOf(font: string, place: string): string | null {
  const code = Number.parseInt(place, 16);
  if (!(code >= 0x20 && code <= 0xffff)) return null;
  const own = FONTS[font.toLowerCase()];
  // Such fonts have their characters in a private area, or as if it were Latin.
  const at = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (own === undefined) return code >= 0xd800 && code <= 0xf8ff ? null : /dings/i.test(font) ? null : String.fromCharCode(code);
  const greek = own === OF_SYMBOL ? (GREEK[0][at - 0x41] ?? GREEK[1][at - 0x61]) : undefined;
  const digit = own === OF_SYMBOL && at >= 0x28 && at <= 0x3f ? String.fromCharCode(at) : undefined;
  return own[at] ?? greek ?? digit ?? null;
}
