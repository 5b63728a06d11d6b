// Which evidence is of the chosen model, and which comes nearest where none is.
import { DEFAULT_EVIDENCE_ID, type Evidence } from './evidence';
import { SHELF } from './shelf';
import { STUDIES } from './studies';
import { formatInteger } from '@/core/units';

export interface Nearest {
  /** model: measured on it, alone or among others. family: on another model of the same name and maker. none: on neither. */
  readonly match: 'model' | 'family' | 'none';
  readonly evidence: Evidence;
  /** The model of the evidence that it goes by; null where there is none. */
  readonly by: string | null;
  /** Of what was measured on the same model or family, the table of the longest prompts; null: none is of longer ones, as far as they are told in tokens. */
  readonly longer: Evidence | null;
}

/** What each maker's models are called, by vendor of the catalogue. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  openai: ['gpt'],
  anthropic: ['claude'],
  google: ['gemini', 'gemma'],
  deepseek: ['deepseek'],
  meta: ['llama'],
  mistral: ['mistral'],
  alibaba: ['qwen'],
  qwen: ['qwen'],
};

/**
 * By the model's name: evidence measured on a model of just that name, apart from what stands in brackets; else evidence
 * on a model of the same family, a member of which begins with the family's name; else the default. Among several the
 * newest study comes first, in it what was measured on prompts nearest in length to one of `promptTokens`, then on the fewest models;
 * with no prompt on the fewest models, then on the longest prompts. A family is no promise: models of one family differ.
 */
export function nearestEvidence(model: { readonly name: string; readonly vendorKey: string }, promptTokens = 0): Nearest {
  const all: readonly Evidence[] = [...SHELF.positions, ...SHELF.surfaces].filter(({ studyId }) => studyId !== null);
  const own = plain(model.name);
  const exact = best(all, promptTokens, (name) => plain(name) === own);
  if (exact !== null) return { match: 'model', ...exact };
  const family = (FAMILIES[model.vendorKey] ?? []).find((name) => own.startsWith(name));
  const near = family === undefined ? null : best(all, promptTokens, (name) => plain(name).startsWith(family));
  if (near !== null) return { match: 'family', ...near };
  const fallback = all.find(({ id }) => id === DEFAULT_EVIDENCE_ID);
  if (fallback === undefined) throw new RangeError('The default evidence is on the shelf');
  return { match: 'none', evidence: fallback, by: null, longer: null };
}

/** Whether one table of scores by position was measured on this model, and on how long prompts. */
export function nearestWords(modelName: string, nearest: Nearest, nameOf: (evidence: Evidence) => string): string {
  const { match, evidence, by } = nearest;
  const name = nameOf(evidence);
  const [at, beyond] = lengthWords(nearest, nameOf);
  switch (match) {
    case 'model':
      return evidence.models.length > 1 ? `${modelName} is one of the models pooled in ${name}${at}.${beyond}` : `Measured on ${modelName}: ${name}${at}.${beyond}`;
    case 'family':
      return `No table of scores by position is published for ${modelName}. Nearest is ${name}, measured on ${by ?? ''}${evidence.models.length > 1 ? ' among others' : ''}${at}: another model of the family, which may differ.${beyond}`;
    case 'none':
      return `No table of scores by position is published for ${modelName}, nor for a model of its family. ${name} stands in.`;
  }
}

/** " at 31,600 tokens", and what is there of longer prompts; nothing of a table that goes by shares of a window. */
function lengthWords({ evidence, longer }: Nearest, nameOf: (evidence: Evidence) => string): readonly [at: string, beyond: string] {
  const tokens = lengthOf(evidence);
  if (tokens === 0) return ['', ''];
  const at = ` at ${evidence.kind === 'length' ? 'up to ' : ''}${formatInteger(tokens)} tokens`;
  return [at, longer === null ? ' No table of longer prompts is published here.' : ` ${nameOf(longer)} goes up to ${formatInteger(lengthOf(longer))}.`];
}

function best(all: readonly Evidence[], promptTokens: number, fits: (model: string) => boolean): Omit<Nearest, 'match'> | null {
  const fitting = all.flatMap((evidence) => {
    const by = evidence.models.find(fits);
    return by === undefined ? [] : [{ evidence, by }];
  });
  // A longer prompt is nearer to what a window is used for, where there is none yet.
  const [nearest] = fitting.toSorted((a, b) => yearOf(b.evidence) - yearOf(a.evidence) || distance(a.evidence, promptTokens) - distance(b.evidence, promptTokens) || a.evidence.models.length - b.evidence.models.length || lengthOf(b.evidence) - lengthOf(a.evidence));
  if (nearest === undefined) return null;
  const longest = fitting.map(({ evidence }) => evidence).reduce((most, each) => (lengthOf(each) > lengthOf(most) ? each : most), nearest.evidence);
  return { ...nearest, longer: longest === nearest.evidence ? null : longest };
}

/** How many times as long or as short its prompts are, as a logarithm; what has no length comes last. 0 where there is no prompt. */
function distance(evidence: Evidence, promptTokens: number): number {
  const tokens = lengthOf(evidence);
  if (promptTokens === 0) return 0;
  return tokens === 0 ? Number.MAX_VALUE : Math.abs(Math.log(tokens / promptTokens));
}

function yearOf({ studyId }: Evidence): number {
  return studyId === null ? 0 : STUDIES[studyId].year;
}

/** Of the longest prompts that were measured, in tokens; 0 where they are told as shares of a window. */
function lengthOf(evidence: Evidence): number {
  if (evidence.kind === 'position') return evidence.measuredTokens ?? 0;
  return evidence.kind === 'length' ? (evidence.rows.at(-1)?.at ?? 0) : 0;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z0-9.]+/g, '');
}
