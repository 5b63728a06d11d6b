// Which evidence is of the chosen model, and which comes nearest where none is.
import { DEFAULT_EVIDENCE_ID, type Evidence } from './evidence';
import { SHELF } from './shelf';
import { STUDIES } from './studies';

export interface Nearest {
  /** model: measured on it, alone or among others. family: on another model of the same name and maker. none: on neither. */
  readonly match: 'model' | 'family' | 'none';
  readonly evidence: Evidence;
  /** The model of the evidence that it goes by; null where there is none. */
  readonly by: string | null;
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
 * newest study comes first, in it what was measured on the fewest models, then on the longest prompts. A family is no promise: models of
 * one family differ.
 */
export function nearestEvidence(model: { readonly name: string; readonly vendorKey: string }): Nearest {
  const all: readonly Evidence[] = [...SHELF.positions, ...SHELF.surfaces].filter(({ studyId }) => studyId !== null);
  const own = plain(model.name);
  const exact = best(all, (name) => plain(name) === own);
  if (exact !== null) return { match: 'model', ...exact };
  const family = (FAMILIES[model.vendorKey] ?? []).find((name) => own.startsWith(name));
  const near = family === undefined ? null : best(all, (name) => plain(name).startsWith(family));
  if (near !== null) return { match: 'family', ...near };
  const fallback = all.find(({ id }) => id === DEFAULT_EVIDENCE_ID);
  if (fallback === undefined) throw new RangeError('The default evidence is on the shelf');
  return { match: 'none', evidence: fallback, by: null };
}

/** Whether one table of scores by position was measured on this model. */
export function nearestWords(modelName: string, { match, evidence, by }: Nearest, nameOf: (evidence: Evidence) => string): string {
  const name = nameOf(evidence);
  switch (match) {
    case 'model':
      return evidence.models.length > 1 ? `${modelName} is one of the models pooled in ${name}.` : `Measured on ${modelName}: ${name}.`;
    case 'family':
      return `No table of scores by position is published for ${modelName}. Nearest is ${name}, measured on ${by ?? ''}${evidence.models.length > 1 ? ' among others' : ''}: another model of the family, which may differ.`;
    case 'none':
      return `No table of scores by position is published for ${modelName}, nor for a model of its family. ${name} stands in.`;
  }
}

function best(all: readonly Evidence[], fits: (model: string) => boolean): { readonly evidence: Evidence; readonly by: string } | null {
  const fitting = all.flatMap((evidence) => {
    const by = evidence.models.find(fits);
    return by === undefined ? [] : [{ evidence, by }];
  });
  // A longer prompt is nearer to what a window is used for.
  return fitting.toSorted((a, b) => yearOf(b.evidence) - yearOf(a.evidence) || a.evidence.models.length - b.evidence.models.length || lengthOf(b.evidence) - lengthOf(a.evidence))[0] ?? null;
}

function yearOf({ studyId }: Evidence): number {
  return studyId === null ? 0 : STUDIES[studyId].year;
}

function lengthOf(evidence: Evidence): number {
  return evidence.kind === 'position' ? (evidence.measuredTokens ?? 0) : 0;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z0-9.]+/g, '');
}
