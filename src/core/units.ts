// Brands for ids that would still look plausible when mixed up, and the one way numbers become text.

declare const brand: unique symbol;
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A model's id in the catalogue, such as "openai/gpt-5.5". */
export type ModelId = Branded<string, 'ModelId'>;
/** A counted piece of the prompt: a part, or a turn of the history. Unique within one prompt. */
export type UnitId = Branded<string, 'UnitId'>;

/** 61240 → "61,240"; a negative number takes a true minus sign. */
export function formatInteger(value: number): string {
  // By hand where that is simple: a browser's first Intl.NumberFormat was the largest single cost of evaluating the page.
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return value.toLocaleString('en-US', { maximumFractionDigits: 0 }).replace('-', '−');
  return `${value < 0 ? '−' : ''}${String(Math.abs(value)).replace(/\B(?=(?:\d{3})+$)/g, ',')}`;
}

/** 61240 → "61,240 tokens", 1 → "1 token". */
export function formatTokens(tokens: number): string {
  return `${formatInteger(tokens)} ${tokens === 1 ? 'token' : 'tokens'}`;
}

/** 1050000 → "1.05M"; for axes and the model picker, where three digits are enough. */
export function formatCompact(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 999e9 || Object.is(value, -0)) return value.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
  const rounded = Number(value.toPrecision(3));
  const thousands = [1e3, 1e6, 1e9].filter((step) => rounded >= step).length;
  return `${rounded / 1000 ** thousands}${['', 'K', 'M', 'B'][thousands] ?? ''}`;
}

/** A figure with its percent sign, 50 → "50 %"; no line breaks between the two. */
export function percent(figure: number | string): string {
  return `${figure}\u00a0%`;
}

/**
 * Share of a whole as text with one decimal: 0.1234 → "12.3 %". Nearer to 0 than 0.05 %: "< 0.1 %" or "> −0.1 %"; from 1,000 % on
 * whole: "1,727 %". `sign`, such as "~", stands before a figure, and not before a bound, nor before zero, which is exact. No line
 * breaks within it.
 */
export function formatShare(fraction: number, sign = ''): string {
  if (!Number.isFinite(fraction)) return '–';
  const [size, minus] = [Math.abs(fraction), fraction < 0 ? '−' : ''];
  if (size > 0 && size < 0.0005) return percent(`${fraction > 0 ? '<' : '>'}\u00a0${minus}0.1`);
  return percent(`${fraction === 0 ? '' : sign}${minus}${size >= 10 ? formatInteger(Math.round(size * 100)) : (size * 100).toFixed(1)}`);
}

/** 1536 → "1.5 KB" (1 KB = 1,000 bytes). */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  const units = ['KB', 'MB', 'GB'] as const;
  let value = sizeBytes;
  let unit: string = 'B';
  for (const next of units) {
    if (value < 999.95) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toFixed(1)} ${unit}`;
}

/** 131072 → "128K", of 1,024 tokens each, as the tests name their lengths. */
export function binaryTokens(tokens: number): string {
  if (tokens >= 1024 ** 2) return `${Number((tokens / 1024 ** 2).toPrecision(3))}M`;
  return tokens >= 1024 ? `${Number((tokens / 1024).toPrecision(3))}K` : formatInteger(tokens);
}
