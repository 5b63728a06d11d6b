import { CLASS_NAMES, type EstimateFamily, type RatioBasis } from '@/core/tokenize/estimate-family';
import { TALLY_CLASSES } from '@/core/tokenize/tally-class';
import type { Source } from './model';
import { findSource } from './find-source';

/** One line of a family's table. */
export interface FamilyRow {
  /** "English prose" */
  readonly name: string;
  /** "× 1.15, 1.01–1.29" */
  readonly ratio: string;
  readonly basis: RatioBasis;
  /** With its address and as-of date. */
  readonly source: Source;
}

export interface FamilyFacts {
  readonly name: string;
  readonly evidence: string;
  readonly source: Source;
  readonly rows: readonly FamilyRow[];
}

/** What can be shown of a family: the sentence, and its ratio to o200k_base with the range for every kind of text. */
export function factsOfFamily({ name, evidence, source, ratios }: EstimateFamily): FamilyFacts {
  return {
    name,
    evidence,
    source: sourceOf(source),
    rows: TALLY_CLASSES.map((kind) => {
      const { low, mid, high, basis, source: id } = ratios[kind];
      return { name: CLASS_NAMES[kind], ratio: `× ${mid.toFixed(2)}, ${low.toFixed(2)}–${high.toFixed(2)}`, basis, source: sourceOf(id) };
    }),
  };
}

function sourceOf(id: string): Source {
  const source = findSource(id);
  if (source === null) throw new Error(`The catalogue has no source ${id}`);
  return source;
}
