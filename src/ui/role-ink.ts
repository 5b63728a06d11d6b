import type { Role } from '@/core/prompt/part';

const WHITE = '#ffffff';
const BLACK = '#0b0e13';

/** Text on a role's colour: at least 4.5:1 in both themes, which no single ink reaches. [light, dark] */
export const ROLE_INK: Record<Role | 'framing', readonly [light: string, dark: string]> = {
  system: [WHITE, BLACK],
  tools: [BLACK, BLACK],
  history: [BLACK, BLACK],
  documents: [BLACK, BLACK],
  question: [BLACK, BLACK],
  framing: [BLACK, WHITE],
};

/** The same as a CSS colour that follows the page's colour scheme. */
export function roleInk(role: Role | 'framing'): string {
  const [light, dark] = ROLE_INK[role];
  return `light-dark(${light}, ${dark})`;
}
