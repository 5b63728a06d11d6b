// Newer data comes in as a file that the user has downloaded. What such a file is, is told by its shape alone.
import { fail, type Result } from '@/core/result';
import type { CatalogueRates, CatalogueTier } from './catalogue-offer';
import type { FieldIssue } from './layer-schema';
import type { Modality } from './model';
import { readGenaiPrices } from './newer-genai-prices';
import { readModelsDev } from './newer-models-dev';

export type NewerKind = 'models-dev' | 'genai-prices';

/** What a file says of one model of one provider. `null`: it says nothing. */
export interface NewerEntry {
  /** Key of the provider in the catalogue. */
  readonly provider: string;
  /** The model's names in requests, that of the entry first; each stands for it exactly. */
  readonly apiIds: readonly string[];
  readonly name: string | null;
  readonly windowTokens: number | null;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly modalities: readonly Modality[] | null;
  readonly openWeights: boolean | null;
  /** ISO 8601 day, month or year, as is the cut-off. */
  readonly released: string | null;
  readonly knowledgeCutoff: string | null;
  /** As of the day on which the file was read; empty: not billed by the token, or not stated. */
  readonly rates: CatalogueRates;
  /** By rising threshold. The boundary is a guess where the file states none, see `isBoundaryStated`. */
  readonly brackets: readonly CatalogueTier[];
  readonly isBoundaryStated: boolean;
  /** Whether it answers in text, as far as the file says. */
  readonly isForText: boolean;
}

export interface NewerFile {
  readonly kind: NewerKind;
  /** Keys of the providers that are in the file and were asked for. */
  readonly providers: readonly string[];
  /** Of those providers, without those that could not be read. */
  readonly entries: readonly NewerEntry[];
  /** "provider:name" of entries that could not be read: they are in the file all the same. */
  readonly unread: readonly string[];
  /** Why they could not be read, by field. */
  readonly issues: readonly FieldIssue[];
  /** Date of the newest model in the file, ISO 8601: the file is no older than that. null: it names none. */
  readonly newestRelease: string | null;
}

export type NewerFileFailure =
  /** The browser did not hand it out, or what reads it did not start. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly sizeBytes: number }
  /** Not JSON. `isCutOff`: it ends in the middle. */
  | { readonly kind: 'not-json'; readonly detail: string; readonly isCutOff: boolean }
  /** JSON of another kind. `isOwnFigures`: the page's own format, which is imported elsewhere. */
  | { readonly kind: 'other-kind'; readonly isOwnFigures: boolean }
  /** A form that the source has left since. */
  | { readonly kind: 'old-form'; readonly of: NewerKind }
  /** The form is right, and no entry of a provider of the catalogue is. */
  | { readonly kind: 'malformed'; readonly of: NewerKind; readonly issues: readonly FieldIssue[] }
  | { readonly kind: 'no-provider'; readonly of: NewerKind };

/**
 * Reads the text of a file of models.dev or genai-prices for the providers of the catalogue, by their keys there. `today`,
 * ISO 8601, says which of several dated prices holds. Never throws. It takes a tenth of a second for a file of 3 MB.
 */
export function readNewerFile(text: string, providers: readonly string[], today: string): Result<NewerFile, NewerFileFailure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail({ kind: 'not-json', detail: error instanceof Error ? error.message : String(error), isCutOff: isCutOff(text) });
  }
  const wanted = new Set(providers);
  if (Array.isArray(value)) return isGenaiList(value) ? readGenaiPrices(value, wanted, today) : fail({ kind: 'other-kind', isOwnFigures: false });
  if (!isRecord(value)) return fail({ kind: 'other-kind', isOwnFigures: false });
  const inner = value['providers'];
  if (Array.isArray(inner) && isGenaiList(inner)) return readGenaiPrices(inner, wanted, today);
  if (isRecord(inner) && isModelsDev(inner)) return fail({ kind: 'old-form', of: 'models-dev' });
  if (isModelsDev(value)) return readModelsDev(value, wanted);
  return fail({ kind: 'other-kind', isOwnFigures: typeof value['format'] === 'string' && 'models' in value });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Providers by key, each with models by key. Most, not all: one broken provider does not make it another kind of file. */
function isModelsDev(value: Record<string, unknown>): boolean {
  const all = Object.values(value);
  return all.length > 0 && all.filter((provider) => isRecord(provider) && isRecord(provider['models'])).length * 2 > all.length;
}

/** A list of providers, each with a list of models. */
function isGenaiList(value: readonly unknown[]): boolean {
  return value.length > 0 && value.filter((provider) => isRecord(provider) && typeof provider['id'] === 'string' && Array.isArray(provider['models'])).length * 2 > value.length;
}

/** Whether a text that is no JSON begins as such and does not end as it began. */
function isCutOff(text: string): boolean {
  const [first, last] = [text.trimStart().charAt(0), text.trimEnd().at(-1)];
  return (first === '{' && last !== '}') || (first === '[' && last !== ']');
}
