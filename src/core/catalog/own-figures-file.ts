// The user's own figures as a file: JSON that people can write by hand, and that says by field what is wrong with it.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import { strict } from './figure-schemas';
import { type Layer, OWN_FIGURES_FORMAT } from './figures';
import { type FieldIssue, fieldIssue, layerIssues, layerOf, layerSchema, writtenLayer } from './layer-schema';

/** Raise it when an older reader would misread the file. */
export const OWN_FIGURES_VERSION = 1;

export type OwnFiguresFailure =
  /** Not JSON, or cut off. `detail`: the parser's words. */
  | { readonly kind: 'not-json'; readonly detail: string }
  /** JSON, but not of this format. */
  | { readonly kind: 'other-kind' }
  /** Of a version that this page does not know: later than its own, or none that ever was. */
  | { readonly kind: 'other-version'; readonly version: string }
  /** In the order of the file; never empty. */
  | { readonly kind: 'malformed'; readonly issues: readonly FieldIssue[] };

/** What is known without the file. */
export interface KnownIds {
  readonly isModel: (id: string) => boolean;
  readonly isOffer: (id: string) => boolean;
}

/** Pretty JSON, each figure with its day. `readOwnFigures` gives the layer again. */
export function writeOwnFigures(layer: Layer): string {
  return `${JSON.stringify({ format: OWN_FIGURES_FORMAT, version: OWN_FIGURES_VERSION, ...writtenLayer(layer, false) }, null, 2)}\n`;
}

/**
 * The layer in a file of own figures, or every field that is wrong; nothing is taken from a file with an error. A figure may
 * stand as a bare value: its day is then `today`, ISO 8601. Never throws.
 */
export function readOwnFigures(text: string, today: string, known: KnownIds): Result<Layer, OwnFiguresFailure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail({ kind: 'not-json', detail: error instanceof Error ? error.message : String(error) });
  }
  if (!isOwnFigures(value)) return fail({ kind: 'other-kind' });
  if (value['version'] !== OWN_FIGURES_VERSION) return fail({ kind: 'other-version', version: String(value['version']) });
  const parsed = v.safeParse(strict({ format: v.string(), version: v.number(), ...layerSchema(today) }), value);
  if (!parsed.success) return fail({ kind: 'malformed', issues: parsed.issues.map(fieldIssue) });
  const layer = layerOf(parsed.output as Parameters<typeof layerOf>[0]);
  const issues = layerIssues(layer, known.isModel, known.isOffer);
  return issues.length > 0 ? fail({ kind: 'malformed', issues }) : succeed(layer);
}

function isOwnFigures(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && (value as Record<string, unknown>)['format'] === OWN_FIGURES_FORMAT;
}
