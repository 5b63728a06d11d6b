import { describe, expect, it } from 'vitest';
import { utf8Length } from './utf8';

const MEGA = 1 << 20;

describe('utf8Length', () => {
  it('equals the length of the encoded text, wherever its inner cut falls', () => {
    const texts = ['', 'é', '\ud800', 'a'.repeat(5000), '中'.repeat(MEGA + 7), '😀'.repeat(MEGA)];
    for (const shift of [-2, -1, 0, 1]) texts.push('a'.repeat(MEGA + shift) + '😀'.repeat(10) + '\udc00é');
    for (const text of texts) expect(utf8Length(text)).toBe(Buffer.byteLength(text, 'utf8'));
  });
});
