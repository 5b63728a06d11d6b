// The characters that stand for bytes in tokenizer.json, one for each.
// Source: OpenAI's GPT-2, encoder.py, bytes_to_unicode: printable ones stand for themselves, the rest is moved beyond 255.

/** Character of each byte. */
export const CHARACTER_OF_BYTE = Array.from({ length: 256 }, (_, byte) => {
  if (isPrintable(byte)) return String.fromCharCode(byte);
  let moved = 0;
  for (let earlier = 0; earlier < byte; earlier += 1) if (!isPrintable(earlier)) moved += 1;
  return String.fromCharCode(256 + moved);
});

const BYTE_OF_CHARACTER = new Map(CHARACTER_OF_BYTE.map((character, byte) => [character, byte]));

/** @param {number} byte */
function isPrintable(byte) {
  return (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
}

/**
 * @param {string} characters
 * @returns {string} one character per byte, its code the byte's value
 */
export function bytesOf(characters) {
  return Array.from(characters, (character) => {
    const byte = BYTE_OF_CHARACTER.get(character);
    if (byte === undefined) throw new Error(`"${character}" stands for no byte`);
    return String.fromCharCode(byte);
  }).join('');
}

/** @param {string} bytes one character per byte */
export function charactersOf(bytes) {
  return Array.from(bytes, (byte) => CHARACTER_OF_BYTE[byte.charCodeAt(0)]).join('');
}
