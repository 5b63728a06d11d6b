// A measured surface as a heat map: cells on a ramp, names of rows and columns, what is read out, and the prompt's place.

import type { SurfaceEvidence } from '@/core/recall/evidence';
import { formatCompact, formatInteger, formatTokens } from '@/core/units';
import { CIVIDIS, PU_OR, type Ramp } from '@/ui/color-ramp';
import type { HeatCells } from '@/ui/heat-canvas';
import type { HeatCursor } from '@/ui/heat-cursor';

/** scores: as measured. differences: against the first position of the same row. */
export type HeatKind = 'scores' | 'differences';

export interface Heat {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly cells: HeatCells;
  readonly ramp: Ramp;
  /** Numbers under the ramp, from its left end to its right. */
  readonly ticks: readonly string[];
  readonly unit: string;
  readonly hasGaps: boolean;
}

const SCALE_STEPS = 4;

export function heatOf(surface: SurfaceEvidence, kind: HeatKind): Heat {
  const values = surface.rows.map(({ valuesPts }) => (kind === 'scores' ? valuesPts : differences(valuesPts)));
  const known = values.flat().filter((value) => value !== null);
  const [low, high] = kind === 'scores' ? scoreEnds(known) : differenceEnds(known);
  const ticks = Array.from({ length: SCALE_STEPS + 1 }, (_, step) => low + ((high - low) * step) / SCALE_STEPS);
  return {
    columns: surface.depthFractions.map(percent),
    rows: surface.rows.map(({ at }) => rowName(surface, at)),
    cells: values.map((row) => row.map((value) => (value === null ? null : { fraction: (value - low) / (high - low), text: points(value, kind) }))),
    ramp: kind === 'scores' ? CIVIDIS : PU_OR,
    ticks: ticks.map((tick) => (kind === 'scores' ? formatInteger(tick) : signed(tick, Number.isInteger(tick) ? 0 : 1))),
    unit: kind === 'scores' ? 'score on the benchmark, of 100' : 'points against the first position of the row',
    hasGaps: known.length < values.flat().length,
  };
}

/** A row's fill or length, as it is named beside it. */
export function rowName({ kind }: SurfaceEvidence, at: number): string {
  return kind === 'fill' ? percent(at) : formatCompact(at);
}

/** What is read out of a cell: both the score and the difference, whichever is drawn. */
export function cellSentence(surface: SurfaceEvidence, { row, column }: HeatCursor): string {
  const at = surface.rows[row];
  const depth = surface.depthFractions[column];
  if (at === undefined || depth === undefined) return '';
  const length = surface.kind === 'fill' ? `${percent(at.at)} of the window filled` : formatTokens(at.at);
  const score = at.valuesPts[column] ?? null;
  const difference = differences(at.valuesPts)[column] ?? null;
  const said = score === null ? 'not measured' : `score ${points(score, 'scores')}${difference === null || column === 0 ? '' : `, ${signed(difference, 1)} against the first position`}`;
  return `${length}, at ${percent(depth)} of the prompt: ${said}.`;
}

/** The figures of the map as a table. */
export function heatTable(surface: SurfaceEvidence): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    head: [surface.kind === 'fill' ? 'Window filled' : 'Length', ...surface.depthFractions.map((depth) => `at ${percent(depth)}`)],
    rows: surface.rows.map(({ at, valuesPts }) => [rowName(surface, at), ...valuesPts.map((value) => (value === null ? 'not measured' : points(value, 'scores')))]),
  };
}

export interface PromptPlace {
  /** Rows from the top: 0 the upper edge of the first, 0.5 its middle. */
  readonly atRow: number;
  readonly range: 'within' | 'below' | 'above';
}

/** Where a fill (0…1) or a length lies among the rows: between their middles in proportion, at an edge where it was not measured. */
export function placeAmong({ rows }: SurfaceEvidence, at: number): PromptPlace {
  const after = rows.findIndex((row) => row.at >= at);
  const [low, high] = [rows[after - 1], rows[after]];
  if (high === undefined) return { atRow: rows.length, range: 'above' };
  if (high.at === at) return { atRow: after + 0.5, range: 'within' };
  if (low === undefined) return { atRow: 0, range: 'below' };
  return { atRow: after - 0.5 + (at - low.at) / (high.at - low.at), range: 'within' };
}

function differences(row: readonly (number | null)[]): readonly (number | null)[] {
  const first = row[0] ?? null;
  return row.map((value) => (value === null || first === null ? null : value - first));
}

/** Tens that hold all scores, so that numbers under the ramp are round. */
function scoreEnds(known: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return [0, 100];
  const low = Math.floor(least / 10) * 10;
  return [low, Math.max(low + 10, Math.ceil(most / 10) * 10)];
}

/** Alike on both sides, so that the middle of the ramp is no difference. */
function differenceEnds(known: readonly number[]): readonly [number, number] {
  const most = Math.max(5, Math.ceil(known.reduce((far, value) => Math.max(far, Math.abs(value)), 0) / 5) * 5);
  return [-most, most];
}

function points(value: number, kind: HeatKind): string {
  return kind === 'scores' ? value.toFixed(1) : signed(value, 1);
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(1))} %`;
}
