import { formatInteger } from '@/core/units';
import { numberFault, parseRate, parseTokens } from '@/ui/parse-tokens';

/** rate: how often something happens, which may be less than once. */
export type FigureKind = 'count' | 'percent' | 'rate';

export type ParsedFigure = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: string };

/** A whole number as people write it ("8192", "8k"), a rate ("0.2"), or a percentage ("2.5", "80 %"), within a range; else what is wrong with it. */
export function parseFigure(text: string, kind: FigureKind, noun: string, [least, most]: readonly [number, number]): ParsedFigure {
  const value = kind === 'percent' ? parsePercent(text) : kind === 'rate' ? parseRate(text) : parseTokens(text);
  if (value === null) return { ok: false, problem: kind === 'percent' ? 'Not a percentage. Try 80 or 2.5.' : `${numberFault(text, noun)} Try ${formatInteger(Math.min(most, 30))}.` };
  if (value < least || value > most) return { ok: false, problem: `From ${formatInteger(least)} to ${formatInteger(most)} ${kind === 'percent' ? '%' : noun}.` };
  return { ok: true, value };
}

function parsePercent(text: string): number | null {
  const match = /^(\d{1,3}(?:\.\d{1,4})?)\s*%?$/.exec(text.trim());
  return match === null ? null : Number(match[1]);
}
