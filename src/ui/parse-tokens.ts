import { formatInteger } from '@/core/units';

const FACTOR = { '': 1, k: 1_000, m: 1_000_000, ki: 1_024, mi: 1_048_576 } as const;

/**
 * A number of tokens as people write it: "8192", "8,192", "8 192", "8k", "8Ki", "1.05M". Null when it is none of these,
 * and for a fraction of a token, a sign, or a comma that does not group thousands.
 */
export function parseTokens(text: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ _\u00a0\u202f]\d{3})+|\d+)(\.\d+)?\s*(ki|mi|k|m)?(?:\s*tokens?)?$/i.exec(text.trim());
  if (match === null) return null;
  const [, whole = '', fraction = '', unit = ''] = match;
  const value = Number(whole.replace(/[^\d]/g, '') + fraction) * FACTOR[unit.toLowerCase() as keyof typeof FACTOR];
  // 1.05 × 1,000,000 is not exactly whole in floating point.
  const rounded = Math.round(value);
  return Number.isSafeInteger(rounded) && Math.abs(value - rounded) < 1e-6 ? rounded : null;
}

/** How often something happens, which may be less than once: as `parseTokens`, or with up to four decimals, such as "0.2" or ".14". */
export function parseRate(text: string): number | null {
  const match = /^\d{0,9}\.\d{1,4}$/.exec(text.trim());
  return parseTokens(text) ?? (match === null ? null : Number(match[0]));
}

/** "1,234", "0.2" */
export function formatRate(rate: number): string {
  return Number.isInteger(rate) ? formatInteger(rate) : String(rate);
}

/** Why a text is no number of what is counted, in a sentence: below zero, a fraction, or none at all. */
export function numberFault(text: string, noun: string): string {
  if (/^[-−–]\s*[\d.]/.test(text.trim())) return `A number of ${noun} is not below 0.`;
  return /^[\d,]*[.,]\d+$/.test(text.trim()) ? `A number of ${noun} is whole.` : `Not a number of ${noun}.`;
}
