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
