import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROLE_INK } from './role-ink';

const css = readFileSync('src/app/theme.css', 'utf8');
const [light = '', dark = ''] = css.split("[data-theme='dark']");

function colorOf(theme: string, role: string): string {
  const name = role === 'framing' ? '--framing' : `--role-${role}`;
  return new RegExp(`${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? 'missing';
}
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(ROLE_INK))('text on the colour of %s', (role, [onLight, onDark]) => {
  it('has a contrast of at least 4.5:1 in light and dark', () => {
    expect(contrast(colorOf(light, role), onLight)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colorOf(dark, role), onDark)).toBeGreaterThanOrEqual(4.5);
  });
});
