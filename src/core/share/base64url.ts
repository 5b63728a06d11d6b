// Bytes in the alphabet of addresses (RFC 4648, section 5), without padding.

import { decodeBase64 } from '@/core/importers/base64';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function toBase64url(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digits = second === undefined ? 2 : third === undefined ? 3 : 4;
    for (let digit = 0; digit < digits; digit += 1) out.push(ALPHABET.charAt((group >> (18 - 6 * digit)) & 63));
  }
  return out.join('');
}

/** null: another character, or a length that no bytes have. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const bytes = decodeBase64(text, { start: 0, end: text.length, digits: text.length });
  return bytes === null ? null : new Uint8Array(bytes);
}
