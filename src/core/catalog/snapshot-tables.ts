// What every part of a snapshot is read with: its tables.
import type { Conflict, Source, Sourced } from './model';
import type { PackedFigure, PackedSnapshot } from './snapshot-schema';

export interface Tables {
  readonly sources: readonly Pick<Source, 'id' | 'asOf'>[];
}

export interface WholeTables extends Tables {
  readonly packed: PackedSnapshot;
}

/** An element that `checkReferences` has seen. */
export function at<Item>(list: readonly Item[], place: number): Item {
  const item = list[place];
  if (item === undefined) throw new Error(`There is no element ${place}`);
  return item;
}

/** A figure with its source; `usual`: number of the source of its field where it names none. */
export function sourced<Value, Shown = Value>(
  figure: PackedFigure<Value>,
  usual: number,
  { sources }: Tables,
  show: (value: Value) => Shown,
): Sourced<Shown> {
  const [value, number = usual, dissent] = Array.isArray(figure) ? (figure as [Value, number, [Value, number][]?]) : [figure];
  const { id, asOf } = at(sources, number);
  const stated = { value: show(value), source: id, asOf };
  if (dissent === undefined) return stated;
  return { ...stated, conflicts: dissent.map(([other, from]): Conflict<Shown> => ({ value: show(other), source: at(sources, from).id })) };
}
