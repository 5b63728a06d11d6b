// An architecture that the user types in: fields as texts, each read by itself, and as a file.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import type { Architecture, LayerGroup } from './architecture';

/** What is typed; empty where nothing is. */
export interface OwnFields {
  readonly name: string;
  readonly layers: string;
  readonly queryHeads: string;
  /** heads: keys and values of KV heads. latent: one latent a layer, as MLA has it. */
  readonly cached: 'heads' | 'latent';
  readonly kvHeads: string;
  readonly headDim: string;
  readonly latentElements: string;
  readonly paramsB: string;
  /** Empty: all of them. */
  readonly activeB: string;
  readonly contextTokens: string;
  /** Empty: no layer has a window. */
  readonly windowTokens: string;
  readonly windowLayers: string;
}

export type OwnField = Exclude<keyof OwnFields, 'cached'>;

export const NO_FIELDS: OwnFields = {
  name: '', layers: '', queryHeads: '', cached: 'heads', kvHeads: '', headDim: '', latentElements: '', paramsB: '', activeB: '', contextTokens: '', windowTokens: '', windowLayers: '',
};

/** What is wrong with fields, each as it goes on after the field's name. */
export interface OwnProblems {
  readonly kind: 'malformed';
  readonly fields: Readonly<Partial<Record<OwnField, string>>>;
}

/**
 * The architecture that the fields describe, or what is wrong with each of them. Numbers may have commas; those of
 * parameters, in 10⁹, a point. Keys and values have the same dimension.
 */
export function ownArchitecture(id: string, typed: OwnFields): Result<Architecture, OwnProblems> {
  const problems: Partial<Record<OwnField, string>> = {};
  const number = (field: OwnField, low: number, high: number, isWhole: boolean): number => {
    const value = readNumber(typed[field]);
    const isFine = value !== null && value >= low && value <= high && (!isWhole || Number.isInteger(value));
    if (!isFine) problems[field] = typed[field].trim() === '' ? 'is missing' : `is no ${isWhole ? 'whole number' : 'number'} from ${isWhole ? formatInteger(low) : low} to ${formatInteger(high)}`;
    return isFine ? value : low;
  };
  const whole = (field: OwnField, high: number) => number(field, 1, high, true);

  const name = typed.name.trim();
  if (name === '') problems.name = 'is missing';
  else if (name.length > MOST_NAME) problems.name = `is longer than ${MOST_NAME} characters`;
  const layers = whole('layers', 10_000);
  const queryHeads = whole('queryHeads', 10_000);
  const headDim = whole('headDim', 100_000);
  const isLatent = typed.cached === 'latent';
  const kvHeads = isLatent ? null : whole('kvHeads', 10_000);
  if (kvHeads !== null && problems.kvHeads === undefined && problems.queryHeads === undefined && queryHeads % kvHeads !== 0) problems.kvHeads = `does not divide the ${formatInteger(queryHeads)} query heads`;
  const elements = kvHeads === null ? whole('latentElements', 1_000_000) : 2 * kvHeads * headDim;
  const paramsB = number('paramsB', 0.001, 100_000, false);
  const activeB = typed.activeB.trim() === '' ? paramsB : number('activeB', 0.001, 100_000, false);
  if (problems.activeB === undefined && problems.paramsB === undefined && activeB > paramsB) problems.activeB = `is more than all ${paramsB}`;
  const contextTokens = whole('contextTokens', 1_000_000_000);
  const hasWindow = typed.windowTokens.trim() !== '' || typed.windowLayers.trim() !== '';
  const windowTokens = hasWindow ? whole('windowTokens', 1_000_000_000) : 0;
  const windowLayers = hasWindow ? whole('windowLayers', 10_000) : 0;
  if (problems.windowLayers === undefined && problems.layers === undefined && windowLayers > layers) problems.windowLayers = `is more than all ${formatInteger(layers)} layers`;
  if (Object.keys(problems).length > 0) return fail({ kind: 'malformed', fields: problems });

  const groups: LayerGroup[] = [];
  if (layers > windowLayers) groups.push({ layers: layers - windowLayers, elements });
  if (windowLayers > 0) groups.push({ layers: windowLayers, elements, windowTokens });
  return succeed({
    id,
    name,
    kind: isLatent ? 'MLA' : hasWindow ? 'sliding window' : kvHeads === queryHeads ? 'MHA' : 'GQA',
    layers,
    queryHeads,
    kvHeads,
    keyDim: headDim,
    valueDim: headDim,
    paramsB,
    activeB,
    contextTokens,
    groups,
    attentionGap: null,
    sourceId: null,
    certainty: 'own',
    note: '',
  });
}

const MOST_NAME = 80;
/** A list that is longer was not typed in. */
const MOST_OWN = 200;

function readNumber(text: string): number | null {
  const plain = text.trim().replace(/,(?=\d{3}(\D|$))/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** An own architecture as it is kept and saved. */
export interface OwnArchitecture {
  readonly id: string;
  readonly fields: OwnFields;
}

const text = v.pipe(v.string(), v.maxLength(200));
const listSchema = v.pipe(
  v.array(
    v.object({
      id: v.pipe(v.string(), v.regex(/^own-/)),
      fields: v.object({
        name: text, layers: text, queryHeads: text, cached: v.picklist(['heads', 'latent']), kvHeads: text, headDim: text, latentElements: text, paramsB: text, activeB: text, contextTokens: text, windowTokens: text, windowLayers: text,
      }),
    }),
  ),
  v.maxLength(MOST_OWN),
);

const FORMAT = 'contextscope-architectures';

/** Those of a list that describe an architecture; null: it is no such list. */
export function readOwnList(value: unknown): readonly OwnArchitecture[] | null {
  const parsed = v.safeParse(listSchema, value);
  return parsed.success ? parsed.output.filter(({ id, fields }) => ownArchitecture(id, fields).ok) : null;
}

/** The text of a file; `readOwnFile` reads it. */
export function writeOwnFile(own: readonly OwnArchitecture[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, architectures: own }, null, 2)}\n`;
}

/** What a file of architectures holds; null: it is none. */
export function readOwnFile(fileText: string): readonly OwnArchitecture[] | null {
  let value: unknown;
  try {
    value = JSON.parse(fileText);
  } catch {
    return null;
  }
  const file = Object(value) as Record<string, unknown>;
  return file['format'] === FORMAT ? readOwnList(file['architectures']) : null;
}
