// What was typed or chosen for a figure, as its value or what is wrong with it.
import * as v from 'valibot';
import { MODEL_VALUES, OFFER_VALUES } from '@/core/catalog/figure-schemas';
import type { ModelField, OfferField } from '@/core/catalog/figures';
import { fail, type Result, succeed } from '@/core/result';
import { parseTokens } from '@/ui/parse-tokens';

export interface FigureProblem {
  readonly kind: 'malformed';
  /** As it goes on after the name of the field; one for each thing that is wrong. */
  readonly messages: readonly string[];
}

/** The value of a figure of a model or an offer. Places in a list are counted from 1. */
export function readFigure(of: 'model' | 'offer', field: ModelField | OfferField, raw: unknown): Result<unknown, FigureProblem> {
  const schema: v.GenericSchema = of === 'model' ? MODEL_VALUES[field as ModelField] : OFFER_VALUES[field as OfferField];
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return succeed(parsed.output);
  return fail({ kind: 'malformed', messages: [...new Set(parsed.issues.map(({ path, message }) => [...(path ?? []).map(({ key }) => (typeof key === 'number' ? key + 1 : String(key))), message].join(' ')))] });
}

/** "400K" → 400000; empty → null; what is no number stays as it is, for the message. */
export function typedTokens(text: string): unknown {
  const trimmed = text.trim();
  return trimmed === '' ? null : (parseTokens(trimmed) ?? trimmed);
}

/** "$2.50" → 2.5; what is no number stays as it is. */
export function typedPrice(text: string): unknown {
  const plain = text.trim().replace(/^\$/, '').replace(/,(?=\d{3}(\D|$))/g, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text.trim();
}

/** Words; empty → null. */
export function typedWords(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
