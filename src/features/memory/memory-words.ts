// Sizes, operations and seconds as a reader writes them.
import type { Count } from '@/core/tokenize/count';
import { isApproximate } from '@/core/tokenize/count';
import type { Dtype } from '@/core/memory/kv-cache';

export const DTYPE_NAMES: Readonly<Record<Dtype, string>> = { bf16: 'bf16 or fp16', fp8: 'fp8', int8: 'int8', int4: 'int4' };

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** 131072 → "128 KiB": powers of 1,024, three digits. */
export function sizeText(bytes: number): string {
  return sizeLike(bytes, bytes);
}

/** A size in the unit in which another is told. */
export function sizeLike(bytes: number, like: number): string {
  return scaled(Math.abs(bytes), 1024, SIZES, bytes < 0 ? '−' : '', Math.abs(like));
}

const WORK = ['', 'K', 'M', 'G', 'T', 'P', 'E', 'Z'].map((prefix) => `${prefix}FLOP`);

/** 1.606e13 → "16.1 TFLOP": operations, not operations a second. */
export function workText(flops: number): string {
  return scaled(flops, 1000, WORK, '', flops);
}

/** 0.0421 → "42 ms", 77 → "77.0 s", 5400 → "90 min". */
export function secondsText(seconds: number): string {
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 600) return `${digits(seconds)} s`;
  return seconds < 36_000 ? `${Math.round(seconds / 60)} min` : `${digits(seconds / 3600)} h`;
}

/** "~" where a figure rests on a count that is an estimate. */
export function signOf(count: Count): '~' | '' {
  return isApproximate(count.exactness) ? '~' : '';
}

/** "0.99–1.01 GiB", in the unit of the larger end where `text` takes it over, or nothing where both ends read alike. */
export function rangeText(low: number, high: number, text: (value: number, like: number) => string): string | null {
  const [from, to] = [text(low, high), text(high, high)];
  const unit = to.slice(to.indexOf(' '));
  return from === to ? null : `${from.endsWith(unit) ? from.slice(0, -unit.length) : from}–${to}`;
}

function scaled(value: number, step: number, units: readonly string[], sign: string, like: number): string {
  let [left, size, unit] = [value, like, 0];
  while (size >= step * 0.9995 && unit < units.length - 1) {
    left /= step;
    size /= step;
    unit += 1;
  }
  return `${sign}${unit === 0 ? Math.round(left) : digits(left)} ${units[unit] ?? ''}`;
}

/** Three digits, or all before the point. */
function digits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
